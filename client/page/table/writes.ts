import type { CellChange } from '../../../server/src/main/lsp/protocol/tables.ts';
import type { TableOutcome, ToTablePage } from '../table-messages.ts';
import { say } from '../table-words.ts';
import type { Painter } from './painter.ts';
import type { Requests } from './requests.ts';
import { cellKey, type Dialog, type Failure, type Pending } from './screen.ts';
import type { TableState } from './state.ts';

/** What the extension answers a request with that writes. */
type Answer = Extract<ToTablePage, { kind: 'outcome' }>;

/** Asks for what is to be written, and says what has become of it. */
export class Writes {
  readonly #state: TableState;
  readonly #painter: Painter;
  readonly #requests: Requests;

  constructor(state: TableState, painter: Painter, requests: Requests) {
    this.#state = state;
    this.#painter = painter;
    this.#requests = requests;
  }

  /** Goes to the row that was waited for, once it is there. */
  goToAwaited(): void {
    if (this.#state.goToAwaited() && this.#state.editing === null) this.#painter.reveal(this.#state.cursor);
  }

  /** Asks for an edit. Cells say meanwhile what they are to become. */
  async write(cells: readonly CellChange[], again: Failure['again'] = null): Promise<void> {
    if (cells.length === 0) return;
    for (const { row, column, value } of cells)
      this.#state.pending.set(cellKey(row, column), this.#pendingOf(column, value));
    this.#state.failure = null;
    this.#painter.draw();
    const { request, outcome } = await this.#requests.ask<Answer>((number) => ({
      ...{ kind: 'edit', request: number, cells },
    }));
    for (const { row, column } of cells) {
      const key = cellKey(row, column);
      const pending = this.#state.pending.get(key);
      if (outcome.kind !== 'written') this.#state.pending.delete(key);
      else if (pending !== undefined) pending.isWritten = true;
    }
    this.#settle(outcome, request, again);
    // What is said of a record may stay as it was: then no news of it come.
    if (outcome.kind === 'written') setTimeout(() => this.#forget(cells), 3_000);
  }

  #pendingOf(column: string, value: CellChange['value']): Pending {
    const choices = this.#state.view.columns.find(({ key }) => key === column)?.choices ?? [];
    const labelOf = (each: string): string => choices.find((choice) => choice.value === each)?.label ?? each;
    const values = value === null ? [] : typeof value === 'string' ? [value] : value;
    return { text: values.map(labelOf).join(', '), isWritten: false };
  }

  #forget(cells: readonly CellChange[]): void {
    for (const { row, column } of cells)
      if (this.#state.pending.get(cellKey(row, column))?.isWritten === true)
        this.#state.pending.delete(cellKey(row, column));
    this.#painter.draw();
  }

  #settle(outcome: TableOutcome, request: number, again: Failure['again'] = null): void {
    switch (outcome.kind) {
      case 'written': {
        this.#state.said = outcome.summary;
        const { moved } = outcome;
        this.#state.awaited =
          outcome.added[0] ?? moved.find(({ row }) => row === this.#state.cursor.line)?.now ?? null;
        this.goToAwaited();
        break;
      }
      case 'undone':
        this.#state.said = say(this.#state.words.undone, outcome.summary);
        break;
      case 'left':
        break;
      case 'refused': {
        const { sentence, cells, hasPlace } = outcome;
        const title = (column: string): string =>
          this.#state.view.columns.find(({ key }) => key === column)?.title ?? column;
        const reasons =
          cells.length < 2 ? [] : cells.map(({ column, reason }) => `${title(column)}: ${reason}`);
        this.fail({ sentence, reasons, place: hasPlace ? request : null, again, cell: again?.cell ?? null });
      }
    }
    this.#painter.draw();
  }

  /** Says why something is not written. */
  fail(failure: Partial<Failure> & Pick<Failure, 'sentence'>): void {
    this.#state.failure = { reasons: [], place: null, cell: null, again: null, ...failure };
    this.#painter.draw();
  }

  /** Takes the last action back. */
  async undo(): Promise<void> {
    const { request, outcome } = await this.#requests.ask<Answer>((number) => ({
      kind: 'undo',
      request: number,
    }));
    this.#settle(outcome, request);
  }

  /** Has a record begun. */
  async add(title: string): Promise<void> {
    const { request, outcome } = await this.#requests.ask<Answer>((number) => ({
      kind: 'new',
      request: number,
      title,
    }));
    this.#settle(outcome, request);
  }

  /** Has pasted rows shown as the records they would be. */
  preview(choices: { readonly hasHeadings?: boolean; readonly columns?: readonly (string | null)[] }): void {
    const { dialog } = this.#state;
    if (dialog?.kind !== 'paste') return;
    dialog.request = this.#requests.last + 1;
    void this.#paste(dialog, choices, false);
  }

  /** Makes records of the rows that are shown. */
  async enterRecords(): Promise<void> {
    const { dialog } = this.#state;
    if (dialog?.kind !== 'paste' || dialog.preview === null) return;
    const { hasHeadings, columns } = dialog.preview;
    this.#state.dialog = null;
    this.#painter.draw();
    await this.#paste(dialog, { hasHeadings, columns: columns.map(({ column }) => column) }, true);
  }

  async #paste(
    { text }: Extract<Dialog, { kind: 'paste' }>,
    choices: { readonly hasHeadings?: boolean; readonly columns?: readonly (string | null)[] },
    isConfirmed: boolean,
  ): Promise<void> {
    const shown = this.#state.columns.map(({ column }) => column.key);
    const { request, outcome } = await this.#requests.ask<Answer>((number) => ({
      ...{ kind: 'paste', request: number, isConfirmed },
      rows: { text, shown, ...choices },
    }));
    if (outcome.kind === 'refused' && this.#state.dialog?.kind === 'paste') this.#state.dialog = null;
    this.#settle(outcome, request);
  }
}
