import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { html, render } from 'lit';
import { boxes, type Cell } from './cursor.ts';
import { dialogView } from './dialog-view.ts';
import { editorView } from './editor-view.ts';
import { boxWidth, gridView, headingHeight, lineHeight } from './grid-view.ts';
import { noticesView } from './notices-view.ts';
import type { Actions } from './screen.ts';
import type { TableState } from './state.ts';
import { toolbarView } from './toolbar-view.ts';

/** Parts of the page that are there from the beginning. */
export interface Places {
  readonly tools: HTMLElement;
  readonly scroller: HTMLElement;
  readonly dialog: HTMLElement;
}

export interface PainterOptions {
  readonly state: TableState;
  readonly places: Places;
  readonly act: () => Actions;
  readonly scrolled: (offset: number) => void;
}

/** Puts what a table shows into the page: of many lines those that can be seen. */
export class Painter {
  readonly #state: TableState;
  readonly #options: PainterOptions;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #isDrawing = false;
  #focusWanted = false;

  constructor(options: PainterOptions) {
    this.#options = options;
    this.#state = options.state;
    const { scroller } = options.places;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      ...this.#measures(),
      initialRect: { width: scroller.clientWidth, height: scroller.clientHeight },
    });
    this.#virtualizer._didMount();
  }

  /** There are other lines than before. */
  measure(): void {
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, ...this.#measures() });
    this.#virtualizer.measure();
  }

  /** The cell under the cursor is to have the focus. */
  wantFocus(): void {
    this.#focusWanted = true;
  }

  /** Goes to a cell; what is selected reaches to it if it is extended. */
  place(cell: Cell, isExtended = false): void {
    const state = this.#state;
    state.anchor = isExtended ? (state.anchor ?? state.cursor) : null;
    state.cursor = cell;
    this.#focusWanted = true;
    this.reveal(cell);
    this.draw();
  }

  #measures() {
    return {
      count: this.#state.lines.length,
      getScrollElement: () => this.#options.places.scroller,
      estimateSize: () => lineHeight,
      getItemKey: (index: number) => this.#state.lines[index]?.key ?? index,
      // Lines are drawn in the very frame they are scrolled into: few have to be there before.
      overscan: 3,
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
        const { indexes, cursor } = this.#state;
        const here = (indexes.lines.get(cursor.line) ?? 0) - 1;
        if (here < 0 || here >= count) return found;
        return here < first ? [here, ...found] : here > last ? [...found, here] : found;
      },
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => {
        this.#options.scrolled(this.#options.places.scroller.scrollTop);
        // Scrolled lines are shown in the very frame they are scrolled into.
        if (this.#state.words !== undefined) this.#drawGrid();
      },
    };
  }

  /** Shows the screen anew, once however often it is asked for. */
  draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    queueMicrotask(() => this.drawNow());
  }

  drawNow(): void {
    this.#isDrawing = false;
    const [state, act] = [this.#state, this.#options.act()];
    if (state.words === undefined) return;
    const { tools, dialog } = this.#options.places;
    render(
      html`${toolbarView(state, act)}${noticesView(state, act)}
        <p class="spoken" role="status">${state.said}</p>`,
      tools,
    );
    this.#virtualizer._willUpdate();
    this.#drawGrid();
    render(dialogView(state, act), dialog);
    const asked = dialog.querySelector('dialog')!;
    if (state.dialog === null) {
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
    const [state, act] = [this.#state, this.#options.act()];
    const { lines, editing } = state;
    render(
      html`${gridView(state, act, this.#virtualizer.getVirtualItems(), lines.length * lineHeight)}${
        lines.length === 0 ? html`<p class="empty">${this.#whyEmpty()}</p>` : ''
      }${editing === null ? '' : editorView(state, act, this.#boxOf(editing.cell))}`,
      scroller,
    );
    if (hadFocus || this.#focusWanted) this.#focus();
  }

  /** What stands in place of lines; where a file cannot be read, that is said above and is no invitation to begin. */
  #whyEmpty(): string {
    const { rows, view, words } = this.#state;
    if (rows.length > 0) return words.noneFit;
    return view.files.every(({ state }) => state === 'good') ? words.noRows : '';
  }

  /** Gives the cell under the cursor the focus, where something else of the table had it or it is wanted. */
  #focus(): void {
    this.#focusWanted = false;
    const { editing, dialog, cursor } = this.#state;
    if (editing !== null || dialog !== null) return;
    const cell = this.#elementOf(cursor);
    if (cell !== null && document.activeElement !== cell && !cell.contains(document.activeElement))
      cell.focus({ preventScroll: true });
  }

  #elementOf({ line, column }: Cell): HTMLElement | null {
    return this.#options.places.scroller.querySelector<HTMLElement>(
      `[data-line="${CSS.escape(line)}"][data-column="${CSS.escape(column)}"]`,
    );
  }

  #boxOf({ line, column }: Cell): { left: number; top: number; width: number } {
    const { indexes, columns } = this.#state;
    const at = (indexes.lines.get(line) ?? 1) - 1;
    let left = boxWidth;
    for (const shown of columns) {
      if (shown.column.key === column)
        return { left, top: headingHeight + at * lineHeight, width: shown.width };
      left += shown.width;
    }
    return { left, top: headingHeight + at * lineHeight, width: 0 };
  }

  /** Brings a cell into view. */
  reveal(cell: Cell): void {
    const { indexes, columns } = this.#state;
    const at = (indexes.lines.get(cell.line) ?? 0) - 1;
    if (at >= 0) this.#virtualizer.scrollToIndex(at, { align: 'auto' });
    const { scroller } = this.#options.places;
    const { left, width } = this.#boxOf(cell);
    const held = boxWidth + (columns[0]?.width ?? 0);
    if (cell.column === boxes || cell.column === columns[0]?.column.key) scroller.scrollLeft = 0;
    else if (left - held < scroller.scrollLeft) scroller.scrollLeft = left - held;
    else if (left + width > scroller.scrollLeft + scroller.clientWidth)
      scroller.scrollLeft = left + width - scroller.clientWidth;
  }
}
