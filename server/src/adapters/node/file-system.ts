import { constants } from 'node:fs';
import { lstat, open, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSystem, ReadResult } from '../../workspace/ports.ts';

const isLeftOut = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';

async function* walk(root: string, folder: string): AsyncGenerator<string> {
  const folders: string[] = [];
  const files: string[] = [];
  try {
    for await (const entry of await opendir(join(root, folder))) {
      if (isLeftOut(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) files.push(path);
    }
  } catch {
    // A folder that vanished or may not be read holds nothing we could speak about.
    return;
  }
  if (folder !== '' && files.includes(`${folder}/qms.yaml`)) return;
  yield* files;
  for (const inner of folders) yield* walk(root, inner);
}

/** The files below a folder of this machine. Symbolic links are neither followed nor read. */
export function nodeFileSystem(root: string): FileSystem {
  return {
    async list() {
      const found: string[] = [];
      for await (const path of walk(root, '')) found.push(path);
      return found.sort();
    },
    async read(path, maximum): Promise<ReadResult> {
      const parts = path.split('/');
      if (parts.includes('..') || path.startsWith('/')) return { kind: 'missing' };
      try {
        // A link in the way of the file would lead out of the root just as well as one in its place.
        for (let depth = 1; depth < parts.length; depth += 1) {
          if ((await lstat(join(root, ...parts.slice(0, depth)))).isSymbolicLink())
            return { kind: 'missing' };
        }
        const file = await open(
          join(root, path),
          constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
        );
        try {
          const stats = await file.stat();
          if (!stats.isFile()) return { kind: 'missing' };
          if (stats.size > maximum) return { kind: 'too-large', size: stats.size };
          return { kind: 'bytes', bytes: await file.readFile() };
        } finally {
          await file.close();
        }
      } catch (error) {
        const code = codeOf(error);
        return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP'
          ? { kind: 'missing' }
          : { kind: 'unreadable', reason: code };
      }
    },
  };
}
