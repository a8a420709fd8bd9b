import type { Configuration, ConfigurationSection, IsoDate } from '../model/configuration.ts';
import type { BlockEvidence, Evidence } from '../model/evidence.ts';
import type {
  Aggregate,
  Aspect,
  FileContent,
  HeldEntry,
  Queries,
  Referrer,
  Target,
} from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { approvalIdentity, blockIdentity } from '../records/block-identity.ts';
import { type CanonicalParts, signOffDigest } from '../records/canonical.ts';
import { contentParts, ofContent } from '../records/content-digest.ts';
import { type CoveringBlock, isCovered, mayLackFiles } from '../records/covered-files.ts';
import type { Sha256 } from '../records/sha256.ts';
import { signOffBlocks } from '../records/sign-offs.ts';
import type { SchemaCatalogue } from '../schemas/catalogue.ts';
import type { Aggregates } from './aggregates.ts';
import type { ReadNotes } from './dependency-tracker.ts';
import { inForce } from './in-force.ts';
import { searchedBuckets } from './nearest-ids.ts';
import type { RecordStore } from './record-store.ts';
import type { UnreadTexts } from './unread-texts.ts';

/** What the queries look at; the members change, the object stays. */
export interface Facts {
  readonly store: RecordStore;
  readonly aggregates: Aggregates;
  /** Matters that anything was asked about of records, by name. */
  readonly aspects: Map<string, Aspect>;
  readonly unread: UnreadTexts;
  configuration: Configuration;
  catalogue: SchemaCatalogue;
  readonly sha256: Sha256;
  today: IsoDate;
  /** Content of files that records point at, or why there is none, once asked for. */
  readonly contents: Map<string, FileContent>;
  /** What the history says of sign-offs, as last read. */
  evidence: Evidence;
  /** What stands below the root under this name. */
  standing: (path: string) => 'file' | 'folder' | null;
  /** Every file below the root, as last listed. */
  paths: () => Iterable<string>;
  /** Files below the root whose names differ in upper and lower case only. */
  fileTwins: () => readonly (readonly string[])[];
}

const unknown: FileContent = { exists: false, unread: null, sri: null, text: null, anchors: null };

/** The field of a reference as dependencies name it. */
export const fieldOf = (id: string, field: string): string => `${id} ${field}`;

/** Queries over the store that note with the tracker what the running unit reads. */
export function trackedQueries(facts: Facts, tracker: ReadNotes): Queries {
  const { store, aggregates, unread } = facts;

  const pick = (id: string, version: string | null | undefined): QmsRecord | undefined => {
    const versions = store.versions(id);
    if (version != null) return versions.find((record) => record.version === version);
    return versions.length < 2 ? versions[0] : currentOf(id, versions);
  };

  /** Which of several versions an id stands for, computed once until records or the day change. */
  const currentOf = (id: string, versions: readonly QmsRecord[]): QmsRecord | undefined => {
    forgetIfChanged();
    if (!current.has(id)) current.set(id, inForce(versions, facts.today));
    return current.get(id);
  };

  /** Of entries in several versions of one record that in the version in force, or in the pinned one. */
  const pickEntry = (id: string, version: string | null | undefined): HeldEntry | undefined => {
    const held = store.entries(id);
    const ofOne = held.filter(({ record }) => record.id === held[0]!.record.id);
    if (version != null) return ofOne.find(({ record }) => record.version === version);
    if (ofOne.length < 2) return ofOne[0];
    const current = inForce(
      ofOne.map(({ record }) => record),
      facts.today,
    );
    return ofOne.find(({ record }) => record === current);
  };

  const file = (path: string): FileContent => {
    tracker.read('file', path);
    const known = facts.contents.get(path);
    const anchors = store.factsOf(path)?.anchors ?? null;
    const standing = facts.standing(path);
    if (standing === 'file') return { ...unknown, ...known, exists: true, anchors };
    return standing === null
      ? { ...unknown, unread: 'missing', anchors }
      : { ...unknown, exists: true, unread: 'folder', anchors };
  };

  /** What a file that is gone held when a sign-off came in, as far as the history has been asked and has it. */
  const lostFile = (record: QmsRecord, { index }: CoveringBlock, written: string): string | null => {
    const evidence = mayLackFiles(record) ? evidenceOf(record, index) : null;
    const lost = evidence?.kind === 'introduced' ? evidence.lost : undefined;
    return lost !== undefined && Object.hasOwn(lost, written) ? lost[written]! : null;
  };

  const evidenceOf = (record: QmsRecord, block: number): BlockEvidence | null => {
    const key = blockIdentity(record, block);
    if (key === null) return null;
    tracker.read('evidence', key);
    return facts.evidence.kind === 'read' ? (facts.evidence.blocks.get(key) ?? null) : null;
  };

  /** The digest of these parts and of the files that a sign-off covers; null where one of them cannot be read. */
  const digestWithFiles = (record: QmsRecord, block: CoveringBlock, parts: CanonicalParts): string | null => {
    const files: Record<string, string> = {};
    for (const use of record.fileUses) {
      if (!isCovered(use, block)) continue;
      const found = use.target === null ? null : file(use.target);
      const sri = found?.sri ?? (found?.unread === 'missing' ? lostFile(record, block, use.written) : null);
      if (sri === null) return null;
      files[use.written] = sri;
    }
    return signOffDigest(parts, files, facts.sha256);
  };

  /** What ids lead to, computed once until records or the day change: most are asked for many times. */
  let targets = new Map<string, Target | null>();
  let current = new Map<string, QmsRecord | undefined>();
  let [edition, day] = [-1, ''];

  const forgetIfChanged = (): void => {
    if (edition === store.edition && day === facts.today) return;
    [targets, current] = [new Map(), new Map()];
    [edition, day] = [store.edition, facts.today];
  };

  const currentTarget = (id: string): Target | null => {
    forgetIfChanged();
    let target = targets.get(id);
    if (target === undefined) {
      target = findTarget(id, null) ?? null;
      targets.set(id, target);
    }
    return target;
  };

  const findTarget = (id: string, version: string | null): Target | undefined => {
    const record = pick(id, version);
    if (record !== undefined) return targetOf(record, id);
    // An id that some record has leads to no entry, whatever version is asked for.
    const held = store.versions(id).length > 0 ? undefined : pickEntry(id, version);
    return held === undefined ? undefined : entryTarget(held);
  };

  const entryTarget = ({ record, entry }: HeldEntry): Target => ({
    ...targetOf(record, record.id),
    id: entry.id,
    type: entry.type,
    versions: store
      .entries(entry.id)
      .flatMap((each) => (each.record.id === record.id ? (each.record.version ?? []) : [])),
  });

  const targetOf = (record: QmsRecord, id: string): Target => ({
    id: record.id,
    type: record.type,
    phase: record.phase,
    kind: record.kind,
    status: record.status,
    versions: store.versions(id).flatMap((each) => (each.version === null ? [] : [each.version])),
    key: record.key,
    file: record.file,
    former: record.id !== id,
  });

  const bucketOf = <V>(
    aggregate: Aggregate<V>,
    bucket: string,
  ): readonly { readonly record: QmsRecord; readonly value: V }[] => {
    unread.askedIn(aggregate as Aggregate, bucket);
    store.needGroup(aggregate as Aggregate, bucket);
    const entries = aggregates.bucket(aggregate as Aggregate, bucket, (types) => store.atHand(types));
    return entries as readonly { readonly record: QmsRecord; readonly value: V }[];
  };

  return {
    today() {
      tracker.read('today', '');
      return facts.today;
    },
    config<S extends ConfigurationSection>(section: S): Configuration[S] {
      tracker.read('config', section);
      return facts.configuration[section];
    },
    record(id, version) {
      tracker.read('record', id);
      unread.askedFor(id);
      return pick(id, version);
    },
    versions(id) {
      tracker.read('record', id);
      unread.askedFor(id);
      return store.versions(id);
    },
    said(id, aspect) {
      tracker.readAspect(aspect, id);
      const known = facts.aspects.get(aspect.name) ?? aspect;
      if (known !== aspect) throw new Error(`two aspects are called "${aspect.name}"`);
      facts.aspects.set(aspect.name, aspect);
      unread.askedFor(id);
      return store.versions(id).map(aspect.of);
    },
    target(id, version): Target | undefined {
      tracker.read('target', id);
      unread.askedFor(id);
      return version == null ? (currentTarget(id) ?? undefined) : findTarget(id, version);
    },
    entry(id, version) {
      tracker.read('record', id);
      tracker.read('entry', id);
      return store.versions(id).length > 0 ? undefined : pickEntry(id, version);
    },
    entries(id) {
      tracker.read('entry', id);
      return store.entries(id);
    },
    isUnread(id) {
      tracker.read('target', id);
      return unread.mayHold(id);
    },
    ofType(type) {
      tracker.read('type', type);
      unread.askedOfType(type);
      return store.ofType(type);
    },
    referrers(id, field): readonly Referrer[] {
      if (field === undefined) tracker.read('referrers', id);
      else tracker.read('referrers-by', fieldOf(id, field));
      unread.askedWhoMentions(id);
      return store.referrers(id, field);
    },
    isReferred(id, path) {
      tracker.read('referred', id);
      if (store.isMentioned(id)) return true;
      unread.askedWhoMentions(id);
      tracker.read('linked', path);
      if (!store.isLinked(path)) unread.askedWhoLinks(path);
      return store.isLinked(path);
    },
    aggregate(aggregate, bucket) {
      tracker.readBucket(aggregate as Aggregate, bucket);
      return bucketOf(aggregate, bucket);
    },
    values(aggregate, bucket) {
      tracker.readValues(aggregate as Aggregate, bucket);
      return bucketOf(aggregate, bucket).map(({ value }) => value);
    },
    file,
    expectedDigest(record, block, formerId) {
      const expected = record.digests[block];
      if (expected === undefined || expected.kind === 'none') return null;
      const former = formerId === undefined ? undefined : expected.former?.[formerId];
      if (formerId !== undefined && former === undefined) return null;
      if (expected.kind === 'digest') return former ?? expected.value;
      const meaning = signOffBlocks(record.data).find(({ index }) => index === block)?.meaning ?? null;
      const parts = former === undefined ? expected.canonical : { ...expected.canonical, record: former };
      return digestWithFiles(record, { index: block, meaning }, parts);
    },
    contentDigest(record, formerId) {
      const parts = contentParts(record, facts.catalogue, formerId);
      return parts === null ? null : digestWithFiles(record, ofContent, parts);
    },
    evidence: evidenceOf,
    changesSinceApproval(record, digest) {
      const key = approvalIdentity(record, digest);
      tracker.read('evidence', key);
      return facts.evidence.kind === 'read' ? (facts.evidence.approvals.get(key) ?? null) : null;
    },
    history() {
      tracker.read('history', '');
      const { evidence } = facts;
      if (evidence.kind === 'none') return evidence;
      return { kind: evidence.kind, withSignatures: evidence.withSignatures };
    },
    head() {
      tracker.read('head', '');
      return facts.evidence.kind === 'read' ? facts.evidence.head : null;
    },
    filesAlikeButForCase() {
      tracker.read('file names', '');
      return facts.fileTwins();
    },
    idsAlikeButForCase() {
      tracker.read('id names', '');
      return store.idTwins;
    },
    nearestIds(id, types) {
      for (const bucket of searchedBuckets(id)) tracker.read('ids', bucket);
      const typeOf = (candidate: string): string | undefined =>
        pick(candidate, null)?.type ?? pickEntry(candidate, null)?.entry.type;
      return store.nearest.find(id, typeOf, types);
    },
  };
}
