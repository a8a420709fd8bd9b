import type { IsoDate } from '../model/configuration.ts';
import type { Source } from '../standards/sources.ts';
import type { Bounded, EvidenceEntry, Link, Party } from './model.ts';

/**
 * From one edition of a standard to the next: for everything that is new what shows it, what is missing and who is at
 * work on it, and the steps that are left: the stable contract of `qms coverage --transition <edition> --format json`
 * (`schemas/coverage-transition.schema.json`).
 */
export interface TransitionCoverage {
  /** Version of this contract. Fields may be added under the same number, never renamed or removed. */
  readonly version: 1;
  readonly organization: string | null;
  readonly asOf: IsoDate;
  readonly from: EditionNamed;
  readonly to: EditionNamed;
  /** What to know about the numbers of the new edition before relying on them. */
  readonly caution: string | null;
  readonly published: DatedWithSource;
  /** From this day on new accredited certificates are given to the new edition only. */
  readonly newCertificatesFrom: DatedWithSource;
  /** The last day on which a certificate to the old edition counts. */
  readonly until: DatedWithSource;
  /** The day from which on records are judged by the new edition, as qms.yaml says; null where it does not. */
  readonly firstDay: IsoDate | null;
  /** Of the scope in force; null where none is on record. */
  readonly certificate: Certificate | null;
  readonly warnings: readonly TransitionWarning[];
  readonly changes: readonly ChangeCoverage[];
  readonly steps: readonly StepCoverage[];
  /** What the new edition is said to ask for, and does not. */
  readonly notAsked: readonly { readonly title: string; readonly source: Source }[];
}

export interface EditionNamed {
  readonly id: string;
  readonly name: string;
}

export interface DatedWithSource {
  readonly day: IsoDate;
  readonly source: Source;
}

export interface Certificate {
  readonly scope: Link;
  /** As the scope names it. */
  readonly standard: string | null;
  readonly edition: 'old' | 'new' | 'other';
  readonly validUntil: IsoDate | null;
}

/**
 * `new-certificates-only`: the certificate is to the old edition, and no new one is given to it any more; `ended`: it
 * counts no more; `outlives`: it is said to be valid longer than the old edition counts.
 */
export type TransitionWarning = 'new-certificates-only' | 'ended' | 'outlives';

/**
 * `shown` by records; `partly`: records of the kind are there and lack something; `in-work`: only drafts and plans are;
 * `open`: nothing is here; `nothing-asked`: no record is asked for.
 */
export type ChangeState = 'shown' | 'partly' | 'in-work' | 'open' | 'nothing-asked';

export interface ChangeCoverage {
  readonly slug: string;
  readonly title: string;
  /** What to do about it. */
  readonly summary: string;
  /** The clause of the new edition. */
  readonly ref: string;
  readonly label: string;
  readonly source: Source;
  readonly state: ChangeState;
  readonly records: Bounded<EvidenceEntry>;
  /** Types and fields that would show it. */
  readonly shownBy: readonly { readonly type: string; readonly fields: readonly string[] }[];
  /** What lists in these fields have to name, where they are about many things. */
  readonly names: readonly string[];
  /** Actions at work that name its clause under `clauses`. */
  readonly actions: Bounded<OpenAction>;
}

export interface OpenAction {
  readonly link: Link;
  readonly owner: Party | null;
  readonly due: IsoDate | null;
}

export interface StepCoverage {
  readonly slug: string;
  readonly title: string;
  readonly hint: string;
  readonly state: 'done' | 'begun' | 'to-do';
  /** What shows how far it is; for clause numbers, the records that are to be changed. */
  readonly records: Bounded<Link>;
}
