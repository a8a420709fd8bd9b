import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { addDuration, dateOf, durationOf } from '../records/dates.ts';
import { signOffBlocks } from '../records/sign-offs.ts';
import { isObject } from '../records/values.ts';
import { defineAggregate } from './define-aggregate.ts';

/** Sign-offs that say someone looked at the record as a whole and found it right. */
const looks: readonly (string | null)[] = ['approved', 'affirmed'];

/** So much later than its interval a review may be planned. */
export const oneMonth = { months: 1, days: 0 };

/** The day a record was approved or affirmed last; null where it never was. */
export const lastLookAt = (record: QmsRecord): IsoDate | null =>
  signOffBlocks(record.data)
    .flatMap(({ meaning, date }) => (looks.includes(meaning) && date !== null ? [date] : []))
    .sort()
    .at(-1) ?? null;

/** The day of `nextReview` that a register gives all its items, or null. */
export const commonDay = ({ data }: QmsRecord): IsoDate | null =>
  isObject(data['defaults']) ? dateOf(data['defaults']['nextReview']) : null;

const commonDays = defineAggregate<IsoDate>({
  name: 'day that a register gives its items',
  types: ['register'],
  map: (record) => {
    const day = commonDay(record);
    return day === null ? [] : [[record.key, day]];
  },
});

/** True where the day is one that all items of a register share: it has one cause, and the register says it once. */
export const isSaidByRegister = ({ data, register }: QmsRecord, queries: Queries): boolean => {
  const next = dateOf(data['nextReview']);
  return next !== null && register !== null && queries.values(commonDays, register).includes(next);
};

/** A register is looked at as a whole on the day it gives its items; other records answer for themselves. */
export const isRegister = (record: QmsRecord): boolean => record.kind === 'container';

/** When a record is to be looked at again, and what the day follows from. */
export interface LookDue {
  readonly date: IsoDate;
  /** `planned`: `nextReview`; `interval`: no such day; `moved`: that day was moved on beyond the interval without a sign-off. */
  readonly by: 'planned' | 'interval' | 'moved';
  /** `nextReview`, also where it does not count. */
  readonly next: IsoDate | null;
  /** What an interval is counted from, where it counts. */
  readonly last: IsoDate | null;
}

/**
 * When the record is due to be looked at again: on `nextReview`, or, without one, an interval after the
 * last approval or affirmation (at first after `effectiveFrom`). A `nextReview` more than a month beyond
 * that interval was moved on without anyone signing, so the interval counts. Null where nothing says it.
 */
export function lookDue(record: QmsRecord): LookDue | null {
  const next = dateOf(record.data['nextReview']) ?? (isRegister(record) ? commonDay(record) : null);
  const interval = durationOf(record.data['reviewInterval']);
  const signed = lastLookAt(record);
  const last = signed ?? dateOf(record.data['effectiveFrom']);
  const planned = next === null ? null : ({ date: next, by: 'planned', next, last: null } as const);
  if (interval === null || last === null) return planned;
  const derived = addDuration(last, interval);
  if (next === null) return { date: derived, by: 'interval', next, last };
  const latest = addDuration(derived, oneMonth);
  return signed === null || next <= latest ? planned : { date: latest, by: 'moved', next, last };
}
