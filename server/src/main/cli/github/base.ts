import { Repository } from '../../../adapters/git/repository.ts';
import { configurationFile } from '../../../records/configuration.ts';
import { UsageError } from '../usage.ts';
import type { Change } from './pull-request.ts';

/** What a change is compared with and judged by. */
export interface Base {
  readonly commit: string;
  /** Whether there is a qms.yaml for this root in it: without one, nothing can be judged by it. */
  readonly hasConfiguration: boolean;
}

/**
 * The commit of the base branch. Where GitHub has merged the change into that branch to be tried, it is what the change
 * was merged into, which may be newer than what the event names.
 * @param root absolute path of the folder with the qms.yaml
 * @param tried the commit that GitHub started the workflow for
 */
export async function baseOf(root: string, change: Change, tried: string | undefined): Promise<Base> {
  const repository = await Repository.open(root);
  if (typeof repository === 'string')
    throw new UsageError(
      'git cannot read what is checked out: use actions/checkout, and run in the folder it fills',
    );
  try {
    const head = await repository.commitOf('HEAD');
    const merged = head === null || head !== tried ? null : await repository.commit(head);
    const [first, second, third] = merged?.parents ?? [];
    const isTrial = second === change.head && third === undefined;
    const commit = isTrial && first !== undefined ? first : change.base;
    const found = await repository.commit(commit);
    if (found === null)
      throw new UsageError(
        `the commit that this change goes to (${commit.slice(0, 10)}) is not here: give actions/checkout \`fetch-depth: 0\``,
      );
    const entry = await repository.trees.find(found.tree, `${repository.prefix}${configurationFile}`);
    return { commit, hasConfiguration: entry !== null };
  } finally {
    repository.close();
  }
}
