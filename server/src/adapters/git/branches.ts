import type { Repository } from './repository.ts';

/** So many branches are named. */
const mostNamed = 500;

/** Names of the branches of a repository, its own first, then those of its remotes. */
export async function branchNames({ git }: Repository): Promise<readonly string[]> {
  const { code, output } = await git.run('rev-parse', ['--symbolic-full-name', '--branches', '--remotes']);
  if (code !== 0) return [];
  return output
    .toString('utf8')
    .split('\n')
    .filter((ref) => /^refs\/(?:heads|remotes)\/./.test(ref) && !ref.endsWith('/HEAD'))
    .slice(0, mostNamed)
    .map((ref) => ref.replace(/^refs\/(?:heads|remotes)\//, ''));
}
