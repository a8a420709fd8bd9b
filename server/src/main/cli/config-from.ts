import { nodeFileSystem } from '../../adapters/node/file-system.ts';
import { roots } from '../../core/roots.ts';
import type { BaseChanges } from '../../core/trust.ts';
import type { Outcome } from '../../workspace/findings/publisher.ts';
import type { FileSystem } from '../../workspace/ports.ts';
import type { Project } from '../../workspace/project.ts';
import { loadTypes } from '../load-types.ts';
import { historyReading, type OpenOptions, portsOf } from '../open-project.ts';
import { commitState, repositoryOf, shownRef } from './commit-state.ts';

/** A root that has been checked, and what it was checked by if not by what its own files say. */
export interface Checked {
  readonly project: Project;
  readonly outcome: Outcome;
  readonly base?: BaseChanges;
}

/**
 * Checks a root by what a commit says. A folder that has become a root of its own since then hides nothing.
 * @param state another commit, whose files are checked in place of those of the folder
 */
export async function checkedByRef(
  root: string,
  ref: string,
  options: OpenOptions,
  state: { readonly files: FileSystem; readonly commit: string } | null = null,
): Promise<Checked> {
  const named = `\`--config-from ${shownRef(ref)}\``;
  const repository = await repositoryOf(root, named);
  try {
    const base = await commitState(repository, ref, named);
    const inner: string[] = [];
    const found = nodeFileSystem(root, ({ kind, path }) => {
      if (kind === 'root') inner.push(path);
    });
    await found.list();
    const known = new Set<string>();
    for (const folder of inner) if (await base.isRoot(folder)) known.add(folder);
    const files = state?.files ?? nodeFileSystem(root, options.skipped, (folder) => known.has(folder));
    const ports = {
      ...portsOf(root, { ...options, files }),
      // Whoever could write into what is kept would decide for others.
      readEvidence: historyReading(root, false, loadTypes, {
        readsAsNow: true,
        ...(state === null ? {} : { from: state.commit }),
      }),
    };
    const { project, outcome, changes } = await roots.checkFrom(ports, {
      ref,
      files: base.files,
      readEvidence: historyReading(root, false, loadTypes, { from: base.commit }),
    });
    return { project, outcome, base: { ref, commit: base.commit, changes, files } };
  } finally {
    repository.close();
  }
}
