import type { TableChoice } from '../../../server/src/main/lsp/protocol/tables.ts';
import { detailsOf, editedText, seenValue, whyLocked } from './cells.ts';
import type { Cell } from './cursor.ts';
import { editedValue, isFromList, isSeveral } from './editor-view.ts';
import type { Painter } from './painter.ts';
import type { Requests } from './requests.ts';
import type { Actions, Editing } from './screen.ts';
import type { TableState } from './state.ts';
import type { Writes } from './writes.ts';

/** Has values of cells typed or picked. */
export class CellEditor {
  readonly #state: TableState;
  readonly #painter: Painter;
  readonly #requests: Requests;
  readonly #writes: Writes;

  constructor(state: TableState, painter: Painter, requests: Requests, writes: Writes) {
    this.#state = state;
    this.#painter = painter;
    this.#requests = requests;
    this.#writes = writes;
  }

  /** Begins to edit a cell, with what was typed in place of what it says; else says why it takes no edit. */
  edit(cell: Cell, typed?: string): void {
    const row = this.#state.rowOf(cell.line);
    const shown = this.#state.columns.find(({ column }) => column.key === cell.column);
    if (row === null || shown === undefined) return;
    const { column, index } = shown;
    const file = this.#state.view.files[row.file];
    const why =
      file !== undefined && file.state !== 'good' ? (file.note ?? '') : whyLocked(column, row, index);
    this.#state.cursor = cell;
    this.#state.anchor = null;
    if (why !== null) {
      this.#writes.fail({ sentence: why, cell });
      return;
    }
    const text = editedText(row.cells[index]);
    const several = isSeveral(column) && isFromList(column);
    const { value } = detailsOf(row.cells[index]);
    const editing: Editing = {
      ...{ cell, column, index },
      text: typed === undefined || several ? text : typed,
      picked: several ? (Array.isArray(value) ? value.map(String) : text === '' ? [] : text.split('\n')) : [],
      choices: column.choices ?? null,
      more: 0,
      active: -1,
      sought: isFromList(column) ? (typed ?? '') : '',
    };
    this.#state.editing = editing;
    this.#painter.reveal(cell);
    this.#painter.drawNow();
    const input = document.getElementById('typed') as HTMLInputElement | null;
    input?.focus({ preventScroll: true });
    if (typed === undefined) input?.select();
    document.getElementById('editor')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (isFromList(column) && column.choices === undefined) void this.#findChoices(editing);
  }

  /** Looks for choices with what is typed. */
  seek(text: string): void {
    const { editing } = this.#state;
    if (editing === null) return;
    editing.sought = text;
    editing.active = text === '' ? -1 : 0;
    if (!isSeveral(editing.column)) editing.text = text;
    this.#painter.draw();
    if (editing.column.choices === undefined) void this.#findChoices(editing);
  }

  async #findChoices(editing: Editing): Promise<void> {
    const { sought } = editing;
    const { choices, more } = await this.choices(editing.column.key, sought);
    if (this.#state.editing !== editing || editing.sought !== sought) return;
    editing.choices = choices;
    editing.more = more;
    this.#painter.draw();
  }

  /** What can be picked in a column. */
  choices(column: string, text: string): Promise<{ choices: readonly TableChoice[]; more: number }> {
    return this.#requests.ask((request) => ({ kind: 'choices', request, column, text }));
  }

  /** Asks for what was typed or picked to be written, and goes on. */
  commit(by: Parameters<Actions['commit']>[0]): void {
    const { editing } = this.#state;
    if (editing === null) return;
    this.#state.editing = null;
    const { cell, column, index } = editing;
    const row = this.#state.rowOf(cell.line);
    const value = editedValue(editing);
    if (row !== null) {
      const before = editedText(row.cells[index]);
      const after = typeof value === 'string' ? value : value.join('\n');
      if (after !== before) {
        const change = { row: row.key, column: column.key, value, seen: seenValue(row.cells[index]) };
        void this.#writes.write([change], { cell, text: after });
      }
    }
    const steps = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1], stay: [0, 0] } as const;
    const [lines, columns] = steps[by];
    const at = (keys: readonly string[], position: number): string =>
      keys[Math.min(Math.max(position, 1), keys.length - 1)] ?? keys[0]!;
    this.#painter.place({
      line: at(this.#state.extent.lines, (this.#state.indexes.lines.get(cell.line) ?? 0) + lines),
      column: at(this.#state.extent.columns, (this.#state.indexes.columns.get(cell.column) ?? 0) + columns),
    });
  }
}
