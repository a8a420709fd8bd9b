import type { IsoDate } from '../../model/configuration.ts';
import type { Bounded, Link, MoneySum } from './shared.ts';

/**
 * What top management put into a review, next to what became of the objectives that its decisions serve: figures of the
 * company's own on whether engagement moves results. They count and prove nothing: other causes are at work as well.
 */
export interface Engagement {
  /** The reviews that were held by the day of the pack, the newest first. */
  readonly periods: Bounded<EngagementPeriod>;
  /** All of them together. */
  readonly total: Readonly<Record<Served, Tally>>;
}

/** From one review to the next, or to the day of the pack. */
export interface EngagementPeriod {
  readonly review: Link;
  readonly date: IsoDate;
  readonly until: IsoDate;
  /** Holders of top-management roles who took part, of those in office on the day. */
  readonly attendance: { readonly count: number; readonly of: number };
  /** Sign-offs that top management gave from then on, by the day a record took effect, of all of them. */
  readonly signOffs: { readonly count: number; readonly of: number };
  /** Decisions with a date: how many fell due by `until`, and were carried out by their date, later, or not yet. */
  readonly decisions: {
    readonly made: number;
    readonly due: number;
    readonly onTime: number;
    readonly late: number;
    readonly open: number;
  };
  readonly asked: readonly MoneySum[];
  readonly granted: readonly MoneySum[];
  /** What was pursued in that time, or set by the review. */
  readonly objectives: Bounded<EngagementObjective>;
  readonly tally: Readonly<Record<Served, Tally>>;
}

/**
 * Whether a decision of the review serves an objective: all that fell due were carried out by their date (`kept`), one
 * was not (`not-kept`), none has fallen due yet (`not-due`), or there is no decision (`none`).
 */
export type Served = 'kept' | 'not-kept' | 'not-due' | 'none';

export interface EngagementObjective {
  readonly link: Link;
  readonly served: Served;
  /** How its indicator moved after the review, against as long before; null where too few readings show it. */
  readonly trend: 'improving' | 'stable' | 'declining' | null;
}

/** Something clause 5.1 asks top management to do. */
export interface LeadershipItemEntry {
  readonly slug: string;
  /** In a few words of our own. */
  readonly title: string;
  /** Such as `iso-9001:2015/5.1.1.e`. */
  readonly clause: string;
  /** Records of the time since the last review that show it. */
  readonly shownBy: Bounded<Link>;
}

/** Objectives by how they moved. */
export interface Tally {
  readonly improving: number;
  readonly stable: number;
  readonly declining: number;
  /** Without an indicator, or with too few readings. */
  readonly unknown: number;
}
