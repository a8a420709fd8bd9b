import { figure, withUnit } from '../../domain/words/figures.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { withUnread } from '../../domain/words/unread-data.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { type ExplainedSignal, indicatorChart } from '../../statistics/indicator-chart.ts';
import { dataFileOf, indicatorSeries } from '../../statistics/series.ts';
import { indicator, months } from './examples.ts';

const say = defineMessages('indicator-signal', {
  outside:
    '{period} ({value}) lies {side, select, above {above} other {below}} the natural limits of {lower} to {upper}. Find the cause and enter it under `explanations`, or begin a new phase under `phases`. {others, plural, =0 {The reading is more than chance.} one {The reading is more than chance, and so is {rest}.} other {The reading is more than chance, and so are {rest}.}}',
  run: '{count} readings in a row, {first} to {last}, lie {side, select, above {above} other {below}} the mean of {mean}. Find the cause and enter it under `explanations`, or begin a new phase under `phases`. {others, plural, =0 {The run is more than chance.} one {The run is more than chance, and so is {rest}.} other {The run is more than chance, and so are {rest}.}}',
  reading: '{period} ({value})',
  readings: 'the {count} readings from {first} to {last}',
});

/** What a signal rests on, in the names of the texts: one reading, or several in a row. */
function figuresOf({ readings }: ExplainedSignal, record: QmsRecord) {
  const [first, last] = [readings[0]!, readings.at(-1)!];
  return {
    period: first.period,
    value: withUnit(first.value, record),
    count: readings.length,
    first: first.period,
    last: last.period,
  };
}

const signalNamed = (signal: ExplainedSignal, record: QmsRecord): Message =>
  signal.kind === 'outside-limits'
    ? say.reading(figuresOf(signal, record))
    : say.readings(figuresOf(signal, record));

/** Says the newest signal; the rest are only named. */
function signalMessage(
  newest: ExplainedSignal,
  rest: readonly ExplainedSignal[],
  record: QmsRecord,
): Message {
  const { side, limits } = newest;
  const values = {
    ...figuresOf(newest, record),
    side,
    others: rest.length,
    rest: listed(
      rest.map((signal) => signalNamed(signal, record)),
      'and',
      2,
    ),
  };
  return newest.kind === 'outside-limits'
    ? say.outside({ ...values, lower: figure(limits.lower), upper: figure(limits.upper) })
    : say.run({ ...values, mean: withUnit(limits.mean, record) });
}

const last = ({ readings }: ExplainedSignal): string => readings.at(-1)!.to;

const chart = 'chart: individuals';
const monthly = (...lines: readonly string[]): string =>
  indicator(chart, ...lines).replace('quarterly', 'monthly');
const odd = [91, 92, 91, 90, 92, 91, 92, 74];

export const rule: RecordRule = {
  id: 'indicator-signal',
  scope: 'record',
  types: ['indicator'],
  concern: 'today',
  level: 'information',
  basis: 'practice',
  title: 'Signal without explanation',
  clauses: ['iso-9001:2015/9.1.3'],
  explanation:
    'The individuals chart of the indicator (chart: individuals) shows more than chance: a reading outside the natural limits (mean ± 2.66 times the mean moving range), or eight readings in a row on one side of the mean. Something has changed; find out what. Enter the cause for the period under explanations, or, when the change was made on purpose and is to stay, begin a new phase under phases, from which the limits start anew. Fewer than six readings give no limits. This is good practice, not a requirement.',
  examples: {
    bad: { 'indicator.yaml': monthly(...months(...odd)) },
    good: {
      'indicator.yaml': monthly(
        ...months(...odd),
        'explanations:',
        '  - { period: 2024-08, cause: Carrier on strike for two weeks }',
      ),
    },
  },
  check(record, queries, report) {
    if (record.data['chart'] !== 'individuals') return;
    const { readings, unread } = indicatorSeries(record, queries);
    const signals = indicatorChart(record, readings)
      .signals.filter(({ explanation }) => explanation === null)
      .sort((left, right) => (last(left) < last(right) ? 1 : -1));
    const [newest, ...rest] = signals;
    if (newest === undefined) return;
    const { index } = newest.readings.at(-1)!;
    const place = index === null ? (dataFileOf(record)?.path ?? ['readings']) : ['readings', index, 'value'];
    report({
      message: asPractice(withUnread(signalMessage(newest, rest, record), unread)),
      place: { file: record.file, record: record.key, path: place },
    });
  },
};
