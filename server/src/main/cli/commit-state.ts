import { realpathSync } from 'node:fs';
import { type CommitFiles, commitFiles } from '../../adapters/git/commit-files.ts';
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
  'no-git': 'git is not there to be asked',
  'no-repository': 'the folder of qms.yaml is in no repository',
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
