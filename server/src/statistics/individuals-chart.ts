import type { IsoDate } from '../model/configuration.ts';
import type { Value } from './reading.ts';

/**
 * The individuals and moving-range chart (XmR): the mean of single values with natural limits drawn from
 * the ranges between neighbours.
 *
 * Sources: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2 "Individuals control charts"
 * (limits mean ± 3·MR̄/d₂ with d₂ = 1.128 for ranges of two); D. J. Wheeler, D. S. Chambers,
 * Understanding Statistical Process Control, for the rounded factors 2.66 = 3/1.128 and D₄ = 3.267.
 */

/** 3 / d₂ for ranges of two. */
const limitFactor = 2.66;
/** D₄ for ranges of two: upper limit of the moving range. */
const rangeFactor = 3.267;

/** Fewer readings give limits that move too much with each new one to say anything. */
const leastForLimits = 6;
/**
 * Limits from fewer readings are provisional. The mean moving range of n values has about 0.62·(n − 1)
 * degrees of freedom (D. J. Wheeler, Advanced Topics in Statistical Process Control); with seventeen
 * there are ten, and limits vary by some 22 per cent (1/√(2·10)), after which more readings add little.
 */
export const leastForFirmLimits = 17;
/** So many neighbours on one side of the mean are no chance. */
const runLength = 8;

export interface Limits {
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
  readonly upperRange: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value / values.length, 0);

/** Distances between neighbours: one fewer than values. */
export const movingRanges = (values: readonly number[]): readonly number[] =>
  values.slice(1).map((value, index) => Math.abs(value - values[index]!));

/** Mean and natural limits of a stretch of values, or null for fewer than two. */
export function limitsOf(values: readonly number[]): Limits | null {
  if (values.length < 2) return null;
  const [centre, meanMovingRange] = [mean(values), mean(movingRanges(values))];
  const reach = limitFactor * meanMovingRange;
  return {
    mean: centre,
    meanMovingRange,
    lower: centre - reach,
    upper: centre + reach,
    upperRange: rangeFactor * meanMovingRange,
  };
}

/** A stretch of readings with limits of its own. */
export interface Phase {
  /** The change that began it; null for the first. */
  readonly change: PhaseStart | null;
  readonly readings: readonly Value[];
  /** Null while there are fewer than six readings. */
  readonly limits: Limits | null;
}

export interface Signal {
  readonly kind: 'outside-limits' | 'run-of-eight';
  readonly side: 'above' | 'below';
  /** The reading outside the limits, or all of the run. */
  readonly readings: readonly Value[];
  readonly limits: Limits;
}

/** A deliberate change after which limits start anew. */
export interface PhaseStart {
  /** First period after it, as written. */
  readonly period: string;
  /** First day of that period. */
  readonly from: IsoDate;
  readonly reason: string;
}

/** Readings cut where limits start anew; stretches without readings are left out. */
export function phasesOf(readings: readonly Value[], starts: readonly PhaseStart[]): readonly Phase[] {
  const sorted = [...starts].sort((left, right) => (left.from < right.from ? -1 : 1));
  const stretches: { change: PhaseStart | null; readings: Value[] }[] = [{ change: null, readings: [] }];
  let next = 0;
  for (const reading of readings) {
    while (next < sorted.length && sorted[next]!.from <= reading.from) {
      stretches.push({ change: sorted[next]!, readings: [] });
      next += 1;
    }
    stretches.at(-1)!.readings.push(reading);
  }
  return stretches
    .filter((stretch) => stretch.readings.length > 0)
    .map((stretch) => ({
      ...stretch,
      limits:
        stretch.readings.length < leastForLimits
          ? null
          : limitsOf(stretch.readings.map(({ value }) => value)),
    }));
}

/** Rounding must not put a value off a line it lies on. */
const slackOf = ({ mean, upper, lower }: Limits): number =>
  1e-9 * Math.max(Math.abs(mean), Math.abs(upper), Math.abs(lower));

function outsideLimits({ readings }: Phase, limits: Limits): readonly Signal[] {
  const slack = slackOf(limits);
  return readings.flatMap((reading): Signal[] => {
    const above = reading.value > limits.upper + slack;
    if (!above && !(reading.value < limits.lower - slack)) return [];
    return [{ kind: 'outside-limits', side: above ? 'above' : 'below', readings: [reading], limits }];
  });
}

function runs({ readings }: Phase, limits: Limits): readonly Signal[] {
  const slack = slackOf(limits);
  const found: Signal[] = [];
  let run: Value[] = [];
  let side = 0;
  const close = (): void => {
    if (side !== 0 && run.length >= runLength)
      found.push({ kind: 'run-of-eight', side: side > 0 ? 'above' : 'below', readings: run, limits });
  };
  for (const reading of readings) {
    const distance = reading.value - limits.mean;
    const here = Math.abs(distance) <= slack ? 0 : Math.sign(distance);
    if (here === side) {
      run.push(reading);
      continue;
    }
    close();
    [run, side] = [[reading], here];
  }
  close();
  return found;
}

/**
 * Signs of a special cause in one phase: a value outside the natural limits, and eight or more
 * neighbours on one side of the mean (a value on the mean ends a run). None without limits.
 */
export function signalsOf(phase: Phase): readonly Signal[] {
  const { limits } = phase;
  if (limits === null) return [];
  return [...outsideLimits(phase, limits), ...runs(phase, limits)];
}
