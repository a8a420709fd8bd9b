/** A cell by the keys of its line and column; the line of headings has a key of its own. */
export interface Cell {
  readonly line: string;
  readonly column: string;
}

/** Key of the line of headings. */
export const headings = '#headings';
/** Key of the column with the boxes that select rows. */
export const boxes = '#boxes';

/** What is shown, from top to bottom and from left to right. */
export interface Extent {
  /** Keys of lines, the headings first. */
  readonly lines: readonly string[];
  /** Keys of columns, the boxes first. */
  readonly columns: readonly string[];
  /** Lines that fit on a page. */
  readonly page: number;
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Where a key of the keyboard leads from a cell; null for keys that lead nowhere. */
export function moved(from: Cell, key: string, withControl: boolean, extent: Extent): Cell | null {
  const { lines, columns, page } = extent;
  const line = Math.max(lines.indexOf(from.line), 0);
  const column = Math.max(columns.indexOf(from.column), 0);
  const [lastLine, lastColumn] = [lines.length - 1, columns.length - 1];
  const at = (toLine: number, toColumn: number): Cell => ({
    line: lines[within(toLine, 0, lastLine)]!,
    column: columns[within(toColumn, 0, lastColumn)]!,
  });
  switch (key) {
    case 'ArrowUp':
      return withControl ? at(Math.min(line, 1), column) : at(line - 1, column);
    case 'ArrowDown':
      return withControl ? at(lastLine, column) : at(line + 1, column);
    case 'ArrowLeft':
      return withControl ? at(line, 0) : at(line, column - 1);
    case 'ArrowRight':
      return withControl ? at(line, lastColumn) : at(line, column + 1);
    case 'Home':
      return withControl ? at(Math.min(1, lastLine), 0) : at(line, 0);
    case 'End':
      return withControl ? at(lastLine, lastColumn) : at(line, lastColumn);
    case 'PageUp':
      return at(Math.max(line - page, Math.min(line, 1)), column);
    case 'PageDown':
      return at(line + page, column);
    default:
      return null;
  }
}

/** The block between two cells: positions in the extent, both ends included. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The block from one cell to another; null where one of them is not shown. */
export function blockBetween(first: Cell, second: Cell, indexes: Indexes): Block | null {
  const [a, b] = [indexes.lines.get(first.line), indexes.lines.get(second.line)];
  const [c, d] = [indexes.columns.get(first.column), indexes.columns.get(second.column)];
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return { top: Math.min(a, b), bottom: Math.max(a, b), left: Math.min(c, d), right: Math.max(c, d) };
}

/** Positions by key, of lines and of columns. */
export interface Indexes {
  readonly lines: ReadonlyMap<string, number>;
  readonly columns: ReadonlyMap<string, number>;
}

export const indexesOf = ({ lines, columns }: Extent): Indexes => ({
  lines: new Map(lines.map((key, index) => [key, index])),
  columns: new Map(columns.map((key, index) => [key, index])),
});
