import { html, nothing, type TemplateResult } from 'lit';
import type { CellChange } from '../../../../server/src/main/lsp/protocol/tables.ts';
import { say } from '../../table-words.ts';
import { cellText, seenValue, whyLocked } from '../cells.ts';
import { isFromList, isSeveral } from '../editor-view.ts';
import type { Actions, Dialog, Screen } from '../screen.ts';

/** Rows that are listed before somebody decides about all of them. */
const listed = 12;
/** More cells than this are looked at first. */
export const many = 200;

/** Gives several rows the same value in one column. */
export function setValueDialog(
  screen: Screen,
  act: Actions,
  dialog: Extract<Dialog, { kind: 'set-value' }>,
): TemplateResult {
  const { view, words, rows } = screen;
  const index = view.columns.findIndex(({ key }) => key === dialog.column);
  const column = view.columns[index]!;
  const wanted = new Set(dialog.rows);
  const meant = rows.filter((row) => wanted.has(row.key) && whyLocked(column, row, index) === null);
  /** What is typed meanwhile counts. */
  const changes = (): CellChange[] => {
    const several = isSeveral(column) && isFromList(column);
    const value = several ? dialog.text.split(/[\n,;]\s*/).filter(Boolean) : dialog.text;
    return meant.map((row) => ({
      row: row.key,
      column: column.key,
      value,
      seen: seenValue(row.cells[index]),
    }));
  };
  const choices = dialog.choices ?? column.choices ?? [];
  const shownAs = choices.find(({ value }) => value === dialog.text)?.label ?? dialog.text;

  const typed = ({ target }: Event): void => {
    dialog.text = (target as HTMLInputElement).value;
    dialog.isPreviewed = false;
  };
  return html`<h2 id="dialog-title">${say(words.setValueIn, dialog.rows.length)}</h2>
    <form
      @submit=${(event: Event) => {
        event.preventDefault();
        if (meant.length > many && !dialog.isPreviewed) {
          dialog.isPreviewed = true;
          act.draw();
          return;
        }
        act.show(null);
        void act.write(changes());
      }}
    >
      <label
        >${words.column}
        <select
          data-column-choice
          @change=${({ target }: Event) => {
            dialog.column = (target as HTMLSelectElement).value;
            dialog.text = '';
            dialog.choices = null;
            dialog.isPreviewed = false;
            const chosen = view.columns.find(({ key }) => key === dialog.column)!;
            if (isFromList(chosen) && chosen.choices === undefined)
              void act.askChoices(chosen.key, '').then((found) => {
                dialog.choices = found;
                act.draw();
              });
            act.draw();
          }}
        >
          ${view.columns
            .filter(({ isEditable }) => isEditable)
            .map(
              ({ key, title }) =>
                html`<option value=${key} .selected=${key === dialog.column}>${title}</option>`,
            )}
        </select></label
      ><label
        >${words.value}
        ${
          column.kind === 'long-text'
            ? html`<textarea data-new-value rows="4" .value=${dialog.text} @input=${typed}></textarea>`
            : html`<input
              data-new-value
              type=${column.kind === 'date' || column.kind === 'due' ? 'date' : 'text'}
              list="set-choices"
              autocomplete="off"
              .value=${dialog.text}
              @input=${typed}
            />`
        }</label
      ><datalist id="set-choices">
        ${choices.map(({ value: each, label, detail }) => html`<option value=${each}>${[label, detail].filter(Boolean).join(' · ')}</option>`)}
      </datalist>
      ${
        dialog.isPreviewed
          ? html`<table>
              <caption>
                ${say(words.changes, meant.length)}
              </caption>
              <tbody>
                ${meant.slice(0, listed).map(
                  (row) =>
                    html`<tr>
                      <th scope="row">${cellText(row.cells[0])}</th>
                      <td>${cellText(row.cells[index])}</td>
                      <td>→ ${shownAs}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
            ${meant.length > listed ? html`<p class="hint">${say(words.andMore, meant.length - listed)}</p>` : nothing}`
          : html`<p class="hint">${say(words.changes, meant.length)}</p>`
      }
      <div class="ends">
        <button class="main" type="submit" ?disabled=${meant.length === 0}>${words.apply}</button
        ><button type="button" @click=${() => act.show(null)}>${words.cancel}</button>
      </div>
    </form>`;
}
