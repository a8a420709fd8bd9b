import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDuration } from '../../records/dates.ts';
import { idsOf } from '../../records/values.ts';
import { phaseStarts } from '../../statistics/indicator-chart.ts';
import type { UnreadData } from '../../statistics/reading.ts';
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
import { isHeld } from '../phases.ts';
import type { InputItem } from '../review/inputs.ts';
import { reviewDate } from '../review/review.ts';
import { indicatorAt, readingsBy } from './readings.ts';

/** The indicators an input names, under `indicators` or as evidence, each once. */
export function citedIndicators(item: InputItem, queries: Queries): readonly QmsRecord[] {
  const ids = [...idsOf(item.value['indicators']), ...idsOf(item.value['evidence'])];
  return [...new Set(ids)].flatMap((id) =>
    queries.target(id)?.type === 'indicator' ? (indicatorAt(id, queries) ?? []) : [],
  );
}

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
  /** What is missing from its readings. */
  readonly unread: UnreadData | null;
}

/** How an indicator moved from one period to the next: by the means of both (see `compare`), and from end to end. */
export function movementOf(
  indicator: QmsRecord,
  period: Stretch,
  previous: Stretch,
  queries: Queries,
): Movement {
  const { readings, unread } = indicatorSeries(indicator, queries);
  const [direction, target] = [directionOf(indicator), targetOn(indicator, period.to)];
  const changes = phaseStarts(indicator);
  const means = compare(readings, period, previous, direction, target, changes);
  const [then, now] = [readingsWithin(readings, previous), readingsWithin(readings, period)];
  const [from, to] = [then.at(-1)?.value, now.at(-1)?.value];
  if (from === undefined || to === undefined) return { indicator, ...means, endToEnd: null, unread };
  const noise = noiseOf([...then, ...now], changes);
  const trend = moveOf(from, to, noise, direction, target);
  return { indicator, ...means, endToEnd: { from, to, trend }, unread };
}

/** What the movements of several indicators come to, or null when none of them shows any. */
export function trendOf(movements: readonly Movement[]): Trend | 'mixed' | null {
  const trends = new Set(movements.flatMap(({ trend }) => trend ?? []));
  if (trends.has('improving') && trends.has('declining')) return 'mixed';
  if (trends.has('improving')) return 'improving';
  if (trends.has('declining')) return 'declining';
  return trends.has('stable') ? 'stable' : null;
}
