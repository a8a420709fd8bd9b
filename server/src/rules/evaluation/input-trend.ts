import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDays, addDuration, dateOf, daysBetween } from '../../records/dates.ts';
import { idsOf, isObject } from '../../records/values.ts';
import { phaseStarts } from '../../statistics/indicator-chart.ts';
import { hasValue, type Reading, until } from '../../statistics/reading.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { directionOf, targetOn } from '../../statistics/target.ts';
import {
  type Comparison,
  compare,
  moveOf,
  noiseOf,
  readingsWithin,
  type Stretch,
  type Trend,
} from '../../statistics/trend.ts';
import { type InputItem, isHeld, reviewDate } from '../review/review.ts';
import { indicatorAt } from './words.ts';

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

/** The indicators an input names, under `indicators` or as evidence, each once. */
export function citedIndicators(item: InputItem, queries: Queries): readonly QmsRecord[] {
  const ids = [...idsOf(item.value['indicators']), ...idsOf(item.value['evidence'])];
  return [...new Set(ids)].flatMap((id) =>
    queries.target(id)?.type === 'indicator' ? (indicatorAt(id, queries) ?? []) : [],
  );
}

/** The readings of an indicator that were there on a day, as far as their periods tell. */
export const readingsBy = (indicator: QmsRecord, day: IsoDate, queries: Queries): readonly Reading[] =>
  until(indicatorSeries(indicator, queries).readings, day).filter(hasValue);

const year = { months: 12, days: 0 };

/**
 * Whether the records reach back less than a year on the day of a review, or the readings of all indicators do:
 * nobody can compare years then.
 * @param review null for one that is not written yet
 */
export function isTooEarly(
  date: IsoDate,
  indicators: readonly QmsRecord[],
  review: QmsRecord | null,
  queries: Queries,
): boolean {
  const before = addDuration(date, year, -1);
  const earlier = queries
    .ofType('management-review')
    .some((other) => other.key !== review?.key && isHeld(other) && (reviewDate(other) ?? date) < before);
  if (!earlier) return true;
  return (
    indicators.length > 0 &&
    indicators.every((one) => (readingsBy(one, date, queries)[0]?.from ?? date) > before)
  );
}

/** How an indicator moved over a review's period. */
export interface Movement extends Comparison {
  readonly indicator: QmsRecord;
  /** From the last reading before the period to the last in it; null where either is missing. */
  readonly endToEnd: { readonly from: number; readonly to: number; readonly trend: Trend | null } | null;
}

/** How an indicator moved from one period to the next: by the means of both (see `compare`), and from end to end. */
export function movementOf(
  indicator: QmsRecord,
  period: Stretch,
  previous: Stretch,
  queries: Queries,
): Movement {
  const { readings } = indicatorSeries(indicator, queries);
  const [direction, target] = [directionOf(indicator), targetOn(indicator, period.to)];
  const changes = phaseStarts(indicator);
  const means = compare(readings, period, previous, direction, target, changes);
  const [then, now] = [readingsWithin(readings, previous), readingsWithin(readings, period)];
  const [from, to] = [then.at(-1)?.value, now.at(-1)?.value];
  if (from === undefined || to === undefined) return { indicator, ...means, endToEnd: null };
  const noise = noiseOf([...then, ...now], changes);
  return { indicator, ...means, endToEnd: { from, to, trend: moveOf(from, to, noise, direction, target) } };
}

/** What the movements of several indicators come to, or null when none of them tells. */
export function trendOf(movements: readonly Movement[]): Trend | 'mixed' | null {
  const trends = new Set(movements.flatMap(({ trend }) => trend ?? []));
  if (trends.has('improving') && trends.has('declining')) return 'mixed';
  if (trends.has('improving')) return 'improving';
  if (trends.has('declining')) return 'declining';
  return trends.has('stable') ? 'stable' : null;
}
