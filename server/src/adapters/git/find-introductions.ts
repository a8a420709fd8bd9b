import type { BlockEvidence } from '../../model/evidence.ts';
import { deepEqual } from '../../workspace/deep-equal.ts';
import type { Kept, KeptIntroduction } from './evidence-cache.ts';
import { type History, readHistory } from './history.ts';
import { Follower, type Introduction, type Position, type Step } from './introductions.ts';
import type { Repository } from './repository.ts';
import type { Texts } from './texts.ts';

/** Where a sign-off begins, with the texts that came after what is kept of it, the oldest first. */
export interface Found {
  readonly introduction: KeptIntroduction;
  readonly steps: Step | null;
}

/** By sign-off: where it begins, or why that is not known. */
export interface FoundIntroductions {
  readonly found: ReadonlyMap<string, Found>;
  readonly unknown: ReadonlyMap<string, BlockEvidence>;
}

type Starts = ReadonlyMap<string, readonly Position[]>;

/**
 * What is sought of each sign-off and in which texts of a commit, where it is followed from there: a record may be given
 * former ids, or a copy of it go, and the same sign-off begins elsewhere.
 */
function startsOf(positions: readonly Position[]): ReadonlyMap<string, string> {
  const starts = new Map<string, string[]>();
  for (const { sought, version } of positions) {
    const start = JSON.stringify([version.path, version.blob, ...[...sought.ids].sort()]);
    const others = starts.get(sought.key);
    if (others === undefined) starts.set(sought.key, [start]);
    else others.push(start);
  }
  return new Map([...starts].map(([key, each]) => [key, each.sort().join()]));
}

/**
 * Finds where sign-offs begin: among what is kept, then in what is new since, at last in the whole history.
 * @param kept what was found out from an earlier commit, read as texts are read now
 */
export async function findIntroductions(
  repository: Repository,
  head: string,
  positions: readonly Position[],
  texts: Texts,
  kept: Kept | null,
  breathe?: () => Promise<unknown>,
  signal?: AbortSignal,
): Promise<FoundIntroductions> {
  const found = new Map<string, Found>();
  const unknown = new Map<string, BlockEvidence>();
  const startsHere = startsOf(positions);

  const notKnown = (key: string, reason: 'cut-off' | 'missing', at: string): void => {
    unknown.set(key, { kind: 'unknown', reason, at });
  };

  const introduced = async (
    position: Position['sought'],
    { commit, version, isNewRecord, edited }: Introduction,
  ): Promise<KeptIntroduction> => {
    const matched = await texts.fitted(position, version, commit);
    const { path, blob } = version;
    const start = startsHere.get(position.key)!;
    return { commit, path, blob, matched, isNewRecord, edited, start };
  };

  const follow = async (starts: Starts, history: History): Promise<Starts> => {
    const parentsOf = new Map(history.commits.map(({ hash, parents }) => [hash, parents]));
    const followed = await new Follower(history, texts.versions).follow(starts, breathe, signal);
    for (const [key, commit] of followed.missing) notKnown(key, 'missing', commit);
    for (const introduction of followed.introductions.values()) {
      await breathe?.();
      const { sought, commit, steps } = introduction;
      const raw = await repository.commit(commit);
      if (raw === null) notKnown(sought.key, 'missing', commit);
      // A commit that has parents which are not at hand may have taken the sign-off from them.
      else if (!deepEqual(raw.parents, parentsOf.get(commit))) notKnown(sought.key, 'cut-off', commit);
      else found.set(sought.key, { introduction: await introduced(sought, introduction), steps });
    }
    return followed.beyond;
  };

  /** Takes what is kept for sign-offs that lead to the commit it was found out from. Returns the others. */
  const takeKept = (starts: Starts, { head: end, introductions }: Kept): Starts => {
    const left = new Map<string, readonly Position[]>();
    for (const [commit, at] of starts) {
      const startsThere = startsOf(at);
      const others = at.filter(({ sought: { key }, steps }) => {
        const introduction = Object.hasOwn(introductions, key) ? introductions[key] : undefined;
        if (commit !== end || introduction?.start !== startsThere.get(key)) return true;
        found.set(key, { introduction: { ...introduction!, start: startsHere.get(key)! }, steps });
        return false;
      });
      if (others.length > 0) left.set(commit, others);
    }
    return left;
  };

  let starts: Starts = positions.length === 0 ? new Map() : new Map([[head, positions]]);
  if (kept !== null && kept.head === head) starts = takeKept(starts, kept);
  else if (kept !== null && starts.size > 0 && (await repository.commitOf(kept.head)) !== null) {
    const beyond = await follow(starts, await readHistory(repository, head, kept.head, signal));
    starts = takeKept(beyond, kept);
  }
  if (starts.size > 0) {
    const beyond = await follow(starts, await readHistory(repository, head, null, signal));
    for (const [commit, left] of beyond)
      for (const { sought } of left) notKnown(sought.key, 'missing', commit);
  }
  for (const key of found.keys()) unknown.delete(key);
  return { found, unknown };
}
