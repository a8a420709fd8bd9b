import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of bytes, or of a text's UTF-8, as padded base64. */
export type Sha256 = (data: string | Uint8Array) => string;

/** Runs anywhere. */
export const portableSha256: Sha256 = (data) =>
  btoa(String.fromCharCode(...sha256(typeof data === 'string' ? utf8ToBytes(data) : data)));

let current: Sha256 = portableSha256;

/**
 * Puts the machine's own SHA-256 in place of the portable one, which takes ten times as long. Only `main`
 * calls this, once at the start; what comes out is the same, so nothing else has to know.
 */
export function useSha256(own: Sha256): void {
  current = own;
}

export const sha256Base64: Sha256 = (data) => current(data);
