import { defineMessages } from '../../messages/define-messages.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import { excerpt } from '../../text/oddity.ts';
import type { Cell, Row } from '../../text/sheet-cells.ts';
import type { Project } from '../../workspace/project.ts';
import { type Reading, readValue } from '../cell-values/value.ts';
import type { Column, Header } from './columns.ts';
import { place } from './target.ts';

const say = defineMessages('import.row', {
  noLabel:
    'This cell stands in a column without a label. Give it one, or name the column with `--map "{letter}=…"`.',
  noId: 'This row has no id. Write one, or leave the row out.',
  twice: '`{id}` is the id of row {row, number} too. Give each row its own.',
  taken: '`{id}` is already the id of a record in {file}. Give the row another, or leave it out.',
});

/** Why a cell, or a row as a whole, cannot be imported. */
export interface CellFault {
  readonly row: number;
  /** Counted from 0; null for a row as a whole. */
  readonly column: number | null;
  readonly message: Message;
}

/** A row as a record. */
export interface RowRecord {
  readonly row: number;
  readonly data: JsonObject;
}

export interface ReadRows {
  /** Rows that gave no fault. */
  readonly records: readonly RowRecord[];
  readonly faults: readonly CellFault[];
  /** Rows below the labels that hold something that is wanted. */
  readonly rows: number;
  /** Cells of days whose time of day was left out. */
  readonly times: number;
  /** Ids that were made for rows, since no column gives any. */
  readonly made: readonly string[];
}

export interface RowsContext {
  readonly header: Header;
  readonly reading: Reading;
  readonly project: Project;
  readonly nextId: () => string;
  readonly letters: (column: number) => string;
}

/** Reads the rows below the labels. A row with one fault is no record, and each of its faults is named. */
export function readRows(rows: readonly Row[], context: RowsContext): ReadRows {
  const { header, nextId } = context;
  const columns = new Map(header.columns.map((column) => [column.index, column]));
  const idColumn = header.columns.find(({ target }) => target?.path === 'id');
  const seen = new Map<string, number>();
  const [records, faults, made]: [RowRecord[], CellFault[], string[]] = [[], [], []];
  let [count, times] = [0, 0];
  for (const row of rows) {
    if (row.number <= header.row) continue;
    const read = readRow(row, columns, context);
    if (read.faults.length === 0 && Object.keys(read.data).length === 0) continue;
    count += 1;
    times += read.times;
    const own = [...read.faults];
    if (idColumn === undefined && own.length === 0) {
      const id = nextId();
      made.push(id);
      records.push({ row: row.number, data: { id, ...read.data } });
      continue;
    }
    if (idColumn !== undefined && !own.some(({ column }) => column === idColumn.index)) {
      const message = idFault(read.data['id'], row.number, seen, context.project);
      if (message !== null) own.push({ row: row.number, column: idColumn.index, message });
    }
    if (own.length === 0) records.push({ row: row.number, data: read.data });
    faults.push(...own);
  }
  return { records, faults, rows: count, times, made };
}

/** Why a row cannot have this id, or null; it is taken from then on. */
function idFault(id: unknown, row: number, seen: Map<string, number>, { store }: Project): Message | null {
  if (typeof id !== 'string') return say.noId();
  const other = seen.get(id);
  if (other !== undefined) return say.twice({ id: excerpt(id), row: other });
  seen.set(id, row);
  const [taken] = store.versions(id);
  return taken === undefined ? null : say.taken({ id, file: taken.file });
}

function readRow(
  row: Row,
  columns: ReadonlyMap<number, Column>,
  { reading, letters }: RowsContext,
): { readonly data: JsonObject; readonly faults: readonly CellFault[]; readonly times: number } {
  const data: JsonObject = {};
  const faults: CellFault[] = [];
  let times = 0;
  const inOrder = [...row.cells].sort(([one], [other]) => one - other);
  for (const [index, cell] of inOrder) {
    const column = columns.get(index);
    if (column?.target === null) continue;
    if (column === undefined) {
      faults.push({ row: row.number, column: index, message: say.noLabel({ letter: letters(index) }) });
      continue;
    }
    const read = readValue(cell, column.target.field, reading);
    if (read === null) continue;
    if ('fault' in read) faults.push({ row: row.number, column: index, message: read.fault });
    else {
      place(data, column.target, read.value);
      if (hasTime(cell, column.target.field?.format)) times += 1;
    }
  }
  return { data, faults, times };
}

const hasTime = (cell: Cell, format: string | undefined): boolean =>
  cell.kind === 'date' ? cell.hasTime : format === 'date' && cell.kind === 'text' && /\d:\d/.test(cell.text);
