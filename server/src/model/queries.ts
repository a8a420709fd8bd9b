import type { Configuration, ConfigurationSection, IsoDate } from './configuration.ts';
import type { BlockEvidence, ContentChanges, NoEvidence } from './evidence.ts';
import type { Issue } from './finding.ts';
import type { Entry, QmsRecord, Reference } from './record.ts';

/** One mention of a record by another. */
export interface Referrer {
  readonly source: QmsRecord;
  readonly reference: Reference;
}

/** An entry with an id of its own, and the record it stands in. */
export interface HeldEntry {
  readonly record: QmsRecord;
  readonly entry: Entry;
}

/**
 * What a mention of an id leads to: a record, or an entry of one, whose state is that of its record. Without the content:
 * cheap to depend on.
 */
export interface Target {
  readonly id: string;
  readonly type: string;
  readonly phase: QmsRecord['phase'];
  readonly kind: QmsRecord['kind'];
  readonly status: string | null;
  /** Versions that exist under this id. */
  readonly versions: readonly string[];
  readonly key: string;
  readonly file: string;
  /** True when the id asked for is a former id of this record. */
  readonly former: boolean;
}

/** Why a file has no content that could be looked at. */
export type Unread = 'missing' | 'folder' | 'too-large' | 'unreadable';

/** What is known of a file that is not a record. */
export interface FileContent {
  /** Whether a file or folder of this name is below the root. */
  readonly exists: boolean;
  /** Why the content could not be read; null once read, and as long as nobody has asked for it. */
  readonly unread: Unread | null;
  /** `sha256-…` over the bytes (text normalised as the digest format says), once read. */
  readonly sri: string | null;
  /** Decoded text of a data file, once read. */
  readonly text: string | null;
  /** What links into a Markdown file can name, once a record links to a place in it. */
  readonly anchors: readonly string[] | null;
}

/** What is known of the history of a root. */
export type HistoryRead =
  | { readonly kind: 'none'; readonly reason: NoEvidence }
  | { readonly kind: 'read'; readonly withSignatures: boolean };

/** A named grouping kept up to date record by record, so that no rule has to walk them all. */
export interface Aggregate<V = unknown> {
  readonly name: string;
  /** Record types it looks at; empty means all. */
  readonly types: readonly string[];
  /** What a record adds: pairs of bucket and value. Pure, and from this record alone. */
  readonly map: (record: QmsRecord) => Iterable<readonly [bucket: string, value: V]>;
}

/** What records say of one matter, and nothing else of them. */
export interface Aspect<V = unknown> {
  readonly name: string;
  /** The same object for the same record. Pure, and from this record alone. */
  readonly of: (record: QmsRecord) => V;
}

/**
 * The only way a rule sees the repository. Every call is tracked: a unit (one rule on one record, or
 * one rule on the repository) runs again only when something it asked for has changed.
 */
export interface Queries {
  today(): IsoDate;
  config<S extends ConfigurationSection>(section: S): Configuration[S];
  /** The version in force (or the newest there is), or the pinned version; former ids resolve. */
  record(id: string, version?: string | null): QmsRecord | undefined;
  /** Every version that carries this id, oldest version first. */
  versions(id: string): readonly QmsRecord[];
  /** What every version that carries this id says of one matter, oldest version first: changes less often than `versions`. */
  said<V>(id: string, aspect: Aspect<V>): readonly V[];
  /** Type, phase and existence of what an id leads to: changes less often than `record`. */
  target(id: string, version?: string | null): Target | undefined;
  /**
   * Whether a record of this id may stand in a text that could be read in part only: then nobody can say that there is
   * none, or what it is. What a rule finds although an answer given to it may be another once that text is mended is
   * not shown; a rule that asks this first goes on with what it knows.
   */
  isUnread(id: string): boolean;
  /** The entry of a record's list under an id that no record has; of several versions, as for `record`. */
  entry(id: string, version?: string | null): HeldEntry | undefined;
  /** All entries under an id, in order of the records' keys. */
  entries(id: string): readonly HeldEntry[];
  /** All records of a type (register items included), in order of id, then version. */
  ofType(type: string): readonly QmsRecord[];
  /** Who mentions this id; with `field`, only mentions below that top-level field (`body` for Markdown). */
  referrers(id: string, field?: string): readonly Referrer[];
  /** Whether any record mentions this id or links to this file: changes far less often than `referrers`. */
  isReferred(id: string, file: string): boolean;
  /** The values in one bucket of an aggregate, each with the record it comes from. */
  aggregate<V>(
    aggregate: Aggregate<V>,
    bucket: string,
  ): readonly { readonly record: QmsRecord; readonly value: V }[];
  /** The values in one bucket alone: they change less often than the records they come from. */
  values<V>(aggregate: Aggregate<V>, bucket: string): readonly V[];
  /** A file of the root named by a path below it. */
  file(path: string): FileContent;
  /**
   * The digest a sign-off block must carry, or null when none exists.
   * @param formerId as if the record had this one of its former ids still
   */
  expectedDigest(record: QmsRecord, block: number, formerId?: string): string | null;
  /**
   * The digest of what an approval binds of a record, whoever gives it; null when none exists.
   * @param formerId as if the record had this one of its former ids still
   */
  contentDigest(record: QmsRecord, formerId?: string): string | null;
  /** What the history says of a sign-off; null where it says nothing, or has not been read yet. */
  evidence(record: QmsRecord, block: number): BlockEvidence | null;
  /** How a record differs from the content of this digest that a decision approved; null where that is not known. */
  changesSinceApproval(record: QmsRecord, digest: string): ContentChanges | null;
  /** Whether the history has been read, or why it says nothing. */
  history(): HistoryRead;
  /** The commit the history was read from, which changes far more often; null where it was not read. */
  head(): string | null;
  /** Paths of files below the root that differ in upper and lower case only, group by group. */
  filesAlikeButForCase(): readonly (readonly string[])[];
  /** Ids that differ in upper and lower case only, group by group. */
  idsAlikeButForCase(): readonly (readonly string[])[];
  /** Ids near to a mistyped one, of the allowed types, best first. */
  nearestIds(id: string, types: readonly string[]): readonly string[];
}

/** Where rules put what they find. */
export type Report = (issue: Omit<Issue, 'rule'>) => void;
