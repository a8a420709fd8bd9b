import type { FileFacts } from '../model/facts.ts';
import type { Aggregate, HeldEntry, Referrer } from '../model/queries.ts';
import type { Entry, QmsRecord } from '../model/record.ts';
import { CaseTwins } from './case-twins.ts';
import { deepEqual } from './deep-equal.ts';
import { oldestFirst } from './in-force.ts';
import type { KeptFiles, KeptIndex } from './kept/kept-files.ts';
import { kindOfBucket } from './kept/run-reads.ts';
import { NearestIds } from './nearest-ids.ts';
import { formerIdsOf, linkedFilesOf, placesLinkedIn, usedContentOf } from './record-uses.ts';
import { byKey, ReferrerCache, referrersAmong } from './referrer-cache.ts';

/** One record that appeared (`before` null), disappeared (`after` null) or changed. */
export interface RecordChange {
  readonly before: QmsRecord | null;
  readonly after: QmsRecord | null;
}

/** What a name leads to; in an index that began as another one, null stands for what is not there any more. */
type UnderName = QmsRecord | QmsRecord[] | Set<QmsRecord>;

/**
 * Records by name. Most names lead to a single record, which then stands for itself: a collection for
 * each of them took 80 MB at 100,000 records, and a tenth of the time of a check. Others lead to a list, which costs
 * least to fill, until a record is taken out of it: a set finds that sooner.
 */
class RecordIndex {
  readonly #entries = new Map<string, UnderName | null>();
  /** What this one began as, where it has nothing of its own under a name; collections in it are read, not filled. */
  readonly #begunAs: RecordIndex | null;

  /** @param other one that is filled no more, and that this one begins as */
  constructor(other: RecordIndex | null = null) {
    this.#begunAs = other;
  }

  #at(name: string): UnderName | undefined {
    const own = this.#entries.get(name);
    if (own !== undefined) return own ?? undefined;
    return this.#begunAs === null ? undefined : this.#begunAs.#at(name);
  }

  /** A record that is added under a name again counts once; nothing else was added under that name meanwhile. */
  add(name: string, record: QmsRecord): void {
    const known = this.#at(name);
    if (known === undefined) this.#entries.set(name, record);
    else if (known === record) return;
    else if (!isCollection(known))
      this.#entries.set(name, this.#begunAs === null ? [known, record] : new Set([known, record]));
    else if (this.#begunAs !== null) this.#owned(name, known).add(record);
    else if (known instanceof Set) known.add(record);
    else if (known.at(-1) !== record) known.push(record);
  }

  remove(name: string, record: QmsRecord): void {
    const known = this.#at(name);
    if (known === undefined || (known !== record && !isCollection(known))) return;
    if (isCollection(known)) {
      const rest = this.#owned(name, known);
      rest.delete(record);
      if (rest.size > 0) return;
    }
    if (this.#begunAs === null) this.#entries.delete(name);
    else this.#entries.set(name, null);
  }

  /** A collection as a set of this index's own. */
  #owned(name: string, known: QmsRecord[] | Set<QmsRecord>): Set<QmsRecord> {
    const own = this.#entries.get(name);
    if (own instanceof Set) return own;
    const copy = new Set(known);
    this.#entries.set(name, copy);
    return copy;
  }

  has(name: string): boolean {
    return this.#at(name) !== undefined;
  }

  *names(): IterableIterator<string> {
    for (const [name, known] of this.#entries) if (known !== null) yield name;
    for (const name of this.#begunAs?.names() ?? []) if (!this.#entries.has(name)) yield name;
  }

  count(name: string): number {
    const known = this.#at(name);
    if (known === undefined) return 0;
    return Array.isArray(known) ? known.length : known instanceof Set ? known.size : 1;
  }

  /** The records under a name, as a list of the caller's own. */
  under(name: string): QmsRecord[] {
    const known = this.#at(name);
    return known === undefined ? [] : isCollection(known) ? [...known] : [known];
  }
}

const isCollection = (known: UnderName): known is QmsRecord[] | Set<QmsRecord> =>
  Array.isArray(known) || known instanceof Set;

/** Records in the order of their versions; none where they are of several ids. */
function versionsOfOne(records: QmsRecord[]): readonly QmsRecord[] {
  const id = records[0]?.id;
  return records.every((record) => record.id === id) ? oldestFirst(records) : [];
}

/** Records in the order of their ids, then of their versions. */
function inOrder(records: readonly QmsRecord[]): readonly QmsRecord[] {
  const byId = new Map<string, QmsRecord[]>();
  for (const record of records) {
    const versions = byId.get(record.id);
    if (versions === undefined) byId.set(record.id, [record]);
    else versions.push(record);
  }
  return [...byId.keys()].sort().flatMap((id) => {
    const versions = byId.get(id)!;
    return versions.length === 1 ? versions : oldestFirst(versions);
  });
}

const noEntries: readonly HeldEntry[] = [];

const held = (records: QmsRecord[], isMeant: (entry: Entry) => boolean): HeldEntry[] =>
  records.sort(byKey).flatMap((record) => record.entries.filter(isMeant).map((entry) => ({ record, entry })));

/** Who mentions an id is cached field by field from so many records that mention it. */
const worthCaching = 64;

/**
 * All files' facts with the indexes over them: by id, by type, and who mentions whom (in both
 * directions, ids that no record has included).
 */
export class RecordStore {
  readonly #files = new Map<string, FileFacts>();
  readonly #records = new Map<string, QmsRecord>();
  readonly nearest = new NearestIds(() => {
    this.#loadAll();
    return [...this.#byId.keys(), ...this.#byEntry.names()];
  });
  #kept: KeptFiles | null = null;
  #taken: (record: QmsRecord) => void = () => {};
  /** Files of an earlier run that nothing has asked for yet, and how many records each holds. */
  #waiting: Map<string, number> = new Map();
  /** How many records these hold, and in how many of them there are any. */
  #waitingRecords = 0;
  #waitingRecordFiles = 0;
  readonly #isCopy: boolean;
  #byId = new Map<string, QmsRecord[]>();
  readonly #idTwins = new CaseTwins(() => this.#byId.keys());
  #unsorted = new Set<string>();
  #edition = 0;
  #byFormerId = new RecordIndex();
  readonly #sortedFormer = new Map<string, readonly QmsRecord[]>();
  #formerEdition = 0;
  #byType = new RecordIndex();
  readonly #sortedTypes = new Map<string, readonly QmsRecord[]>();
  #mentions = new RecordIndex();
  /** Mentions in order, until they change: sorting thousands for each reader would add up. */
  readonly #sortedMentions = new Map<string, readonly QmsRecord[]>();
  /** Who mentions the most mentioned ids in which field, once asked for. */
  readonly #referrerCache = new ReferrerCache();
  #linkers = new RecordIndex();
  #contentUsers = new RecordIndex();
  /** Records by the ids, and by the types, of the entries they hold. */
  #byEntry = new RecordIndex();
  #byEntryType = new RecordIndex();
  /** Entries under an id in order, until they change. */
  readonly #sortedEntries = new Map<string, readonly HeldEntry[]>();

  /** @param other one whose files will not change any more, and that this one begins as: nothing is indexed anew */
  constructor(other?: RecordStore) {
    this.#isCopy = other !== undefined;
    if (other === undefined) return;
    this.#files = new Map(other.files);
    this.#records = new Map(other.records);
    this.#byId = new Map(other.#byId);
    this.#unsorted = new Set(other.#unsorted);
    this.#byFormerId = new RecordIndex(other.#byFormerId);
    this.#byType = new RecordIndex(other.#byType);
    this.#mentions = new RecordIndex(other.#mentions);
    this.#linkers = new RecordIndex(other.#linkers);
    this.#contentUsers = new RecordIndex(other.#contentUsers);
    this.#byEntry = new RecordIndex(other.#byEntry);
    this.#byEntryType = new RecordIndex(other.#byEntryType);
  }

  /**
   * Begins as an earlier run left off: a file of it is taken in when something asks for what it holds.
   * @param taken called with each record that is
   */
  beginAs(kept: KeptFiles, taken: (record: QmsRecord) => void): void {
    this.#kept = kept;
    this.#taken = taken;
    this.#waiting = new Map(kept.paths.map((path, index) => [path, kept.records[index]!]));
    for (const count of kept.records) {
      this.#waitingRecords += count;
      if (count > 0) this.#waitingRecordFiles += 1;
    }
  }

  /** By path, what each file says on its own. */
  get files(): ReadonlyMap<string, FileFacts> {
    this.#loadAll();
    return this.#files;
  }

  /** By key, all records. */
  get records(): ReadonlyMap<string, QmsRecord> {
    this.#loadAll();
    return this.#records;
  }

  /** How many records there are. */
  get recordCount(): number {
    return this.#records.size + this.#waitingRecords;
  }

  /** How many files hold at least one record. */
  get recordFiles(): number {
    let count = 0;
    for (const { records } of this.#files.values()) if (records.length > 0) count += 1;
    return count + this.#waitingRecordFiles;
  }

  /** What a file says on its own. */
  factsOf(path: string): FileFacts | undefined {
    this.#load(path);
    return this.#files.get(path);
  }

  /** How many records a file holds; null for one that was not read. */
  countIn(path: string): number | null {
    return this.#files.get(path)?.records.length ?? this.#waiting.get(path) ?? null;
  }

  /** Whether a file was read. */
  hasRead(path: string): boolean {
    return this.#files.has(path) || this.#waiting.has(path);
  }

  /** The record of a key. */
  record(key: string): QmsRecord | undefined {
    this.#load(key.slice(0, key.lastIndexOf('#')));
    return this.#records.get(key);
  }

  #load(path: string): void {
    if (!this.#waiting.delete(path)) return;
    const facts = this.#kept!.factsOf(path);
    this.#waitingRecords -= facts.records.length;
    if (facts.records.length > 0) this.#waitingRecordFiles -= 1;
    this.#files.set(path, facts);
    for (const record of facts.records) {
      this.#link(record);
      this.#taken(record);
    }
  }

  /** Takes in all files that nothing has asked for yet. */
  takeInAll(): void {
    this.#loadAll();
  }

  #loadAll(): void {
    for (const path of this.#waiting.keys()) this.#load(path);
  }

  /** True when every file has been taken in. */
  get isWhole(): boolean {
    return this.#waiting.size === 0;
  }

  /** Takes in some of the files that nothing has asked for yet. True when there are more. */
  takeInSome(count: number): boolean {
    let left = count;
    for (const path of this.#waiting.keys()) {
      if (left === 0) return true;
      this.#load(path);
      left -= 1;
    }
    return false;
  }

  /** Takes in what may stand under a name of one of the indexes. */
  #need(index: KeptIndex, name: string): void {
    if (this.#waiting.size > 0) for (const path of this.#kept!.filesWith(index, name)) this.#load(path);
  }

  /** Another number after every change of records: what was computed from them holds as long as this does. */
  get edition(): number {
    return this.#edition;
  }

  /** Puts a file's facts in place of what was known of it; says which records that changed. */
  put(facts: FileFacts): RecordChange[] {
    const before = this.factsOf(facts.path);
    const { records, changes } = this.#replace(before?.records ?? [], facts.records);
    this.#files.set(facts.path, before === undefined ? facts : { ...facts, records });
    return changes;
  }

  remove(path: string): RecordChange[] {
    const before = this.factsOf(path);
    this.#files.delete(path);
    return this.#replace(before?.records ?? [], []).changes;
  }

  /** Takes in the anchors of a text that holds no record. */
  noteAnchors(path: string, anchors: readonly string[] | null): void {
    const known = this.factsOf(path);
    if (known !== undefined) this.#files.set(path, { ...known, anchors });
  }

  /** A record that reads as before stays the same object: the indexes know records by identity. */
  #replace(
    before: readonly QmsRecord[],
    after: readonly QmsRecord[],
  ): { records: readonly QmsRecord[]; changes: RecordChange[] } {
    const changes: RecordChange[] = [];
    const records = after.map((now, ordinal) => {
      const old = before[ordinal] ?? null;
      if (old !== null && deepEqual(old, now)) return old;
      if (old !== null) this.#unlink(old);
      this.#link(now);
      changes.push({ before: old, after: now });
      return now;
    });
    for (const old of before.slice(after.length)) {
      this.#unlink(old);
      changes.push({ before: old, after: null });
    }
    if (changes.length > 0) this.#edition += 1;
    return { records, changes };
  }

  #link(record: QmsRecord): void {
    this.#records.set(record.key, record);
    this.#byType.add(record.type, record);
    this.#sortedTypes.delete(record.type);
    for (const former of formerIdsOf(record)) this.#byFormerId.add(former, record);
    for (const { target, path } of record.references) {
      this.#mentions.add(target, record);
      // Nothing has been asked for yet while records are read for the first time.
      if (this.#sortedMentions.size > 0) this.#sortedMentions.delete(target);
      this.#referrerCache.add(target, path, record);
    }
    if (record.fileUses.length > 0) {
      for (const path of linkedFilesOf(record)) this.#linkers.add(path, record);
      for (const path of usedContentOf(record)) this.#contentUsers.add(path, record);
    }
    for (const { id, type } of record.entries) {
      if (!this.#byEntry.has(id)) this.nearest.add(id);
      this.#byEntry.add(id, record);
      this.#sortedEntries.delete(id);
      this.#byEntryType.add(type, record);
    }
    if (record.id === '') return;
    const versions = this.#byId.get(record.id);
    if (versions === undefined) {
      this.#byId.set(record.id, [record]);
      this.nearest.add(record.id);
      this.#idTwins.add(record.id);
    } else {
      // Sorted when asked for: many records under one id must not sort again for each.
      if (this.#isCopy) this.#byId.set(record.id, [...versions, record]);
      else versions.push(record);
      this.#unsorted.add(record.id);
    }
  }

  #unlink(record: QmsRecord): void {
    this.#records.delete(record.key);
    this.#byType.remove(record.type, record);
    this.#sortedTypes.delete(record.type);
    for (const former of formerIdsOf(record)) this.#byFormerId.remove(former, record);
    for (const { target, path } of record.references) {
      this.#mentions.remove(target, record);
      this.#sortedMentions.delete(target);
      this.#referrerCache.delete(target, path, record);
    }
    for (const path of linkedFilesOf(record)) this.#linkers.remove(path, record);
    for (const path of usedContentOf(record)) this.#contentUsers.remove(path, record);
    for (const { id, type } of record.entries) {
      const isKnown = this.#byEntry.has(id);
      this.#byEntry.remove(id, record);
      this.#sortedEntries.delete(id);
      this.#byEntryType.remove(type, record);
      if (isKnown && !this.#byEntry.has(id)) this.nearest.remove(id);
    }
    const rest = this.#byId.get(record.id)?.filter((version) => version !== record) ?? [];
    if (rest.length > 0) this.#byId.set(record.id, rest);
    else if (this.#byId.delete(record.id)) {
      this.nearest.remove(record.id);
      this.#idTwins.remove(record.id);
    }
  }

  /**
   * Every version under an id, oldest first; a former id leads to the records that had it, and nowhere where records of
   * several ids claim to have had it.
   */
  versions(id: string): readonly QmsRecord[] {
    this.#need('id', id);
    const versions = this.#byId.get(id);
    if (versions === undefined) return this.#versionsUnderFormerId(id);
    if (!this.#unsorted.delete(id)) return versions;
    const sorted = oldestFirst(versions);
    this.#byId.set(id, sorted);
    return sorted;
  }

  /** Sorted once until records change: a former id shared by thousands must not be sorted for each mention. */
  #versionsUnderFormerId(id: string): readonly QmsRecord[] {
    this.#need('former', id);
    if (this.#formerEdition !== this.#edition) this.#sortedFormer.clear();
    this.#formerEdition = this.#edition;
    const known = this.#sortedFormer.get(id) ?? versionsOfOne(this.#byFormerId.under(id));
    if (known.length > 1) this.#sortedFormer.set(id, known);
    return known;
  }

  /** Whether a record, or an entry of one, has an id. */
  hasId(id: string): boolean {
    this.#need('id', id);
    this.#need('entry', id);
    return this.#byId.has(id) || this.#byEntry.has(id);
  }

  /** The entries of records' lists under an id, in order of the records' keys. */
  entries(id: string): readonly HeldEntry[] {
    this.#need('entry', id);
    if (!this.#byEntry.has(id)) return noEntries;
    let sorted = this.#sortedEntries.get(id);
    if (sorted === undefined) {
      sorted = held(this.#byEntry.under(id), (entry) => entry.id === id);
      this.#sortedEntries.set(id, sorted);
    }
    return sorted;
  }

  /** The entries of a type, such as `site_visit.findings`. */
  entriesOfType(type: string): readonly HeldEntry[] {
    this.#loadAll();
    return held(this.#byEntryType.under(type), (entry) => entry.type === type);
  }

  entryTypes(): IterableIterator<string> {
    this.#loadAll();
    return this.#byEntryType.names();
  }

  /** Ids of records that differ in upper and lower case only. */
  get idTwins(): readonly (readonly string[])[] {
    this.#loadAll();
    return this.#idTwins.groups;
  }

  /** The records read from a file. */
  recordsIn(path: string): readonly QmsRecord[] {
    return this.factsOf(path)?.records ?? [];
  }

  /** Records of a type in order of id, then version. */
  ofType(type: string): readonly QmsRecord[] {
    this.#need('type', type);
    let sorted = this.#sortedTypes.get(type);
    if (sorted === undefined) {
      sorted = inOrder(this.#byType.under(type));
      this.#sortedTypes.set(type, sorted);
    }
    return sorted;
  }

  /** The records of some types in any order, of all where none is named. */
  ofTypes(types: readonly string[]): Iterable<QmsRecord> {
    if (types.length === 0) return this.records.values();
    for (const type of types) this.#need('type', type);
    return types.flatMap((type) => this.#byType.under(type));
  }

  /** Has the records at hand that belong to a group of a grouping. */
  needGroup(aggregate: Aggregate, bucket: string): void {
    if (this.#waiting.size === 0) return;
    if (this.#kept!.groups.has(aggregate.name)) this.#need(kindOfBucket(aggregate), bucket);
    else if (aggregate.types.length === 0) this.#loadAll();
    else for (const type of aggregate.types) this.#need('type', type);
  }

  /** The records of some types that are at hand, in any order; of all where none is named. */
  atHand(types: readonly string[]): Iterable<QmsRecord> {
    return types.length === 0 ? this.#records.values() : types.flatMap((type) => this.#byType.under(type));
  }

  types(): IterableIterator<string> {
    this.#loadAll();
    return this.#byType.names();
  }

  /** Records that mention an id, in order of their keys. */
  mentioning(id: string): readonly QmsRecord[] {
    this.#need('mention', id);
    let sorted = this.#sortedMentions.get(id);
    if (sorted === undefined) {
      sorted = this.#mentions.under(id).sort(byKey);
      if (sorted.length === 0) return sorted;
      this.#sortedMentions.set(id, sorted);
    }
    return sorted;
  }

  /** Mentions of an id, in order of the records' keys; with `field`, only those below that top-level field. */
  referrers(id: string, field?: string): readonly Referrer[] {
    this.#need('mention', id);
    if (field !== undefined && this.mentionCount(id) >= worthCaching)
      return this.#referrerCache.referrers(id, field, () => this.#mentions.under(id));
    return referrersAmong(this.mentioning(id), id, field);
  }

  /** How many records mention an id. */
  mentionCount(id: string): number {
    this.#need('mention', id);
    return this.#mentions.count(id);
  }

  /** Ids with several versions: which of them is in force depends on the day. */
  *idsWithVersions(): Generator<string> {
    this.#loadAll();
    for (const [id, versions] of this.#byId) if (versions.length > 1) yield id;
  }

  isMentioned(id: string): boolean {
    this.#need('mention', id);
    return this.#mentions.has(id);
  }

  /** Whether the bytes of a file matter to any record. */
  isContentUsed(path: string): boolean {
    this.#need('content', path);
    return this.#contentUsers.has(path);
  }

  /** The records to which the bytes of a file matter. */
  contentUsers(path: string): readonly QmsRecord[] {
    this.#need('content', path);
    return this.#contentUsers.under(path);
  }

  isLinked(path: string): boolean {
    this.#need('linker', path);
    return this.#linkers.has(path);
  }

  /** Whether any record links to a place in a file. */
  isLinkedInto(path: string): boolean {
    this.#need('linker', path);
    return this.#linkers.under(path).some((record) => placesLinkedIn(record).includes(path));
  }
}
