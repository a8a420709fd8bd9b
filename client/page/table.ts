import { followClipboard } from './table/copying.ts';
import { editorDeed } from './table/editor-keys.ts';
import { gridDeed } from './table/grid-keys.ts';
import { followMouse } from './table/mouse.ts';
import { TablePage } from './table/table-page.ts';
import type { FromTablePage, KeptFilter, TablePageState, ToTablePage } from './table-messages.ts';

/** The script of the page with a table: it shows rows and says what was asked for. */

declare function acquireVsCodeApi(): {
  postMessage(message: FromTablePage): void;
  getState(): TablePageState | undefined;
  setState(state: TablePageState): void;
};

const editor = acquireVsCodeApi();
const { root = '', type, register } = document.body.dataset;
const kept = editor.getState();
let state: TablePageState = {
  root,
  ...(type === undefined ? {} : { type }),
  ...(register === undefined ? {} : { register }),
  scroll: kept?.scroll ?? 0,
  ...(kept?.filter === undefined ? {} : { filter: kept.filter }),
};
const remember = (changed: Partial<TablePageState>): void => {
  state = { ...state, ...changed };
  editor.setState(state);
};
remember({});

const scroller = document.getElementById('table')!;
const page = new TablePage({
  places: { tools: document.getElementById('tools')!, scroller, dialog: document.getElementById('asked')! },
  post: (message) => editor.postMessage(message),
  scrolled: (offset) => rest(() => remember({ scroll: offset })),
  filter: kept?.filter ?? null,
  filtered: (filter: KeptFilter) => remember({ filter }),
});

let timer: ReturnType<typeof setTimeout> | undefined;
/** Does something once nothing has happened for a moment. */
function rest(work: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(work, 200);
}

/** Where the table was before the window was closed, until there are rows for it. */
let wanted = kept?.scroll ?? 0;

window.addEventListener('message', ({ data }: MessageEvent<ToTablePage>) => {
  page.take(data);
  if (wanted === 0 || (data.kind !== 'table' && data.kind !== 'rows')) return;
  const place = wanted;
  // Rows that come are drawn first.
  queueMicrotask(() => {
    scroller.scrollTop = place;
    if (scroller.scrollTop >= place - 1) wanted = 0;
  });
});

scroller.addEventListener('keydown', (event) => {
  const { screen, act } = page;
  const { editing } = screen;
  const isTyping = event.target instanceof Element && event.target.closest('#editor') !== null;
  const deed = !isTyping
    ? gridDeed(event, screen, act)
    : editing === null
      ? null
      : editorDeed(event, editing, act);
  if (deed === null) return;
  event.preventDefault();
  deed();
});
scroller.addEventListener('focusin', ({ target }) => {
  // By Tab or by a screen reader: the cursor goes where the focus is.
  const { line, column } = target instanceof HTMLElement ? target.dataset : {};
  if (line === undefined || column === undefined) return;
  const { cursor } = page.screen;
  if (line !== cursor.line || column !== cursor.column) page.act.place({ line, column });
});
followMouse(scroller, page.screen, page.act);
followClipboard(page.screen, page.act);

window.addEventListener('resize', () =>
  document.getElementById('editor')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
);

performance.mark('qms-table:ready');
editor.postMessage({ kind: 'ready' });
