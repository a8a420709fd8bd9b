import { hash } from 'node:crypto';
import type { Sha256 } from '../../records/sha256.ts';

/** Node's SHA-256. */
export const nodeSha256: Sha256 = (data) => hash('sha256', data, 'base64');
