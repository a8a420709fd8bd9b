import { tableOf } from '../../domain/competence/holders.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { FileUse, QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { readDataTable, type TableFault } from '../../text/data-table.ts';
import { excerpt } from '../../text/oddity.ts';

const say = defineMessages('data-file', {
  unfit:
    '{file} cannot be read. A table is text in a file that ends in .csv, .tsv or .txt and is no larger than 100 MB.',
  more: '{count, plural, one {# more row} other {# more rows}} of this table cannot be read. They follow from here on.',
});

/** Rows that are named one by one; further ones are counted. */
const mostNamed = 20;

const indicator =
  'id: KPI-1\ntype: indicator\ntitle: On-time delivery\nfrequency: quarterly\ndata: kpi.csv\n';

/** What is wrong in a table, by what the record takes from it. */
function faultsOf(record: QmsRecord, text: string, queries: Queries): readonly TableFault[] {
  if (record.type === 'indicator') return indicatorSeries(record, queries).faults;
  if (record.type === 'competence') return tableOf(record, queries)?.faults ?? [];
  return readDataTable(text).faults;
}

function reportFaults(
  record: QmsRecord,
  use: FileUse,
  file: string,
  all: readonly TableFault[],
  report: Report,
) {
  const named = all.slice(0, all.length > mostNamed + 1 ? mostNamed : all.length);
  for (const { message, span, row, column, fixes } of named) {
    const name = row === null ? null : excerpt(row.cells[0]!.text.trim()) || `line ${row.line + 1}`;
    report({
      message,
      place: {
        file,
        record: record.key,
        path: [...use.path, ...(name === null ? [] : [name]), ...(column === null ? [] : [column])],
        span,
      },
      fixes: fixes.map(({ title, certain, edits }) => ({
        title,
        certain,
        file,
        steps: edits.map((edit) => ({ kind: 'edit', edit })),
      })),
    });
  }
  const more = all.length - named.length;
  if (more === 0) return;
  report({
    message: say.more({ count: more }),
    place: { file, record: record.key, path: use.path, span: all[mostNamed]!.span },
  });
}

export const rule: RecordRule = {
  id: 'data-file',
  scope: 'record',
  types: [],
  needs: ['fileUses'],
  concern: 'content',
  level: 'warning',
  basis: 'technical',
  title: 'Table that cannot be read as it is meant',
  clauses: [],
  explanation:
    'Records name tables as CSV files under `data`: the readings of an indicator, the people who have a competence. A row is not read when it has another number of cells than the header, when a quote is not closed where its cell ends, or when a cell is not what its column says: a number in the form that the table has (decimal comma or point, thousands set apart or not), a period or a day of the calendar. Such a row is named at its cell, and every figure that rests on the table says how many are missing. Named as well are a column that the header has twice, of which only the first is read, a second reading for a period, a line `sep=`, which spreadsheet programs write for themselves, and the pointer to a large file in the place of the file. Correct the cell, or put a text that holds the delimiter in quotes.',
  examples: {
    bad: { 'kpi.yaml': indicator, 'kpi.csv': 'period,value,n\n2025-Q1,4.2,180\n2025-Q2,4,5,175\n' },
    good: { 'kpi.yaml': indicator, 'kpi.csv': 'period,value,n\n2025-Q1,4.2,180\n2025-Q2,4.5,175\n' },
  },
  check(record, queries, report) {
    for (const use of record.fileUses) {
      if (use.use !== 'data' || use.target === null) continue;
      const { exists, text } = queries.file(use.target);
      if (text !== null) {
        reportFaults(record, use, use.target, faultsOf(record, text, queries), report);
      } else if (exists) {
        report({
          message: say.unfit({ file: use.written }),
          place: { file: record.file, record: record.key, path: use.path },
        });
      }
    }
  },
};
