import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { leavesOpen } from '../../domain/measures/readings.ts';
import { listWords } from '../../domain/words/lists.ts';
import { named } from '../../domain/words/records.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, durationWords } from '../../records/dates.ts';
import { frequencyOf, gapsIn, lagOf } from '../../statistics/gaps.ts';
import type { Reading, ReadingFault } from '../../statistics/reading.ts';
import { dataFileOf, indicatorSeries } from '../../statistics/series.ts';
import { indicator, quarters } from './examples.ts';

const faultWords = ({ line, what }: ReadingFault): string => (line === null ? what : `line ${line}: ${what}`);

/** Periods as a message lists them: the newest matter most. */
function periodWords(names: readonly string[]): string {
  if (names.length <= 5) return listWords(names);
  return `${names.slice(-5).join(', ')} and ${names.length - 5} earlier ones`;
}

function gapMessage(record: QmsRecord, queries: Queries, readings: readonly Reading[]): string | null {
  const frequency = frequencyOf(record.data['frequency']);
  if (frequency === null || coveredElsewhere(queries, ['9.1.1'])) return null;
  const lag = record.data['reportingLag'];
  const since = dateOf(record.data['effectiveFrom']);
  const gaps = gapsIn(readings, frequency, lagOf(lag), queries.today(), since, leavesOpen(record));
  if (gaps.length === 0) return null;
  const use = dataFileOf(record);
  const words = periodWords(gaps.map(({ name }) => name));
  const due = durationWords(typeof lag === 'string' ? lag : 'P1M');
  return `${named(record)} has no reading for ${words}, due ${due} after the end of the period; enter ${gaps.length === 1 ? 'it' : 'them'} ${use === null ? 'under `readings`' : `in ${use.written}`}, or an empty value with a note where there is none for a reason.`;
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
    'An indicator is read as often as its frequency says, from its first reading on; a period counts as missing once it has ended and the reporting lag (`reportingLag`, one month unless given) has passed. Enter the reading under `readings` or in the data file. Where there is none for a reason (a shutdown, a broken sensor), enter the period with an empty value and a note. Lines of the data file that cannot be used, and second readings for one period, are named too, since what they were to say is missing.',
  examples: {
    bad: { 'indicator.yaml': indicator(...quarters(91, 92, 90, 92, 93, 92, 94)) },
    good: { 'indicator.yaml': indicator(...quarters(91, 92, 90, 92, 93, 92, 94, 93)) },
  },
  check(record, queries, report) {
    const { readings, faults } = indicatorSeries(record, queries);
    for (const { what, index } of faults.filter((fault) => fault.index !== null).slice(0, 20)) {
      report({
        message: `${named(record)} has ${what}; keep one of them.`,
        place: { file: record.file, record: record.key, path: ['readings', index!, 'period'] },
      });
    }
    const use = dataFileOf(record);
    const inFile = faults.filter(({ index }) => index === null);
    if (use !== null && inFile.length > 0) {
      const more = inFile.length > 3 ? `; and ${inFile.length - 3} more` : '';
      report({
        message: `Readings in ${use.written} cannot be used (${inFile.slice(0, 3).map(faultWords).join('; ')}${more}); correct the file, whose columns are period, value, n and note.`,
        place: { file: record.file, record: record.key, path: use.path },
      });
      return;
    }
    const message = gapMessage(record, queries, readings);
    if (message === null) return;
    report({
      message,
      place: { file: record.file, record: record.key, path: use?.path ?? ['readings'], token: 'key' },
    });
  },
};
