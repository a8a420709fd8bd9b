import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { leavesOpen } from '../../domain/measures/readings.ts';
import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message, MessageList } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { frequencyOf, gapsIn, lagOf } from '../../statistics/gaps.ts';
import { mayBeUnread, type Series } from '../../statistics/reading.ts';
import { dataFileOf, indicatorSeries } from '../../statistics/series.ts';
import { indicator, quarters } from './examples.ts';

const say = defineMessages('indicator-gap', {
  twice: 'This is a second reading for {period}. Keep one of them.',
  gap: 'No reading for {periods}. Enter {count, plural, one {it} other {them}} under `readings`, or an empty value with a note where there is none for a reason. Readings are due {lag} after the end of their period.',
  gapInFile:
    'No reading for {periods}. Enter {count, plural, one {it} other {them}} in {file}, or an empty value with a note where there is none for a reason. Readings are due {lag} after the end of their period.',
  earlier: '{count, plural, one {# earlier one} other {# earlier ones}}',
});

/** Periods as a message lists them: the newest matter most. */
function periodsListed(names: readonly string[]): MessageList {
  const earlier = names.length - 5;
  return earlier <= 0
    ? listed(names)
    : listed([...names.slice(-5), say.earlier({ count: earlier })], 'and', 6);
}

function gapMessage(record: QmsRecord, queries: Queries, series: Series): Message | null {
  const frequency = frequencyOf(record.data['frequency']);
  if (frequency === null || coveredElsewhere(queries, ['9.1.1'])) return null;
  const lag = record.data['reportingLag'];
  const since = dateOf(record.data['effectiveFrom']);
  const open = gapsIn(series.readings, frequency, lagOf(lag), queries.today(), since, leavesOpen(record));
  // A row that is not read may be the one that seems to be missing.
  const gaps = open.filter((period) => !mayBeUnread(series, period));
  if (gaps.length === 0) return null;
  const use = dataFileOf(record);
  const values = {
    periods: periodsListed(gaps.map(({ name }) => name)),
    count: gaps.length,
    lag: durationNamed(typeof lag === 'string' ? lag : 'P1M'),
  };
  return use === null ? say.gap(values) : say.gapInFile({ ...values, file: use.written });
}

export const rule: RecordRule = {
  id: 'indicator-gap',
  scope: 'record',
  types: ['indicator'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'Reading missing',
  clauses: ['iso-9001:2015/9.1.1'],
  explanation:
    'An indicator is read as often as its frequency says, from its first reading on; a period counts as missing once it has ended and the reporting lag (`reportingLag`, one month unless given) has passed. Enter the reading under `readings` or in the data file. Where there is none for a reason (a shutdown, a broken sensor), enter the period with an empty value and a note. Second readings for one period are named too. A row of the data file that cannot be read is no missing reading: `data-file` names it.',
  examples: {
    bad: { 'indicator.yaml': indicator(...quarters(91, 92, 90, 92, 93, 92, 94)) },
    good: { 'indicator.yaml': indicator(...quarters(91, 92, 90, 92, 93, 92, 94, 93)) },
  },
  check(record, queries, report) {
    const series = indicatorSeries(record, queries);
    for (const { index, period } of series.seconds.slice(0, 20)) {
      report({
        message: say.twice({ period }),
        place: { file: record.file, record: record.key, path: ['readings', index, 'period'] },
      });
    }
    const use = dataFileOf(record);
    const message = gapMessage(record, queries, series);
    if (message === null) return;
    report({
      message,
      place: { file: record.file, record: record.key, path: use?.path ?? ['readings'], token: 'key' },
    });
  },
};
