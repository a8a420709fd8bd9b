import { relative, resolve, sep } from 'node:path';
import { placeInRepository } from '../../adapters/git/place-in-repository.ts';
import { isBelow } from '../../adapters/git/program.ts';

/**
 * Where a root lies in its repository, with `/`; empty for the top itself. The top is the nearest folder upwards with a
 * `.git`, a file or a folder, or the workspace of a job on GitHub where that is nearer or there is no repository; without
 * either it is the working folder, where the root lies below it.
 */
export function rootFromRepository(root: string): string {
  const workspace = process.env['GITHUB_WORKSPACE'];
  const ways = [placeInRepository(root), workspace ? wayFrom(workspace, root) : null].filter(
    (way) => way !== null,
  );
  // One of the two lies in the other, so that the shorter way is the one from the nearer.
  if (ways.length > 0) return ways.reduce((one, other) => (other.length < one.length ? other : one));
  return wayFrom(process.cwd(), root) ?? '';
}

/** The way down from a folder to a root; null where the root lies elsewhere. */
const wayFrom = (folder: string, root: string): string | null =>
  isBelow(root, resolve(folder)) ? relative(resolve(folder), root).split(sep).join('/') : null;
