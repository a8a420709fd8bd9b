import { boxes, type Cell, headings } from './cursor.ts';
import { enter, sortNext } from './grid-keys.ts';
import type { Actions, Screen } from './screen.ts';

function cellAt(target: EventTarget | null): Cell | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
  const { line, column } = element?.dataset ?? {};
  return line === undefined || column === undefined ? null : { line, column };
}

/** What the mouse does in the table: places the cursor, draws blocks, widens columns, opens menus. */
export function followMouse(scroller: HTMLElement, screen: Screen, act: Actions): void {
  let isBlock = false;
  scroller.addEventListener('mousedown', (event) => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('#editor') !== null || event.button !== 0) return;
    const edge = target.closest<HTMLElement>('[data-edge]');
    if (edge !== null) {
      widen(event, edge, screen, act);
      return;
    }
    if (screen.editing !== null) act.commit('stay');
    if (target.closest('input, [data-menu]') !== null) return;
    const cell = cellAt(target);
    if (cell === null) return;
    event.preventDefault();
    if (cell.line === headings) return;
    isBlock = cell.column !== boxes;
    act.place(cell, event.shiftKey);
  });
  scroller.addEventListener('mouseover', ({ target, buttons }) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('.cell') : null;
    // What is cut can be read where the mouse rests.
    if (element !== null && !element.matches('.heading, .found'))
      element.title = element.scrollWidth > element.clientWidth ? (element.textContent?.trim() ?? '') : '';
    if (buttons !== 1 || !isBlock) return;
    const cell = cellAt(target);
    if (cell !== null && cell.line !== headings && cell.column !== boxes) act.place(cell, true);
  });
  document.addEventListener('mouseup', () => {
    isBlock = false;
  });
  scroller.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('#editor') !== null) return;
    const menu = target.closest<HTMLElement>('[data-menu]');
    if (menu !== null) {
      const { left, bottom } = menu.getBoundingClientRect();
      const column = menu.dataset['menu']!;
      act.place({ line: headings, column });
      act.show({ kind: 'column', column, left, top: bottom });
      return;
    }
    const cell = cellAt(target);
    if (cell === null || target.closest('[data-edge], input') !== null) return;
    const group = target.closest<HTMLElement>('[data-group]');
    if (group !== null) act.toggleGroup(group.dataset['group']!);
    else if (cell.line === headings) {
      act.place(cell);
      if (cell.column !== boxes) sortNext(screen, act, cell.column);
    } else if (screen.columns.find(({ column }) => column.key === cell.column)?.column.kind === 'findings')
      enter(event.target, screen, act);
  });
  scroller.addEventListener('dblclick', (event) => {
    const cell = cellAt(event.target);
    if (cell !== null && cell.line !== headings && cell.column !== boxes) enter(event.target, screen, act);
  });
}

function widen(event: MouseEvent, edge: HTMLElement, { columns }: Screen, act: Actions): void {
  event.preventDefault();
  const key = edge.dataset['edge']!;
  const before = columns.find(({ column }) => column.key === key)?.width ?? 0;
  const begun = event.clientX;
  const move = ({ clientX }: MouseEvent): void => act.resize(key, before + clientX - begun);
  document.addEventListener('mousemove', move);
  document.addEventListener('mouseup', () => document.removeEventListener('mousemove', move), { once: true });
}
