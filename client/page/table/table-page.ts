import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { html, render } from 'lit';
import type {
  CellChange,
  SignedAnswer,
  TableChangedParams,
  TableChoice,
  TableRow,
  TableView,
} from '../../../server/src/main/lsp/protocol/tables.ts';
import type { FromTablePage, KeptLayout, TableOutcome, ToTablePage } from '../table-messages.ts';
import { say, type TableWords } from '../table-words.ts';
import { Arrangement, type Line } from './arrangement.ts';
import { detailsOf, editedText, seenValue, usualWidth, whyLocked } from './cells.ts';
import {
  type Block,
  blockBetween,
  boxes,
  type Cell,
  type Extent,
  headings,
  type Indexes,
  indexesOf,
} from './cursor.ts';
import { dialogView } from './dialog-view.ts';
import { editedValue, editorView, isFromList, isSeveral } from './editor-view.ts';
import { boxWidth, gridView, headingHeight, lineHeight } from './grid-view.ts';
import { noticesView } from './notices-view.ts';
import { Requests } from './requests.ts';
import { changedRows } from './rows.ts';
import {
  type Actions,
  cellKey,
  type Dialog,
  type Editing,
  type Failure,
  type Pending,
  type Screen,
  type ShownColumn,
} from './screen.ts';
import { toolbarView } from './toolbar-view.ts';

const nowhere: Extent = { lines: [headings], columns: [boxes], page: 1 };
const plainLayout: KeptLayout = { shown: null, widths: {}, group: null, sort: null };
const [leastWidth, mostWidth] = [48, 800];

/** Parts of the page that are there from the beginning. */
export interface Places {
  readonly tools: HTMLElement;
  readonly scroller: HTMLElement;
  readonly dialog: HTMLElement;
}

export interface TablePageOptions {
  readonly places: Places;
  readonly post: (message: FromTablePage) => void;
  readonly scrolled: (offset: number) => void;
}

/** A table as it is shown and worked with. What it shows comes from the extension, and what it wants goes there. */
export class TablePage implements Screen {
  readonly #options: TablePageOptions;
  readonly #requests: Requests;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #act: Actions;
  #isDrawing = false;
  #focusWanted = false;
  #anchor: Cell | null = null;
  /** A row to be gone to as soon as it is there. */
  #awaited: string | null = null;

  words!: TableWords;
  language = 'en';
  view!: TableView;
  rows: readonly TableRow[] = [];
  arrangement!: Arrangement;
  layout: KeptLayout = plainLayout;
  columns: readonly ShownColumn[] = [];
  lines: readonly Line[] = [];
  extent: Extent = nowhere;
  indexes: Indexes = indexesOf(nowhere);
  cursor: Cell = { line: headings, column: boxes };
  ticked: ReadonlySet<string> = new Set();
  readonly pending = new Map<string, Pending>();
  editing: Editing | null = null;
  dialog: Dialog | null = null;
  failure: Failure | null = null;
  notice: string | null = null;
  said = '';
  isComplete = false;

  constructor(options: TablePageOptions) {
    this.#options = options;
    this.#requests = new Requests(options.post);
    const { scroller } = options.places;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      ...this.#measures(),
      initialRect: { width: scroller.clientWidth, height: scroller.clientHeight },
    });
    this.#act = this.#actions();
    this.#virtualizer._didMount();
  }

  get block(): Block | null {
    return this.#anchor === null ? null : blockBetween(this.#anchor, this.cursor, this.indexes);
  }

  get act(): Actions {
    return this.#act;
  }

  /** Takes a message of the extension. */
  take(message: ToTablePage): void {
    switch (message.kind) {
      case 'table':
        this.#open(message);
        break;
      case 'rows':
        this.#addRows(message.rows);
        break;
      case 'changed':
        this.#change(message.changes);
        break;
      case 'choices':
      case 'outcome':
        this.#requests.answer(message.request, message);
        break;
      case 'question':
        this.dialog = message;
        this.#draw();
        break;
      case 'preview':
        if (this.dialog?.kind !== 'paste' || this.dialog.request !== message.request) return;
        this.dialog.preview = message.preview;
        this.#draw();
        break;
      case 'notice':
        this.notice = message.text;
        if (this.words !== undefined) this.#draw();
    }
  }

  #open({ view, layout, words, language }: Extract<ToTablePage, { kind: 'table' }>): void {
    const isFirst = this.words === undefined;
    const before = this.arrangement;
    this.words = words;
    this.language = language;
    this.layout = isFirst ? (layout ?? plainLayout) : this.layout;
    document.documentElement.lang = language;
    document.title = view.title;
    this.view = view;
    this.rows = view.rows;
    this.arrangement = new Arrangement(view.columns);
    const has = (key: string | null | undefined): boolean =>
      view.columns.some((column) => column.key === key);
    if (has(this.layout.group)) this.arrangement.group = this.layout.group;
    if (has(this.layout.sort?.column)) this.arrangement.sort = this.layout.sort;
    if (before !== undefined) {
      this.arrangement.sought = before.sought;
      for (const [key, filter] of before.filters) if (has(key)) this.arrangement.setFilter(key, filter);
    }
    this.isComplete = this.rows.length >= view.total;
    this.#layOut();
    this.#arrange();
    if (isFirst) {
      const [first] = this.columns;
      this.cursor = { line: this.lines[0]?.key ?? headings, column: first?.column.key ?? boxes };
    }
    this.#drawNow();
    performance.mark('qms-table:rows');
  }

  #addRows(rows: readonly TableRow[]): void {
    const known = new Set(this.rows.map(({ key }) => key));
    this.rows = [...this.rows, ...rows.filter(({ key }) => !known.has(key))];
    this.isComplete = this.rows.length >= this.view.total;
    this.#arrange();
    this.#draw();
  }

  #change(changes: TableChangedParams): void {
    const { files, today, total, version } = changes;
    this.view = { ...this.view, today, total, version, ...(files === null ? {} : { files }) };
    this.rows = changedRows(this.rows, changes);
    for (const { row } of changes.rows)
      for (const [key, { isWritten }] of this.pending)
        if (isWritten && key.startsWith(`${row.key}\n`)) this.pending.delete(key);
    for (const key of changes.removed)
      for (const each of this.pending.keys()) if (each.startsWith(`${key}\n`)) this.pending.delete(each);
    this.#arrange();
    this.#goToAwaited();
    this.#draw();
  }

  #goToAwaited(): void {
    const line = this.#awaited;
    if (line === null || !this.indexes.lines.has(line)) return;
    this.#awaited = null;
    this.cursor = { ...this.cursor, line };
    if (this.editing === null) this.#reveal(this.cursor);
  }

  /** Which columns are shown, and how wide. */
  #layOut(): void {
    const { columns } = this.view;
    const { shown, widths } = this.layout;
    const keys = shown ?? columns.filter(({ isShown }) => isShown).map(({ key }) => key);
    const found = keys.flatMap((key) => {
      const index = columns.findIndex((column) => column.key === key);
      return index < 0 ? [] : [index];
    });
    this.columns = (found.length === 0 ? [0] : found).flatMap((index) => {
      const column = columns[index];
      return column === undefined ? [] : [{ column, index, width: widths[column.key] ?? usualWidth(column) }];
    });
  }

  /** Which lines are shown. */
  #arrange(): void {
    const before = this.extent;
    this.arrangement.rows = this.rows;
    this.lines = this.arrangement.lines();
    const { clientHeight } = this.#options.places.scroller;
    this.extent = {
      lines: [headings, ...this.lines.map(({ key }) => key)],
      columns: [boxes, ...this.columns.map(({ column }) => column.key)],
      page: Math.max(Math.floor((clientHeight - headingHeight) / lineHeight) - 1, 1),
    };
    this.indexes = indexesOf(this.extent);
    this.cursor = this.#kept(this.cursor, before);
    if (this.#anchor !== null) this.#anchor = this.#kept(this.#anchor, before);
    const keys = new Set(this.rows.map(({ key }) => key));
    if ([...this.ticked].some((key) => !keys.has(key)))
      this.ticked = new Set([...this.ticked].filter((key) => keys.has(key)));
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, ...this.#measures() });
    this.#virtualizer.measure();
  }

  /** The same cell, or where it has gone the one that stands there now. */
  #kept({ line, column }: Cell, { lines, columns }: Extent): Cell {
    const at = (keys: readonly string[], position: number): string =>
      keys[Math.min(position, keys.length - 1)]!;
    return {
      line: this.indexes.lines.has(line) ? line : at(this.extent.lines, Math.max(lines.indexOf(line), 0)),
      column: this.indexes.columns.has(column)
        ? column
        : at(this.extent.columns, Math.max(columns.indexOf(column), 0)),
    };
  }

  #measures() {
    return {
      count: this.lines?.length ?? 0,
      getScrollElement: () => this.#options.places.scroller,
      estimateSize: () => lineHeight,
      getItemKey: (index: number) => this.lines[index]?.key ?? index,
      overscan: 8,
      scrollMargin: headingHeight,
      scrollPaddingStart: headingHeight,
      // The cell with the focus stays, wherever the table is moved to.
      rangeExtractor: ({
        startIndex,
        endIndex,
        overscan,
        count,
      }: {
        startIndex: number;
        endIndex: number;
        overscan: number;
        count: number;
      }) => {
        const [first, last] = [Math.max(startIndex - overscan, 0), Math.min(endIndex + overscan, count - 1)];
        const found = Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at);
        const here = (this.indexes.lines.get(this.cursor.line) ?? 0) - 1;
        if (here < 0 || here >= count) return found;
        return here < first ? [here, ...found] : here > last ? [...found, here] : found;
      },
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => {
        this.#options.scrolled(this.#options.places.scroller.scrollTop);
        // Scrolled lines are shown in the very frame they are scrolled into.
        if (this.words !== undefined) this.#drawGrid();
      },
    };
  }

  #draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    queueMicrotask(() => this.#drawNow());
  }

  #drawNow(): void {
    this.#isDrawing = false;
    if (this.words === undefined) return;
    const { tools, dialog } = this.#options.places;
    render(
      html`${toolbarView(this, this.#act)}${noticesView(this, this.#act)}
        <p class="spoken" role="status">${this.said}</p>`,
      tools,
    );
    this.#virtualizer._willUpdate();
    this.#drawGrid();
    render(dialogView(this, this.#act), dialog);
    const asked = dialog.querySelector('dialog')!;
    if (this.dialog === null) {
      if (asked.open) {
        asked.close();
        this.#focusWanted = true;
        this.#focus();
      }
    } else if (!asked.open) asked.showModal();
  }

  #drawGrid(): void {
    const { scroller } = this.#options.places;
    const hadFocus = document.activeElement?.closest('#grid') !== null;
    const isEmpty = this.lines.length === 0;
    render(
      html`${gridView(this, this.#act, this.#virtualizer.getVirtualItems(), this.lines.length * lineHeight)}${
        isEmpty
          ? html`<p class="empty">${this.rows.length === 0 ? this.words.noRows : this.words.noneFit}</p>`
          : ''
      }${this.editing === null ? '' : editorView(this, this.#act, this.#boxOf(this.editing.cell))}`,
      scroller,
    );
    if (hadFocus || this.#focusWanted) this.#focus();
  }

  /** Gives the cell under the cursor the focus, where something else of the table had it or it is wanted. */
  #focus(): void {
    this.#focusWanted = false;
    if (this.editing !== null || this.dialog !== null) return;
    const cell = this.#elementOf(this.cursor);
    if (cell !== null && document.activeElement !== cell && !cell.contains(document.activeElement))
      cell.focus({ preventScroll: true });
  }

  #elementOf({ line, column }: Cell): HTMLElement | null {
    return this.#options.places.scroller.querySelector<HTMLElement>(
      `[data-line="${CSS.escape(line)}"][data-column="${CSS.escape(column)}"]`,
    );
  }

  #boxOf({ line, column }: Cell): { left: number; top: number; width: number } {
    const at = (this.indexes.lines.get(line) ?? 1) - 1;
    let left = boxWidth;
    for (const shown of this.columns) {
      if (shown.column.key === column)
        return { left, top: headingHeight + at * lineHeight, width: shown.width };
      left += shown.width;
    }
    return { left, top: headingHeight + at * lineHeight, width: 0 };
  }

  /** Brings a cell into view. */
  #reveal(cell: Cell): void {
    const at = (this.indexes.lines.get(cell.line) ?? 0) - 1;
    if (at >= 0) this.#virtualizer.scrollToIndex(at, { align: 'auto' });
    const { scroller } = this.#options.places;
    const { left, width } = this.#boxOf(cell);
    const held = boxWidth + (this.columns[0]?.width ?? 0);
    if (cell.column === boxes || cell.column === this.columns[0]?.column.key) scroller.scrollLeft = 0;
    else if (left - held < scroller.scrollLeft) scroller.scrollLeft = left - held;
    else if (left + width > scroller.scrollLeft + scroller.clientWidth)
      scroller.scrollLeft = left + width - scroller.clientWidth;
  }

  rowOf(key: string): TableRow | null {
    const line = this.lines[(this.indexes.lines.get(key) ?? 0) - 1];
    return line?.kind === 'row' ? line.row : null;
  }

  #keep(layout: Partial<KeptLayout>): void {
    this.layout = { ...this.layout, ...layout };
    this.#options.post({ kind: 'keep', layout: this.layout });
  }

  #actions(): Actions {
    return {
      draw: () => this.#draw(),
      place: (cell, isExtended = false) => {
        this.#anchor = isExtended ? (this.#anchor ?? this.cursor) : null;
        this.cursor = cell;
        this.#focusWanted = true;
        this.#reveal(cell);
        this.#draw();
      },
      tick: (row, isOn) => {
        const ticked = new Set(this.ticked);
        if (isOn) ticked.add(row);
        else ticked.delete(row);
        this.ticked = ticked;
        this.#draw();
      },
      tickAll: (isOn) => {
        const shown = this.lines.flatMap((line) => (line.kind === 'row' ? [line.key] : []));
        this.ticked = new Set(isOn ? shown : []);
        this.#draw();
      },
      toggleGroup: (key) => {
        this.arrangement.toggle(key);
        this.#arrange();
        this.#draw();
      },
      sortBy: (column, isDescending) => {
        this.arrangement.sort = isDescending === null ? null : { column, isDescending };
        this.#keep({ sort: this.arrangement.sort });
        this.#arrange();
        this.#draw();
      },
      groupBy: (column) => {
        this.arrangement.group = column;
        this.#keep({ group: column });
        this.#arrange();
        this.#draw();
      },
      showColumns: (shown) => {
        this.#keep({ shown });
        this.#layOut();
        this.#arrange();
        this.#draw();
      },
      resize: (column, width) => {
        const fitting = Math.round(Math.min(Math.max(width, leastWidth), mostWidth));
        this.#keep({ widths: { ...this.layout.widths, [column]: fitting } });
        this.#layOut();
        this.#draw();
      },
      filter: () => {
        this.#arrange();
        this.#draw();
      },
      edit: (cell, typed) => this.#edit(cell, typed),
      seek: (text) => this.#seek(text),
      commit: (by) => this.#commit(by),
      leave: () => {
        this.editing = null;
        this.#focusWanted = true;
        this.#draw();
      },
      write: (cells, again = null) => this.#write(cells, again),
      show: (dialog) => {
        this.dialog = dialog;
        this.#draw();
      },
      askChoices: (column, text) => this.#choices(column, text).then(({ choices }) => choices),
      preview: (choices) => this.#preview(choices),
      enterRecords: () => void this.#enterRecords(),
      answer: (answers: Readonly<Record<string, SignedAnswer>> | null) => {
        if (this.dialog?.kind !== 'question') return;
        this.#options.post({ kind: 'answer', request: this.dialog.request, answers });
        this.dialog = null;
        this.#draw();
      },
      open: (row, column) => this.#options.post({ kind: 'open', row, column }),
      openPlace: (request) => this.#options.post({ kind: 'place', request }),
      add: (title) => void this.#add(title),
      offerSteps: (file, range) => this.#options.post({ kind: 'steps', file, range }),
      see: (file, range) => {
        const { line, character } = range?.start ?? { line: 0, character: 0 };
        this.#options.post({ kind: 'see', file, line, character });
      },
      exportRows: () =>
        this.#options.post({
          kind: 'export',
          columns: this.columns.map(({ column }) => column.key),
          rows: this.lines.flatMap((line) => (line.kind === 'row' ? [line.key] : [])),
        }),
      undo: () => void this.#undo(),
      dismiss: () => {
        this.failure = null;
        this.#focusWanted = true;
        this.#draw();
      },
    };
  }

  /** Begins to edit a cell, with what was typed in place of what it says; else says why it takes no edit. */
  #edit(cell: Cell, typed?: string): void {
    const row = this.rowOf(cell.line);
    const shown = this.columns.find(({ column }) => column.key === cell.column);
    if (row === null || shown === undefined) return;
    const { column, index } = shown;
    const file = this.view.files[row.file];
    const why =
      file !== undefined && file.state !== 'good' ? (file.note ?? '') : whyLocked(column, row, index);
    this.cursor = cell;
    this.#anchor = null;
    if (why !== null) {
      this.#fail({ sentence: why, cell });
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
    this.editing = editing;
    this.#reveal(cell);
    this.#drawNow();
    const input = document.getElementById('typed') as HTMLInputElement | null;
    input?.focus({ preventScroll: true });
    if (typed === undefined) input?.select();
    document.getElementById('editor')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (isFromList(column) && column.choices === undefined) void this.#findChoices(editing);
  }

  #seek(text: string): void {
    const { editing } = this;
    if (editing === null) return;
    editing.sought = text;
    editing.active = text === '' ? -1 : 0;
    if (!isSeveral(editing.column)) editing.text = text;
    this.#draw();
    if (editing.column.choices === undefined) void this.#findChoices(editing);
  }

  async #findChoices(editing: Editing): Promise<void> {
    const { sought } = editing;
    const { choices, more } = await this.#choices(editing.column.key, sought);
    if (this.editing !== editing || editing.sought !== sought) return;
    editing.choices = choices;
    editing.more = more;
    this.#draw();
  }

  #choices(column: string, text: string): Promise<{ choices: readonly TableChoice[]; more: number }> {
    return this.#requests.ask((request) => ({ kind: 'choices', request, column, text }));
  }

  #commit(by: Parameters<Actions['commit']>[0]): void {
    const { editing } = this;
    if (editing === null) return;
    this.editing = null;
    const { cell, column, index } = editing;
    const row = this.rowOf(cell.line);
    const value = editedValue(editing);
    if (row !== null) {
      const before = editedText(row.cells[index]);
      const after = typeof value === 'string' ? value : value.join('\n');
      if (after !== before) {
        const change = { row: row.key, column: column.key, value, seen: seenValue(row.cells[index]) };
        void this.#write([change], { cell, text: after });
      }
    }
    const steps = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1], stay: [0, 0] } as const;
    const [lines, columns] = steps[by];
    const at = (keys: readonly string[], position: number): string =>
      keys[Math.min(Math.max(position, 1), keys.length - 1)] ?? keys[0]!;
    this.#act.place({
      line: at(this.extent.lines, (this.indexes.lines.get(cell.line) ?? 0) + lines),
      column: at(this.extent.columns, (this.indexes.columns.get(cell.column) ?? 0) + columns),
    });
  }

  /** Asks for an edit. Cells say meanwhile what they are to become. */
  async #write(cells: readonly CellChange[], again: Failure['again'] = null): Promise<void> {
    if (cells.length === 0) return;
    for (const { row, column, value } of cells)
      this.pending.set(cellKey(row, column), this.#pendingOf(column, value));
    this.failure = null;
    this.#draw();
    const { request, outcome } = await this.#requests.ask<Extract<ToTablePage, { kind: 'outcome' }>>(
      (number) => ({
        ...{ kind: 'edit', request: number, cells },
      }),
    );
    for (const { row, column } of cells) {
      const key = cellKey(row, column);
      const pending = this.pending.get(key);
      if (outcome.kind !== 'written') this.pending.delete(key);
      else if (pending !== undefined) pending.isWritten = true;
    }
    this.#settle(outcome, request, again);
    // What is said of a record may stay as it was: then no news of it come.
    if (outcome.kind === 'written') setTimeout(() => this.#forget(cells), 3_000);
  }

  #pendingOf(column: string, value: CellChange['value']): Pending {
    const choices = this.view.columns.find(({ key }) => key === column)?.choices ?? [];
    const labelOf = (each: string): string => choices.find((choice) => choice.value === each)?.label ?? each;
    const values = value === null ? [] : typeof value === 'string' ? [value] : value;
    return { text: values.map(labelOf).join(', '), isWritten: false };
  }

  #forget(cells: readonly CellChange[]): void {
    for (const { row, column } of cells)
      if (this.pending.get(cellKey(row, column))?.isWritten === true)
        this.pending.delete(cellKey(row, column));
    this.#draw();
  }

  #settle(outcome: TableOutcome, request: number, again: Failure['again'] = null): void {
    switch (outcome.kind) {
      case 'written': {
        this.said = outcome.summary;
        const { moved } = outcome;
        this.#awaited = outcome.added[0] ?? moved.find(({ row }) => row === this.cursor.line)?.now ?? null;
        this.#goToAwaited();
        break;
      }
      case 'undone':
        this.said = say(this.words.undone, outcome.summary);
        break;
      case 'left':
        break;
      case 'refused': {
        const { sentence, cells, hasPlace } = outcome;
        const title = (column: string): string =>
          this.view.columns.find(({ key }) => key === column)?.title ?? column;
        const reasons =
          cells.length < 2 ? [] : cells.map(({ column, reason }) => `${title(column)}: ${reason}`);
        this.#fail({ sentence, reasons, place: hasPlace ? request : null, again, cell: again?.cell ?? null });
      }
    }
    this.#draw();
  }

  #fail(failure: Partial<Failure> & Pick<Failure, 'sentence'>): void {
    this.failure = { reasons: [], place: null, cell: null, again: null, ...failure };
    this.#draw();
  }

  async #undo(): Promise<void> {
    const { request, outcome } = await this.#requests.ask<Extract<ToTablePage, { kind: 'outcome' }>>(
      (number) => ({
        kind: 'undo',
        request: number,
      }),
    );
    this.#settle(outcome, request);
  }

  async #add(title: string): Promise<void> {
    const { request, outcome } = await this.#requests.ask<Extract<ToTablePage, { kind: 'outcome' }>>(
      (number) => ({ kind: 'new', request: number, title }),
    );
    this.#settle(outcome, request);
  }

  #preview(choices: { readonly hasHeadings?: boolean; readonly columns?: readonly (string | null)[] }): void {
    const { dialog } = this;
    if (dialog?.kind !== 'paste') return;
    dialog.request = this.#requests.last + 1;
    void this.#paste(dialog, choices, false);
  }

  async #enterRecords(): Promise<void> {
    const { dialog } = this;
    if (dialog?.kind !== 'paste' || dialog.preview === null) return;
    const { hasHeadings, columns } = dialog.preview;
    this.dialog = null;
    this.#draw();
    await this.#paste(dialog, { hasHeadings, columns: columns.map(({ column }) => column) }, true);
  }

  async #paste(
    { text }: Extract<Dialog, { kind: 'paste' }>,
    choices: { readonly hasHeadings?: boolean; readonly columns?: readonly (string | null)[] },
    isConfirmed: boolean,
  ): Promise<void> {
    const shown = this.columns.map(({ column }) => column.key);
    const { request, outcome } = await this.#requests.ask<Extract<ToTablePage, { kind: 'outcome' }>>(
      (number) => ({
        ...{ kind: 'paste', request: number, isConfirmed },
        rows: { text, shown, ...choices },
      }),
    );
    if (outcome.kind === 'refused' && this.dialog?.kind === 'paste') this.dialog = null;
    this.#settle(outcome, request);
  }
}
