import { realpathSync } from 'node:fs';
import { commitFiles } from '../../adapters/git/commit-files.ts';
import { Repository } from '../../adapters/git/repository.ts';
import { nodeFileSystem } from '../../adapters/node/file-system.ts';
import { roots } from '../../core/roots.ts';
import type { BaseChanges } from '../../core/trust.ts';
import { oneLine } from '../../document/sanitize.ts';
import { configurationFile } from '../../records/configuration.ts';
import type { Outcome } from '../../workspace/findings/publisher.ts';
import type { FileSystem } from '../../workspace/ports.ts';
import type { Project } from '../../workspace/project.ts';
import { loadTypes } from '../load-types.ts';
import { historyReading, type OpenOptions, portsOf } from '../open-project.ts';
import { UsageError } from './usage.ts';

/** A commit that checks go by. */
interface Base {
  readonly ref: string;
  readonly commit: string;
  /** The files of the root as they are in it. */
  readonly files: FileSystem;
  /** Whether a folder below was a root of its own in it. */
  readonly isRoot: (folder: string) => Promise<boolean>;
  readonly close: () => void;
}

const noRepository = {
  'no-git': 'git is not there to be asked',
  'no-repository': 'the folder of qms.yaml is in no repository',
  refused: 'git refuses to read a repository that belongs to somebody else',
} as const;

/**
 * The commit behind `--config-from`.
 * @throws {@link UsageError} where there is none, or it has no qms.yaml: checks never go by something else instead
 */
async function openBase(root: string, ref: string): Promise<Base> {
  const named = `\`--config-from ${oneLine(ref, 100)}\``;
  const repository = await Repository.open(realpathSync(root));
  if (typeof repository === 'string') throw new UsageError(`${named}: ${noRepository[repository]}`);
  const commit = await repository.commitOf(ref);
  if (commit === null) {
    repository.close();
    throw new UsageError(
      `${named}: there is no such commit here; fetch it first, as with \`fetch-depth: 0\``,
    );
  }
  const files = commitFiles(repository, commit);
  const { kind } = await files.read(configurationFile, 0);
  if (kind === 'missing' || kind === 'unreadable') {
    repository.close();
    throw new UsageError(`${named}: that commit has no qms.yaml for this folder`);
  }
  const { tree } = (await repository.commit(commit))!;
  const isRoot = async (folder: string): Promise<boolean> => {
    const entry = await repository.trees.find(tree, `${repository.prefix}${folder}/${configurationFile}`);
    return entry !== null && entry !== 'missing';
  };
  return { ref, commit, files, isRoot, close: () => repository.close() };
}

/** A root that has been checked, and what it was checked by if not by what its own files say. */
export interface Checked {
  readonly project: Project;
  readonly outcome: Outcome;
  readonly base?: BaseChanges;
}

/** Checks a root by what a commit says. A folder that has become a root of its own since then hides nothing. */
export async function checkedByRef(root: string, ref: string, options: OpenOptions): Promise<Checked> {
  const base = await openBase(root, ref);
  try {
    const inner: string[] = [];
    const found = nodeFileSystem(root, ({ kind, path }) => {
      if (kind === 'root') inner.push(path);
    });
    await found.list();
    const known = new Set<string>();
    for (const folder of inner) if (await base.isRoot(folder)) known.add(folder);
    const files = nodeFileSystem(root, options.skipped, (folder) => known.has(folder));
    const { cache = true } = options;
    const ports = {
      ...portsOf(root, { ...options, files }),
      readEvidence: historyReading(root, cache, loadTypes, { readsAsNow: true }),
    };
    const { project, outcome, changes } = await roots.checkFrom(
      ports,
      // What was found out about it would take the place of what is kept of the commit that is checked out.
      { ref, files: base.files, readEvidence: historyReading(root, false, loadTypes, { from: base.commit }) },
    );
    return { project, outcome, base: { ref, commit: base.commit, changes, files } };
  } finally {
    base.close();
  }
}
