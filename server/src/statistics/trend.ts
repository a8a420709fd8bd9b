import type { IsoDate } from '../model/configuration.ts';
import { movingRanges } from './individuals-chart.ts';
import { hasValue, type Reading } from './reading.ts';
import type { Direction } from './target.ts';

export type Trend = 'improving' | 'stable' | 'declining';

/** First and last day, both included. */
export interface Stretch {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface Comparison {
  /** Mean of the readings in the period and in the one before; null without readings. */
  readonly after: number | null;
  readonly before: number | null;
  /** Null when either is missing, or when which way is better is not known. */
  readonly trend: Trend | null;
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value / values.length, 0);

/** Values of the readings whose period lies within a stretch of time. */
export const valuesWithin = (readings: readonly Reading[], { from, to }: Stretch): readonly number[] =>
  readings
    .filter(hasValue)
    .filter((reading) => reading.from >= from && reading.to <= to)
    .map(({ value }) => value);

/**
 * What a move from one figure to another means, in the direction that is better.
 *
 * @param noise moves no larger than this are stable
 */
export function moveOf(
  before: number,
  after: number,
  noise: number,
  direction: Direction | null,
  target: number | null,
): Trend | null {
  const gain =
    direction === 'higher-is-better'
      ? after - before
      : direction === 'lower-is-better'
        ? before - after
        : direction === 'on-target' && target !== null
          ? Math.abs(before - target) - Math.abs(after - target)
          : null;
  if (gain === null) return null;
  if (Math.abs(gain) <= noise + 1e-9 * Math.max(Math.abs(before), Math.abs(after))) return 'stable';
  return gain > 0 ? 'improving' : 'declining';
}

/** What a figure moves from one reading to the next anyway: half the mean range between neighbours counts as nothing. */
export const noiseOf = (values: readonly number[]): number => (mean(movingRanges(values)) ?? 0) / 2;

/**
 * A period against the one before: the means of their readings. With one reading in each there is no
 * telling how much the figure moves anyway, and every difference counts.
 *
 * @param target the target of the period, for indicators that are best on target
 */
export function compare(
  readings: readonly Reading[],
  period: Stretch,
  previous: Stretch,
  direction: Direction | null,
  target: number | null,
): Comparison {
  const [now, then] = [valuesWithin(readings, period), valuesWithin(readings, previous)];
  const [after, before] = [mean(now), mean(then)];
  if (after === null || before === null) return { after, before, trend: null };
  const values = [...then, ...now];
  const noise = values.length > 2 ? noiseOf(values) : 0;
  return { after, before, trend: moveOf(before, after, noise, direction, target) };
}
