import type { DocumentUri, Range } from 'vscode-languageserver-types';
import type { Severity } from '../../../model/finding.ts';
import type { FoundRecord, RecordSummary, RootParams } from './records.ts';

/** What the views of a client show. */
export const viewMethods = {
  /** Client → server: {@link RecordGroupsParams} → {@link RecordGroup}[]. */
  recordGroups: 'qms/recordGroups',
  /** Client → server, with a root: {@link GroupRecordsParams} → {@link ListedRecord}[]. */
  groupRecords: 'qms/groupRecords',
  /** Client → server: RootParams → {@link DueSignOff}[]. */
  signOffsDue: 'qms/signOffsDue',
  /** Client → server: {@link MyWorkParams} → {@link MyWork}[]. */
  myWork: 'qms/myWork',
  /** Client → server: RootParams → {@link ReviewReadiness}[]. */
  reviewReadiness: 'qms/reviewReadiness',
  /** Client → server, with a root: RootParams → {@link CoverageView} | Refused. */
  clauseCoverage: 'qms/clauseCoverage',
} as const;

/** What records are put together by. */
export type GroupedBy = 'clause' | 'process' | 'owner' | 'type';

/** Which records a view lists, and how. */
export interface RecordGroupsParams extends RootParams {
  readonly by: GroupedBy;
  /** Words that are to be found in a record, as `qms/findRecords` finds them, or in what a group is called. */
  readonly text?: string;
  /** Only records with findings; only groups in which something is missing. */
  readonly only?: 'findings' | 'gaps';
  /** Only these, where they are given. */
  readonly among?: readonly { readonly uri: DocumentUri; readonly id: string }[];
}

export interface GroupRecordsParams extends RecordGroupsParams {
  readonly root: DocumentUri;
  readonly key: string;
}

type SeverityCounts = Readonly<Record<Severity, number>>;

/** Records that belong together. */
export interface RecordGroup {
  readonly root: DocumentUri;
  /** The same as long as the group is. */
  readonly key: string;
  readonly title: string;
  /** More about it, for a pointer that rests on it. */
  readonly about: string;
  /** How many of its records are listed, and what is found on these. */
  readonly records: number;
  readonly findings: SeverityCounts;
  /** Another text once a file of these records was read anew, or something else was found on them. */
  readonly mark: string;
  /** What is missing here, in a few words; empty where nothing is known to be. */
  readonly lacks: string;
}

/** A record in a group. */
export interface ListedRecord extends FoundRecord {
  readonly findings: SeverityCounts;
}

export interface DueSignOff {
  readonly record: RecordSummary;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /**
   * Who still has to sign, in order, for people, and what makes count what was given and does not; empty where nobody
   * has to.
   */
  readonly next: string;
  /** What is due, in few words. */
  readonly line: string;
  /** Why, in a word or two, with since when where that is known: `missing since 2026-01-20`. */
  readonly why: string;
  /** Names of those who may give the sign-off that comes next; empty where nobody has to, or nobody may. */
  readonly who: string;
  /** Where the finding points. */
  readonly range: Range;
  /** Names the sign-off that does not fit any more by its digest, where what was signed can be shown; else null. */
  readonly changed: string | null;
  /** The record is one that is put in force, and no history. */
  readonly canPutInForce: boolean;
}

/** Whose work is meant: a person, else whoever has an address. */
export interface MyWorkParams extends RootParams {
  readonly person?: string;
  readonly email?: string;
}

/** A person on record, to be chosen from. */
export interface Someone {
  readonly id: string;
  readonly name: string;
}

/** What is due from a person in a root. */
export interface MyWork {
  readonly root: DocumentUri;
  /** Null where nobody is meant, or more than one may be. */
  readonly person: Someone | null;
  /** Persons who share the address. */
  readonly several: readonly Someone[];
  /** How much of it is overdue, or due this week. */
  readonly pressing: number;
  /** By how soon it is due, the most pressing first; none is empty. */
  readonly groups: readonly {
    readonly when: 'overdue' | 'week' | 'month' | 'quarter' | 'later' | 'undated';
    readonly title: string;
    readonly items: readonly WorkItem[];
    /** How many more there are. */
    readonly more: number;
  }[];
}

export interface WorkItem {
  /** The same as long as the matter is, whatever its day. */
  readonly id: string;
  /** What is to be done, and with what. */
  readonly line: string;
  /** By which day, and how far that is. */
  readonly days: string;
  /** All that is known of it, for a pointer that rests on it. */
  readonly detail: string;
  readonly isSignOff: boolean;
  /** Where its day stands. */
  readonly uri: DocumentUri;
  readonly range: Range;
  /** Null for what no record stands for yet. */
  readonly record: RecordSummary | null;
}

export interface ReviewReadiness {
  readonly record: RecordSummary;
  readonly date: string | null;
  /** What the review has to look at, in order. */
  readonly inputs: readonly {
    readonly key: string;
    readonly title: string;
    /** `missing`: nothing is said about it; `ready` and `not-applicable` need no more work. */
    readonly state: 'ready' | 'incomplete' | 'not-applicable' | 'missing';
    /** What its sections lack. */
    readonly lacks: readonly ('summary' | 'point' | 'objective' | 'evidence' | 'trend' | 'theme')[];
    /** Findings on its sections, or on its absence. */
    readonly findings: readonly ReviewFinding[];
  }[];
  /** Findings on the rest of the review. */
  readonly findings: readonly ReviewFinding[];
}

export interface ReviewFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
}

/** The pages of clause coverage as they are now. */
export interface CoverageView {
  /** Style sheet of the pages. */
  readonly style: string;
  /** In order, each one element with its id; made by this product, with everything from records escaped. */
  readonly parts: readonly { readonly id: string; readonly html: string }[];
}
