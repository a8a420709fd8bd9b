import type { IsoDate } from '../../model/configuration.ts';
import type { Basis, Severity } from '../../model/finding.ts';
import type { Engagement, LeadershipItemEntry } from './engagement.ts';
import type { Bounded, Cited, Link, MoneySum, Party, Span } from './shared.ts';

/** Where the figures come from, what was signed, what deviates, and every record that was cited. */

export interface Appendix {
  readonly leadership: LeadershipFigures;
  /** Over several reviews. Not covered by the pack digest. */
  readonly engagement: Engagement;
  /** What clause 5.1 asks of top management, with what shows it. Not covered by the pack digest. */
  readonly leadershipItems: readonly LeadershipItemEntry[];
  /** Sign-offs of the records the pack cites, up to `asOf`; the review's own stand in `review.signOffs`. */
  readonly signOffs: Bounded<SignOffEntry>;
  readonly exceptions: Bounded<ExceptionEntry>;
  /** Findings silenced on the cited records and the review. Not covered by the pack digest. */
  readonly silenced: Bounded<FindingEntry & { readonly by: string; readonly reason: string }>;
  /** Findings still open on the cited records and the review. Not covered by the pack digest. */
  readonly findings: Bounded<FindingEntry>;
  /** The review itself, every record it cites, and those the pack shows besides; cited ones first. */
  readonly records: Bounded<RecordEntry>;
}

/** A figure with the records it was counted from. */
export interface Figure {
  /** What was counted as good, of how many; `of` is 0 when there was nothing to count. */
  readonly count: number;
  readonly of: number;
  /** Where all of them stand, and those of them that were not counted. */
  readonly records: Bounded<Link>;
  readonly others: Bounded<Link>;
}

/** Leadership as it shows in the records since the last review, in all and by theme. */
export interface LeadershipFigures {
  /** The one stretch of time that all figures are counted over: from the day after the last review (or the first of the period) to `asOf`. */
  readonly period: Span | null;
  readonly total: LeadershipRow;
  readonly themes: readonly (LeadershipRow & { readonly theme: string | null })[];
}

export interface LeadershipRow {
  /** People in top-management roles who took part in the reviews of that time, of those in office on the day. */
  readonly attendance: Figure | null;
  /** Sign-offs by top-management roles given no later than the record took effect, of all of them. */
  readonly signOffsOnTime: Figure;
  /** Decisions of all reviews that fell due in that time, carried out by their date. */
  readonly decisionsCarriedOut: Figure;
  /** Decisions made in the reviews of that time. */
  readonly decisionsMade: Figure;
  readonly asked: { readonly sums: readonly MoneySum[]; readonly records: Bounded<Link> };
  readonly granted: { readonly sums: readonly MoneySum[]; readonly records: Bounded<Link> };
  /** Inputs of these reviews linked to no objective, of all that apply. */
  readonly inputsWithoutObjective: Figure;
}

export interface SignOffEntry {
  readonly record: Link;
  readonly by: Party | null;
  readonly role: Party | null;
  readonly meaning: string | null;
  readonly date: IsoDate | null;
  readonly onBehalfOf: Party | null;
  /** `unbound`: no digest; `content-bound`: it matches; `stale`: it does not. Git levels come from the caller. */
  readonly evidence: 'unbound' | 'stale' | 'content-bound' | 'commit-bound' | 'signature-verified';
}

export interface ExceptionEntry {
  readonly link: Link;
  readonly rules: readonly string[];
  readonly records: readonly Cited[];
  readonly reason: string | null;
  readonly risk: string | null;
  readonly compensation: string | null;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
}

export interface FindingEntry {
  readonly rule: string;
  readonly severity: Severity;
  readonly basis: Basis;
  readonly message: string;
  readonly record: string | null;
  readonly file: string;
  /** One-based line for people. */
  readonly line: number;
}

export interface RecordEntry {
  readonly link: Link;
  /** Whether the review cites it (or is it); otherwise the pack shows it of its own. */
  readonly cited: boolean;
  /** As the record says now, whatever `asOf`. Not covered by the pack digest. */
  readonly status: string | null;
  /** Digest of the record as it is now: over its signed keys and body, `sha256-…`; null for text that no digest exists for. Not covered by the pack digest. */
  readonly digest: string | null;
  /** One-based line of the record's start for people, or null when the caller knows none. Not covered by the pack digest. */
  readonly line: number | null;
}
