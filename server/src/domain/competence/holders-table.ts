import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import { dateOf } from '../../records/dates.ts';
import type { CsvRow } from '../../text/csv-table.ts';
import { columnNames, fileFault, readDataTable, rowFault, type TableFault } from '../../text/data-table.ts';
import { excerpt } from '../../text/oddity.ts';

const say = defineMessages('holders.file', {
  columns:
    'This table has no column `person`, so nothing is read. Name the columns in the first line: `person`, `date`, `expires`, `status` and `evidence`.',
  person: 'This row names no person, so it is not read. Write the id of one under `person`.',
  date: '`{text}` is not a day of the calendar, so this row is not read. Write one such as 2026-02-01, or leave the cell empty.',
  status: '`{text}` is not a status, so this row is not read. Write `held`, `in-training` or `lapsed`.',
  long: 'This table is too long to be read. Split it: it can have 8 million characters.',
});

/** A list of people: a company of 100,000 would still fit. */
const mostCharacters = 8_000_000;

/** A person who has a competence, as a row of a table says. */
export interface TabledHolder {
  readonly person: string;
  readonly hasEvidence: boolean;
  readonly status: string | null;
  readonly date: IsoDate | null;
  readonly expires: IsoDate | null;
}

/** What a table of people says. */
export interface HoldersTable {
  readonly holders: readonly TabledHolder[];
  readonly faults: readonly TableFault[];
  /** True where no row of the file is read. */
  readonly isUnread: boolean;
  /** Who stands in rows that are not read; null for one whose person is not known. */
  readonly unreadPersons: readonly (string | null)[];
}

const statuses: ReadonlySet<string> = new Set(['', 'held', 'in-training', 'lapsed']);

/** The people in a table as CSV with the columns `person`, `date`, `expires`, `status` and `evidence`, others passed over. */
export function holdersTable(text: string): HoldersTable {
  const nothing = { holders: [], isUnread: true, unreadPersons: [] };
  if (text.length > mostCharacters) {
    return { ...nothing, faults: [fileFault(say.long(), { start: 0, end: 0 })] };
  }
  const { first, header, rows, faults: found, isPointer } = readDataTable(text);
  if (isPointer || first === null || header === null)
    return { ...nothing, faults: found, isUnread: isPointer };
  const names = columnNames(header);
  if (!names.includes('person')) {
    return { ...nothing, faults: [...found, fileFault(say.columns(), header.span)] };
  }
  const cell = (row: CsvRow, name: string): string => row.cells[names.indexOf(name)]?.text.trim() ?? '';
  const faults = [...found];
  const holders: TabledHolder[] = [];
  for (const row of rows) {
    const wrong = wrongCell((name) => cell(row, name));
    if (wrong !== null) {
      const at = row.cells[names.indexOf(wrong.column)]!;
      faults.push(rowFault(row, at, wrong.column, wrong.message));
      continue;
    }
    holders.push({
      person: cell(row, 'person'),
      hasEvidence: cell(row, 'evidence') !== '',
      status: cell(row, 'status') || null,
      date: dateOf(cell(row, 'date')),
      expires: dateOf(cell(row, 'expires')),
    });
  }
  const unread = faults.flatMap(({ costsRow, row }) => (costsRow && row !== null ? [row] : []));
  return {
    holders,
    faults: faults.sort((one, two) => one.span.start - two.span.start),
    isUnread: false,
    unreadPersons: unread.map((row) => cell(row, 'person') || null),
  };
}

/** The first cell of a row that cannot be what its column says. */
function wrongCell(
  cell: (name: string) => string,
): { readonly column: string; readonly message: TableFault['message'] } | null {
  if (cell('person') === '') return { column: 'person', message: say.person() };
  for (const column of ['date', 'expires']) {
    const text = cell(column);
    if (text !== '' && dateOf(text) === null) return { column, message: say.date({ text: excerpt(text) }) };
  }
  const status = cell('status');
  return statuses.has(status) ? null : { column: 'status', message: say.status({ text: excerpt(status) }) };
}
