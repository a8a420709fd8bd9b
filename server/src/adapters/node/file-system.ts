import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftOut } from '../../records/paths.ts';
import type { FileSystem, ReadResult } from '../../workspace/ports.ts';
import { codeOf, gone, readFault, readOrdinaryFile } from './ordinary-file.ts';

/** Seconds for which a folder found to be no symbolic link is believed to be none. */
const trustFor = 1;

/** What stands below a root and is passed over, so that nobody takes it for read. */
export interface Skipped {
  readonly path: string;
  /** A symbolic link, a folder that cannot be entered, a name that is not UTF-8, which no path can say, or a root of its own. */
  readonly kind: 'link' | 'folder' | 'name' | 'root';
  /** True when records could stand below it: a folder, or a link to one. */
  readonly isFolder: boolean;
  /** The path of what has a `name` that is not UTF-8, with the bytes at fault as `\xE4`. */
  readonly spelled?: string;
}

type OnSkipped = (entry: Skipped) => void;

/** Whether a folder with a qms.yaml counts as a root of its own. */
type IsRoot = (folder: string) => boolean;

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes of a name as text; those that are not UTF-8 as `\xE4`. Null when all of them are. */
function spelledOut(name: Buffer): string | null {
  try {
    utf8.decode(name);
    return null;
  } catch {
    // Of what is no whole character, each byte stands alone.
    return [...name.toString('latin1').matchAll(/[\0-\x7f]+|[\xc2-\xf4][\x80-\xbf]+|[\x80-\xff]/g)]
      .map(([part]) => {
        try {
          return utf8.decode(Buffer.from(part, 'latin1'));
        } catch {
          return [...part].map((byte) => `\\x${byte.charCodeAt(0).toString(16).toUpperCase()}`).join('');
        }
      })
      .join('');
  }
}

/** Names in a folder that are not UTF-8: as paths have them, with U+FFFD in place of bytes, and spelled out. */
function namesNotUtf8(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(folder, 'buffer')) {
    const spelled = spelledOut(name);
    if (spelled !== null) found.set(name.toString(), spelled);
  }
  return found;
}

function listBelow(root: string, folder: string, found: string[], skipped: OnSkipped, isRoot: IsRoot): void {
  const folders: string[] = [];
  const files: string[] = [];
  const links: string[] = [];
  try {
    let unsayable: ReadonlyMap<string, string> | null = null;
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (isLeftOut(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.includes('\ufffd')) {
        unsayable ??= namesNotUtf8(join(root, folder));
        const spelled = unsayable.get(entry.name);
        if (spelled !== undefined) {
          skipped({
            path,
            kind: 'name',
            isFolder: entry.isDirectory(),
            spelled: folder === '' ? spelled : `${folder}/${spelled}`,
          });
          continue;
        }
      }
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) files.push(path);
      else if (entry.isSymbolicLink()) links.push(path);
    }
  } catch (error) {
    // A folder that vanished holds nothing we could speak about.
    if (!gone.has(codeOf(error))) skipped({ path: folder, kind: 'folder', isFolder: true });
    return;
  }
  if (folder !== '' && files.includes(`${folder}/qms.yaml`) && isRoot(folder)) {
    skipped({ path: folder, kind: 'root', isFolder: true });
    return;
  }
  for (const file of files) found.push(file);
  for (const path of links) skipped({ path, kind: 'link', isFolder: leadsToFolder(join(root, path)) });
  for (const inner of folders) listBelow(root, inner, found, skipped, isRoot);
}

/**
 * The files below a folder of this machine, by their paths from it, in ascending order of code units.
 * @param skipped called with what is passed over
 * @param isRoot which folders with a qms.yaml are left to it; all, unless something else decides
 */
export function listFiles(root: string, skipped: OnSkipped, isRoot: IsRoot = () => true): string[] {
  const found: string[] = [];
  listBelow(root, '', found, skipped, isRoot);
  return found.sort();
}

const leadsUp = /(?:^|\/)\.\.(?:\/|$)/;

/** The folder a path below the root lies in; empty for the root. */
const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/**
 * The files below a folder of this machine. Symbolic links are neither followed nor read. Calls block:
 * for many small files that is an order of magnitude faster than as many trips through the thread pool.
 * @param skipped called with what listing passes over
 * @param isRoot which folders with a qms.yaml are left to it; all, unless something else decides
 */
export function nodeFileSystem(
  root: string,
  skipped: OnSkipped = () => {},
  isRoot: IsRoot = () => true,
): FileSystem {
  const realUntil = new Map<string, number>();

  /** A link in the way of a file would lead out of the root just as well as one in its place. */
  const isRealFolder = (folder: string): boolean => {
    if (folder === '') return true;
    // `performance` would have Node load what measures it.
    const now = process.uptime();
    if ((realUntil.get(folder) ?? 0) > now) return true;
    if (!isRealFolder(folderOf(folder)) || !lstatSync(join(root, folder)).isDirectory()) return false;
    realUntil.set(folder, now + trustFor);
    return true;
  };

  const read = (path: string, maximum: number): ReadResult => {
    if (path.startsWith('/') || leadsUp.test(path) || !isRealFolder(folderOf(path)))
      return { kind: 'missing' };
    return readOrdinaryFile(`${root}/${path}`, maximum);
  };

  return {
    list: async () => listFiles(root, skipped, isRoot),
    async read(path, maximum) {
      try {
        return read(path, maximum);
      } catch (error) {
        return readFault(error);
      }
    },
  };
}
