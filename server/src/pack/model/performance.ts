import type { IsoDate } from '../../model/configuration.ts';
import type { IndicatorTrend } from './review.ts';
import type { ActionEntry, Bounded, Cited, Link, Money, MoneySum, Span } from './shared.ts';

/** Customers, nonconformities, audits and suppliers. */

export interface Customers {
  /** The indicators of the input on customer satisfaction. */
  readonly indicators: readonly IndicatorTrend[];
  readonly complaints: {
    readonly received: number;
    readonly receivedBefore: number | null;
    readonly justified: number;
    readonly open: number;
    /** Mean calendar days from receipt to response, of those answered. */
    readonly meanDaysToResponse: number | null;
    readonly meanDaysBefore: number | null;
    readonly late: number;
    readonly byCategory: readonly { readonly category: string; readonly count: number }[];
    readonly costs: readonly MoneySum[];
    readonly accountValue: readonly MoneySum[];
    readonly entries: Bounded<ComplaintEntry>;
  };
  readonly surveys: Bounded<SurveyEntry>;
}

export interface ComplaintEntry {
  readonly link: Link;
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
  readonly costs: readonly MoneySum[];
  readonly entries: Bounded<NonconformityEntry>;
  /** Corrective actions open on `asOf`, the latest first. */
  readonly actions: Bounded<ActionEntry>;
}

export interface NonconformityEntry {
  readonly link: Link;
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
  readonly findings: readonly { readonly grade: string; readonly count: number; readonly open: number }[];
  readonly entries: Bounded<AuditEntry>;
}

export interface AuditEntry {
  readonly link: Link;
  readonly kind: string | null;
  readonly date: IsoDate | null;
  readonly reportedOn: IsoDate | null;
  readonly processes: readonly Cited[];
  readonly summary: string | null;
  readonly strengths: readonly string[];
  readonly findings: readonly {
    readonly id: string;
    readonly grade: string | null;
    readonly statement: string | null;
    readonly nonconformity: Cited | null;
    /** False once its nonconformity was closed by `asOf`; null when none is named. */
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
  /** Due before `asOf`; whether that is accepted, `exception` tells. */
  readonly overdue: boolean;
  /** The exception in force on `asOf` that covers a late re-evaluation. */
  readonly exception: { readonly link: Link; readonly until: IsoDate | null } | null;
}

export interface SupplierEvaluation {
  readonly date: IsoDate;
  readonly score: number | null;
  readonly decision: string | null;
}
