import { accessSync, constants, existsSync, lstatSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { largestFileSize } from '../../records/configuration.ts';
import { readOrdinaryFile } from '../node/ordinary-file.ts';
import { findProgram, foldersOfRepository } from './program.ts';

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
function isOutsideRepositories(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (lstatSync(join(at, '.git'), { throwIfNoEntry: false }) !== undefined) return false;
    if (dirname(at) === at) return true;
  }
}

/** Where git keeps what is checked out in a work tree, and what all work trees of the repository share. */
interface GitFolders {
  readonly own: string;
  readonly shared: string;
  /** Whether they are elsewhere: a file `.git` names them. */
  readonly isNamed: boolean;
}

/** Those of a work tree, which in one that is linked to a repository, and in a submodule, a file `.git` names. */
function gitFolders(workTree: string): GitFolders | null {
  const git = join(workTree, '.git');
  const stats = statSync(git, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return { own: git, shared: git, isNamed: false };
  const named = stats?.isFile() ? /^gitdir: (.+)$/.exec(readLine(git) ?? '')?.[1] : undefined;
  if (named === undefined) return null;
  const own = resolve(workTree, named);
  const shared = readLine(join(own, 'commondir'));
  return { own, shared: shared === null ? own : resolve(own, shared), isNamed: true };
}

/** The git folders of the work tree a folder lies in; null where it lies in none. */
function foldersAround(folder: string): GitFolders | null {
  for (let at = folder; ; at = dirname(at)) {
    const folders = gitFolders(at);
    if (folders !== null) return folders;
    if (dirname(at) === at) return null;
  }
}

/** Settings of a repository some of whose objects were left where it was cloned from, and may be fetched later. */
const leftBehind = /^\s*(?:\[.*\]\s*)?(?:promisor|partialclone)\b/im;

const settingsIn = (folder: string): string => linesOf(join(folder, 'config'))?.join('\n') ?? '';

/** Whether of the history of a folder's repository some is not at hand: what lies beyond a commit, or objects. */
export function isPartial(folder: string): boolean {
  const folders = foldersAround(folder);
  if (folders === null) return false;
  return existsSync(join(folders.shared, 'shallow')) || leftBehind.test(settingsIn(folders.shared));
}

/** Settings with which git takes the folder that holds `.git` for no work tree of it. */
const elsewhere = /^\s*(?:\[.*\]\s*)?(?:worktree\b|bare\b(?!\s*=\s*false))/im;

/** Whether a folder is the user's own, as git wants it, and can be entered. */
function isOwn(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return process.getuid === undefined || statSync(folder).uid === process.getuid();
  } catch {
    return false;
  }
}

/** Whether git would read a repository from a folder, as far as can be told without running it. */
function isReadByGit(folder: string, { own, shared, isNamed }: GitFolders): boolean {
  if (findProgram('git', foldersOfRepository(folder)) === null) return false;
  if (![own, join(shared, 'objects')].every(isOwn)) return false;
  // A linked work tree may well have a bare repository, and a submodule names its own.
  return isNamed || !elsewhere.test(settingsIn(own));
}

/**
 * What history of a folder's repository is at hand, read from git's own files: the commit whose history all is; null
 * where that is not sure.
 */
export function historyAt(folder: string): string | 'no-repository' | null {
  if (isOutsideRepositories(folder)) return 'no-repository';
  const folders = foldersAround(folder);
  if (folders === null || !isReadByGit(folder, folders)) return null;
  return isPartial(folder) ? null : headCommit(folder);
}

/**
 * The commit a folder's repository has checked out, read from git's own files without running git, or
 * null where none is known (no repository, nothing committed).
 */
export function headCommit(folder: string): string | null {
  const folders = foldersAround(folder);
  if (folders === null) return null;
  const head = readLine(join(folders.own, 'HEAD')) ?? '';
  const name = reference.exec(head)?.[1];
  if (name?.split('/').includes('..')) return null;
  const commit =
    name === undefined
      ? head
      : (readLine(join(folders.shared, name)) ?? packedRef(folders.shared, name) ?? '');
  return hash.test(commit) ? commit : null;
}
