import canonicalize from 'canonicalize';
import type { Json, JsonObject } from '../model/json.ts';
import { sha256Base64 } from './sha256.ts';

/** Format name inside every digest; a change of what is covered gets a new one. */
const digestFormat = 'qms-signoff-1';

/** Prefix of every digest; any other prefix is no digest. */
const digestPrefix = 'sha256-';

/** The JSON Canonicalization Scheme (RFC 8785) form of a value. */
export function canonicalForm(value: Json): string {
  const form = canonicalize(value);
  if (form === undefined) throw new TypeError('not a JSON value');
  return form;
}

/** `sha256-` and padded base64 of SHA-256 over the bytes (a text's UTF-8): the form of Subresource Integrity. */
export const integrity = (data: Uint8Array | string): string => digestPrefix + sha256Base64(data);

/** What a digest covers, each part in canonical form (see `canonicalForm`). */
export interface CanonicalParts {
  readonly body: string;
  readonly record: string;
  readonly signOff: string;
}

/** The digest of a sign-off over its record, body and files (path as written → integrity of its bytes). */
export function signOffDigest(parts: CanonicalParts, files: Readonly<Record<string, string>>): string {
  const members = [
    `"body":${parts.body}`,
    `"files":${canonicalForm(files)}`,
    `"format":"${digestFormat}"`,
    `"record":${parts.record}`,
    `"signOff":${parts.signOff}`,
  ];
  return integrity(`{${members.join(',')}}`);
}

/** A Markdown body as the digest sees it: LF line ends, no leading blank lines, no trailing white space. */
export function signedBody(body: string): string {
  const unix = body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
  let start = 0;
  for (let index = 0; index < unix.length; index += 1) {
    const char = unix[index];
    if (char === '\n') start = index + 1;
    else if (char !== ' ' && char !== '\t') break;
    else if (index === unix.length - 1) start = unix.length;
  }
  let end = unix.length;
  while (end > start && ' \t\n'.includes(unix[end - 1]!)) end -= 1;
  return unix.slice(start, end);
}

/** The keys of a record that its sign-off covers. */
export function signedKeys(data: JsonObject, unsigned: (key: string) => boolean): JsonObject {
  const signed: JsonObject = {};
  for (const key of Object.keys(data)) {
    if (unsigned(key)) continue;
    if (key !== '__proto__') signed[key] = data[key]!;
    else
      Object.defineProperty(signed, key, {
        value: data[key],
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return signed;
}

/** Bytes of a file as the digest sees them: text loses its byte-order mark and its CRs before LF, the rest stays. */
export function signedFileBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(0)) return bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return new TextEncoder().encode(text.replaceAll('\r\n', '\n'));
  } catch {
    return bytes;
  }
}
