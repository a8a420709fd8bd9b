import { lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isLeftOut } from '../../records/paths.ts';
import type { FileSystem, ReadResult } from '../../workspace/ports.ts';
import { codeOf, gone, readFault, readOrdinaryFile } from './ordinary-file.ts';

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
    return readOrdinaryFile(join(root, path), maximum);
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
        return readFault(error);
      }
    },
  };
}
