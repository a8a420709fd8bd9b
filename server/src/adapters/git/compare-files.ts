import { fileIntegrity } from '../../records/canonical.ts';
import { largestFileSize } from '../../records/configuration.ts';
import { deepEqual } from '../../workspace/deep-equal.ts';
import type { CompareFiles } from '../../workspace/ports.ts';
import type { NamedFiles } from '../node/named-files.ts';
import { nodeSha256 } from '../node/sha256.ts';
import type { CommitFiles } from './commit-files.ts';

/** How many files are compared side by side. */
const comparedAtOnce = 16;

/**
 * Compares the files of a head with those of a commit. Where bytes differ, files are alike for whom a sign-off of one
 * would be one of the other: line ends do not matter, nor whether Git LFS has put a file in place of its pointer. What
 * belongs to another repository within (a submodule) is not to be compared and counts as alike.
 */
export function compareFiles(head: NamedFiles, base: CommitFiles): CompareFiles {
  const isOfSubmodule = async (path: string): Promise<boolean> =>
    (await base.submodules()).some((folder) => path.startsWith(folder));

  /** Whether a file is alike in both although its bytes are not. */
  const saysTheSame = async (path: string): Promise<boolean> => {
    const [read, old] = [await head.read(path, largestFileSize), await base.read(path, largestFileSize)];
    if (read.kind === 'bytes' && old.kind === 'bytes')
      return fileIntegrity(read.bytes, nodeSha256) === fileIntegrity(old.bytes, nodeSha256);
    // Nobody reads what is this large: of both only the size is known.
    return read.kind === 'too-large' && deepEqual(read, old);
  };
  return {
    async same(paths) {
      const alike = new Set<string>();
      const doubtful: string[] = [];
      const names = await base.names();
      for (const path of paths) {
        const before = names.get(path);
        // Nearly all have been read by now: a promise for each of them would cost as much as all else here.
        const now = before === undefined ? null : (head.knownName?.(path) ?? (await head.nameOf(path)));
        if (before === undefined ? await isOfSubmodule(path) : now === before) alike.add(path);
        else if (before !== undefined) doubtful.push(path);
      }
      const look = async (path: string): Promise<void> => {
        if (await saysTheSame(path)) alike.add(path);
      };
      while (doubtful.length > 0) await Promise.all(doubtful.splice(0, comparedAtOnce).map(look));
      return alike;
    },
    async moved(fromBase, toHead) {
      const byName = new Map<string, string[]>();
      for (const path of fromBase) {
        const name = await base.nameOf(path);
        if (name !== null) byName.set(name, [...(byName.get(name) ?? []), path]);
      }
      const moved = new Map<string, string>();
      for (const path of byName.size === 0 ? [] : toHead) {
        const from = byName.get((await head.nameOf(path)) ?? '')?.shift();
        if (from !== undefined) moved.set(path, from);
      }
      return moved;
    },
  };
}
