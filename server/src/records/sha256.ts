import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 of bytes, or of a text's UTF-8, as padded base64. A machine's own is ten times as fast as the portable one, so
 * `main/` passes in what there is; what comes out is the same.
 */
export type Sha256 = (data: string | Uint8Array) => string;

/** Runs anywhere. */
export const portableSha256: Sha256 = (data) =>
  btoa(String.fromCharCode(...sha256(typeof data === 'string' ? utf8ToBytes(data) : data)));
