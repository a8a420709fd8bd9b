import type { FileSystem, ReadResult } from './ports.ts';

/** Some files read once and kept, so that where they come from may be closed. */
export async function keptFiles(
  files: FileSystem,
  isKept: (path: string) => boolean,
  maximum: number,
): Promise<FileSystem> {
  const kept = new Map<string, ReadResult>();
  for (const path of (await files.list()).filter(isKept)) kept.set(path, await files.read(path, maximum));
  return {
    list: async () => [...kept.keys()],
    read: async (path, most) => {
      const result = kept.get(path) ?? { kind: 'missing' };
      return result.kind === 'bytes' && result.bytes.length > most
        ? { kind: 'too-large', size: result.bytes.length }
        : result;
    },
  };
}

/** The files of a root, some of which are taken from elsewhere: those alone, whether they are there or not. */
export function overlaidFiles(
  files: FileSystem,
  other: FileSystem,
  isTaken: (path: string) => boolean,
): FileSystem {
  const [name, otherName] = [files.nameOf, other.nameOf];
  return {
    list: async () =>
      [
        ...(await files.list()).filter((path) => !isTaken(path)),
        ...(await other.list()).filter(isTaken),
      ].sort(),
    read: (path, maximum) => (isTaken(path) ? other : files).read(path, maximum),
    ...(name === undefined || otherName === undefined
      ? {}
      : { nameOf: (path) => (isTaken(path) ? otherName : name)(path) }),
  };
}
