import type { FromTablePage, KeptFilter, ToTablePage } from '../table-messages.ts';
import { actionsOf } from './actions.ts';
import { CellEditor } from './cell-editor.ts';
import { Painter, type Places } from './painter.ts';
import { Requests } from './requests.ts';
import type { Actions, Screen } from './screen.ts';
import { TableState } from './state.ts';
import { Writes } from './writes.ts';

export interface TablePageOptions {
  readonly places: Places;
  readonly post: (message: FromTablePage) => void;
  readonly scrolled: (offset: number) => void;
  /** Which rows somebody looked at before the window was closed. */
  readonly filter: KeptFilter | null;
  readonly filtered: (filter: KeptFilter) => void;
}

/** A table as it is shown and worked with. What it shows comes from the extension, and what it wants goes there. */
export class TablePage {
  readonly #state: TableState;
  readonly #requests: Requests;
  readonly #painter: Painter;
  readonly #writes: Writes;
  readonly act: Actions;

  constructor({ places, post, scrolled, filter, filtered }: TablePageOptions) {
    const state = new TableState(filter, {
      height: () => places.scroller.clientHeight,
      arranged: () => this.#painter.measure(),
    });
    this.#state = state;
    this.#requests = new Requests(post);
    this.#painter = new Painter({ state, places, act: () => this.act, scrolled });
    this.#writes = new Writes(state, this.#painter, this.#requests);
    const editor = new CellEditor(state, this.#painter, this.#requests, this.#writes);
    this.act = actionsOf({ state, painter: this.#painter, editor, writes: this.#writes, post, filtered });
  }

  get screen(): Screen {
    return this.#state;
  }

  /** Takes a message of the extension. */
  take(message: ToTablePage): void {
    const state = this.#state;
    switch (message.kind) {
      case 'table':
        state.open(message);
        document.documentElement.lang = message.language;
        document.title = message.view.title;
        this.#painter.drawNow();
        performance.mark('qms-table:rows');
        return;
      case 'rows':
        state.add(message.rows);
        break;
      case 'changed':
        state.change(message);
        this.#writes.goToAwaited();
        break;
      case 'choices':
      case 'outcome':
        this.#requests.answer(message.request, message);
        return;
      case 'question':
        state.dialog = message;
        break;
      case 'preview':
        if (state.dialog?.kind !== 'paste' || state.dialog.request !== message.request) return;
        state.dialog.preview = message.preview;
        break;
      case 'notice':
        state.notice = message.text;
    }
    if (state.words !== undefined) this.#painter.draw();
  }
}
