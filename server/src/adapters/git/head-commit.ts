import { lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/**
 * The commit a folder's repository has checked out, read from git's own files without running git, or
 * null where none is known (no repository, nothing committed, a linked work tree).
 */
export function headCommit(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const git = join(at, '.git');
    if (statSync(git, { throwIfNoEntry: false })?.isDirectory()) {
      const head = readLine(join(git, 'HEAD')) ?? '';
      const name = reference.exec(head)?.[1];
      if (name?.split('/').includes('..')) return null;
      const commit = name === undefined ? head : (readLine(join(git, name)) ?? packedRef(git, name) ?? '');
      return hash.test(commit) ? commit : null;
    }
    if (dirname(at) === at) return null;
  }
}
