import { hash } from 'node:crypto';
import type { Sha256 } from '../../records/sha256.ts';

/** Node's SHA-256. */
export const nodeSha256: Sha256 = (data) => hash('sha256', data, 'base64');

/** SHA-256 of bytes, base64url: what a file is known by in what is kept of a root. */
export const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url');
