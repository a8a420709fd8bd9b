import { isBlankRow, readCsvTable } from './csv-table.ts';

/** The rows of a table as CSV, those without any text left out. */
export const rowsOf = (text: string): readonly (readonly string[])[] =>
  readCsvTable(text)
    .rows.filter((row) => !isBlankRow(row))
    .map(({ cells }) => cells.map((cell) => cell.text));

/** Names of the columns as they are looked for, whatever their capitals. */
export const columnNames = (header: readonly string[]): readonly string[] =>
  header.map((cell) => cell.trim().toLowerCase());

/** Names that stand more than once in a header, each with its columns, counted from 1. */
export function doubledColumns(header: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const columns = new Map<string, number[]>();
  columnNames(header).forEach((name, index) => {
    if (name !== '') columns.set(name, [...(columns.get(name) ?? []), index + 1]);
  });
  return new Map([...columns].filter(([, places]) => places.length > 1));
}
