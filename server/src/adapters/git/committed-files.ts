import type { ReadCommitted } from '../../workspace/ports.ts';
import { commitFiles } from './commit-files.ts';
import { GitFault } from './git-fault.ts';
import { Repository } from './repository.ts';

const hash = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** The files of a root in a folder as commits of the repository it is in hold them. Nothing of the repository runs. */
export const committedFiles =
  (root: string, environment?: NodeJS.ProcessEnv): ReadCommitted =>
  async (commit, work) => {
    // A name of another kind could be one that the repository chose.
    if (commit !== null && !hash.test(commit)) return null;
    const repository = await Repository.open(root, environment);
    if (typeof repository === 'string') return null;
    try {
      const found = await repository.commitOf(commit ?? 'HEAD');
      return found === null ? null : await work(commitFiles(repository, found), found);
    } catch (error) {
      if (error instanceof GitFault) return null;
      throw error;
    } finally {
      repository.close();
    }
  };
