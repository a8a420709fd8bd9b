import { html, nothing, type TemplateResult } from 'lit';
import { columnMenu } from './dialogs/column-menu.ts';
import { columnsDialog } from './dialogs/columns.ts';
import { findingsDialog } from './dialogs/findings.ts';
import { newRowDialog } from './dialogs/new-row.ts';
import { pasteDialog } from './dialogs/paste.ts';
import { questionDialog } from './dialogs/question.ts';
import { setValueDialog } from './dialogs/set-value.ts';
import type { Actions, Dialog, Screen } from './screen.ts';

function contentOf(screen: Screen, act: Actions, dialog: Dialog): TemplateResult | typeof nothing {
  switch (dialog.kind) {
    case 'column':
      return columnMenu(screen, act, dialog.column);
    case 'findings':
      return findingsDialog(screen, act, dialog.row);
    case 'columns':
      return columnsDialog(screen, act);
    case 'new':
      return newRowDialog(screen, act);
    case 'set-value':
      return setValueDialog(screen, act, dialog);
    case 'question':
      return questionDialog(screen, act, dialog);
    case 'paste':
      return pasteDialog(screen, act, dialog);
  }
}

/** What is asked in front of the table; Escape and a click next to it close it. */
export function dialogView(screen: Screen, act: Actions): TemplateResult {
  const { dialog } = screen;
  const close = (): void => (dialog?.kind === 'question' ? act.answer(null) : act.show(null));
  const place = dialog !== null && 'left' in dialog ? `--left:${dialog.left}px;--top:${dialog.top}px` : '';
  return html`<dialog
    id="dialog"
    class=${place === '' ? '' : 'placed'}
    .style=${place}
    aria-labelledby="dialog-title"
    @cancel=${(event: Event) => {
      event.preventDefault();
      close();
    }}
    @mousedown=${(event: MouseEvent) => {
      if (event.target === event.currentTarget) close();
    }}
  >
    <div class="asked">${dialog === null ? nothing : contentOf(screen, act, dialog)}</div>
  </dialog>`;
}
