import type { IsoDate } from '../model/configuration.ts';
import type { Message } from '../model/message.ts';

/** One reading of an indicator. */
export interface Reading {
  /** As written, such as `2025-Q3`. */
  readonly period: string;
  /** First and last day of the period. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** In the indicator's unit; null where there deliberately is no value. */
  readonly value: number | null;
  /** Number of cases behind it. */
  readonly n: number | null;
  readonly note: string | null;
  /** Position in `readings`, or null for a line of the data file. */
  readonly index: number | null;
}

/** A reading that has a value. */
export type Value = Reading & { readonly value: number };

export const hasValue = (reading: Reading): reading is Value => reading.value !== null;

/** Something in the readings that cannot be used. */
export interface ReadingFault {
  /** What has to be corrected, within a sentence: `line 3 ("12,5 %" is not a number)`. */
  readonly what: Message;
  /** Position in `readings`, or null when it is in the data file. */
  readonly index: number | null;
  /** One-based line of the data file, or null. */
  readonly line: number | null;
}

/** The readings of an indicator, oldest first, and what could not be used. */
export interface Series {
  readonly readings: readonly Reading[];
  readonly faults: readonly ReadingFault[];
}

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Oldest first; of periods that begin together, the one that ends first. */
export const byTime = (left: Reading, right: Reading): number =>
  order(left.from, right.from) || order(left.to, right.to);

/** The readings whose period ended by a day. */
export const until = (readings: readonly Reading[], day: IsoDate): readonly Reading[] =>
  readings.filter(({ to }) => to <= day);
