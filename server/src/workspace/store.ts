import type { FileFacts } from '../model/facts.ts';
import type { QmsRecord } from '../model/record.ts';
import { textsOf } from '../records/values.ts';
import { deepEqual } from './deep-equal.ts';
import { compareVersions } from './in-force.ts';
import { NearestIds } from './nearest-ids.ts';

/** One record that appeared (`before` null), disappeared (`after` null) or changed. */
export interface RecordChange {
  readonly before: QmsRecord | null;
  readonly after: QmsRecord | null;
}

/** Ids a record used to have; they still lead to it. */
export const formerIdsOf = (record: QmsRecord): readonly string[] => textsOf(record.data['formerIds']);

/** Paths of the files a record's body links to. */
export const linkedFilesOf = (record: QmsRecord): string[] =>
  record.fileUses.flatMap(({ use, target }) =>
    use === 'link' && target !== null && target !== record.file ? [target] : [],
  );

/** Paths of the files whose bytes a record is judged by, not only whether they exist. */
const usedContentOf = (record: QmsRecord): string[] =>
  record.fileUses.flatMap(({ use, target }) =>
    target !== null && (use === 'data' || use === 'signed-file' || use === 'image') ? [target] : [],
  );

type Index<V> = Map<string, Map<string, V>>;

function into<V>(index: Index<V>, name: string, key: string, value: V): void {
  const entries = index.get(name);
  if (entries === undefined) index.set(name, new Map([[key, value]]));
  else entries.set(key, value);
}

function outOf<V>(index: Index<V>, name: string, key: string): void {
  const entries = index.get(name);
  entries?.delete(key);
  if (entries?.size === 0) index.delete(name);
}

/**
 * All files' facts with the indexes over them: by id, by type, and who mentions whom (in both
 * directions, ids that no record has included).
 */
export class RecordStore {
  readonly files = new Map<string, FileFacts>();
  readonly records = new Map<string, QmsRecord>();
  readonly nearest = new NearestIds();
  readonly #byId = new Map<string, QmsRecord[]>();
  readonly #unsorted = new Set<string>();
  readonly #byFormerId: Index<QmsRecord> = new Map();
  readonly #byType: Index<QmsRecord> = new Map();
  readonly #sortedTypes = new Map<string, readonly QmsRecord[]>();
  readonly #mentions: Index<QmsRecord> = new Map();
  /** Mentions in order, until they change: sorting thousands for each reader of a hub would add up. */
  readonly #sortedMentions = new Map<string, readonly QmsRecord[]>();
  readonly #linkers: Index<QmsRecord> = new Map();
  readonly #contentUsers: Index<QmsRecord> = new Map();

  /** Puts a file's facts in place of what was known of it; says which records that changed. */
  put(facts: FileFacts): RecordChange[] {
    const before = this.files.get(facts.path);
    this.files.set(facts.path, facts);
    return this.#replace(before?.records ?? [], facts.records);
  }

  remove(path: string): RecordChange[] {
    const before = this.files.get(path);
    this.files.delete(path);
    return this.#replace(before?.records ?? [], []);
  }

  #replace(before: readonly QmsRecord[], after: readonly QmsRecord[]): RecordChange[] {
    const changes: RecordChange[] = [];
    const count = Math.max(before.length, after.length);
    for (let ordinal = 0; ordinal < count; ordinal += 1) {
      const [old, now] = [before[ordinal] ?? null, after[ordinal] ?? null];
      if (old !== null && now !== null && deepEqual(old, now)) continue;
      if (old !== null) this.#unlink(old);
      if (now !== null) this.#link(now);
      changes.push({ before: old, after: now });
    }
    return changes;
  }

  #link(record: QmsRecord): void {
    this.records.set(record.key, record);
    into(this.#byType, record.type, record.key, record);
    this.#sortedTypes.delete(record.type);
    for (const former of formerIdsOf(record)) into(this.#byFormerId, former, record.key, record);
    for (const { target } of record.references) {
      into(this.#mentions, target, record.key, record);
      this.#sortedMentions.delete(target);
    }
    for (const path of linkedFilesOf(record)) into(this.#linkers, path, record.key, record);
    for (const path of usedContentOf(record)) into(this.#contentUsers, path, record.key, record);
    if (record.id === '') return;
    const versions = this.#byId.get(record.id);
    if (versions === undefined) {
      this.#byId.set(record.id, [record]);
      this.nearest.add(record.id);
    } else {
      // Sorted when asked for: many records under one id must not sort again for each.
      versions.push(record);
      this.#unsorted.add(record.id);
    }
  }

  #unlink(record: QmsRecord): void {
    this.records.delete(record.key);
    outOf(this.#byType, record.type, record.key);
    this.#sortedTypes.delete(record.type);
    for (const former of formerIdsOf(record)) outOf(this.#byFormerId, former, record.key);
    for (const { target } of record.references) {
      outOf(this.#mentions, target, record.key);
      this.#sortedMentions.delete(target);
    }
    for (const path of linkedFilesOf(record)) outOf(this.#linkers, path, record.key);
    for (const path of usedContentOf(record)) outOf(this.#contentUsers, path, record.key);
    const rest = this.#byId.get(record.id)?.filter((version) => version.key !== record.key) ?? [];
    if (rest.length > 0) this.#byId.set(record.id, rest);
    else if (this.#byId.delete(record.id)) this.nearest.remove(record.id);
  }

  /** Every version under an id, oldest first; a former id leads to the records that had it. */
  versions(id: string): readonly QmsRecord[] {
    const versions = this.#byId.get(id);
    if (versions !== undefined && this.#unsorted.delete(id)) versions.sort(compareVersions);
    return versions ?? [...(this.#byFormerId.get(id)?.values() ?? [])].sort(compareVersions);
  }

  hasId(id: string): boolean {
    return this.#byId.has(id);
  }

  /** Records of a type in order of id, then version. */
  ofType(type: string): readonly QmsRecord[] {
    let sorted = this.#sortedTypes.get(type);
    if (sorted === undefined) {
      sorted = [...(this.#byType.get(type)?.values() ?? [])].sort((left, right) =>
        left.id < right.id ? -1 : left.id > right.id ? 1 : compareVersions(left, right),
      );
      this.#sortedTypes.set(type, sorted);
    }
    return sorted;
  }

  types(): IterableIterator<string> {
    return this.#byType.keys();
  }

  /** Records that mention an id, in order of their keys. */
  mentioning(id: string): readonly QmsRecord[] {
    let sorted = this.#sortedMentions.get(id);
    if (sorted === undefined) {
      const mentions = this.#mentions.get(id);
      if (mentions === undefined) return [];
      sorted = [...mentions.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
      this.#sortedMentions.set(id, sorted);
    }
    return sorted;
  }

  /** How many records mention an id. */
  mentionCount(id: string): number {
    return this.#mentions.get(id)?.size ?? 0;
  }

  /** Ids with several versions: which of them is in force depends on the day. */
  *idsWithVersions(): Generator<string> {
    for (const [id, versions] of this.#byId) if (versions.length > 1) yield id;
  }

  isMentioned(id: string): boolean {
    return this.#mentions.has(id);
  }

  /** Whether the bytes of a file matter to any record. */
  isContentUsed(path: string): boolean {
    return this.#contentUsers.has(path);
  }

  isLinked(path: string): boolean {
    return this.#linkers.has(path);
  }
}
