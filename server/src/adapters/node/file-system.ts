import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileSystem, ReadResult } from '../../workspace/ports.ts';

const isLeftOut = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';

const reasons: Readonly<Record<string, string>> = { EACCES: 'no permission', EPERM: 'no permission' };

const gone: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/** Milliseconds for which a folder found to be no symbolic link is believed to be none. */
const trustFor = 1000;

/** What stands below a root and is passed over, so that nobody takes it for read. */
export interface Skipped {
  readonly path: string;
  /** A symbolic link, or a folder that cannot be entered. */
  readonly kind: 'link' | 'folder';
  /** True when records could stand below it: a folder, or a link to one. */
  readonly isFolder: boolean;
}

type OnSkipped = (entry: Skipped) => void;

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function listBelow(root: string, folder: string, found: string[], skipped: OnSkipped): void {
  const folders: string[] = [];
  const files: string[] = [];
  const links: string[] = [];
  try {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (isLeftOut(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) files.push(path);
      else if (entry.isSymbolicLink()) links.push(path);
    }
  } catch (error) {
    // A folder that vanished holds nothing we could speak about.
    if (!gone.has(codeOf(error))) skipped({ path: folder, kind: 'folder', isFolder: true });
    return;
  }
  if (folder !== '' && files.includes(`${folder}/qms.yaml`)) return;
  for (const file of files) found.push(file);
  for (const path of links) skipped({ path, kind: 'link', isFolder: leadsToFolder(join(root, path)) });
  for (const inner of folders) listBelow(root, inner, found, skipped);
}

/** Bytes of an open file; fewer than its size when it shrinks meanwhile. */
function readAll(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(descriptor, bytes, filled, size - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return filled === size ? bytes : bytes.subarray(0, filled);
}

/**
 * The files below a folder of this machine. Symbolic links are neither followed nor read. Calls block:
 * for many small files that is an order of magnitude faster than as many trips through the thread pool.
 * @param skipped told what listing passes over
 */
export function nodeFileSystem(root: string, skipped: OnSkipped = () => {}): FileSystem {
  const realUntil = new Map<string, number>();

  /** A link in the way of a file would lead out of the root just as well as one in its place. */
  const isRealFolder = (folder: string): boolean => {
    if (folder === '.' || folder === '') return true;
    const now = performance.now();
    if ((realUntil.get(folder) ?? 0) > now) return true;
    if (!isRealFolder(dirname(folder)) || !lstatSync(join(root, folder)).isDirectory()) return false;
    realUntil.set(folder, now + trustFor);
    return true;
  };

  const read = (path: string, maximum: number): ReadResult => {
    if (path.startsWith('/') || path.split('/').includes('..') || !isRealFolder(dirname(path)))
      return { kind: 'missing' };
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const descriptor = openSync(join(root, path), flags);
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return { kind: 'missing' };
      if (stats.size > maximum) return { kind: 'too-large', size: stats.size };
      return { kind: 'bytes', bytes: readAll(descriptor, stats.size) };
    } finally {
      closeSync(descriptor);
    }
  };

  return {
    async list() {
      const found: string[] = [];
      listBelow(root, '', found, skipped);
      return found.sort();
    },
    async read(path, maximum) {
      try {
        return read(path, maximum);
      } catch (error) {
        const code = codeOf(error);
        return gone.has(code)
          ? { kind: 'missing' }
          : { kind: 'unreadable', reason: Object.hasOwn(reasons, code) ? reasons[code]! : code };
      }
    },
  };
}
