import { diffs } from '../../server/src/core/diff.ts';
import type { Change } from '../../server/src/diff/model.ts';
import { type CheckOptions, openProject } from '../rules/harness.ts';

export type Files = Readonly<Record<string, string>>;

/** The changes between two states of a repository, each given as path → text. */
export async function changesBetween(
  base: Files,
  head: Files,
  options: CheckOptions = {},
): Promise<readonly Change[]> {
  const [before, after] = [await openProject(base, options), await openProject(head, options)];
  const unnamed = { ref: null, commit: null };
  const states = { base: before.project, head: after.project };
  return (await diffs.compare(states, '/root', { base: unnamed, head: unnamed })).changes;
}

/** Kind, severity and message of each change of some kinds; of all where none are named. */
export async function told(
  base: Files,
  head: Files,
  kinds: readonly string[] = [],
): Promise<readonly string[]> {
  const changes = await changesBetween(base, head);
  return changes
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, severity, message }) => `${kind} (${severity}): ${message}`);
}
