import { lstatSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { largestFileSize } from '../../records/configuration.ts';
import { readOrdinaryFile } from '../node/ordinary-file.ts';

const hash = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const reference = /^ref: (refs\/[A-Za-z0-9._/-]+)$/;

function linesOf(path: string): readonly string[] | null {
  const result = readOrdinaryFile(path, largestFileSize);
  return result.kind === 'bytes' ? new TextDecoder().decode(result.bytes).split('\n') : null;
}

const readLine = (path: string): string | null => linesOf(path)?.[0]?.trim() ?? null;

/** A ref that git has packed away. */
function packedRef(folder: string, name: string): string | null {
  const line = linesOf(join(folder, 'packed-refs'))?.find((each) => each.endsWith(` ${name}`));
  return line?.slice(0, line.indexOf(' ')) ?? null;
}

/** Whether a folder lies in no repository, as far as git's own files show it. */
export function isOutsideRepositories(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (lstatSync(join(at, '.git'), { throwIfNoEntry: false }) !== undefined) return false;
    if (dirname(at) === at) return true;
  }
}

/** Where git keeps what is checked out in a work tree, and what all work trees of the repository share. */
interface GitFolders {
  readonly own: string;
  readonly shared: string;
}

/** Those of a work tree, which in one that is linked to a repository, and in a submodule, a file `.git` names. */
function gitFolders(workTree: string): GitFolders | null {
  const git = join(workTree, '.git');
  const stats = statSync(git, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return { own: git, shared: git };
  const named = stats?.isFile() ? /^gitdir: (.+)$/.exec(readLine(git) ?? '')?.[1] : undefined;
  if (named === undefined) return null;
  const own = resolve(workTree, named);
  const shared = readLine(join(own, 'commondir'));
  return { own, shared: shared === null ? own : resolve(own, shared) };
}

/**
 * The commit a folder's repository has checked out, read from git's own files without running git, or
 * null where none is known (no repository, nothing committed).
 */
export function headCommit(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const folders = gitFolders(at);
    if (folders !== null) {
      const head = readLine(join(folders.own, 'HEAD')) ?? '';
      const name = reference.exec(head)?.[1];
      if (name?.split('/').includes('..')) return null;
      const commit =
        name === undefined
          ? head
          : (readLine(join(folders.shared, name)) ?? packedRef(folders.shared, name) ?? '');
      return hash.test(commit) ? commit : null;
    }
    if (dirname(at) === at) return null;
  }
}
