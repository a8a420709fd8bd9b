import { unreadWords } from '../../domain/words/unread-data.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import { textOf } from '../../records/values.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { targetOn } from '../../statistics/target.ts';
import type { Project } from '../../workspace/project.ts';
import { escapeMarkdown } from '../markdown-text.ts';

const say = defineMessages('hover.indicator', {
  last: 'last {value} ({period})',
  lastWithUnit: 'last {value} {unit} ({period})',
  target: 'target {target}',
  higher: 'higher is better',
  lower: 'lower is better',
  onTarget: 'on target is best',
});

/** Readings drawn; earlier ones are left out. */
const drawn = 24;

const directions: Readonly<Record<string, Message>> = {
  'higher-is-better': say.higher(),
  'lower-is-better': say.lower(),
  'on-target': say.onTarget(),
};

/** An indicator's readings as a line of bars with the last value and the target; null without readings. */
export function indicatorLine(record: QmsRecord, { queries, language }: Project): string | null {
  const { readings: all, unread } = indicatorSeries(record, queries);
  const readings = all.slice(-drawn);
  const last = readings.findLast(({ value }) => value !== null);
  const lacking = unread === null ? [] : [unreadWords({ ...unread, file: escapeMarkdown(unread.file) })];
  if (last === undefined) return lacking.length === 0 ? null : language.text(lacking[0]!);
  const unit = escapeMarkdown(textOf(record.data['unit']) ?? '');
  const target = targetOn(record, last.to);
  const direction = directions[textOf(record.data['direction']) ?? ''];
  const reading = { value: `${last.value}`, period: escapeMarkdown(last.period) };
  const parts = [
    unit === '' ? say.last(reading) : say.lastWithUnit({ ...reading, unit }),
    ...(target === null ? [] : [say.target({ target: `${target}` })]),
    ...(direction === undefined ? [] : [direction]),
    ...lacking,
  ];
  return `${sparkline(readings.map(({ value }) => value))}  ${parts.map(language.text).join(' · ')}`;
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
