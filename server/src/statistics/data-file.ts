import Papa from 'papaparse';
import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import { periodOf } from '../records/dates.ts';
import { numberOf } from '../records/values.ts';
import { columnNames } from '../text/csv.ts';
import { delimiterOf } from '../text/csv-table.ts';
import type { Reading, ReadingFault, Series } from './reading.ts';

const say = defineMessages('readings.file', {
  columns: 'line {line} (no column `period` or no column `value`)',
  period: 'line {line} ("{text}" is not a period such as 2026-01 or 2026-Q1)',
  number: 'line {line} ("{text}" is not a number)',
  long: 'its length (only 20,000 lines or 4 million characters are read)',
});

const columns = ['period', 'value', 'n', 'note'] as const;
type Column = (typeof columns)[number];

/** A data file is for readings, of which a figure taken each week for a century has 5,200. */
const mostLines = 20_000;
const mostCharacters = 4_000_000;
const mostFaults = 100;

const numberPattern = /^[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,3})?$/;

/** A number as people write it in tables; with `;` between the cells a decimal comma is one too. */
function numberIn(cell: string, commas: boolean): number | null {
  const text = commas ? cell.replace(',', '.') : cell;
  if (!numberPattern.test(text)) return null;
  return numberOf(Number(text));
}

const excerpt = (text: string): string => {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
};

/**
 * Which column stands where, and how many lines the header takes: named by the header, or in the usual
 * order when the first line is a reading already. Null when neither is so.
 */
function columnsOf(
  first: readonly string[],
): { readonly order: readonly (Column | null)[]; readonly header: 0 | 1 } | null {
  const names = columnNames(first);
  const order = names.map((name) => columns.find((column) => column === name) ?? null);
  if (order.includes('period') && order.includes('value')) return { order, header: 1 };
  return periodOf(first[0]?.trim()) === null ? null : { order: columns, header: 0 };
}

/**
 * The readings in a data file: CSV (separated by comma, semicolon, tab or bar) with the columns `period`,
 * `value`, `n` and `note` in any order, others passed over. An empty value is a period without one.
 * Nothing throws: a line that cannot be used becomes a fault, and so does all beyond 20,000 lines or
 * 4 million characters.
 */
export function readingsInFile(text: string): Series {
  const readings: Reading[] = [];
  const faults: ReadingFault[] = [];
  const fault = (line: number | null, what: Message): void => {
    if (faults.length < mostFaults) faults.push({ what, index: null, line });
  };
  const delimiter = delimiterOf(text);
  const parsed = Papa.parse<string[]>(text.slice(0, mostCharacters), {
    delimiter,
    preview: mostLines + 1,
  });
  const commas = delimiter === ';';
  const rows = parsed.data;
  const start = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (start < 0) return { readings, faults };
  const found = columnsOf(rows[start]!);
  if (found === null) {
    fault(start + 1, say.columns({ line: start + 1 }));
    return { readings, faults };
  }
  const { order, header } = found;
  for (let index = start + header; index < rows.length; index += 1) {
    const row = rows[index]!;
    if (row.every((cell) => cell.trim() === '')) continue;
    const cell = (column: Column): string => row[order.indexOf(column)]?.trim() ?? '';
    const [written, value, n, note] = [cell('period'), cell('value'), cell('n'), cell('note')];
    const period = periodOf(written);
    if (period === null) {
      fault(index + 1, say.period({ line: index + 1, text: excerpt(written) }));
      continue;
    }
    const number = value === '' ? null : numberIn(value, commas);
    if (value !== '' && number === null) {
      fault(index + 1, say.number({ line: index + 1, text: excerpt(value) }));
      continue;
    }
    readings.push({
      period: written,
      ...period,
      value: number,
      n: n === '' ? null : numberIn(n, commas),
      note: note === '' ? null : note,
      index: null,
    });
  }
  if (text.length > mostCharacters || rows.length > mostLines) fault(null, say.long());
  return { readings, faults };
}
