import { defineMessages } from '../messages/define-messages.ts';
import type { TextFix } from '../model/text.ts';
import { type Period, periodOf } from '../records/dates.ts';
import type { CsvRow } from '../text/csv-table.ts';
import {
  columnNames,
  type DataTable,
  fileFault,
  readDataTable,
  rowFault,
  type TableFault,
} from '../text/data-table.ts';
import { LineIndex } from '../text/lines.ts';
import { excerpt } from '../text/oddity.ts';
import type { Reading } from './reading.ts';
import { type NumberForm, numberFormOf, writtenNumber } from './written-number.ts';

const say = defineMessages('readings.file', {
  columns:
    'This table has no column `period` or no column `value`, so nothing is read. Name the columns in the first line: `period`, `value`, `n` and `note`.',
  period:
    '`{text}` is not a period of the calendar, so this row is not read. Write one such as `2026`, `2026-Q1`, `2026-01` or `2026-W05`.',
  week: 'The year {year} has no week {week}, so this row is not read. Correct the period.',
  number:
    '`{text}` is not a number, so this row is not read. Write digits with a decimal {sign, select, comma {comma} other {point}} and nothing else, and leave the cell empty where there is no value.',
  otherSign:
    '`{text}` is not written like the other numbers of this table, so this row is not read. They have a decimal {sign, select, comma {comma} other {point}}: write `{number}`.',
  twofold:
    '`{text}` can be {thousands} or {decimals}, so this row is not read. Write it without a sign for thousands, or with another decimal.',
  split:
    'A number with a decimal comma makes this row one cell too long, so it is not read. Write `{number}`, or put it in quotes.',
  write: 'Write `{number}`',
  second: 'This is a second reading for {period}, of which the first is taken. Keep one of them.',
  long: 'Nothing is read from here on. A table can have 20,000 rows and 4 million characters: split it.',
});

const names = ['period', 'value', 'n', 'note'] as const;
type Column = (typeof names)[number];

/** A data file is for readings, of which a figure taken each week for a century has 5,200. */
const mostRows = 20_000;
const mostCharacters = 4_000_000;

/** A reading with the row it stands in. */
export interface FileReading extends Reading {
  readonly row: CsvRow;
}

/** What a data file holds. */
export interface FileReadings {
  readonly readings: readonly FileReading[];
  readonly faults: readonly TableFault[];
  /** True where no row of the file is read. */
  readonly isUnread: boolean;
  /** Periods of rows that are not read; null for one whose period is not known either. */
  readonly unreadPeriods: readonly (Period | null)[];
  /** How many rows are not read, those beyond the largest size included. */
  readonly unreadRows: number;
  /** The column of a row's period. */
  readonly periodColumn: number;
}

/** A table of readings may begin with one, in the usual order of columns. */
const isHeader = (first: CsvRow): boolean => periodOf(first.cells[0]?.text.trim()) === null;

/**
 * The readings in a data file: CSV (separated by comma, semicolon, tab or bar) with the columns `period`, `value`, `n`
 * and `note` in any order, others passed over. An empty value is a period without one. Nothing throws: a row that
 * cannot be read as it must have been meant becomes a fault, and so does all beyond 20,000 rows or 4 million characters.
 */
export function readingsInFile(text: string): FileReadings {
  const isLong = text.length > mostCharacters;
  const table = readDataTable(isLong ? text.slice(0, mostCharacters) : text, isHeader, mostRows + 2);
  const order: readonly string[] = table.header === null ? names : columnNames(table.header);
  const nothing = { readings: [], unreadPeriods: [], unreadRows: 0, periodColumn: 0 };
  if (table.isPointer) return { ...nothing, faults: table.faults, isUnread: true };
  if (table.first === null) return { ...nothing, faults: table.faults, isUnread: false };
  if (!order.includes('period') || !order.includes('value')) {
    const unnamed = fileFault(say.columns(), table.first.span);
    return { ...nothing, faults: [...table.faults, unnamed], isUnread: true };
  }
  return new RowReader(table, order).read(
    isLong || !table.complete ? new LineIndex(text.trimEnd()).lineCount : null,
  );
}

class RowReader {
  readonly #table: DataTable;
  readonly #order: readonly string[];
  readonly #form: NumberForm;
  readonly #faults: TableFault[] = [];
  readonly #unread: (Period | null)[] = [];

  constructor(table: DataTable, order: readonly string[]) {
    this.#table = table;
    this.#order = order;
    const numbers = table.rows.flatMap((row) => [this.#text(row, 'value'), this.#text(row, 'n')]);
    this.#form = numberFormOf(numbers, table.delimiter);
  }

  /** @param lines of the whole file, where the table holds only its beginning */
  read(lines: number | null): FileReadings {
    const { rows, faults } = this.#table;
    for (const fault of faults) {
      this.#faults.push(fault.costsRow ? this.#explained(fault) : fault);
      if (fault.costsRow && fault.row !== null) this.#unread.push(periodOf(this.#text(fault.row, 'period')));
    }
    // The last row of a text that was cut may be cut itself.
    const last = lines === null ? undefined : rows.at(-1);
    const readings = rows.flatMap((row) => (row === last ? null : this.#reading(row)) ?? []);
    if (last !== undefined) this.#faults.push(fileFault(say.long(), last.span));
    const left = last === undefined ? 0 : Math.max(lines! - last.line, 1);
    this.#faults.sort((one, two) => one.span.start - two.span.start);
    return {
      readings,
      faults: this.#faults,
      isUnread: false,
      unreadPeriods: this.#unread,
      unreadRows: this.#unread.length + left,
      periodColumn: this.#order.indexOf('period'),
    };
  }

  #text(row: CsvRow, column: Column): string {
    return row.cells[this.#order.indexOf(column)]?.text.trim() ?? '';
  }

  #reading(row: CsvRow): FileReading | null {
    const written = this.#text(row, 'period');
    const period = periodOf(written);
    if (period === null) return this.#fault(row, 'period', null, periodFault(written));
    const value = this.#number(row, 'value', period);
    const n = value === 'unread' ? value : this.#number(row, 'n', period);
    if (value === 'unread' || n === 'unread') return null;
    const note = this.#text(row, 'note');
    return { period: written, ...period, value, n, note: note === '' ? null : note, index: null, row };
  }

  /** The number in a cell, null for an empty one; what is none becomes a fault. */
  #number(row: CsvRow, column: 'value' | 'n', period: Period): number | null | 'unread' {
    const text = this.#text(row, column);
    if (text === '') return null;
    const found = writtenNumber(text, this.#form);
    if (found.kind === 'number') return found.value;
    const { decimal } = this.#form;
    const shown = excerpt(text);
    const sign = decimal === ',' ? 'comma' : 'point';
    if (found.kind === 'twofold') {
      const values = [found.thousands, found.decimals].map((number) => this.#written(number));
      const message = say.twofold({ text: shown, thousands: values[0]!, decimals: values[1]! });
      this.#fault(row, column, period, message);
    } else if (found.otherwise === null) this.#fault(row, column, period, say.number({ text: shown, sign }));
    else {
      const number = this.#written(found.otherwise);
      const { span } = row.cells[this.#order.indexOf(column)]!;
      const fix = { title: say.write({ number }), certain: false, edits: [{ span, text: number }] };
      this.#fault(row, column, period, say.otherSign({ text: shown, sign, number }), [fix]);
    }
    return 'unread';
  }

  /** A number as this table writes it, in a cell of its own. */
  #written(number: number): string {
    const text = String(number);
    if (this.#form.decimal === '.') return text;
    return this.#table.delimiter === ',' ? `"${text.replace('.', ',')}"` : text.replace('.', ',');
  }

  #fault(
    row: CsvRow,
    column: Column,
    period: Period | null,
    message: TableFault['message'],
    fixes: readonly TextFix[] = [],
  ): null {
    const cell = row.cells[this.#order.indexOf(column)] ?? null;
    this.#faults.push(rowFault(row, cell, column, message, fixes));
    this.#unread.push(period);
    return null;
  }

  /** A row that a decimal comma makes one cell too long, as `4,5` between commas does. */
  #explained(fault: TableFault): TableFault {
    const { row } = fault;
    const value = this.#order.indexOf('value');
    const isLonger = row !== null && row.cells.length === this.#order.length + 1;
    const [whole, decimals] = row?.cells.slice(value, value + 2) ?? [];
    if (
      !isLonger ||
      this.#table.delimiter !== ',' ||
      this.#form.decimal === ',' ||
      whole === undefined ||
      decimals === undefined ||
      !/^[+-]?\d+$/.test(whole.text.trim()) ||
      !/^\d+$/.test(decimals.text.trim())
    )
      return fault;
    const number = `${whole.text.trim()}.${decimals.text.trim()}`;
    const span = { start: whole.span.start, end: decimals.span.end };
    const fix = { title: say.write({ number }), certain: false, edits: [{ span, text: number }] };
    return { ...fault, message: say.split({ number }), span, column: 'value', fixes: [fix] };
  }
}

function periodFault(written: string): TableFault['message'] {
  const week = /^(\d{4})-W(\d{2})$/.exec(written);
  return week === null
    ? say.period({ text: excerpt(written) })
    : say.week({ year: week[1]!, week: week[2]! });
}

/** That a period has a reading already. */
export const secondReading = ({ row, period }: FileReading, column: number): TableFault => ({
  ...rowFault(row, row.cells[column] ?? null, 'period', say.second({ period })),
  costsRow: false,
});
