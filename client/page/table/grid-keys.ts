import { detailsOf, editedText, seenValue } from './cells.ts';
import { boxes, headings, moved } from './cursor.ts';
import { many } from './dialogs/set-value.ts';
import type { Actions, Screen } from './screen.ts';
import { editableCells, selected } from './selection.ts';

/** What a key asks for. */
export type Deed = () => void;

/** What a key of the table asks for while nothing is being typed; null for keys that it leaves to others. */
export function gridDeed(event: KeyboardEvent, screen: Screen, act: Actions): Deed | null {
  const { key, shiftKey, altKey } = event;
  const withControl = event.ctrlKey || event.metaKey;
  const { cursor, extent } = screen;
  return (
    (withControl ? controlDeed(key.toLowerCase(), screen, act) : null) ??
    (cursor.line === headings ? headingDeed(event, screen, act) : null) ??
    groupDeed(key, screen, act) ??
    moveDeed(altKey ? null : moved(cursor, key, withControl, extent), shiftKey, act) ??
    rowDeed(event, withControl, screen, act)
  );
}

function controlDeed(key: string, { extent }: Screen, act: Actions): Deed | null {
  if (key === 'z') return act.undo;
  if (key === 'f') return () => document.getElementById('search')?.focus();
  const [line, column] = [extent.lines[1], extent.columns[1]];
  if (key !== 'a' || line === undefined || column === undefined) return null;
  return () => {
    act.place({ line, column });
    act.place({ line: extent.lines.at(-1)!, column: extent.columns.at(-1)! }, true);
  };
}

const moveDeed = (next: Screen['cursor'] | null, isExtended: boolean, act: Actions): Deed | null =>
  next === null ? null : () => act.place(next, isExtended);

function headingDeed({ key, altKey, target }: KeyboardEvent, screen: Screen, act: Actions): Deed | null {
  const { cursor, ticked } = screen;
  if (cursor.column === boxes)
    return key === ' ' || key === 'Enter' ? () => act.tickAll(ticked.size === 0) : null;
  if (key === 'ContextMenu' || key === ' ' || (altKey && key === 'ArrowDown')) {
    const { left, bottom } = (target as HTMLElement).getBoundingClientRect();
    return () => act.show({ kind: 'column', column: cursor.column, left, top: bottom });
  }
  return key === 'Enter' ? () => sortNext(screen, act, cursor.column) : null;
}

/** Upwards, then downwards, then as it was. */
export function sortNext({ arrangement: { sort } }: Screen, act: Actions, column: string): void {
  if (sort?.column !== column) act.sortBy(column, false);
  else act.sortBy(column, sort.isDescending ? null : true);
}

function groupDeed(key: string, { lines, cursor }: Screen, act: Actions): Deed | null {
  const group = lines.find((line) => line.kind === 'group' && line.key === cursor.line);
  if (group?.kind !== 'group') return null;
  const isWanted =
    key === 'Enter' ||
    key === ' ' ||
    (key === 'ArrowRight' && !group.isOpen) ||
    (key === 'ArrowLeft' && group.isOpen);
  return isWanted ? () => act.toggleGroup(group.key) : null;
}

function rowDeed(event: KeyboardEvent, withControl: boolean, screen: Screen, act: Actions): Deed | null {
  const { key, shiftKey, altKey } = event;
  const { cursor } = screen;
  const row = screen.rows.find((each) => each.key === cursor.line);
  if (row === undefined) return null;
  const isBox = cursor.column === boxes;
  if ((key === ' ' && (shiftKey || isBox)) || (key === 'Enter' && isBox))
    return () => tickSelected(screen, act, row.key);
  if (isBox) return null;
  if (key === 'Enter' && (withControl || altKey)) return () => act.open(row.key, cursor.column);
  if (key === 'Enter' || key === 'F2') return () => enter(event.target, screen, act);
  if (key === 'Delete' || key === 'Backspace') return () => empty(screen, act);
  if (key === 'Escape') return () => act.place(cursor);
  return key.length === 1 && key !== ' ' && !withControl && !altKey ? () => act.edit(cursor, key) : null;
}

/** What Enter does in a cell, and a double click: shows findings, opens the record, or edits. */
export function enter(target: EventTarget | null, screen: Screen, act: Actions): void {
  const { cursor, columns } = screen;
  const shown = columns.find(({ column }) => column.key === cursor.column);
  const row = screen.rows.find((each) => each.key === cursor.line);
  if (shown === undefined || row === undefined) return;
  const { kind } = shown.column;
  if (kind === 'findings') {
    if ((detailsOf(row.cells[shown.index]).findings ?? []).length === 0) return;
    const { left, bottom } = (target as HTMLElement).getBoundingClientRect();
    act.show({ kind: 'findings', row: row.key, left, top: bottom });
  } else if (kind === 'id' || kind === 'file') act.open(row.key, null);
  else act.edit(cursor);
}

/** Ticks the selected rows, or takes the ticks away where the row at the cursor has one. */
function tickSelected(screen: Screen, act: Actions, row: string): void {
  const isOn = !screen.ticked.has(row);
  for (const { key } of selected(screen).rows) act.tick(key, isOn);
}

/** Empties the selected cells. More than can be overlooked are shown before. */
function empty(screen: Screen, act: Actions): void {
  const cells = editableCells(screen).filter(({ row, index }) => editedText(row.cells[index]) !== '');
  const [first] = cells;
  if (first === undefined) act.edit(screen.cursor);
  else if (cells.length > many) {
    const rows = [...new Set(cells.map(({ row }) => row.key))];
    act.show({
      ...{ kind: 'set-value', rows, column: first.column.key, text: '', choices: null, isPreviewed: true },
    });
  } else
    void act.write(
      cells.map(({ row, column, index }) => ({
        ...{ row: row.key, column: column.key, value: null, seen: seenValue(row.cells[index]) },
      })),
    );
}
