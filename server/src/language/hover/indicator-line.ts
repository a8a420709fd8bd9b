import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { periodOf } from '../../records/dates.ts';
import { mappingsOf, numberOf, textOf } from '../../records/values.ts';
import { escapeMarkdown } from '../markdown-text.ts';
import { readingsOf } from './readings.ts';
import { sparkline } from './sparkline.ts';

/** Readings drawn; earlier ones are left out. */
const drawn = 24;

const directions: Readonly<Record<string, string>> = {
  'higher-is-better': 'higher is better',
  'lower-is-better': 'lower is better',
  'on-target': 'on target is best',
};

/** An indicator's readings as a line of bars with the last value and the target; null without readings. */
export function indicatorLine(record: QmsRecord, queries: Queries): string | null {
  const readings = readingsOf(record, queries).slice(-drawn);
  const last = readings.findLast(({ value }) => value !== null);
  if (last === undefined) return null;
  const unit = escapeMarkdown(textOf(record.data['unit']) ?? '');
  const target = targetAt(record, last.period);
  const direction = directions[textOf(record.data['direction']) ?? ''];
  const parts = [
    `last ${last.value}${unit === '' ? '' : ` ${unit}`} (${escapeMarkdown(last.period)})`,
    target === null ? '' : `target ${target}`,
    direction ?? '',
  ].filter((part) => part !== '');
  return `${sparkline(readings.map(({ value }) => value))}  ${parts.join(' · ')}`;
}

/** The target that holds for a period: the latest of `targets` begun by then, else `target`. */
function targetAt({ data }: QmsRecord, period: string): number | null {
  const day = periodOf(period)?.from ?? null;
  let [best, since] = [numberOf(data['target']), ''];
  for (const { value } of mappingsOf(data['targets'])) {
    const from = periodOf(value['from'])?.from ?? null;
    const number = numberOf(value['value']);
    if (number === null || from === null || day === null || from > day || from < since) continue;
    [best, since] = [number, from];
  }
  return best;
}
