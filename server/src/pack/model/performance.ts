import type { IsoDate } from '../../model/configuration.ts';
import type { IndicatorTrend } from './review.ts';
import type { ActionEntry, Bounded, Cited, Link, Money, MoneySum, Party, Span } from './shared.ts';

/** Customers, nonconformities, audits and suppliers. */

export interface Customers {
  /** The indicators of the input on customer satisfaction. */
  readonly indicators: readonly IndicatorTrend[];
  readonly complaints: {
    /** Of the complaints kept as records, those received in the period; all figures up to `entries` are of these. */
    readonly received: number;
    readonly receivedBefore: number | null;
    readonly justified: number;
    /** Of those received in the period, still open on `asOf`. */
    readonly open: number;
    /** Received before the period and still open on `asOf`. */
    readonly openFromBefore: number;
    /** Received after the period, by `asOf`. */
    readonly receivedAfter: number;
    /** Mean calendar days from receipt to response, of those answered. */
    readonly meanDaysToResponse: number | null;
    readonly meanDaysBefore: number | null;
    readonly late: number;
    readonly byCategory: readonly { readonly category: string; readonly count: number }[];
    readonly costs: readonly MoneySum[];
    readonly accountValue: readonly MoneySum[];
    /** Those of the period, and others that are open or cited. */
    readonly entries: Bounded<ComplaintEntry>;
  };
  readonly surveys: Bounded<SurveyEntry>;
}

/** Where something stands to the period of the review. */
export type Timing = 'before' | 'period' | 'after';

export interface ComplaintEntry {
  readonly link: Link;
  /** When it was received. */
  readonly timing: Timing;
  readonly customer: string | null;
  readonly severity: string | null;
  readonly assessment: string | null;
  readonly receivedOn: IsoDate | null;
  readonly respondedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  readonly daysToResponse: number | null;
  readonly costs: readonly MoneySum[];
  readonly accountValue: Money | null;
  readonly nonconformity: Cited | null;
}

export interface SurveyEntry {
  readonly link: Link;
  readonly kind: string | null;
  readonly method: string | null;
  readonly period: Span | null;
  readonly responses: number | null;
  readonly sample: number | null;
  readonly results: readonly {
    readonly topic: string;
    readonly value: number | string | null;
    readonly previous: number | string | null;
  }[];
  readonly conclusions: string | null;
  readonly quotes: readonly string[];
}

export interface Nonconformities {
  /** The indicators of the inputs on nonconformities and on audit results. */
  readonly indicators: readonly IndicatorTrend[];
  /** Kept as records and found in the period. */
  readonly detected: number;
  readonly detectedBefore: number | null;
  readonly closed: number;
  readonly open: number;
  readonly repeated: number;
  /** Open ones by age on `asOf`. */
  readonly ageing: readonly {
    readonly label: '0-30' | '31-90' | '91-180' | 'over-180';
    readonly count: number;
  }[];
  /** Results of the effectiveness checks made in the period. */
  readonly effect: {
    readonly effective: number;
    readonly partlyEffective: number;
    readonly notEffective: number;
    readonly awaited: number;
  };
  /** Of those found in the period. */
  readonly costs: readonly MoneySum[];
  /** Those found in the period, and others that were closed in it, are open or cited. */
  readonly entries: Bounded<NonconformityEntry>;
  /** Nonconforming outputs of the period, and others that are open or cited. */
  readonly outputs: Bounded<OutputEntry>;
  /** Corrective actions open on `asOf`, the latest first. */
  readonly actions: Bounded<ActionEntry>;
}

/** A product or service that was not as required. */
export interface OutputEntry {
  readonly link: Link;
  /** When it was found. */
  readonly timing: Timing;
  readonly product: string | null;
  readonly quantity: number | null;
  readonly detectedOn: IsoDate | null;
  readonly detectedAt: string | null;
  readonly disposition: string | null;
  readonly closedOn: IsoDate | null;
  /** False once it was closed by `asOf`. */
  readonly open: boolean;
  readonly nonconformity: Cited | null;
  readonly costs: readonly MoneySum[];
}

export interface NonconformityEntry {
  readonly link: Link;
  /** When it was found. */
  readonly timing: Timing;
  readonly owner: Party | null;
  /** The due date as it stood on `asOf`. */
  readonly due: IsoDate | null;
  readonly source: string | null;
  readonly grade: string | null;
  readonly process: Cited | null;
  readonly detectedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  /** Days open: to `closedOn`, otherwise to `asOf`. */
  readonly ageInDays: number | null;
  readonly cause: string | null;
  readonly effect: string | null;
  readonly repeats: Cited | null;
  readonly costs: readonly MoneySum[];
  readonly actions: readonly ActionEntry[];
}

export interface Audits {
  readonly held: number;
  readonly findings: readonly {
    readonly grade: string;
    readonly count: number;
    readonly open: number;
    /** Neither nonconformity nor action nor opportunity was named by `asOf`. */
    readonly unanswered: number;
  }[];
  readonly entries: Bounded<AuditEntry>;
  /** The programmes of the time since the period began, and how far they were followed. */
  readonly programmes: Bounded<ProgrammeEntry>;
  /** Processes in force (none where audits are kept in another system), and those of them that were part of no internal audit within their cycle by `asOf`. */
  readonly processes: number;
  readonly notAudited: Bounded<Link>;
}

/** An audit programme: how many of its audits were to be held by `asOf`, and how many of these were. */
export interface ProgrammeEntry {
  readonly link: Link;
  readonly period: Span | null;
  readonly due: number;
  readonly held: number;
}

export interface AuditEntry {
  readonly link: Link;
  readonly kind: string | null;
  readonly date: IsoDate | null;
  /** The last day, for one of several days. */
  readonly dateTo: IsoDate | null;
  readonly reportedOn: IsoDate | null;
  readonly processes: readonly Cited[];
  /** What it was to find out. */
  readonly auditObjectives: readonly string[];
  readonly summary: string | null;
  readonly strengths: readonly string[];
  readonly findings: readonly {
    readonly id: string;
    readonly grade: string | null;
    readonly statement: string | null;
    readonly nonconformity: Cited | null;
    readonly action: Cited | null;
    readonly opportunity: Cited | null;
    /** False once its nonconformity and action were closed by `asOf`; null when neither is named. */
    readonly open: boolean | null;
  }[];
}

export interface SupplierEntry {
  readonly link: Link;
  readonly provides: readonly string[];
  readonly critical: boolean;
  readonly status: string | null;
  readonly spend: Money | null;
  readonly evaluation: SupplierEvaluation | null;
  readonly before: SupplierEvaluation | null;
  readonly nextEvaluation: IsoDate | null;
  /** Due before `asOf`; whether that is accepted, `exception` says. */
  readonly overdue: boolean;
  /** The exception in force on `asOf` that covers a late re-evaluation. */
  readonly exception: { readonly link: Link; readonly until: IsoDate | null } | null;
}

export interface SupplierEvaluation {
  readonly date: IsoDate;
  readonly score: number | null;
  readonly decision: string | null;
}
