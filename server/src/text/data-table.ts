import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { Message } from '../model/message.ts';
import type { Span, TextFix } from '../model/text.ts';
import { type CsvCell, type CsvRow, isBlankRow, readCsvTable } from './csv-table.ts';
import { excerpt } from './oddity.ts';

const say = defineMessages('data-table', {
  pointer:
    'This is a pointer to a large file, not the file itself, so nothing is read. Have the file fetched from where large files are kept.',
  separator: '`{line}` is a line for spreadsheet programs and no row of the table. Delete it.',
  deleteLine: 'Delete the line',
  quote:
    'The quote that opens this cell is not closed where the cell ends, so the row is not read. Close it, or double a quote that belongs to the text.',
  cells:
    'This row has {count, plural, one {# cell} other {# cells}} and the header {columns, number}, so it is not read. Add or remove cells, and put a text that holds `{delimiter}` in quotes.',
  doubled:
    'The header names the column `{name}` more than once: only the first one is read. Rename or remove the others ({places}).',
  column: 'column {place, number}',
  tab: 'tab',
});

/** What is wrong in a table, where it stands. */
export interface TableFault {
  readonly message: Message;
  readonly span: Span;
  /** The row it stands in; null for one of the header, or of the file. */
  readonly row: CsvRow | null;
  /** Name of the column, where one is meant. */
  readonly column: string | null;
  /** Whether the row is not read for it. */
  readonly costsRow: boolean;
  readonly fixes: readonly TextFix[];
}

/** A table whose first row names its columns, as far as it can be read. */
export interface DataTable {
  readonly delimiter: string;
  /** The row that names the columns; null where the first row is none. */
  readonly header: CsvRow | null;
  /** The first row with text. */
  readonly first: CsvRow | null;
  /** The rows below the header that hold text and have a cell for each column. */
  readonly rows: readonly CsvRow[];
  readonly faults: readonly TableFault[];
  /** True for what stands in the place of a file that was not fetched. */
  readonly isPointer: boolean;
  /** False where rows were left out because there are too many. */
  readonly complete: boolean;
}

/** What Git LFS and git-annex write in the place of a large file. */
const pointer = /^(?:version https:\/\/git-lfs\.github\.com\/spec\/v\d[^\r\n]*|\/annex\/objects\/[^\r\n]*)/;

const pointerTable = (text: string, length: number): DataTable => ({
  delimiter: ',',
  header: null,
  first: null,
  rows: [],
  faults: [fileFault(say.pointer(), { start: 0, end: Math.min(length, text.length) })],
  isPointer: true,
  complete: true,
});

/** A fault that costs no row. */
export const fileFault = (
  message: Message,
  span: Span,
  rest: Pick<Partial<TableFault>, 'column' | 'fixes'> = {},
): TableFault => ({
  message,
  span,
  row: null,
  column: null,
  costsRow: false,
  fixes: [],
  ...rest,
});

/** A fault that keeps a row from being read. */
export const rowFault = (
  row: CsvRow,
  cell: CsvCell | null,
  column: string | null,
  message: Message,
  fixes: readonly TextFix[] = [],
): TableFault => ({
  message,
  span: cell === null ? row.span : cell.span,
  row,
  column,
  costsRow: true,
  fixes,
});

/** Names of columns as they are looked for, whatever their capitals. */
export const columnNames = (row: CsvRow): readonly string[] =>
  row.cells.map(({ text }) => text.trim().toLowerCase());

/**
 * Reads a table as CSV, and names what makes it be read differently from what was meant.
 * @param isHeader whether the first row with text names the columns
 */
export function readDataTable(
  text: string,
  isHeader: (first: CsvRow) => boolean = () => true,
  mostRows = Number.POSITIVE_INFINITY,
): DataTable {
  const pointed = pointer.exec(text)?.[0];
  if (pointed !== undefined) return pointerTable(text, pointed.length);
  const { delimiter, rows: all, separatorLine, complete } = readCsvTable(text, { mostRows });
  const rows = all.filter((row) => !isBlankRow(row));
  const first = rows[0] ?? null;
  const header = first !== null && isHeader(first) ? first : null;
  const below = header === null ? rows : rows.slice(1);
  const columns = header?.cells.length ?? usualCount(below);
  const faults = separatorLine === null ? [] : [separatorFault(text, separatorLine)];
  if (header !== null) faults.push(...doubledColumns(header));
  const whole: CsvRow[] = [];
  for (const row of below) {
    const broken = row.cells.find((cell) => cell.broken);
    if (broken !== undefined) faults.push(rowFault(row, broken, null, say.quote()));
    else if (row.cells.length !== columns) faults.push(countFault(row, columns, delimiter));
    else whole.push(row);
  }
  return { delimiter, header, first, rows: whole, faults, isPointer: false, complete };
}

/** How many cells most rows have; of counts that are as frequent, the one that comes first. */
function usualCount(rows: readonly CsvRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let usual = 0;
  for (const [cells, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = cells;
  return usual;
}

function separatorFault(text: string, span: Span): TableFault {
  const behind = text.startsWith('\r\n', span.end) ? 2 : span.end < text.length ? 1 : 0;
  const edits = [{ span: { start: span.start, end: span.end + behind }, text: '' }];
  return fileFault(say.separator({ line: excerpt(text.slice(span.start, span.end).trim()) }), span, {
    fixes: [{ title: say.deleteLine(), certain: false, edits }],
  });
}

function countFault(row: CsvRow, columns: number, delimiter: string): TableFault {
  const sign = delimiter === '\t' ? say.tab() : delimiter;
  return rowFault(row, null, null, say.cells({ count: row.cells.length, columns, delimiter: sign }));
}

/** Names that stand more than once in a header, each at its second column. */
function doubledColumns(header: CsvRow): TableFault[] {
  const columns = new Map<string, number[]>();
  columnNames(header).forEach((name, index) => {
    if (name !== '') columns.set(name, [...(columns.get(name) ?? []), index]);
  });
  return [...columns]
    .filter(([, places]) => places.length > 1)
    .map(([name, places]) =>
      fileFault(
        say.doubled({
          name: excerpt(name),
          places: listed(places.slice(1).map((place) => say.column({ place: place + 1 }))),
        }),
        header.cells[places[1]!]!.span,
        { column: name },
      ),
    );
}
