import type { CompareFiles } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import { formerIdsOf } from '../workspace/record-uses.ts';

/** A file that has another name in the later of two states. */
export interface MovedFile {
  readonly from: string;
  readonly to: string;
  /** True where it holds the same as before. */
  readonly isSame: boolean;
}

/** What two states of a root differ in, file by file; paths in order. */
export interface FileChanges {
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly moved: readonly MovedFile[];
}

/** What has to be known of a base to say what became of its files. */
export interface FilesOfBase {
  readonly listed: ReadonlySet<string>;
  readonly store: Pick<Project['store'], 'versions'>;
}

/**
 * What became of files. One that is gone and one that is new are the same file where they hold the same bytes, or a
 * record of the same id, or of one it had, and of the same version.
 * @param isSame whether both states have a file alike
 */
export async function fileChanges(
  base: FilesOfBase,
  head: Project,
  isSame: (path: string) => boolean,
  compare: CompareFiles,
): Promise<FileChanges> {
  const gone = [...base.listed].filter((path) => !head.listed.has(path)).sort();
  const fresh = [...head.listed].filter((path) => !base.listed.has(path)).sort();
  const changed = [...head.listed].filter((path) => base.listed.has(path) && !isSame(path)).sort();
  const alike = await compare.moved(gone, fresh);
  const moved: MovedFile[] = [...alike].map(([to, from]) => ({ from, to, isSame: true }));
  const known = new Set(moved.flatMap(({ from, to }) => [from, to]));
  const left = gone.filter((path) => !known.has(path));
  for (const to of left.length === 0 ? [] : fresh.filter((path) => !known.has(path))) {
    const from = movedFrom(to, left, base, head);
    if (from === undefined) continue;
    left.splice(left.indexOf(from), 1);
    known.add(from).add(to);
    moved.push({ from, to, isSame: false });
  }
  return {
    changed,
    added: fresh.filter((path) => !known.has(path)),
    removed: gone.filter((path) => !known.has(path)),
    moved: moved.sort((one, other) => (one.to < other.to ? -1 : 1)),
  };
}

/** The file that is gone and held the first record of a new one that was anywhere else before. */
function movedFrom(
  to: string,
  gone: readonly string[],
  base: FilesOfBase,
  head: Project,
): string | undefined {
  for (const record of head.store.recordsIn(to)) {
    if (record.id === '') continue;
    for (const id of [record.id, ...formerIdsOf(record)]) {
      const before = base.store.versions(id).find(({ version }) => version === record.version);
      if (before !== undefined && gone.includes(before.file)) return before.file;
    }
  }
  return undefined;
}
