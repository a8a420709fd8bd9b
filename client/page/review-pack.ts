import { filterByTheme } from './filter.ts';
import { type CaretPlace, highlight } from './highlight.ts';
import type { FromPage, PageState, ToPage } from './messages.ts';
import { Pages } from './pages.ts';

/** The script of the page with a review's pack. It shows what it is given and says what was clicked: ids alone. */

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
const { root = '', review = '' } = document.body.dataset;
const state: { -readonly [K in keyof PageState]: PageState[K] } = {
  ...{ theme: '', scroll: 0 },
  ...editor.getState(),
  root,
  review,
};
const pages = new Pages(document.getElementById('pages')!);
let restored = false;
let caret: CaretPlace | null = null;

const remember = (): void => editor.setState({ ...state });
remember();

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === 'at') {
    caret = data;
    highlight(caret, review, data.reveal);
    return;
  }
  if (data.kind === 'notice') {
    showNotice(data.text);
    return;
  }
  pages.show(data.parts);
  filterByTheme(state.theme);
  // Its item may have been made anew.
  if (caret !== null) highlight(caret, review, false);
  if (!restored) {
    restored = true;
    window.scrollTo(0, state.scroll);
  }
});

let timer: ReturnType<typeof setTimeout> | undefined;
window.addEventListener(
  'scroll',
  () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!restored) return;
      state.scroll = window.scrollY;
      remember();
    }, 100);
  },
  { passive: true },
);

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || !target.matches('[data-themes]')) return;
  state.theme = target.value;
  filterByTheme(state.theme);
  remember();
});

/** What a click on an element asks for; null for what the page itself answers. */
function asked(target: Element): FromPage | null {
  const button = target.closest<HTMLElement>('button');
  if (button !== null) {
    const { fix, index, see, start } = button.dataset;
    const inFile = button.closest<HTMLElement>('[data-in]')?.dataset['in'] ?? '';
    if (fix !== undefined) return { kind: 'fix', finding: fix, file: inFile, fix: Number(index) };
    if (see !== undefined) return { kind: 'see', finding: see, file: inFile };
    if (start !== undefined) return { kind: 'start', input: start };
    return button.dataset['export'] === undefined ? null : { kind: 'export' };
  }
  if (target.closest('a, select, label, summary, .found') !== null) return null;
  const item = target.closest<HTMLElement>('[data-record]');
  if (item === null) return null;
  const { record = '', path = '', file = '' } = item.dataset;
  return { kind: 'open', record, path, file };
}

document.addEventListener('click', ({ target }) => {
  // Whoever selects text wants to read or copy it.
  if (!(target instanceof Element) || window.getSelection()?.isCollapsed === false) return;
  const message = asked(target);
  if (message !== null) editor.postMessage(message);
});

document.addEventListener('keydown', ({ key, target }) => {
  if (key !== 'Enter' || !(target instanceof HTMLElement) || target.dataset['record'] === undefined) return;
  const message = asked(target);
  if (message !== null) editor.postMessage(message);
});

editor.postMessage({ kind: 'ready' });

/** Says above the pages why they are not those of now; null takes it away. */
function showNotice(text: string | null): void {
  const notice = document.getElementById('notice');
  if (notice === null) return;
  notice.textContent = text;
  notice.hidden = text === null;
}
