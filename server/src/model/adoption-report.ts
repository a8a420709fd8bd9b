import type { Severity } from './finding.ts';
import type { Message } from './message.ts';

/** How sure it is that a document is read as what it is. */
export type Confidence = 'high' | 'medium' | 'low';

/** A document, or a row of a table, as the proposed configuration reads it. */
export interface AdoptedDocument {
  readonly file: string;
  /** Row of a table, counted from 1 below its header; null for a document. */
  readonly row: number | null;
  /** Position in `types` of the entry it is read with. */
  readonly entry: number;
  readonly type: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly version: string | null;
  readonly owner: string | null;
  readonly status: string | null;
  readonly confidence: Confidence;
  /** What is recognized by what, and what is not. */
  readonly why: Message;
}

/** What of the records of an entry is recognized: in how many of them. */
export interface RecognizedFields {
  readonly id: number;
  readonly title: number;
  readonly version: number;
  readonly owner: number;
  readonly status: number;
}

/** An entry of `types` with what it covers. */
export interface EntryReport {
  readonly files: string;
  readonly type: string;
  readonly register: boolean;
  /** True for an entry that qms.yaml had already. */
  readonly isKept: boolean;
  readonly covers: number;
  readonly records: number;
  readonly recognized: RecognizedFields;
  /** What is not recognized, and why. */
  readonly remarks: readonly Message[];
}

/** Files that are not read as records, and why. */
export interface LeftOut {
  readonly why: Message;
  readonly files: readonly string[];
}

/** Something that nobody but the company can say, with what is done until it does. */
export interface OpenQuestion {
  readonly id: string;
  readonly question: Message;
  readonly choices: readonly { readonly key: string; readonly label: Message | string }[];
  /** Key of the choice that is taken until somebody answers. */
  readonly chosen: string;
}

/** Findings of one cause, as the first thing to act on. */
export interface WorthActing {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  /** Of the first of them, in words already. */
  readonly message: string;
  readonly file: string;
  readonly record: string | null;
}

/** What `qms adopt` says of a repository. */
export interface AdoptionReport {
  readonly documents: readonly AdoptedDocument[];
  /** Files that were written as records of this product. */
  readonly ownRecords: number;
  readonly entries: readonly EntryReport[];
  readonly leftOut: readonly LeftOut[];
  readonly open: readonly OpenQuestion[];
  /** These and the ones that were answered, those first that are about most. */
  readonly questions: readonly OpenQuestion[];
  readonly worthActing: readonly WorthActing[];
  /** Findings of the proposed configuration, all told. */
  readonly findings: number;
  /** Languages the documents are written in, most first, as tags. */
  readonly languages: readonly string[];
  /** Documents that state an approval in words. */
  readonly approvals: number;
  /** Text of qms.yaml with what is proposed. */
  readonly config: string;
  /** What it was before; null where there was none. */
  readonly before: string | null;
}
