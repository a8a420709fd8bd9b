import type { CellChange } from '../../../server/src/main/lsp/protocol/tables.ts';
import { cellText, editedText, seenValue, whyLocked } from './cells.ts';
import { tabbed, untabbed } from './clipboard.ts';

import type { Actions, Screen } from './screen.ts';
import { editableCells, selected } from './selection.ts';

/** The same cells as they are edited, for this table alone: what goes to other programs is made harmless. */
const ownFormat = 'application/vnd.qms-table+json';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type=checkbox]), textarea, select, dialog') !== null;

/** Copies and pastes what is selected in the table. */
export function followClipboard(screen: Screen, act: Actions): void {
  // Where VS Code runs on the desktop it asks first whether there is anything to copy.
  for (const kind of ['beforecopy', 'beforepaste'])
    document.addEventListener(kind, (event) => {
      if (!isTyping(document.activeElement)) event.preventDefault();
    });
  document.addEventListener('copy', (event) => {
    if (isTyping(document.activeElement) || event.clipboardData === null) return;
    event.preventDefault();
    const { rows, columns } = selected(screen);
    event.clipboardData.setData(
      'text/plain',
      tabbed(rows.map(({ cells }) => columns.map(({ index }) => cellText(cells[index])))),
    );
    event.clipboardData.setData(
      ownFormat,
      JSON.stringify(rows.map(({ cells }) => columns.map(({ index }) => editedText(cells[index])))),
    );
  });
  document.addEventListener('paste', (event) => {
    if (isTyping(document.activeElement) || event.clipboardData === null) return;
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    const own = ownCells(event.clipboardData.getData(ownFormat));
    if (text !== '' || own !== null) paste(screen, act, text, own ?? untabbed(text), own !== null);
  });
}

function ownCells(text: string): readonly (readonly string[])[] | null {
  try {
    const value: unknown = JSON.parse(text);
    const isBlock =
      Array.isArray(value) &&
      value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'));
    return isBlock ? (value as string[][]) : null;
  } catch {
    return null;
  }
}

/** A block goes over cells from the cursor on; rows of a spreadsheet may be meant to become records, which is asked. */
function paste(
  screen: Screen,
  act: Actions,
  text: string,
  block: readonly (readonly string[])[],
  isOwn: boolean,
): void {
  const over = changesOf(screen, block);
  const isRows = block.length > 1 && (block[0]?.length ?? 0) > 1;
  if (isOwn || !isRows) {
    if (over.length > 0) void act.write(over);
    else act.edit(screen.cursor);
    return;
  }
  act.show({ kind: 'paste', text, over, preview: null, request: 0 });
  act.preview({});
}

/** Cell by cell what a block would change; a single cell fills all that is selected. */
function changesOf(screen: Screen, block: readonly (readonly string[])[]): CellChange[] {
  const { lines, columns, cursor, block: from } = screen;
  const [only] = block.length === 1 && block[0]!.length === 1 ? block[0]! : [];
  if (only !== undefined)
    return editableCells(screen).map(({ row, column, index }) => ({
      ...{ row: row.key, column: column.key, value: only, seen: seenValue(row.cells[index]) },
    }));
  const top = from === null ? lines.findIndex(({ key }) => key === cursor.line) : Math.max(from.top - 1, 0);
  const left =
    from === null
      ? columns.findIndex(({ column }) => column.key === cursor.column)
      : Math.max(from.left - 1, 0);
  if (top < 0 || left < 0) return [];
  const rows = lines.slice(top).flatMap((line) => (line.kind === 'row' ? [line.row] : []));
  return block.flatMap((cells, down) => {
    const row = rows[down];
    if (row === undefined) return [];
    return cells.flatMap((value, right): CellChange[] => {
      const shown = columns[left + right];
      if (shown === undefined || whyLocked(shown.column, row, shown.index) !== null) return [];
      const { column, index } = shown;
      return [{ row: row.key, column: column.key, value, seen: seenValue(row.cells[index]) }];
    });
  });
}
