import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Git } from './git.ts';
import { isBelow } from './program.ts';

/** Where git looks for the hooks of a repository. */
export interface HooksFolder {
  /** Absolute, with links followed. */
  readonly path: string;
  /** Top of the work tree. */
  readonly top: string;
  /**
   * `own` for the folder of this repository alone, `work-tree` for one among its files (`core.hooksPath`), which may be
   * committed, and `elsewhere` for one that other repositories may use as well.
   */
  readonly kind: 'own' | 'work-tree' | 'elsewhere';
}

const lineOf = (output: Buffer): string => output.toString('utf8').replace(/\r?\n$/, '');

/** A path with the links of its existing part followed. */
const realPath = (path: string): string =>
  existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(realPath(dirname(path)), basename(path));

/** Asks git where it looks for hooks; null for a folder that has no work tree. */
export async function hooksFolder(git: Git): Promise<HooksFolder | null> {
  const [top, common, hooks] = await Promise.all(
    [['--show-toplevel'], ['--git-common-dir'], ['--git-path', 'hooks']].map((args) =>
      git.run('rev-parse', args),
    ),
  );
  if ([top!, common!, hooks!].some(({ code, output }) => code !== 0 || lineOf(output) === '')) return null;
  // Git answers as seen from where it is asked.
  const at = ({ output }: { readonly output: Buffer }): string =>
    realPath(resolve(git.folder, lineOf(output)));
  const [folder, own, path] = [at(top!), at(common!), at(hooks!)];
  const kind = isBelow(path, own) ? 'own' : isBelow(path, folder) ? 'work-tree' : 'elsewhere';
  return { path, top: folder, kind };
}
