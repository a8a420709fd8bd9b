import type { IsoDate } from '../model/configuration.ts';
import type { Period } from '../records/dates.ts';
import type { TableFault } from '../text/data-table.ts';

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
  /** Position in `readings`, or null for a row of the data file. */
  readonly index: number | null;
}

/** A reading that has a value. */
export type Value = Reading & { readonly value: number };

export const hasValue = (reading: Reading): reading is Value => reading.value !== null;

/** How much of a data file could not be read. */
export interface UnreadData {
  /** The file as the record names it. */
  readonly file: string;
  /** Rows that are not read; null where none of the file is. */
  readonly rows: number | null;
}

/** The readings of an indicator, oldest first, and what could not be used. */
export interface Series {
  readonly readings: readonly Reading[];
  /** Inline readings for a period that has one already. */
  readonly seconds: readonly { readonly index: number; readonly period: string }[];
  /** What is wrong in the data file. */
  readonly faults: readonly TableFault[];
  /** True where the data file has another form than a table, or is too large. */
  readonly isUnfit: boolean;
  /** What of the data file is missing from the readings; null where nothing is. */
  readonly unread: UnreadData | null;
  /** Periods of its rows that are not read; null for one that is not known. */
  readonly unreadPeriods: readonly (Period | null)[];
}

/** Whether a reading for a period (null for any) may stand in what could not be read of the data file. */
export const mayBeUnread = ({ unread, unreadPeriods }: Series, period: Period | null): boolean =>
  unread !== null &&
  (unread.rows !== unreadPeriods.length ||
    unreadPeriods.some(
      (each) => each === null || period === null || (each.from <= period.to && period.from <= each.to),
    ));

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Oldest first; of periods that begin together, the one that ends first. */
export const byTime = (left: Reading, right: Reading): number =>
  order(left.from, right.from) || order(left.to, right.to);

/** The readings whose period ended by a day. */
export const until = (readings: readonly Reading[], day: IsoDate): readonly Reading[] =>
  readings.filter(({ to }) => to <= day);
