import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import type { ReadResult } from '../../workspace/ports.ts';

/** How to open what may be a pipe, which must not keep us waiting, or a link, which could lead anywhere. */
export const openWarily = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The code of a fault of the system, such as `ENOENT`. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';

/** Codes of the system for what is not there, or is a link in a place where links are not followed. */
export const gone: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

const reasons: Readonly<Record<string, string>> = { EACCES: 'no permission', EPERM: 'no permission' };

/** What a fault of the system while reading says of the file. */
export function readFault(error: unknown): ReadResult {
  const code = codeOf(error);
  if (gone.has(code)) return { kind: 'missing' };
  return { kind: 'unreadable', reason: Object.hasOwn(reasons, code) ? reasons[code]! : code };
}

/** True unless something else is known to stand there: a folder, a link, a pipe, a socket, a device. */
function mayBeOrdinary(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch (error) {
    return !gone.has(codeOf(error));
  }
}

/**
 * Bytes of an open file: no more than its size when it was opened, fewer when it shrinks meanwhile. Small ones share
 * memory set aside for them, which takes a third off the time to read many.
 */
function readAll(descriptor: number, size: number): Uint8Array {
  const { buffer, byteOffset } = Buffer.allocUnsafe(size);
  const bytes = new Uint8Array(buffer, byteOffset, size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(descriptor, bytes, filled, size - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return filled === size ? bytes : bytes.subarray(0, filled);
}

/**
 * Reads an ordinary file whole. Whatever else stands at the path (a folder, a link, a pipe, a socket, a
 * device) counts as no file and is never read or waited for. The call blocks.
 * @param maximum in bytes: a larger file is not read
 */
export function readOrdinaryFile(path: string, maximum: number): ReadResult {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, openWarily);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { kind: 'missing' };
    if (stats.size > maximum) return { kind: 'too-large', size: stats.size };
    return { kind: 'bytes', bytes: readAll(descriptor, stats.size) };
  } catch (error) {
    return mayBeOrdinary(path) ? readFault(error) : { kind: 'missing' };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
