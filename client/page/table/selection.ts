import type { TableRow } from '../../../server/src/main/lsp/protocol/tables.ts';
import { whyLocked } from './cells.ts';
import type { Screen, ShownColumn } from './screen.ts';

/** The rows and columns of the block, or of the cell at the cursor where nothing is selected. */
export function selected({ block, lines, columns, cursor, rows }: Screen): {
  readonly rows: readonly TableRow[];
  readonly columns: readonly ShownColumn[];
} {
  if (block === null)
    return {
      rows: rows.filter(({ key }) => key === cursor.line),
      columns: columns.filter(({ column }) => column.key === cursor.column),
    };
  const meant = lines.slice(Math.max(block.top - 1, 0), block.bottom);
  return {
    rows: meant.flatMap((line) => (line.kind === 'row' ? [line.row] : [])),
    columns: columns.slice(Math.max(block.left - 1, 0), block.right),
  };
}

/** The selected cells that take edits. */
export function editableCells(screen: Screen) {
  const { rows, columns } = selected(screen);
  return rows.flatMap((row) =>
    columns
      .filter(({ column, index }) => whyLocked(column, row, index) === null)
      .map(({ column, index }) => ({ row, column, index })),
  );
}
