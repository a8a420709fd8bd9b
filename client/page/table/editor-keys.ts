import { isFromList, isSeveral, offered, pick } from './editor-view.ts';
import type { Deed } from './grid-keys.ts';
import type { Actions, Editing } from './screen.ts';

/** What a key asks for in the box a value is typed or picked in; null for keys that are typed. */
export function editorDeed(event: KeyboardEvent, editing: Editing, act: Actions): Deed | null {
  const { key, shiftKey, altKey, target } = event;
  if (event.isComposing) return null;
  if (key === 'Escape') return act.leave;
  if (key === 'Tab')
    return () => {
      takeActive(editing);
      act.commit(shiftKey ? 'left' : 'right');
    };
  if (isFromList(editing.column)) return listDeed(key, editing, act);
  const isLineEnd = target instanceof HTMLTextAreaElement && (shiftKey || altKey);
  return key === 'Enter' && !isLineEnd ? () => act.commit(shiftKey ? 'up' : 'down') : null;
}

/** With Tab, a choice that was gone to is the one that is meant. */
function takeActive(editing: Editing): void {
  const choice = isFromList(editing.column) ? offered(editing)[editing.active] : undefined;
  if (choice !== undefined && !(isSeveral(editing.column) && editing.picked.includes(choice.value)))
    pick(editing, choice);
}

function listDeed(key: string, editing: Editing, act: Actions): Deed | null {
  const found = offered(editing);
  const go = (to: number): Deed => {
    return () => {
      editing.active = Math.min(Math.max(to, 0), found.length - 1);
      act.draw();
      setTimeout(() =>
        document.getElementById(`choice-${editing.active}`)?.scrollIntoView({ block: 'nearest' }),
      );
    };
  };
  if (key === 'ArrowDown') return go(editing.active + 1);
  if (key === 'ArrowUp') return go(editing.active - 1);
  return key === 'Enter' ? () => takeChoice(editing, act) : null;
}

/** Takes the choice that was gone to or what was typed. Of several, Enter takes one after the other, and once more is done. */
function takeChoice(editing: Editing, act: Actions): void {
  const choice = offered(editing)[editing.active];
  const { column, sought } = editing;
  if (!isSeveral(column)) {
    if (choice !== undefined) pick(editing, choice);
    act.commit('down');
    return;
  }
  if (choice !== undefined) pick(editing, choice);
  else if (sought !== '' && column.isOpen === true) editing.picked = [...editing.picked, sought];
  if (choice === undefined && sought === '') {
    act.commit('down');
    return;
  }
  editing.sought = '';
  editing.active = -1;
  act.draw();
}
