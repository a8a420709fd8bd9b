import { day, period } from '../../document/dates.ts';
import { number, withUnit } from '../../document/figures.ts';
import type { Text } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { ChartMark, IndicatorEntry, Movement, Reading } from '../model.ts';

const say = defineMessages('pack.indicatorWords', {
  latest: 'in {period}',
  latestAndBefore: 'in {period}, {before} a year before',
  noReading: 'no reading in the period',
  step: 'mean {before} before the change of {period}, {after} since',
  phase: 'mean {after} after {before}, both since the change of {period}',
  mean: 'mean of the period {after}',
  meanAfter: 'mean of the period {after} after {before}',
  cases: '{count, number} in the period',
  tooFew:
    'No natural limits yet: {count, plural, one {#\u00a0reading since the last change is} other {#\u00a0readings since the last change are}} too few.',
  outOfReach:
    'Natural limits of {lower} to {upper} do not reach {target}. As the process runs now, no reading is to be expected there.',
  outOfReachSoFar:
    'Provisional, from {count, plural, one {#\u00a0reading} other {#\u00a0readings}}: natural limits of {lower} to {upper} do not reach {target}. So far the process does not get there.',
  provisional:
    'Provisional, from {count, plural, one {#\u00a0reading} other {#\u00a0readings}}: natural limits of {lower} to {upper}.',
  mark: '{kind, select, decision {decided} action {done} other {limits anew from}} {date}',
});

/** The latest value of an indicator with its unit, or null without a reading. */
export const latestValue = ({ latest }: Pick<Movement, 'latest'>, unit: string | null): Text | null =>
  latest?.value == null ? null : withUnit(latest.value, unit);

const hasValue = (reading: Reading | null): reading is Reading & { readonly value: number } =>
  reading?.value != null;

/** What stands behind the latest value: `in Q4 25, 5.6 a year before`. */
export function latestContext({ latest, yearBefore }: Movement): Text | null {
  if (latest === null) return null;
  const read = period(latest.period);
  return hasValue(yearBefore)
    ? say.latestAndBefore({ period: read, before: number(yearBefore.value) })
    : say.latest({ period: read });
}

/**
 * The means that the trend is judged by, with what they are means of: one over a deliberate change would
 * mix two levels. Null where they say no more than the latest readings.
 */
export function meanWords(movement: Movement): Text | null {
  const { before, after, basis, change, latest, yearBefore } = movement;
  if (after === null) return latest === null ? null : say.noReading();
  if (change !== null && before !== null && basis !== 'periods') {
    const values = { before: number(before), after: number(after), period: period(change.period) };
    return basis === 'step' ? say.step(values) : say.phase(values);
  }
  if (after === latest?.value && (before === null || before === yearBefore?.value)) return null;
  return before === null
    ? say.mean({ after: number(after) })
    : say.meanAfter({ after: number(after), before: number(before) });
}

/** How many cases are behind the readings of the period: `44 in the period`. */
export const casesWords = ({ cases }: Movement): Text | null =>
  cases === null ? null : say.cases({ count: cases });

/** What the natural limits say of the target, or why there are none yet; null where that needs no word. */
export function limitWords({ chart, limitsReachTarget, target, unit }: IndicatorEntry): Text | null {
  const last = chart.phases.at(-1);
  if (chart.withoutLimits === 'too-few') return say.tooFew({ count: last?.count ?? 0 });
  if (last?.lower == null || last.upper === null) return null;
  const limits = { lower: number(last.lower), upper: number(last.upper) };
  if (limitsReachTarget === false && target !== null) {
    const values = { ...limits, target: withUnit(target, unit) };
    return last.provisional ? say.outOfReachSoFar({ ...values, count: last.count }) : say.outOfReach(values);
  }
  return last.provisional ? say.provisional({ ...limits, count: last.count }) : null;
}

/** What happened on a day that a chart marks: `decided 22 Jan 2025`. */
export const markWords = ({ kind, date }: ChartMark): Text => say.mark({ kind, date: day(date) });
