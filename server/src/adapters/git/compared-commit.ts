import type { Repository } from './repository.ts';

/** The branch a change is compared with where nobody names one. */
export interface UsualBase {
  /** As `rev-parse` takes it. */
  readonly ref: string;
  /** As people call it. */
  readonly name: string;
}

/** What a continuous integration service says it merges into: the variable, and what its value means. */
const statedBases: readonly {
  readonly variable: string;
  readonly refs: (value: string) => readonly string[];
}[] = [
  { variable: 'GITHUB_BASE_REF', refs: (value) => refsOfBranch(value) },
  { variable: 'CI_MERGE_REQUEST_DIFF_BASE_SHA', refs: (value) => [value] },
  { variable: 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME', refs: (value) => refsOfBranch(value) },
  {
    variable: 'SYSTEM_PULLREQUEST_TARGETBRANCH',
    refs: (value) => refsOfBranch(value.replace(/^refs\/heads\//, '')),
  },
  { variable: 'BITBUCKET_PR_DESTINATION_BRANCH', refs: (value) => refsOfBranch(value) },
];

const refsOfBranch = (branch: string): readonly string[] => [
  `refs/remotes/origin/${branch}`,
  `refs/heads/${branch}`,
];

const nameOf = (ref: string): string => ref.replace(/^refs\/(?:heads|remotes)\//, '');

/** A branch without the name of the remote it is at. */
const branchOf = (ref: string): string => ref.replace(/^refs\/(?:heads\/|remotes\/[^/]+\/)/, '');

/** Whether the environment says what a change is merged into, which costs nothing to know. */
export const isStated = (environment: NodeJS.ProcessEnv): boolean =>
  statedBases.some(({ variable }) => (environment[variable] ?? '') !== '');

/** What the environment says a change is merged into; null where it says nothing. */
export async function statedBase(
  repository: Repository,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly variable: string; readonly value: string; readonly base: UsualBase | null } | null> {
  for (const { variable, refs } of statedBases) {
    const value = environment[variable];
    if (value === undefined || value === '') continue;
    for (const ref of refs(value))
      if ((await repository.commitOf(ref)) !== null)
        return { variable, value, base: { ref, name: nameOf(ref) } };
    return { variable, value, base: null };
  }
  return null;
}

const defaultOfOrigin = 'refs/remotes/origin/HEAD';

/** The branch that is checked out, the one it follows, and the default branch of `origin`; null for what there is none of. */
async function followedRefs(repository: Repository): Promise<{
  readonly own: string | null;
  readonly upstream: string | null;
  readonly usual: string | null;
}> {
  const format = '--format=%(HEAD)%00%(refname)%00%(upstream)%00%(symref)';
  const { output } = await repository.git.run('for-each-ref', [format, 'refs/heads', defaultOfOrigin]);
  const refs = output
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('\0'));
  const [, own = null, upstream = ''] = refs.find(([head]) => head === '*') ?? [];
  const [, , , usual = ''] = refs.find(([, name]) => name === defaultOfOrigin) ?? [];
  return { own, upstream: upstream || null, usual: usual || null };
}

/**
 * What reviewers compare the branch at hand with: the branch it follows, unless that is its own copy on a server; then
 * the default branch of `origin`; then `main` or `master`. Null where none of them is there.
 */
export async function usualBase(repository: Repository): Promise<UsualBase | null> {
  const { own, upstream, usual } = await followedRefs(repository);
  const followed =
    upstream !== null && (own === null || branchOf(upstream) !== branchOf(own)) ? upstream : null;
  const candidates = [
    followed,
    usual,
    ...['main', 'master'].map((name) => `refs/remotes/origin/${name}`),
    ...['main', 'master'].map((name) => `refs/heads/${name}`),
    upstream,
  ];
  for (const ref of candidates)
    if (ref !== null && (await repository.commitOf(ref)) !== null) return { ref, name: nameOf(ref) };
  return null;
}

/** Where two histories part, or why that is not known. */
export type Parting =
  | { readonly kind: 'commit'; readonly commit: string }
  /** They have no commit in common. */
  | { readonly kind: 'unrelated' }
  /** The clone lacks a part of the history, in which they may have one. */
  | { readonly kind: 'cut-off' };

/** The last commit that two commits have in common. Of several that are, the one git calls best. */
export async function partingOf(repository: Repository, one: string, other: string): Promise<Parting> {
  if (one === other) return { kind: 'commit', commit: one };
  const { code, output } = await repository.git.run('merge-base', [one, other]);
  const commit = output.toString('latin1').trim();
  if (code === 0 && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)) return { kind: 'commit', commit };
  const shallow = await repository.git.run('rev-parse', ['--is-shallow-repository']);
  return { kind: shallow.output.toString('latin1').trim() === 'true' ? 'cut-off' : 'unrelated' };
}
