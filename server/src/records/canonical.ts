import canonicalize from 'canonicalize';
import type { Json } from '../model/json.ts';
import type { Sha256 } from './sha256.ts';

/** Format name inside every digest; a change of what is covered gets a new one. */
const digestFormat = 'qms-signoff-2';

/** Prefix of every digest; any other prefix is no digest. */
const digestPrefix = 'sha256-';

/** The JSON Canonicalization Scheme (RFC 8785) form of a value. */
export function canonicalForm(value: Json): string {
  const form = canonicalize(value);
  if (form === undefined) throw new TypeError('not a JSON value');
  return form;
}

/** `sha256-` and padded base64 of SHA-256 over the bytes (a text's UTF-8): the form of Subresource Integrity. */
export const integrity = (data: Uint8Array | string, sha256: Sha256): string => digestPrefix + sha256(data);

/** What a digest covers, each part in canonical form (see `canonicalForm`); of a content digest, `signOff` is `null`. */
export interface CanonicalParts {
  readonly body: string;
  readonly record: string;
  readonly signOff: string;
}

/** The digest of a sign-off over its record, body and files (path as written → integrity of its bytes). */
export function signOffDigest(
  parts: CanonicalParts,
  files: Readonly<Record<string, string>>,
  sha256: Sha256,
): string {
  const members = [
    `"body":${parts.body}`,
    `"files":${canonicalForm(files)}`,
    `"format":"${digestFormat}"`,
    `"record":${parts.record}`,
    `"signOff":${parts.signOff}`,
  ];
  return integrity(`{${members.join(',')}}`, sha256);
}

/** Bytes of a file as the digest sees them: text loses its byte-order mark and its CRs before LF, the rest stays. */
function signedFileBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(0)) return bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return new TextEncoder().encode(text.replaceAll('\r\n', '\n'));
  } catch {
    return bytes;
  }
}

/** What stands in git for a file kept by Git LFS (specification v1): the SHA-256 of its bytes and their number. */
const largeFilePointer =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:[a-z0-9.-]+ .*\n)*?oid sha256:([0-9a-f]{64})\nsize \d+\n$/;
/** A pointer is shorter than this (specification v1). */
const longestPointer = 1024;

/** What the digest binds of a file: the integrity of its bytes, or of those that a Git LFS pointer stands for. */
export function fileIntegrity(bytes: Uint8Array, sha256: Sha256): string {
  if (bytes.length < longestPointer) {
    const hex = largeFilePointer.exec(new TextDecoder().decode(bytes))?.[1];
    if (hex !== undefined) return digestPrefix + base64OfHex(hex);
  }
  return integrity(signedFileBytes(bytes), sha256);
}

const base64OfHex = (hex: string): string =>
  btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))));
