import type { FileSystem } from './ports.ts';

/** By path, the digest of the bytes of each file that was read; null for one that changed from one read to the next. */
export type NotedReads = Map<string, string | null>;

/**
 * The same files, noting what is read of them.
 * @param digestOf what bytes are known by
 */
export const notingReads = (
  files: FileSystem,
  noted: NotedReads,
  digestOf: (bytes: Uint8Array) => string,
): FileSystem => ({
  ...files,
  async read(path, maximum) {
    const result = await files.read(path, maximum);
    if (result.kind === 'bytes') {
      const digest = digestOf(result.bytes);
      noted.set(path, noted.has(path) && noted.get(path) !== digest ? null : digest);
    }
    return result;
  },
});
