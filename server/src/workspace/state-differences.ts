import type { FileFacts } from '../model/facts.ts';
import { foldersOf } from '../records/paths.ts';
import { deepEqual } from './deep-equal.ts';
import { changedEvidence } from './evidence.ts';
import { ForeseenReads } from './foreseen-reads.ts';
import { type Around, invalidate } from './invalidate.ts';
import type { ReadFacts } from './ports.ts';
import type { RecordChange, RecordStore } from './record-store.ts';
import type { Facts } from './tracked-queries.ts';

/** What makes one state of a root another one. */
export interface StateDifferences {
  /** Files that differ, or that only one of them has. */
  readonly paths: readonly string[];
  /** Records from what they are in the one to what they are in the other. */
  readonly changes: readonly RecordChange[];
  /** Learns, while the one is judged, which units read what the other has otherwise. */
  readonly reads: ForeseenReads;
}

/**
 * Tells two states of a root apart that are read by the same configuration and types.
 * @param isSame whether both have a file alike
 * @param sections what of qms.yaml differs
 */
export function differencesBetween(
  one: Facts,
  other: Facts,
  isSame: (path: string) => boolean,
  sections: readonly string[],
): StateDifferences {
  const listed = [new Set(one.paths()), new Set(other.paths())] as const;
  const paths = [...new Set([...listed[0], ...listed[1]])].filter((path) => !isSame(path));
  const changes = paths.flatMap((path) => recordChanges(one.store, other.store, path));
  const reads = new ForeseenReads(changes);
  const around: Around = {
    hasSeveral: (id) => [one, other].some(({ store }) => store.versions(id).length > 1),
    isMentionedByOthers: (id) => one.store.isMentioned(id) && other.store.isMentioned(id),
  };
  for (const change of changes) invalidate(reads, around, change);
  if (paths.some((path) => listed[0].has(path) !== listed[1].has(path))) reads.invalidate('file names', '');
  for (const path of [...paths, ...differentAnchors(one.store, other.store)]) {
    reads.invalidate('file', path);
    for (const folder of foldersOf(path)) reads.invalidate('file', folder);
  }
  for (const section of sections) reads.invalidate('config', section);
  for (const [kind, name] of changedEvidence(one.evidence, other.evidence)) reads.invalidate(kind, name);
  return { paths, changes, reads };
}

function recordChanges(one: RecordStore, other: RecordStore, path: string): RecordChange[] {
  const [had, has] = [one.recordsIn(path), other.recordsIn(path)];
  return Array.from({ length: Math.max(had.length, has.length) }, (_, ordinal) => ({
    before: had[ordinal] ?? null,
    after: has[ordinal] ?? null,
  })).filter(({ before, after }) => before !== after);
}

/** Texts that were searched for anchors in one state only. */
function differentAnchors(one: RecordStore, other: RecordStore): string[] {
  const paths: string[] = [];
  for (const [path, facts] of other.files) {
    const known = one.files.get(path);
    if (known !== undefined && known !== facts && !deepEqual(known.anchors, facts.anchors)) paths.push(path);
  }
  return paths;
}

/** Reads the files of a state that another one has alike from what is known of them there. */
export const sharedReading =
  (store: RecordStore, isSame: (path: string) => boolean, readOthers: ReadFacts): ReadFacts =>
  async (paths, setup, each, signal) => {
    const others: string[] = [];
    for (const path of paths) {
      const known = isSame(path) ? store.files.get(path) : undefined;
      if (known === undefined || (setup.withAnchors === true && known.anchors === null)) others.push(path);
      else each(known);
    }
    await readOthers(others, setup, (facts) => each(withSameRecords(facts, store)), signal);
  };

/** A record that reads as in the other state is the same object. */
function withSameRecords(facts: FileFacts, store: RecordStore): FileFacts {
  const known = store.recordsIn(facts.path);
  if (known.length === 0) return facts;
  const records = facts.records.map((record, ordinal) => {
    const other = known[ordinal];
    return other !== undefined && deepEqual(other, record) ? other : record;
  });
  return { ...facts, records };
}
