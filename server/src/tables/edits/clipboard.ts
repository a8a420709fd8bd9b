import Papa from 'papaparse';
import type { Cell, Row } from '../../text/sheet-cells.ts';

/** More rows are not taken from a clipboard: a file can be imported. */
const mostRows = 5_000;

/** The rows of a clipboard's text, with tabs between cells and quotes around those with line breaks, as spreadsheets copy. */
export function clipboardRows(text: string): readonly Row[] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const { data } = Papa.parse<string[]>(plain, { delimiter: '\t', newline: '\n', preview: mostRows + 1 });
  return data.flatMap((values, index): Row[] => {
    const cells = values.flatMap((value, column): (readonly [number, Cell])[] => {
      const trimmed = value.trim();
      return trimmed === '' ? [] : [[column, { kind: 'text', text: trimmed }]];
    });
    return cells.length === 0 ? [] : [{ number: index + 1, hidden: false, cells: new Map(cells) }];
  });
}

/** What stands in a cell of a clipboard. */
export const pastedText = (cell: Cell | undefined): string => (cell?.kind === 'text' ? cell.text : '');
