import type { Aspect } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Aggregates } from './aggregates.ts';
import { deepEqual } from './deep-equal.ts';
import { type DependencyTracker, kindOfAspect, kindOfValues } from './dependency-tracker.ts';
import { kindOfBucket } from './kept/run-reads.ts';
import { bucketsOf } from './nearest-ids.ts';
import type { RecordChange, RecordStore } from './record-store.ts';
import { formerIdsOf, linkedFilesOf } from './record-uses.ts';
import { fieldOf } from './tracked-queries.ts';
import type { UnreadChange } from './unread-texts.ts';

/** What of all other records decides how far the change of one reaches. */
export interface Around {
  /** Whether an id has several versions. */
  readonly hasSeveral: (id: string) => boolean;
  /** Whether any record besides the changed one mentions an id; `byIt` says whether that one does. */
  readonly isMentionedByOthers: (id: string, byIt: boolean) => boolean;
}

/** The records of a store that has taken the change in. */
export const aroundIn = (store: RecordStore): Around => ({
  hasSeveral: (id) => store.versions(id).length > 1,
  isMentionedByOthers: (id, byIt) => store.mentionCount(id) > (byIt ? 1 : 0),
});

/** Where it is noted that a fact is no longer the same. */
type Invalidated = Pick<DependencyTracker, 'invalidate'>;

/** What `Queries.target` says of a record: while this stays the same, its readers need not look again. */
function head(record: QmsRecord | null): string | null {
  if (record === null) return null;
  const from = record.data['effectiveFrom'];
  return JSON.stringify([
    record.id,
    record.type,
    record.phase,
    record.kind,
    record.status,
    record.version,
    record.key,
    from ?? null,
  ]);
}

const fieldsOf = (record: QmsRecord | null, target: string): Set<string> =>
  new Set(
    record?.references
      .filter((reference) => reference.target === target)
      .map(({ path }) => String(path[0])) ?? [],
  );

/** Matters of which a record says the same before and after, under the same ids and in the same place among its versions. */
const areSaidAlike = (before: QmsRecord, after: QmsRecord, { of }: Aspect): boolean =>
  deepEqual(of(before), of(after));

function invalidateIds(
  tracker: Invalidated,
  around: Around,
  { before, after }: RecordChange,
  aspects: ReadonlyMap<string, Aspect>,
): void {
  const ids = new Set<string>();
  for (const record of [before, after]) {
    if (record !== null) for (const id of [record.id, ...formerIdsOf(record)]) ids.add(id);
  }
  if (before?.id !== after?.id) tracker.invalidate('id names', '');
  const sameHead = head(before) === head(after) && before !== null && after !== null;
  const formerBefore = before === null ? [] : formerIdsOf(before);
  const formerAfter = after === null ? [] : formerIdsOf(after);
  for (const id of ids) {
    tracker.invalidate('record', id);
    if (!sameHead || formerBefore.includes(id) !== formerAfter.includes(id)) tracker.invalidate('target', id);
  }
  const isInPlace = sameHead && deepEqual(formerBefore, formerAfter);
  for (const aspect of aspects.values()) {
    if (isInPlace && areSaidAlike(before, after, aspect)) continue;
    for (const id of ids) tracker.invalidate(kindOfAspect(aspect), id);
  }
  // Near ids are looked for by the type of the record in force under each id.
  const several = [...ids].some(around.hasSeveral);
  if (before?.id !== after?.id || before?.type !== after?.type || (!sameHead && several)) {
    for (const id of new Set([before?.id, after?.id]))
      if (id !== undefined) for (const bucket of bucketsOf(id)) tracker.invalidate('ids', bucket);
  }
}

function invalidateEntries(tracker: Invalidated, { before, after }: RecordChange): void {
  const [had, has] = [before?.entries ?? [], after?.entries ?? []];
  if (had.length === 0 && has.length === 0) return;
  const isSame = deepEqual(had, has);
  const sameHead = head(before) === head(after);
  for (const id of new Set([...had, ...has].map((entry) => entry.id))) {
    tracker.invalidate('entry', id);
    if (!isSame || !sameHead) tracker.invalidate('target', id);
    if (!isSame) for (const bucket of bucketsOf(id)) tracker.invalidate('ids', bucket);
  }
}

function invalidateMentions(tracker: Invalidated, around: Around, { before, after }: RecordChange): void {
  const targets = new Set<string>();
  for (const record of [before, after])
    for (const { target } of record?.references ?? []) targets.add(target);
  for (const target of targets) {
    tracker.invalidate('referrers', target);
    const [had, has] = [fieldsOf(before, target), fieldsOf(after, target)];
    for (const field of new Set([...had, ...has])) tracker.invalidate('referrers-by', fieldOf(target, field));
    if (had.size > 0 === has.size > 0) continue;
    if (!around.isMentionedByOthers(target, has.size > 0)) tracker.invalidate('referred', target);
  }
  for (const path of new Set([
    ...(before === null ? [] : linkedFilesOf(before)),
    ...(after === null ? [] : linkedFilesOf(after)),
  ])) {
    tracker.invalidate('linked', path);
  }
}

/** Makes everything due to which texts that could not be read made another answer possible, or no longer do. */
export function invalidateUnread(
  tracker: DependencyTracker,
  aggregates: Aggregates,
  aspects: ReadonlyMap<string, Aspect>,
  { ids, types, words }: UnreadChange,
): void {
  for (const id of ids) {
    tracker.invalidate('record', id);
    tracker.invalidate('target', id);
    for (const aspect of aspects.values()) tracker.invalidate(kindOfAspect(aspect), id);
  }
  for (const type of types) tracker.invalidate('type', type);
  for (const aggregate of aggregates.known())
    for (const kind of [kindOfBucket(aggregate), kindOfValues(aggregate)]) {
      if (aggregate.types.some((type) => types.has(type))) tracker.invalidateWhere(kind, () => true);
      else if (aggregate.types.length === 0) tracker.invalidateWhere(kind, (bucket) => words.has(bucket));
    }
  for (const kind of ['referrers', 'referred']) tracker.invalidateWhere(kind, (id) => words.has(id));
  tracker.invalidateWhere('referrers-by', (field) => words.has(field.slice(0, field.lastIndexOf(' '))));
  tracker.invalidateWhere('linked', (path) => words.has(path.slice(path.lastIndexOf('/') + 1)));
}

/**
 * What may be another on another day besides the day itself: which version is in force of ids with several, and what is
 * found under the ids of their entries.
 */
export function* factsOfTheDay(
  store: RecordStore,
): Generator<readonly [kind: 'record' | 'entry' | 'target', id: string]> {
  for (const id of store.idsWithVersions()) {
    yield ['record', id];
    yield ['target', id];
    for (const { entries } of store.versions(id))
      for (const entry of entries) {
        yield ['entry', entry.id];
        yield ['target', entry.id];
      }
  }
}

/** Makes everything due that read something this change made different. */
export function invalidate(
  tracker: Invalidated,
  around: Around,
  change: RecordChange,
  aspects: ReadonlyMap<string, Aspect> = new Map(),
): void {
  invalidateIds(tracker, around, change, aspects);
  invalidateMentions(tracker, around, change);
  invalidateEntries(tracker, change);
  for (const type of new Set([change.before?.type, change.after?.type]))
    if (type !== undefined) tracker.invalidate('type', type);
}
