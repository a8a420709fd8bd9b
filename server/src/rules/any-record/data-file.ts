import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { periodOf } from '../../records/dates.ts';
import { doubledColumns, rowsOf } from '../../text/csv.ts';

const say = defineMessages('data-file', {
  doubled:
    'The header of {file} names {count, plural, one {a column} other {# columns}} more than once. The first of a name is read. Rename or remove the others: {columns}.',
  column: '`{name}` (columns {places})',
});

/** A header is a line: what comes after this many characters is not looked at. */
const mostCharacters = 10_000;
const longestName = 40;

const indicator =
  'id: KPI-1\ntype: indicator\ntitle: On-time delivery\nfrequency: quarterly\ndata: kpi.csv\n';

export const rule: RecordRule = {
  id: 'data-file',
  scope: 'record',
  types: [],
  needs: ['fileUses'],
  concern: 'content',
  level: 'warning',
  basis: 'technical',
  title: 'Table that can be misread',
  clauses: [],
  explanation:
    'Records name tables as CSV files under `data`: the readings of an indicator, the people who have a competence. When the header names a column twice, only the first of the two is read, which may not be the one that is meant. Rename the other, or remove it.',
  examples: {
    bad: { 'kpi.yaml': indicator, 'kpi.csv': 'period,value,value\n2025-Q1,4,5\n' },
    good: { 'kpi.yaml': indicator, 'kpi.csv': 'period,value,last year\n2025-Q1,4,5\n' },
  },
  check(record, queries, report) {
    for (const { use, target, written, path } of record.fileUses) {
      if (use !== 'data' || target === null) continue;
      const [header = []] = rowsOf(queries.file(target).text?.slice(0, mostCharacters) ?? '');
      // A table of readings may begin with a reading.
      if (periodOf(header[0]?.trim()) !== null) continue;
      const doubled = [...doubledColumns(header)];
      if (doubled.length === 0) continue;
      const columns = doubled.map(([name, places]) =>
        say.column({ name: name.slice(0, longestName), places: listed(places.map(String)) }),
      );
      report({
        message: say.doubled({ file: written, count: columns.length, columns: listed(columns) }),
        place: { file: record.file, record: record.key, path },
      });
    }
  },
};
