import type { CommitFiles } from '../../adapters/git/commit-files.ts';
import { compareFiles } from '../../adapters/git/compare-files.ts';
import type { Repository } from '../../adapters/git/repository.ts';
import type { BaseKeeper } from '../../adapters/node/base-keeper.ts';
import type { NamedFiles } from '../../adapters/node/named-files.ts';
import type { OutcomeOfBase } from '../../core/changed-findings.ts';
import type { FileChanges } from '../../core/file-changes.ts';
import type { PairOfStates } from '../../core/pair-of-states.ts';
import { pairs } from '../../core/pairs.ts';
import { roots } from '../../core/roots.ts';
import { namedFolder } from '../named-folder.ts';
import type { OpenOptions } from '../open-project.ts';
import type { Checked } from './config-from.ts';

/** Both states, and what is found in them. */
export interface BothChecked {
  readonly checked: Checked;
  /** What is found in the base. */
  readonly before: OutcomeOfBase;
  readonly isRoot: boolean;
  readonly files: FileChanges;
}

/**
 * The head, and what was found in the base when it was checked last; null where the base has to be read: for the first
 * time, on another day, or to know which records a file held that is gone.
 */
export async function headAndKnownBase(
  root: string,
  repository: Repository,
  commit: string,
  base: CommitFiles,
  options: OpenOptions,
  keeper: BaseKeeper,
): Promise<BothChecked | null> {
  const known = keeper.recall(commit);
  if (known === null || (options.today ?? known.today) !== known.today) return null;
  const { ports, files: folder } = namedFolder(root, { ...options, keep: true }, repository, commit.length);
  const head = await roots.open(ports, options.signal);
  if (head.today !== known.today) return null;
  const compare = compareFiles(folder, base);
  const same = await compare.same(head.listed);
  let isEnough = true;
  const versions = (): [] => {
    isEnough = false;
    return [];
  };
  const files = await pairs.fileChanges(
    { listed: new Set((await base.names()).keys()), store: { versions } },
    head,
    (path) => same.has(path),
    compare,
  );
  if (!isEnough) return null;
  return {
    checked: { project: head, outcome: await roots.check(head) },
    before: known.found,
    isRoot: true,
    files,
  };
}

/** Keeps what was found in the base, where it will be found there again. */
export async function keepBase(
  keeper: BaseKeeper,
  pair: PairOfStates,
  commit: string,
  base: CommitFiles,
  folder: NamedFiles,
): Promise<void> {
  if (await isLasting(pair, base, folder))
    keeper.keep(commit, { today: pair.head.today, found: pairs.findingsOfBase(pair.base.outcome()) });
}

/** Whether what was found in a base will be found in it again, whatever else changes, but for the day. */
async function isLasting(
  { base: before, isRoot, head, files }: PairOfStates,
  base: CommitFiles,
  folder: NamedFiles,
): Promise<boolean> {
  if (!isRoot || !before.isHistoryLasting || (await base.submodules()).length > 0) return false;
  const names = await base.names();
  const changed = new Set(files.changed);
  // What only says the same, such as with other line ends, was read from the folder.
  return [...head.listed].every(
    (path) => !names.has(path) || changed.has(path) || folder.knownName?.(path) === names.get(path),
  );
}
