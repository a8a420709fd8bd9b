import { baseOf } from '../domain/trust/base-record.ts';
import type { FileFacts } from '../model/facts.ts';
import type { QmsRecord } from '../model/record.ts';
import { deepEqual } from '../workspace/deep-equal.ts';
import type { RecordPair } from './kind.ts';

/** The records of a state, by file and by id. */
export interface StoredRecords {
  readonly files: ReadonlyMap<string, FileFacts>;
  /** Every version under an id, oldest first; former ids lead on. */
  versions(id: string): readonly QmsRecord[];
}

/** The same record in both states, wherever it stands. */
const isSame = (one: QmsRecord, other: QmsRecord): boolean =>
  one.key === other.key ? deepEqual(one, other) : false;

const inOrder = ({ before, after }: RecordPair): string => {
  const { file, ordinal } = (after ?? before)!;
  return `${file}\u0000${String(ordinal).padStart(9, '0')}`;
};

/**
 * The records that differ between two states. Files of which both states hold the same facts are passed over at once, so
 * that states that share what they read are compared by what changed.
 */
export function recordPairs(base: StoredRecords, head: StoredRecords): readonly RecordPair[] {
  const now: QmsRecord[] = [];
  const then: QmsRecord[] = [];
  for (const [path, facts] of head.files) {
    const before = base.files.get(path);
    if (before?.records === facts.records) continue;
    now.push(...facts.records);
    if (before !== undefined) then.push(...before.records);
  }
  for (const [path, facts] of base.files) if (!head.files.has(path)) then.push(...facts.records);
  const pairs: RecordPair[] = [];
  const kept = new Set<QmsRecord>();
  for (const after of now) {
    const before = baseOf(after, (id) => base.versions(id));
    if (before === undefined) pairs.push({ before: null, after });
    else {
      kept.add(before);
      if (isSame(before, after)) continue;
      const staysToo =
        before.version !== after.version &&
        head
          .versions(before.id)
          .some(({ type, version }) => type === before.type && version === before.version);
      pairs.push({ before, after, ...(staysToo ? { staysToo } : {}) });
    }
  }
  for (const before of then) {
    if (kept.has(before)) continue;
    // Of several versions of which the head has one, the others may have gone into its history.
    const stays = head.versions(before.id).some((after) => after.type === before.type);
    if (!stays) pairs.push({ before, after: null });
  }
  return pairs
    .map((pair) => ({ pair, order: inOrder(pair) }))
    .sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0))
    .map(({ pair }) => pair);
}
