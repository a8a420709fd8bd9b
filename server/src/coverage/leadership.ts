import type { IsoDate } from '../model/configuration.ts';
import type { Bounded, Engagement, Link } from '../pack/model.ts';
import type { ClauseState } from './model.ts';

/**
 * What top management itself has to do (5.1), with what shows it over several review periods, and whether engagement
 * moved results: the stable contract of `qms coverage --leadership --format json`
 * (`schemas/coverage-leadership.schema.json`).
 */
export interface LeadershipCoverage {
  /** Version of this contract. Fields may be added under the same number, never renamed or removed. */
  readonly version: 1;
  readonly organization: string | null;
  readonly asOf: IsoDate;
  /** Sentences on the numbers of editions that rest on reports. */
  readonly cautions: readonly string[];
  /** The newest first. */
  readonly periods: readonly LeadershipPeriod[];
  /** What the editions in use ask for, those of 5.1.1 first. */
  readonly items: readonly LeadershipItemCoverage[];
  readonly engagement: Engagement;
}

/** From the day after a review to the next, that day included; the one that is open ends on the day of the report. */
export interface LeadershipPeriod {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The review that ends it; null for the one that is open. */
  readonly review: Link | null;
}

export interface LeadershipItemCoverage {
  readonly slug: string;
  /** In a few words of our own. */
  readonly title: string;
  /** In each edition in use. */
  readonly clauses: readonly { readonly ref: string; readonly label: string }[];
  /** In the last review interval: shown by records, kept elsewhere, or nothing here. */
  readonly state: Extract<ClauseState, 'shown' | 'elsewhere' | 'none'>;
  /** What shows it, for each of the periods, in their order. */
  readonly shown: readonly Bounded<Link>[];
}
