import { branchNames } from '../../../adapters/git/branches.ts';
import { commitFiles } from '../../../adapters/git/commit-files.ts';
import { compareFiles } from '../../../adapters/git/compare-files.ts';
import { partingOf, usualBase } from '../../../adapters/git/compared-commit.ts';
import { Repository } from '../../../adapters/git/repository.ts';
import { namedFiles } from '../../../adapters/node/named-files.ts';
import { diffs } from '../../../core/diff.ts';
import { pairs } from '../../../core/pairs.ts';
import { historyReading } from '../../open-project.ts';
import type { BranchComparison } from './host.ts';

/** Compares the files of a root on this machine with branches of the repository it is in. Nothing of that runs. */
export const branchComparison = (folder: string): BranchComparison => ({
  async branches() {
    const repository = await Repository.open(folder);
    if (typeof repository === 'string') return repository;
    try {
      const usual = await usualBase(repository);
      return { usual: usual?.name ?? null, names: await branchNames(repository) };
    } finally {
      repository.close();
    }
  },
  async changes(base, ports, signal) {
    const repository = await Repository.open(folder);
    if (typeof repository === 'string') return repository;
    try {
      const [theirs, ours] = [await repository.commitOf(base), await repository.commitOf('HEAD')];
      if (ours === null) return 'nothing-committed';
      if (theirs === null) return 'unknown';
      const parting = await partingOf(repository, theirs, ours);
      if (parting.kind !== 'commit') return parting.kind;
      const { commit } = parting;
      const before = commitFiles(repository, commit);
      const files = namedFiles(ports.files, commit.length);
      const states = await pairs.open(
        { ...ports, files },
        {
          ref: base,
          files: before,
          readEvidence: historyReading(folder, false, ports.loadTypes, { from: commit }),
          loadTypes: ports.loadTypes,
          compare: compareFiles(files, before),
          dayOf: 'head',
        },
        signal,
      );
      if (!states.isRoot) return 'no-root';
      const diff = await diffs.compare(states, folder, {
        base: { ref: base, commit },
        head: { ref: null, commit: null },
      });
      const there = new Set(await before.list());
      const movedFrom = new Map(states.files.moved.map(({ from, to }) => [to, from]));
      return {
        commit,
        diff,
        records: diffs.changedRecords(states),
        pathBefore: (path) => movedFrom.get(path) ?? (there.has(path) ? path : null),
      };
    } finally {
      repository.close();
    }
  },
});
