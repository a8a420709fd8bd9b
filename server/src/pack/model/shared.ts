import type { IsoDate } from '../../model/configuration.ts';
import type { Path } from '../../model/text.ts';

/** What several parts of a pack are made of. */

/** A list cut to what pages can carry: the items shown, and how many were left out. */
export interface Bounded<T> {
  readonly items: readonly T[];
  /** How many more there are that are not shown. */
  readonly more: number;
}

/** First and last day of a stretch of time, both included. */
export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * A way back to the source. `id` is what links in the pack and messages to the editor carry; `path` is
 * the narrowest node the item was made from (empty for the whole record).
 */
export interface Link {
  readonly id: string;
  readonly type: string;
  readonly title: string | null;
  readonly version: string | null;
  /** File below the root, with `/`. */
  readonly file: string;
  readonly path: Path;
}

/** A reference as written, with what it leads to; `to` is null when no record carries the id. */
export interface Cited {
  /** The id as written, with its pinned version if any. */
  readonly written: string;
  readonly to: Link | null;
}

/** A role or person as named by an owner, presenter and so on. */
export interface Party {
  readonly id: string;
  /** Title of the role or name of the person; null when no record carries the id. */
  readonly name: string | null;
  readonly kind: 'role' | 'person' | 'unknown';
}

/** An amount as a record states it. */
export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly per: 'once' | 'month' | 'year';
  readonly estimated: boolean;
}

/** Amounts of one currency and rhythm added up; different currencies or rhythms are never added. */
export interface MoneySum {
  readonly currency: string;
  readonly per: 'once' | 'month' | 'year';
  readonly amount: number;
  /** True when at least one of the amounts is an estimate. */
  readonly estimated: boolean;
  readonly count: number;
}

export interface ThemeHead {
  readonly id: string;
  /** Title from qms.yaml; the id for a theme that only records name. */
  readonly title: string;
  readonly sponsor: Party | null;
}

/** One reading of an indicator. */
export interface Reading {
  readonly period: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Null for a period for which there deliberately is no value (an explained gap). */
  readonly value: number | null;
  readonly n: number | null;
  readonly note: string | null;
}

/** What of a data file could not be read, and so is missing from the figures that rest on it. */
export interface UnreadData {
  readonly file: string;
  /** Rows; null where none of the file could be read. */
  readonly rows: number | null;
}

export interface ActionEntry {
  readonly link: Link;
  readonly owner: Party | null;
  readonly openedOn: IsoDate | null;
  /** The due date as it stood on `asOf`. */
  readonly due: IsoDate | null;
  /** The first due date it ever had, when it was moved. */
  readonly firstDue: IsoDate | null;
  readonly moved: number;
  /** Why it was moved last. */
  readonly movedBecause: string | null;
  readonly completedOn: IsoDate | null;
  readonly state: 'open' | 'late' | 'done' | 'cancelled';
  readonly daysLate: number | null;
  readonly effect: string | null;
  /** What it waits for, as of today; null in a pack of an earlier day. */
  readonly blockedBy: string | null;
  readonly needsFrom: Party | null;
  readonly budget: Money | null;
  readonly spent: Money | null;
}

export interface Answer {
  readonly link: Link;
  /** The day of the review that gave it. */
  readonly on: IsoDate | null;
  readonly answer: 'granted' | 'partly-granted' | 'declined' | 'deferred';
  readonly decision: string | null;
  readonly reason: string | null;
  readonly granted: {
    readonly money: Money | null;
    readonly headcount: number | null;
    readonly from: IsoDate | null;
  } | null;
}

/** What a decision was expected to bring, against the reading there is. */
export interface Expectation {
  readonly indicator: Cited;
  readonly unit: string | null;
  readonly target: number | null;
  readonly by: IsoDate | null;
  readonly latest: Reading | null;
  /** Whether the latest reading reaches the target; null when that cannot be said. */
  readonly reached: boolean | null;
  /** What is missing from the readings. */
  readonly unread?: UnreadData;
}
