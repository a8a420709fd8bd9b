import type { ChartMark, IndicatorEntry, Movement, Reading } from '../model.ts';
import { count, day, number, period, withUnit } from './format.ts';

/** The latest value of an indicator with its unit, or null without a reading. */
export const latestValue = ({ latest }: Pick<Movement, 'latest'>, unit: string | null): string | null =>
  latest?.value == null ? null : withUnit(latest.value, unit);

const hasValue = (reading: Reading | null): reading is Reading & { readonly value: number } =>
  reading?.value != null;

/** What stands behind the latest value: `in Q4 25, 5.6 a year before`. */
export function latestContext({ latest, yearBefore }: Movement): string {
  if (latest === null) return '';
  const then = hasValue(yearBefore) ? `, ${number(yearBefore.value)} a year before` : '';
  return `in ${period(latest.period)}${then}`;
}

/**
 * The means that the trend is judged by, with what they are means of: one over a deliberate change would
 * mix two levels. Null where they say no more than the latest readings.
 */
export function meanWords(movement: Movement): string | null {
  const { before, after, basis, change, latest, yearBefore } = movement;
  if (after === null) return latest === null ? null : 'no reading in the period';
  if (basis === 'step' && change !== null && before !== null)
    return `mean ${number(before)} before the change of ${period(change.period)}, ${number(after)} since`;
  if (basis === 'phase' && change !== null && before !== null)
    return `mean ${number(after)} after ${number(before)}, both since the change of ${period(change.period)}`;
  if (after === latest?.value && (before === null || before === yearBefore?.value)) return null;
  return `mean of the period ${number(after)}${before === null ? '' : ` after ${number(before)}`}`;
}

/** How many cases are behind the readings of the period: `44 in the period`. */
export const casesWords = ({ cases }: Movement): string | null =>
  cases === null ? null : `${number(cases)} in the period`;

/** What the natural limits say of the target, or why there are none yet; null where that needs no word. */
export function limitWords({ chart, limitsReachTarget, target, unit }: IndicatorEntry): string | null {
  const last = chart.phases.at(-1);
  if (chart.withoutLimits === 'too-few')
    return `No natural limits yet: ${count(last?.count ?? 0, 'reading')} since the last change ${last?.count === 1 ? 'is' : 'are'} too few.`;
  if (last?.lower == null || last.upper === null) return null;
  const range = `${number(last.lower)} to ${number(last.upper)}`;
  const firmness = last.provisional
    ? `Provisional, from ${count(last.count, 'reading')}: natural`
    : 'Natural';
  if (limitsReachTarget === false && target !== null)
    return `${firmness} limits of ${range} do not reach ${withUnit(target, unit)}; ${last.provisional ? 'so far the process does not get there' : 'as the process runs now, no reading is to be expected there'}.`;
  return last.provisional ? `${firmness} limits of ${range}.` : null;
}

const markKinds = { decision: 'decided', action: 'done', phase: 'limits anew from' } as const;

/** What happened on a day that a chart marks: `decided 22 Jan 2025`. */
export const markWords = ({ kind, date }: ChartMark): string => `${markKinds[kind]} ${day(date)}`;
