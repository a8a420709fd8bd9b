import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generate, writeFiles } from './generate.ts';

export const checkout = join(import.meta.dirname, '../..');

/** Generated roots, caches and the programs measured against: nothing of it belongs to the repository. */
export const scratch = join(checkout, '.test-cache/bench');

export const launcher = join(checkout, 'server/bin/qms.mjs');

/** The folder of a generated company of mixed files, written now. */
export function mixedRoot(records: number, name = 'mixed'): string {
  const root = join(scratch, `${name}-${records}`);
  writeFiles(root, generate(records).files);
  return root;
}

/** Runs git in a repository, as somebody, and gives what it says. */
export type RunGit = (...args: readonly string[]) => string;

/**
 * The same in a repository of its own: committed on `main`, and nothing else there.
 * @param name of the folder, apart from the roots that have no history
 */
export function committedRoot(
  name: string,
  records: number,
): { readonly root: string; readonly git: RunGit } {
  const root = join(scratch, `${name}-${records}`);
  rmSync(root, { recursive: true, force: true });
  writeFiles(root, generate(records).files);
  const git: RunGit = (...args) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@acme.example', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'A company');
  return { root, git };
}

/** The launcher runs the build: without one there is nothing to measure. */
export function requireBuild(): void {
  if (!existsSync(join(checkout, 'dist/cli.mjs'))) throw new Error('run `npm run build` first');
}
