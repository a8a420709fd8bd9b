import type { IsoDate } from '../model/configuration.ts';
import { movingRanges, type PhaseStart, phasesOf } from './individuals-chart.ts';
import { hasValue, type Reading, type Value } from './reading.ts';
import type { Direction } from './target.ts';

export type Trend = 'improving' | 'stable' | 'declining';

/** First and last day, both included. */
export interface Stretch {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Readings on the far side of a deliberate change that are needed to compare anything with them. */
const leastInPhase = 2;

/**
 * What a comparison rests on. `periods`: both stretches whole, with no deliberate change between them.
 * `phase`: only the readings since the latest deliberate change, which lies in the earlier stretch.
 * `step`: the phase before the latest deliberate change against the one it began.
 */
export type Basis = 'periods' | 'phase' | 'step';

export interface Comparison {
  /** The means that are compared; null without readings. */
  readonly after: number | null;
  readonly before: number | null;
  /** Null when either is missing, when which way is better is not known, or when too few readings follow a change. */
  readonly trend: Trend | null;
  readonly basis: Basis;
  /** The latest deliberate change in the time compared; null with the basis `periods`. */
  readonly change: PhaseStart | null;
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value / values.length, 0);

/** The readings with a value whose period lies within a stretch of time. */
export const readingsWithin = (readings: readonly Reading[], { from, to }: Stretch): readonly Value[] =>
  readings.filter(hasValue).filter((reading) => reading.from >= from && reading.to <= to);

const valuesOf = (readings: readonly Value[]): readonly number[] => readings.map(({ value }) => value);

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

/**
 * What a figure moves from one reading to the next anyway: half the mean range between neighbours counts
 * as nothing. A deliberate change is no such move, so ranges are taken within phases only. With no more
 * than two readings nobody can know, and every difference counts.
 */
export function noiseOf(readings: readonly Value[], changes: readonly PhaseStart[]): number {
  if (readings.length <= 2) return 0;
  const ranges = phasesOf(readings, changes).flatMap((phase) => movingRanges(valuesOf(phase.readings)));
  return (mean(ranges) ?? 0) / 2;
}

/**
 * A period against the one before, by the means of their readings.
 *
 * Means say something about a process only while it is the same process. Where it was changed on purpose
 * in the time compared (a new machine, another way of measuring), the mean of a year is a mixture of two
 * levels, and how the change happens to lie in the years would make a trend of its own. So:
 *
 * - Where the latest change lies in the earlier stretch and at least two of its readings follow it, these
 *   are compared with the period: the same process on both sides.
 * - Otherwise the change itself is what there is to say: the level of the phase before it against the
 *   level since. With a single reading since, nothing is said about the direction.
 *
 * Source: D. J. Wheeler, D. S. Chambers, Understanding Statistical Process Control (limits and averages
 * are computed anew after a deliberate change that shifts the level).
 *
 * @param target the target of the period, for indicators that are best on target
 * @param changes the deliberate changes of the indicator (its `phases`)
 */
export function compare(
  readings: readonly Reading[],
  period: Stretch,
  previous: Stretch,
  direction: Direction | null,
  target: number | null,
  changes: readonly PhaseStart[] = [],
): Comparison {
  const [now, then] = [readingsWithin(readings, period), readingsWithin(readings, previous)];
  const phases = phasesOf([...then, ...now], changes);
  const [current, former] = [phases.at(-1), phases.at(-2)];
  const compared = (
    earlier: readonly Value[],
    later: readonly Value[],
    basis: Basis,
    change: PhaseStart | null,
  ): Comparison => {
    const [before, after] = [mean(valuesOf(earlier)), mean(valuesOf(later))];
    const tells = before !== null && after !== null && (basis !== 'step' || later.length >= leastInPhase);
    const noise = noiseOf([...earlier, ...later], changes);
    return {
      before,
      after,
      trend: tells ? moveOf(before, after, noise, direction, target) : null,
      basis,
      change,
    };
  };
  if (current === undefined || former === undefined || now.length === 0)
    return compared(then, now, 'periods', null);
  const since = new Set(current.readings);
  const baseline = then.filter((reading) => since.has(reading));
  return baseline.length >= leastInPhase
    ? compared(baseline, now, 'phase', current.change)
    : compared(former.readings, current.readings, 'step', current.change);
}
