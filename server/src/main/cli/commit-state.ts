import { realpathSync } from 'node:fs';
import { type CommitFiles, commitFiles } from '../../adapters/git/commit-files.ts';
import { partingOf } from '../../adapters/git/compared-commit.ts';
import { Repository } from '../../adapters/git/repository.ts';
import { oneLine } from '../../document/sanitize.ts';
import { configurationFile } from '../../records/configuration.ts';
import { UsageError } from './usage.ts';

/** A commit as a state of a root. */
export interface CommitState {
  readonly ref: string;
  readonly commit: string;
  /** The files of the root as they are in it. */
  readonly files: CommitFiles;
  /** Whether a folder below was a root of its own in it. */
  readonly isRoot: (folder: string) => Promise<boolean>;
}

const noRepository = {
  'no-git': 'git is not installed here',
  'no-repository': 'the folder of qms.yaml is in no git repository',
  refused: 'git refuses to read a repository that belongs to somebody else',
} as const;

/**
 * The repository a root is in.
 * @param named the option or operand that asks for it, as it is shown
 * @throws {@link UsageError} where there is none
 */
export async function repositoryOf(root: string, named: string): Promise<Repository> {
  const repository = await Repository.open(realpathSync(root));
  if (typeof repository === 'string') throw new UsageError(`${named}: ${noRepository[repository]}`);
  return repository;
}

/** A ref as a message names it. */
export const shownRef = (ref: string): string => oneLine(ref, 100);

/**
 * The last commit that two commits have in common: where a change begins.
 * @param named the option or operand that asks for it, as it is shown
 * @param other how the second one is named in a sentence
 * @throws {@link UsageError} where it is not known: then nothing may be taken for it
 */
export async function commonCommit(
  repository: Repository,
  named: string,
  [one, two]: readonly [one: string, two: string],
  other = 'what is checked out',
): Promise<string> {
  const found = await partingOf(repository, one, two);
  if (found.kind === 'commit') return found.commit;
  throw new UsageError(
    found.kind === 'cut-off'
      ? `${named}: this clone has only a part of the history (it is shallow), so where the change begins is not known; fetch all of it, as with \`fetch-depth: 0\``
      : `${named}: its history has no commit in common with ${other}; name another`,
  );
}

/**
 * The state of a root in a commit.
 * @throws {@link UsageError} where there is no such commit, or it has no qms.yaml: nothing else takes its place
 */
export async function commitState(repository: Repository, ref: string, named: string): Promise<CommitState> {
  const commit = await repository.commitOf(ref);
  if (commit === null) {
    if ((await repository.commitOf('HEAD')) === null)
      throw new UsageError(`${named}: nothing is committed here yet`);
    throw new UsageError(
      `${named}: there is no such commit here; fetch it first, as with \`fetch-depth: 0\``,
    );
  }
  const files = commitFiles(repository, commit);
  const { kind } = await files.read(configurationFile, 0);
  if (kind === 'missing' || kind === 'unreadable')
    throw new UsageError(`${named}: that commit has no qms.yaml for this folder`);
  const { tree } = (await repository.commit(commit))!;
  const isRoot = async (folder: string): Promise<boolean> => {
    const entry = await repository.trees.find(tree, `${repository.prefix}${folder}/${configurationFile}`);
    return entry !== null && entry !== 'missing';
  };
  return { ref, commit, files, isRoot };
}
