import { figure, withUnit } from '../../domain/words/figures.ts';
import { named } from '../../domain/words/records.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { type ExplainedSignal, indicatorChart } from '../../statistics/indicator-chart.ts';
import { dataFileOf, indicatorSeries } from '../../statistics/series.ts';
import { indicator, months } from './examples.ts';

function signalWords({ kind, side, readings, limits }: ExplainedSignal, record: QmsRecord): string {
  const [first, last] = [readings[0]!, readings.at(-1)!];
  return kind === 'outside-limits'
    ? `${first.period} (${withUnit(first.value, record)}) lies ${side} the natural limits of ${figure(limits.lower)} to ${figure(limits.upper)}`
    : `${readings.length} readings in a row, ${first.period} to ${last.period}, lie ${side} the mean of ${withUnit(limits.mean, record)}`;
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
    const { readings } = indicatorSeries(record, queries);
    const signals = indicatorChart(record, readings)
      .signals.filter(({ explanation }) => explanation === null)
      .sort((left, right) => (last(left) < last(right) ? 1 : -1));
    if (signals.length === 0) return;
    const shown = signals.slice(0, 3).map((signal) => signalWords(signal, record));
    const more = signals.length > shown.length ? `, and there are ${signals.length - shown.length} more` : '';
    const { index } = signals[0]!.readings.at(-1)!;
    const place = index === null ? (dataFileOf(record)?.path ?? ['readings']) : ['readings', index, 'value'];
    report({
      message: `${named(record)}: ${shown.join('; ')}${more}, which is more than chance; practice is to find the cause and enter it under \`explanations\`, or to begin a new phase under \`phases\`.`,
      place: { file: record.file, record: record.key, path: place },
    });
  },
};
