import type { Objects } from './objects.ts';

/** One entry of a folder as git keeps it. */
export interface TreeEntry {
  /** `100644`, `100755` a file; `120000` a symbolic link; `40000` a folder; `160000` another repository. */
  readonly mode: string;
  readonly hash: string;
}

/** A larger folder than this is not looked into. */
const largestTree = 64 * 2 ** 20;

export const isFolder = ({ mode }: TreeEntry): boolean => mode === '40000' || mode === '040000';

/** True for another repository, of which only a commit is named. */
export const isSubmodule = ({ mode }: TreeEntry): boolean => mode === '160000';

/** True for what is read as a file: links are not followed. */
export const isFile = ({ mode }: TreeEntry): boolean => mode.startsWith('100');

/** The entries of a raw tree object by name. Names that are not UTF-8 are left out: no path says them. */
function readTree(bytes: Buffer, hashLength: number): ReadonlyMap<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  const text = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const hash = bytes.toString('hex', end + 1, end + 1 + hashLength / 2);
    try {
      const name = text.decode(bytes.subarray(space + 1, end));
      entries.set(name, { mode: bytes.toString('latin1', at, space), hash });
    } catch {
      // A name that is no text.
    }
    at = end + 1 + hashLength / 2;
  }
  return entries;
}

/** Folders of commits, each read once. */
export class Trees {
  readonly #objects: Objects;
  readonly #known = new Map<string, Promise<ReadonlyMap<string, TreeEntry> | null>>();

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  /** The entries of a tree; null when it is missing. */
  entries(tree: string): Promise<ReadonlyMap<string, TreeEntry> | null> {
    let known = this.#known.get(tree);
    if (known === undefined) {
      known = this.#objects
        .read(tree, largestTree)
        .then((object) =>
          object.kind === 'object' && object.type === 'tree' ? readTree(object.bytes, tree.length) : null,
        );
      this.#known.set(tree, known);
    }
    return known;
  }

  /** What stands at a path below a tree: null for nothing, `missing` when a folder on the way is not there to be read. */
  async find(tree: string, path: string): Promise<TreeEntry | null | 'missing'> {
    let entry: TreeEntry = { mode: '40000', hash: tree };
    for (const name of path.split('/').filter((part) => part !== '')) {
      if (!isFolder(entry)) return null;
      const entries = await this.entries(entry.hash);
      if (entries === null) return 'missing';
      const next = entries.get(name);
      if (next === undefined) return null;
      entry = next;
    }
    return entry;
  }
}
