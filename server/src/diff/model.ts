import type { EvidenceLevel, IsoDate } from '../model/configuration.ts';
import type { Severity } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { Range } from '../model/text.ts';

/**
 * What a change is about: what is checked, who may sign and by what signers are known, sign-offs themselves, what records
 * say, which records there are, what is found, and what else is reached.
 */
export type ChangeGroup = 'checks' | 'authority' | 'sign-offs' | 'content' | 'records' | 'findings' | 'reach';

/** The groups in the order in which changes of one severity stand. */
export const changeGroups: readonly ChangeGroup[] = [
  'checks',
  'authority',
  'sign-offs',
  'content',
  'records',
  'findings',
  'reach',
];

/** One of the two states that are compared. */
export interface ComparedState {
  /** As it was named; null for the files as they are in the folder. */
  readonly ref: string | null;
  /** Null for the files as they are in the folder. */
  readonly commit: string | null;
}

/** A record as a change names it. */
export interface ChangedRecord {
  readonly id: string;
  readonly type: string;
  readonly version: string | null;
  readonly title: string | null;
}

/** A value on both sides; absent where there was none, or is none any more. */
export interface ShownValue {
  /** Field path for people, with list items named by their keys. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** A sign-off that a change is about. */
export interface ChangedSignOff {
  readonly by: string | null;
  readonly role: string | null;
  readonly meaning: string | null;
  readonly date: IsoDate | null;
  /** How strong its evidence is: in the head, or in the base where it is gone or broken. */
  readonly level: EvidenceLevel;
}

/** The finding a change is about. */
export interface ChangedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly fingerprint: string;
}

/** One named, graded change: the stable contract of `--format json`. */
export interface Change {
  /** Id of the kind of change. */
  readonly kind: string;
  readonly group: ChangeGroup;
  readonly severity: Severity;
  /** The fact first, in one sentence; then what follows from it. */
  readonly message: string;
  /** The state its place is in: `base` for what the head does not have any more. */
  readonly side: 'base' | 'head';
  /** Path below the root, with `/`. */
  readonly file: string;
  readonly range: Range;
  /** Field path for people; empty where the change is about a whole record or file. */
  readonly path: string;
  readonly record?: ChangedRecord;
  readonly values: readonly ShownValue[];
  /** Titles of records, and names of people, behind the ids that stand in the values and in the sign-offs. */
  readonly names: Readonly<Record<string, string>>;
  /** The sign-offs it is about; none for most changes. */
  readonly signOffs: readonly ChangedSignOff[];
  readonly finding?: ChangedFinding;
  /** Ids of other records that rest on it, the nearest first. */
  readonly reached?: readonly string[];
}

/** What a change of the files does to the management system. */
export interface Diff {
  readonly version: 1;
  /** Folder that holds the `qms.yaml`, as an absolute path. */
  readonly root: string;
  /** The day both states were judged as of. */
  readonly today: IsoDate;
  readonly base: ComparedState;
  readonly head: ComparedState;
  /** Kinds of change that the qms.yaml of the base leaves out. */
  readonly kindsOff: readonly string[];
  /** Folders below the root that hold another repository (a submodule): nothing in them is compared. */
  readonly notCompared: readonly string[];
  /** The most severe first, then by group, kind, file and place. */
  readonly changes: readonly Change[];
}
