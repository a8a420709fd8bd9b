import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { textOf } from '../../records/values.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { targetOn } from '../../statistics/target.ts';
import { escapeMarkdown } from '../markdown-text.ts';

/** Readings drawn; earlier ones are left out. */
const drawn = 24;

const directions: Readonly<Record<string, string>> = {
  'higher-is-better': 'higher is better',
  'lower-is-better': 'lower is better',
  'on-target': 'on target is best',
};

/** An indicator's readings as a line of bars with the last value and the target; null without readings. */
export function indicatorLine(record: QmsRecord, queries: Queries): string | null {
  const readings = indicatorSeries(record, queries).readings.slice(-drawn);
  const last = readings.findLast(({ value }) => value !== null);
  if (last === undefined) return null;
  const unit = escapeMarkdown(textOf(record.data['unit']) ?? '');
  const target = targetOn(record, last.to);
  const direction = directions[textOf(record.data['direction']) ?? ''];
  const parts = [
    `last ${last.value}${unit === '' ? '' : ` ${unit}`} (${escapeMarkdown(last.period)})`,
    target === null ? '' : `target ${target}`,
    direction ?? '',
  ].filter((part) => part !== '');
  return `${sparkline(readings.map(({ value }) => value))}  ${parts.join(' · ')}`;
}

/** Steps from the lowest to the highest value. */
const steps = '▁▂▃▄▅▆▇█';

/** Values as one line of bars from the lowest to the highest of them; a dot where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = (value: number): string =>
    high === low ? steps[3]! : steps[Math.round(((value - low) / (high - low)) * (steps.length - 1))]!;
  return values.map((value) => (value === null ? '·' : step(value))).join('');
}
