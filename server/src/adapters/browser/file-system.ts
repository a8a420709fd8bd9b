import { groupedBy } from '../../records/grouped.ts';
import type { FileSystem, ReadResult } from '../../workspace/ports.ts';

/** What a client answers for one file. */
export type RemoteContent =
  | { readonly kind: 'bytes'; readonly base64: string }
  | Exclude<ReadResult, { readonly kind: 'bytes' }>;

/** A client that has the files: asked for many at once. */
export interface RemoteFiles {
  /** Every file below the root, as paths with `/`. */
  readonly list: () => Promise<readonly string[]>;
  /** One answer per path. `maximum` in bytes: larger files are not read. */
  readonly read: (paths: readonly string[], maximum: number) => Promise<readonly RemoteContent[]>;
}

/** Most files asked for with one request. */
const mostAtOnce = 250;

interface Wanted {
  readonly path: string;
  readonly maximum: number;
  readonly answer: (result: ReadResult) => void;
}

const unreadable = (error: unknown): ReadResult => ({
  kind: 'unreadable',
  reason: error instanceof Error ? error.message : String(error),
});

const resultOf = (content: RemoteContent | undefined): ReadResult => {
  if (content === undefined) return { kind: 'missing' };
  return content.kind === 'bytes' ? { kind: 'bytes', bytes: bytesOf(content.base64) } : content;
};

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/**
 * Files that only the client of a worker can reach. What is asked for in the same turn goes out in one
 * request, because every request costs a trip between threads (or to another machine).
 */
export function browserFileSystem(remote: RemoteFiles): FileSystem {
  let wanted: Wanted[] = [];

  const send = async (batch: readonly Wanted[], maximum: number): Promise<void> => {
    let contents: readonly RemoteContent[];
    try {
      contents = await remote.read(
        batch.map(({ path }) => path),
        maximum,
      );
    } catch (error) {
      for (const { answer } of batch) answer(unreadable(error));
      return;
    }
    for (const [index, { answer }] of batch.entries()) {
      try {
        answer(resultOf(contents[index]));
      } catch (error) {
        answer(unreadable(error));
      }
    }
  };

  const flush = (): void => {
    const all = wanted;
    wanted = [];
    for (const [maximum, group] of groupedBy(all, (each) => each.maximum))
      for (let from = 0; from < group.length; from += mostAtOnce)
        void send(group.slice(from, from + mostAtOnce), maximum);
  };

  return {
    async list() {
      const paths = await remote.list();
      const inner = paths
        .filter((path) => path.endsWith('/qms.yaml'))
        .map((path) => path.slice(0, -'qms.yaml'.length));
      return paths.filter((path) => !inner.some((folder) => path.startsWith(folder))).sort();
    },
    read: (path, maximum) =>
      new Promise((answer) => {
        if (wanted.length === 0) setTimeout(flush, 0);
        wanted.push({ path, maximum, answer });
      }),
  };
}
