import type { IsoDate } from '../model/configuration.ts';
import type { Json } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf, periodOf } from '../records/dates.ts';
import { isObject, mappingsOf, numberOf } from '../records/values.ts';

/** Which way an indicator is better. */
export type Direction = 'higher-is-better' | 'lower-is-better' | 'on-target';

const directions: readonly Direction[] = ['higher-is-better', 'lower-is-better', 'on-target'];

export const directionOf = (indicator: QmsRecord): Direction | null =>
  directions.find((direction) => direction === indicator.data['direction']) ?? null;

/**
 * The target of an indicator for a period that ends on a day: the latest of `targets` begun by then, otherwise
 * `target`, which has no date of its own and holds from the day the indicator took effect.
 */
export function targetOn(indicator: QmsRecord, day: IsoDate): number | null {
  let latest: { readonly from: IsoDate; readonly value: number } | null = null;
  for (const { value } of mappingsOf(indicator.data['targets'])) {
    const [period, target] = [periodOf(value['from']), numberOf(value['value'])];
    if (period === null || target === null || period.from > day) continue;
    if (latest === null || period.from >= latest.from) latest = { from: period.from, value: target };
  }
  if (latest !== null) return latest.value;
  return (dateOf(indicator.data['effectiveFrom']) ?? '') <= day ? numberOf(indicator.data['target']) : null;
}

/** The limits an organization has set itself around a target (`limits`), either of which may be open. */
export interface Tolerance {
  readonly lower: number | null;
  readonly upper: number | null;
}

export function toleranceOf(indicator: QmsRecord): Tolerance {
  const limits: Json | undefined = indicator.data['limits'];
  if (!isObject(limits)) return { lower: null, upper: null };
  return { lower: numberOf(limits['lower']), upper: numberOf(limits['upper']) };
}

/**
 * Whether a value reaches a target in the direction that is better. Where being on target is best, the
 * value must lie within the tolerance; without one it cannot be known, and the answer is null.
 */
export function reaches(
  value: number,
  target: number,
  direction: Direction | null,
  tolerance: Tolerance,
): boolean | null {
  const slack = 1e-9 * Math.max(Math.abs(value), Math.abs(target));
  if (direction === 'higher-is-better') return value >= target - slack;
  if (direction === 'lower-is-better') return value <= target + slack;
  if (direction === null || (tolerance.lower === null && tolerance.upper === null)) return null;
  return (
    (tolerance.lower === null || value >= tolerance.lower) &&
    (tolerance.upper === null || value <= tolerance.upper)
  );
}
