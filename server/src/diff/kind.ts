import type { Change as TrustChange, ValueChange } from '../domain/trust/changes.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Finding, Place, Severity, SuppressedFinding } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Range } from '../model/text.ts';
import type { SchemaCatalogue } from '../schemas/catalogue.ts';
import type { ChangedFinding, ChangedSignOff, ChangeGroup } from './model.ts';

/** One state of a root, read and judged. */
export interface Snapshot {
  /** What its qms.yaml says; the defaults where it cannot be read. */
  readonly configuration: Configuration;
  readonly catalogue: SchemaCatalogue;
  readonly queries: Queries;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * A record that is not the same in both states; null on the side that has none. A record whose version was raised stands
 * next to the newest version before, one that was renamed next to what had its former id.
 */
export interface RecordPair {
  readonly before: QmsRecord | null;
  readonly after: QmsRecord | null;
  /** True where the head has the version before, too: the next one is written next to it. */
  readonly staysToo?: true;
}

/** A record that both states have. */
export interface KeptRecord {
  readonly before: QmsRecord;
  readonly after: QmsRecord;
  readonly staysToo?: true;
}

/** Two states of a root side by side. Kinds of change walk the pairs, never all records of a state. */
export interface StatePair {
  readonly base: Snapshot;
  readonly head: Snapshot;
  /** Only records that differ, or whose covered files do, in order of file and place. */
  readonly pairs: readonly RecordPair[];
  /** What changes about who may sign and what is checked, as `--config-from` knows it. */
  readonly trust: readonly TrustChange[];
  /** The kinds of change there are, for the one about their severities. */
  readonly kinds: readonly Pick<ChangeKind, 'id' | 'severity'>[];
}

/** A change before it has a severity, a range and words. */
export interface DraftChange {
  /** The fact in at most 90 characters, then what follows from it. */
  readonly message: Message;
  /** The record it is about is that of its place. */
  readonly place: Place;
  /** Where the place is in the text, for what has been located already; otherwise it is looked up. */
  readonly at?: { readonly range: Range; readonly path: string };
  /** `base` where the head does not have the place any more. Default: `head`. */
  readonly side?: 'base' | 'head';
  /** Where the case is graver, or less grave, than others of its kind. */
  readonly severity?: Severity;
  readonly values?: readonly ValueChange[];
  readonly signOffs?: readonly ChangedSignOff[];
  readonly finding?: ChangedFinding;
  /** Ids of other records that rest on it, the nearest first. */
  readonly reached?: readonly string[];
}

/** A kind of change: one file each below `kinds/<group>/`, named as its id. */
export interface ChangeKind {
  /** Stable slug, such as `signed-content-changed`. */
  readonly id: string;
  readonly group: ChangeGroup;
  /** What it is unless qms.yaml says otherwise under `changes`. */
  readonly severity: Severity;
  /** Few words for a heading. */
  readonly title: string;
  /** One line for the reference: what is shown, and what it means for a reviewer. */
  readonly explanation: string;
  /** Rules whose new findings on the same record say what a change of this kind says already, and are left out. */
  readonly tells?: readonly string[];
  readonly compare: (states: StatePair) => Iterable<DraftChange>;
}

/** The records that both states have and that differ; a new version next to the one before is one of them. */
export function* keptRecords({ pairs }: StatePair): Generator<KeptRecord> {
  for (const { before, after, staysToo } of pairs)
    if (before !== null && after !== null)
      yield { before, after, ...(staysToo === undefined ? {} : { staysToo }) };
}

/** The records that are what they were in the base: not the next version, written next to the one before. */
export function* sameRecords(states: StatePair): Generator<KeptRecord> {
  for (const pair of keptRecords(states)) if (pair.staysToo === undefined) yield pair;
}
