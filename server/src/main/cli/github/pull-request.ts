import { UsageError } from '../usage.ts';
import { type Environment, eventOf, variableOf } from './runner.ts';

/** What a workflow that runs for a pull request, or for a merge queue, is about. */
export interface Change {
  /** Commit of the branch it goes to, as GitHub knew it when the workflow was started. */
  readonly base: string;
  /** Last commit of the branch it comes from. */
  readonly head: string;
}

export interface PullRequest extends Change {
  readonly number: number;
  /** Whether the branch is one of this repository: only whoever may write to it can make one. */
  readonly isOfThisRepository: boolean;
}

const isHash = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value);

/** A value below some keys; undefined where there is none. */
function at(value: unknown, ...keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys)
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? (found as Readonly<Record<string, unknown>>)[key]
        : undefined;
  return found;
}

/** The pull request a workflow runs for, or null where it runs for something else. */
export function pullRequestOf(environment: Environment): PullRequest | null {
  const name = variableOf(environment, 'GITHUB_EVENT_NAME');
  if (name === 'pull_request_target')
    throw new UsageError(
      'run this on `pull_request`: on `pull_request_target`, what somebody proposes runs with the rights of the main branch',
    );
  if (name !== 'pull_request') return null;
  const event = eventOf(environment);
  const [number, base, head] = [
    at(event, 'pull_request', 'number'),
    at(event, 'pull_request', 'base', 'sha'),
    at(event, 'pull_request', 'head', 'sha'),
  ];
  if (typeof number !== 'number' || !isHash(base) || !isHash(head))
    throw new UsageError('the event of this workflow names no pull request with its commits');
  const [from, to] = [
    at(event, 'pull_request', 'head', 'repo', 'id'),
    at(event, 'pull_request', 'base', 'repo', 'id'),
  ];
  return { number, base, head, isOfThisRepository: typeof from === 'number' && from === to };
}

/** The change a workflow runs for: that of a pull request, or of a group that waits in a merge queue. */
export function changeOf(environment: Environment): Change | null {
  const pullRequest = pullRequestOf(environment);
  if (pullRequest !== null || environment['GITHUB_EVENT_NAME'] !== 'merge_group') return pullRequest;
  const event = eventOf(environment);
  const [base, head] = [at(event, 'merge_group', 'base_sha'), at(event, 'merge_group', 'head_sha')];
  if (!isHash(base) || !isHash(head))
    throw new UsageError('the event of this workflow names no merge group with its commits');
  return { base, head };
}
