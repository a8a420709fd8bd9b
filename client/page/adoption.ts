import type { FromAdoptionPage, ToAdoptionPage } from './adoption-messages.ts';

/** The script of the page with what adopting a folder would give. It shows what it is given and says what was asked for. */

declare function acquireVsCodeApi(): { postMessage(message: FromAdoptionPage): void };

const editor = acquireVsCodeApi();
const page = document.getElementById('page')!;

/** Controls are known by what they ask for, so that the focus stays where it was on a page that is made anew. */
const names = ['question', 'open', 'write', 'fresh'] as const;

function focused(): string | null {
  const { activeElement: control } = document;
  if (!(control instanceof HTMLElement)) return null;
  const name = names.find((each) => control.dataset[each] !== undefined);
  return name === undefined ? null : `[data-${name}="${CSS.escape(control.dataset[name]!)}"]`;
}

window.addEventListener('message', ({ data }: MessageEvent<ToAdoptionPage>) => {
  page.ariaBusy = String(data.html === null);
  if (data.html === null) return;
  const before = focused();
  page.innerHTML = data.html;
  if (before !== null) page.querySelector<HTMLElement>(before)?.focus({ preventScroll: true });
});

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLSelectElement)) return;
  const { question } = target.dataset;
  if (question !== undefined) editor.postMessage({ kind: 'answer', question, choice: target.value });
});

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
  if (button === null) return;
  const { open, write, fresh } = button.dataset;
  if (open !== undefined) editor.postMessage({ kind: 'open', file: open });
  else if (write !== undefined) editor.postMessage({ kind: 'write' });
  else if (fresh !== undefined) editor.postMessage({ kind: 'fresh' });
});

editor.postMessage({ kind: 'ready' });
