import type { IsoDate } from '../../model/configuration.ts';
import type { ActionEntry, Bounded, Cited, Link, Money, Party, Reading, UnreadData } from './shared.ts';

/** Objectives, indicators and their charts. */

export interface ObjectiveEntry {
  readonly link: Link;
  /** As of `asOf`, from dated fields: `running` also when its end came later. */
  readonly state: 'proposed' | 'running' | 'achieved' | 'missed' | 'cancelled' | 'overdue';
  readonly themes: readonly string[];
  readonly commitment: string | null;
  readonly policy: Cited | null;
  /** The commitment in the words of the policy. */
  readonly commitmentWords: string | null;
  readonly owner: Party | null;
  /** When it begins, as decided. */
  readonly from: IsoDate | null;
  readonly due: IsoDate | null;
  readonly indicator: Cited | null;
  readonly unit: string | null;
  readonly baseline: { readonly value: number; readonly period: string | null } | null;
  readonly target: number | null;
  readonly latest: Reading | null;
  /** What is missing from the readings it is measured by. */
  readonly unread?: UnreadData;
  /** Whether the latest reading reaches the target; null when that cannot be said. */
  readonly reached: boolean | null;
  /** Still pursued, and the latest reading does not come up to what was planned by then. */
  readonly behindPlan: boolean;
  /** Share of the way from baseline to target, 0 at the baseline and 1 at the target; may lie outside. Null without both. */
  readonly progress: number | null;
  readonly pathway: readonly InterimTarget[];
  readonly milestones: readonly {
    readonly what: string;
    readonly due: IsoDate | null;
    readonly doneOn: IsoDate | null;
    readonly late: boolean;
  }[];
  readonly criterion: string | null;
  /** How its results are evaluated. */
  readonly evaluation: string | null;
  /** As of today; null in a pack of an earlier day, since a forecast has no date. */
  readonly forecast: 'on-track' | 'at-risk' | 'off-track' | null;
  readonly value: Money | null;
  readonly resources: Money | string | null;
  readonly result: {
    readonly value: number | null;
    readonly date: IsoDate | null;
    readonly note: string | null;
  } | null;
  readonly actions: readonly ActionEntry[];
}

export interface InterimTarget {
  readonly period: string;
  readonly to: IsoDate;
  readonly value: number;
  /** The reading of that period, or null when there is none (yet). */
  readonly reading: number | null;
  readonly reached: boolean | null;
}

/** How an indicator moved: its latest reading against a year before, and the means of the periods. */
export interface Movement {
  /** The newest reading by `asOf`, and the one of the same period a year before it. */
  readonly latest: Reading | null;
  readonly yearBefore: Reading | null;
  /** Means of the readings compared: see `basis`. Each reading counts the same, however many cases are behind it. */
  readonly before: number | null;
  readonly after: number | null;
  readonly trend: 'improving' | 'stable' | 'declining' | null;
  /**
   * `periods`: the review's period and the one it is compared with; `phase`: of these only the readings since
   * `change`; `step`: the phase before `change` and the one it began.
   */
  readonly basis: 'periods' | 'phase' | 'step';
  /** The latest deliberate change in the time compared: first period after it, and why it was made. */
  readonly change: { readonly period: string; readonly reason: string } | null;
  /** Cases behind the readings of the review's period, added up; null when one of them does not say. */
  readonly cases: number | null;
  /** What is missing from the readings. */
  readonly unread?: UnreadData;
}

export interface IndicatorEntry extends Movement {
  readonly link: Link;
  readonly definition: string | null;
  readonly unit: string | null;
  readonly direction: 'higher-is-better' | 'lower-is-better' | 'on-target' | null;
  readonly frequency: string | null;
  readonly process: Cited | null;
  readonly owner: Party | null;
  readonly target: number | null;
  readonly reached: boolean | null;
  /** By when an objective that is still running is to reach this target; null where the target holds already. */
  readonly targetDue: IsoDate | null;
  readonly chart: Chart;
  /** Whether the natural limits of the last phase reach the target; null without limits, target or direction. */
  readonly limitsReachTarget: boolean | null;
  /** Periods without a reading although it is due, oldest first. */
  readonly gaps: Bounded<string>;
  /** What is wrong with the data file, in plain sentences. */
  readonly faults: readonly string[];
}

/** A run chart or control chart as data. */
export interface Chart {
  /** `individuals` has natural limits; `run` has points and target only; `none`: no readings. */
  readonly kind: 'individuals' | 'run' | 'none';
  /** Why the last phase has no natural limits: none are asked for, or there are too few readings yet; null where it has some. */
  readonly withoutLimits: 'not-asked' | 'too-few' | null;
  /** Oldest first; the latest when there are too many. */
  readonly points: readonly ChartPoint[];
  /** Readings older than the first point shown. */
  readonly earlier: number;
  readonly phases: readonly ChartPhase[];
  readonly signals: readonly ChartSignal[];
  /** Decisions and changes of phase on the time line, oldest first. */
  readonly marks: readonly ChartMark[];
}

export interface ChartPoint extends Reading {
  /** Target that held in this period. */
  readonly target: number | null;
  /** Distance from the reading before in the same phase. */
  readonly movingRange: number | null;
  /** Position among `phases`, or null for a run chart. */
  readonly phase: number | null;
  readonly signal: 'outside-limits' | 'run-of-eight' | null;
  readonly explained: boolean;
}

/** A stretch with limits of its own. Limits are null with fewer readings than limits need. */
export interface ChartPhase {
  readonly from: string;
  readonly to: string;
  /** Why limits start anew; null for the first. */
  readonly reason: string | null;
  readonly count: number;
  readonly mean: number | null;
  readonly meanMovingRange: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly upperRange: number | null;
  /** True for limits from so few readings that each new one still moves them noticeably. */
  readonly provisional: boolean;
}

export interface ChartSignal {
  readonly kind: 'outside-limits' | 'run-of-eight';
  readonly periods: readonly string[];
  readonly side: 'above' | 'below';
  /** In the direction that is better; null where neither is. */
  readonly better: boolean | null;
  readonly explanation: string | null;
}

export interface ChartMark {
  readonly date: IsoDate;
  readonly kind: 'decision' | 'phase' | 'action';
  readonly label: string;
  readonly link: Link | null;
}
