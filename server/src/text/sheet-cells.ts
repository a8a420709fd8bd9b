import type { IsoDate } from '../model/configuration.ts';
import type { Message } from '../model/message.ts';

/** What a cell of a table holds. Cells that hold nothing, or only blanks, are not there. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** `shown` is what the cell shows, where that is the same number: `007` and `1.10` are more than 7 and 1.1. */
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly shown: string;
      /** The cell shows hundredths: 0.95 as 95 %. */
      readonly percent: boolean;
    }
  | { readonly kind: 'date'; readonly day: IsoDate; readonly hasTime: boolean }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'unreadable'; readonly why: Message };

export interface Row {
  /** As a spreadsheet counts, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  /** By column, counted from 0. */
  readonly cells: ReadonlyMap<number, Cell>;
}

/** Cells shown as one, from the top left to the bottom right, counted as rows from 1 and columns from 0. */
export interface MergedCells {
  readonly ref: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A table as it stands in a sheet, or in a file that has no sheets. */
export interface Sheet {
  /** Null for a file of text. */
  readonly name: string | null;
  /** Rows that hold something, in order. */
  readonly rows: readonly Row[];
  readonly merged: readonly MergedCells[];
  /** Columns that are not shown, counted from 0, as far as cells may stand in them. */
  readonly hiddenColumns: readonly (readonly [first: number, last: number])[];
}

/** The letters of a column counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest < 0 ? '' : columnLetters(rest)) + String.fromCharCode(65 + (column % 26));
}

/** The last column a spreadsheet has, counted from 0: `XFD`. */
const lastColumn = 16_383;

/** The column that letters name, counted from 0; null for what names none. */
export function columnOf(letters: string): number | null {
  if (!/^[A-Z]{1,3}$/.test(letters)) return null;
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1 <= lastColumn ? number - 1 : null;
}

/** Column from 0 and row from 1 of a reference such as `B12` or `$B$12`; null for anything else. */
export function cellOf(ref: string): { readonly column: number; readonly row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(ref);
  const column = match === null ? null : columnOf(match[1]!);
  return column === null ? null : { column, row: Number(match![2]) };
}
