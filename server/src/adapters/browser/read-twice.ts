import type { FileSystem, ReadResult } from '../../workspace/ports.ts';

/** Files that are first compared and then, perhaps, read: one journey for both. */
export interface TwiceReadFiles {
  readonly toCompare: FileSystem;
  /** Takes what was read to be compared. */
  readonly toRead: FileSystem;
  /** Nothing more is wanted of what was read to be compared. */
  readonly forget: () => void;
}

export function readTwice(files: FileSystem): TwiceReadFiles {
  const held = new Map<string, ReadResult>();
  return {
    toCompare: {
      ...files,
      async read(path, maximum) {
        const result = await files.read(path, maximum);
        held.set(path, result);
        return result;
      },
    },
    toRead: {
      ...files,
      async read(path, maximum) {
        const result = held.get(path);
        held.delete(path);
        return result ?? files.read(path, maximum);
      },
    },
    forget: () => held.clear(),
  };
}
