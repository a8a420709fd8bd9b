import Papa from 'papaparse';

/** What separates the cells: of the usual signs the one that the first line has most of; a comma may be a decimal one. */
export function delimiterOf(text: string): string {
  const lines = text.slice(0, 10_000).split(/\r\n?|\n/);
  const line = lines.find((each) => each.trim() !== '') ?? '';
  const count = (sign: string): number => line.split(sign).length;
  return [';', '\t', '|', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** The rows of a table as CSV, those without any text left out. */
export function rowsOf(text: string): readonly (readonly string[])[] {
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: 'greedy' });
  return data;
}

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
