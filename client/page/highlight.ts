const mark = 'at-caret';

const isVisible = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
};

/** The item made from the innermost part of a record that holds a path; among equals one that can be seen. */
function itemAt(record: string, path: string, review: string): HTMLElement | null {
  if (path === 'body' && record === review) return document.getElementById('minutes');
  let best: HTMLElement | null = null;
  let length = -1;
  for (const item of document.querySelectorAll<HTMLElement>(`#pages [data-record="${CSS.escape(record)}"]`)) {
    const own = item.dataset['path'] ?? '';
    const holds = own === '' || path === own || path.startsWith(`${own}.`);
    if (!holds || item.hidden || own.length < length) continue;
    const isBetter = own.length > length || (best !== null && !isVisible(best) && isVisible(item));
    if (isBetter) best = item;
    length = own.length;
  }
  return best;
}

/** Where the caret is. */
export interface CaretPlace {
  readonly record: string;
  readonly path: string;
}

/** Marks the item the caret is in; with `reveal`, brings it into view if it is not. */
export function highlight({ record, path }: CaretPlace, review: string, reveal: boolean): void {
  for (const item of document.querySelectorAll(`.${mark}`)) item.classList.remove(mark);
  const item = itemAt(record, path, review);
  if (item === null) return;
  item.classList.add(mark);
  // The head of the pack stands for all that has no item of its own: no reason to go there.
  const isOwn = item.id === 'minutes' || item.dataset['path'] !== '' || record !== review;
  if (reveal && isOwn && !isVisible(item)) item.scrollIntoView({ block: 'center' });
}
