import type { Days } from './dates.ts';
import type { Text } from './inline.ts';

/** A day marked on a chart, in a style for each kind. */
export interface Mark {
  readonly date: string;
  readonly style: 'full' | 'dashed' | 'dotted';
}

/** A marked day with the letter it is explained by; marks close to each other share one. */
export interface LetteredMark extends Mark {
  readonly letter: string;
}

/** What a chart draws, as data. */
export type Drawing = LineDrawing | BarDrawing;

export interface LinePoint extends Days {
  readonly value: number | null;
  /** The line to reach in this stretch of time. */
  readonly target: number | null;
  /** A point that stands out, by its shape; hollow where that is explained. */
  readonly shape: 'diamond' | 'square' | null;
  readonly hollow: boolean;
  /** The band it belongs to, by position. */
  readonly band: number | null;
}

/** Between which values a figure moves without a particular cause. */
export interface Band {
  readonly lower: number | null;
  readonly mean: number | null;
  readonly upper: number | null;
}

/** A figure over time, drawn to scale: points at the end of their stretch of time, the target as steps, bands, marked days. */
export interface LineDrawing {
  readonly is: 'line';
  readonly points: readonly LinePoint[];
  readonly bands: readonly Band[];
  readonly marks: readonly LetteredMark[];
  /** The day the chart goes to, at least to the end of the last point. */
  readonly until: string;
  /** Words at the right end, next to the latest value and the last target. */
  readonly latest: Text | null;
  readonly target: Text | null;
}

export interface BarPoint {
  readonly value: number;
  readonly target: number | null;
  /** Filled bars are what the page is about; the others are to compare. */
  readonly filled: boolean;
  readonly label: Text;
  /** What several neighbours have in common: the year. */
  readonly above: string;
}

export interface BarDrawing {
  readonly is: 'bars';
  readonly points: readonly BarPoint[];
  readonly target: Text | null;
}
