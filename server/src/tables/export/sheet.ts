import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import type { Column } from '../facts/column.ts';
import { valueUnder } from '../facts/field-value.ts';
import type { Table } from '../facts/table.ts';

/** What an exported cell holds. */
export type ExportedCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A day of the calendar, `2026-01-20`. */
  | { readonly kind: 'date'; readonly day: string };

/** A table as it is exported. */
export interface ExportedSheet {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly ExportedCell[])[];
}

/** Keys of columns and rows, in the order in which they are wanted. */
export interface WantedCells {
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

/** Some columns and rows of a table, in the order they are named; what the table does not have is left out. */
export function exportedSheet({ title, columns, records, keys }: Table, wanted: WantedCells): ExportedSheet {
  const byKey = new Map(columns.map((column) => [column.shown.key, column]));
  const recordOf = new Map(keys.map((key, index) => [key, records[index]!]));
  const chosen = wanted.columns.flatMap((key) => byKey.get(key) ?? []);
  return {
    title,
    headings: chosen.map(({ shown }) => shown.title),
    rows: wanted.rows
      .flatMap((key) => recordOf.get(key) ?? [])
      .map((record) => chosen.map((column) => exportedCell(column, record))),
  };
}

function exportedCell({ shown, path, short, cellOf }: Column, record: QmsRecord): ExportedCell {
  const { kind } = shown;
  if (path !== null && (kind === 'text' || kind === 'long-text')) {
    const value = valueUnder(record.data, path, short);
    if (typeof value === 'string') return { kind: 'text', text: value };
  }
  const cell = cellOf(record);
  const [text, sort] = typeof cell === 'string' ? [cell, undefined] : [cell.text, cell.sort];
  if ((kind === 'number' || kind === 'rating') && typeof sort === 'number')
    return { kind: 'number', value: sort };
  if ((kind === 'date' || kind === 'due') && dateOf(text) === text) return { kind: 'date', day: text };
  return { kind: 'text', text };
}
