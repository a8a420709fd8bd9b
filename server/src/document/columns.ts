import type { Cell, Column, Row, Table } from './blocks.ts';
import { type Inline, isGiven } from './inline.ts';

/** A column with its place in the rows. */
export interface ShownColumn extends Column {
  readonly index: number;
}

/** What stands in a cell. */
export const contentOf = (cell: Cell): Inline =>
  cell !== null && typeof cell === 'object' && 'is' in cell && cell.is === 'field' ? cell.of : cell;

const isShown = ({ cells }: Row, index: number): boolean => isGiven(contentOf(cells[index]));

/** The columns of a table that are shown: the first, and those in which something stands. */
export const shownColumns = ({ columns, rows, layout }: Table): readonly ShownColumn[] =>
  columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ index }) => index === 0 || layout === 'matrix' || rows.some((row) => isShown(row, index)));
