import { createHash } from 'node:crypto';
import { largestFileSize } from '../../records/configuration.ts';
import type { FileSystem } from '../../workspace/ports.ts';

/** The name git gives to the bytes of a file, in a repository whose names have so many digits. */
export function blobName(bytes: Uint8Array, digits: number): string {
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The name git gives to what a file holds now; null for one that is not there. */
export async function nameNow(files: FileSystem, path: string, digits: number): Promise<string | null> {
  if (files.nameOf !== undefined) return files.nameOf(path);
  const read = await files.read(path, largestFileSize);
  return read.kind === 'bytes' ? blobName(read.bytes, digits) : null;
}

/** The files of a state, with the names git would give to what they hold. */
export interface NamedFiles extends FileSystem {
  readonly nameOf: (path: string) => Promise<string | null>;
  /** The name of a file that has one already. */
  readonly knownName?: (path: string) => string | undefined;
}

/** Files of a folder that are named while they are read. */
export interface NamedFolder extends NamedFiles {
  /** How long names are. */
  readonly digits: number;
  /** Reads without naming, for somebody who names by themselves. */
  readonly unnamed: FileSystem['read'];
  /** Takes in the name of a file that was read so. */
  readonly name: (path: string, name: string) => void;
}

/**
 * Files of a folder, named while they are read: what a check has read anyway is not read again to compare it. What git's
 * index says of them is not asked, and no filter runs.
 * @param digits how long names are
 */
export function namedFiles(files: FileSystem, digits: number): NamedFolder {
  const names = new Map<string, string>();
  const read: FileSystem['read'] = async (path, maximum) => {
    const result = await files.read(path, maximum);
    if (result.kind === 'bytes') names.set(path, blobName(result.bytes, digits));
    return result;
  };
  return {
    digits,
    list: files.list,
    read,
    unnamed: files.read,
    name: (path, name) => names.set(path, name),
    knownName: (path) => names.get(path),
    async nameOf(path) {
      if (!names.has(path)) await read(path, largestFileSize);
      return names.get(path) ?? null;
    },
  };
}
