import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDays, addDuration, dateOf, daysBetween } from '../../records/dates.ts';
import { idsOf, isObject } from '../../records/values.ts';
import type { Stretch } from '../../statistics/trend.ts';

/** First and last day of a review's period, or null. */
export function reviewPeriod(review: QmsRecord): Stretch | null {
  const { period } = review.data;
  if (!isObject(period)) return null;
  const [from, to] = [dateOf(period['from']), dateOf(period['to'])];
  return from === null || to === null || from > to ? null : { from, to };
}

/** The stretch of the same length that ends the day before: whole months where the period is of whole months. */
export function asLongBefore({ from, to }: Stretch): Stretch {
  const next = addDays(to, 1);
  const end = addDays(from, -1);
  if (!from.endsWith('-01') || !next.endsWith('-01'))
    return { from: addDays(from, -daysBetween(from, to) - 1), to: end };
  const count = (day: IsoDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return { from: addDuration(from, { months: count(next) - count(from), days: 0 }, -1), to: end };
}

const daysOf = ({ from, to }: Stretch): number => daysBetween(from, to) + 1;

/** Counts and sums of two stretches can be compared when their lengths differ by no more than a tenth. */
const isAsLong = (one: Stretch, other: Stretch): boolean =>
  Math.abs(daysOf(one) - daysOf(other)) <= daysOf(other) / 10;

/**
 * The stretch of time a review's period is compared with: the period of the previous review if that ended
 * before and was about as long, otherwise as long before.
 */
export function previousPeriod(review: QmsRecord, queries: Queries): Stretch | null {
  const period = reviewPeriod(review);
  if (period === null) return null;
  for (const id of idsOf(review.data['previous'])) {
    const previous = queries.record(id);
    const before = previous?.type === 'management-review' ? reviewPeriod(previous) : null;
    if (before !== null && before.to < period.from && isAsLong(before, period)) return before;
  }
  return asLongBefore(period);
}
