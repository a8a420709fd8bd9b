import type { FromPage, ToPage } from './messages.ts';
import { Pages } from './pages.ts';

/** The script of the page with clause coverage. It shows what it is given and says what was clicked: ids alone. */

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const editor = acquireVsCodeApi();
const container = document.getElementById('pages')!;
const pages = new Pages(container);

/** What leads to a record, or to where something was found. */
const leading = '[data-record], [data-see]';

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind !== 'parts') return;
  pages.show(data.parts);
  for (const each of container.querySelectorAll<HTMLElement>(leading)) {
    each.tabIndex = 0;
    each.setAttribute('role', 'link');
  }
});

function ask(target: EventTarget | null): void {
  const item = target instanceof Element ? target.closest<HTMLElement>(leading) : null;
  if (item === null) return;
  const { record, path = '', file = '', see, in: inFile = '' } = item.dataset;
  if (see !== undefined) editor.postMessage({ kind: 'see', finding: see, file: inFile });
  else if (record !== undefined) editor.postMessage({ kind: 'open', record, path, file });
}

document.addEventListener('click', ({ target }) => {
  // Whoever selects text wants to read or copy it.
  if (window.getSelection()?.isCollapsed !== false) ask(target);
});
document.addEventListener('keydown', ({ key, target }) => {
  if (key === 'Enter') ask(target);
});

editor.postMessage({ kind: 'ready' });
