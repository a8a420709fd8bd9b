import type { QmsRecord } from '../../model/record.ts';
import { addDuration, periodOf } from '../../records/dates.ts';
import { mappingsOf, textOf } from '../../records/values.ts';
import { hasValue, type Series, type Value } from '../../statistics/reading.ts';
import { directionOf, reaches, targetOn, toleranceOf } from '../../statistics/target.ts';

/** Fewer readings in a row may be bad luck. */
const fewest = 4;

/** Readings in a row are looked at over this time at least. */
const halfAYear = { months: 6, days: 0 };

/**
 * The newest readings of an indicator, where all of them miss the target of their time: four at least, over half a year
 * at least, none of them explained. Empty where one reaches it, or nothing says what is better.
 */
export function readingsOffTarget(indicator: QmsRecord, { readings, unread }: Series): readonly Value[] {
  const values = readings.filter(hasValue);
  const last = values.at(-1);
  if (last === undefined || unread !== null) return [];
  const [direction, tolerance] = [directionOf(indicator), toleranceOf(indicator)];
  const misses = ({ value, to }: Value): boolean => {
    const target = targetOn(indicator, to);
    return target !== null && reaches(value, target, direction, tolerance) === false;
  };
  const run = values.slice(values.findLastIndex((reading) => !misses(reading)) + 1);
  const begin = addDuration(last.to, halfAYear, -1);
  const [first] = run;
  if (first === undefined || run.length < fewest || first.from > begin) return [];
  const isExplained = mappingsOf(indicator.data['explanations']).some(({ value }) => {
    const period = periodOf(value['period']);
    return period !== null && textOf(value['cause']) !== null && period.to >= first.from;
  });
  return isExplained ? [] : run;
}
