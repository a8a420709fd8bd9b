import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { TableChoice, TableColumn } from '../../../server/src/main/lsp/protocol/tables.ts';
import { say } from '../table-words.ts';
import { cellText } from './cells.ts';
import type { Actions, Editing, Screen } from './screen.ts';

/** Where a cell stands in what is scrolled, in pixels. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

const severalLines: ReadonlySet<string> = new Set(['long-text', 'list']);

/** Several values rather than one. */
export const isSeveral = ({ kind }: TableColumn): boolean => kind === 'references' || kind === 'list';

/** Values are picked from a list. */
export const isFromList = ({ kind, choices }: TableColumn): boolean =>
  kind === 'reference' || kind === 'references' || (choices !== undefined && choices.length > 0);

const isDay = ({ kind }: TableColumn): boolean => kind === 'date' || kind === 'due';

/** The choices that are offered: those with the letters that were typed. */
export function offered({ choices, sought }: Pick<Editing, 'choices' | 'sought'>): readonly TableChoice[] {
  const letters = sought.toLocaleLowerCase();
  const all = choices ?? [];
  return letters === ''
    ? all
    : all.filter(({ label, value, detail }) =>
        `${label}\n${value}\n${detail ?? ''}`.toLocaleLowerCase().includes(letters),
      );
}

function listOf(editing: Editing, { words }: Screen, act: Actions): TemplateResult {
  const several = isSeveral(editing.column);
  const found = offered(editing);
  return html`<div class="choices" id="choices" role="listbox" aria-label=${editing.column.title} aria-multiselectable=${several}>
      ${found.map((choice, at) => {
        const isPicked = several ? editing.picked.includes(choice.value) : editing.text === choice.value;
        return html`<div
          class="choice ${at === editing.active ? 'active' : ''}"
          id="choice-${at}"
          role="option"
          aria-selected=${isPicked}
          @mousedown=${(event: Event) => event.preventDefault()}
          @click=${() => {
            pick(editing, choice);
            if (several) act.draw();
            else act.commit('stay');
          }}
        >
          <span class="mark" aria-hidden="true">${several ? (isPicked ? '☑' : '☐') : isPicked ? '✓' : ''}</span
          ><span class="label">${choice.label}</span
          >${choice.detail === null ? nothing : html`<span class="detail">${choice.detail}</span>`}
        </div>`;
      })}
    </div>
    ${
      editing.choices === null
        ? html`<p class="hint">${words.reading}</p>`
        : found.length === 0
          ? html`<p class="hint">${editing.column.isOpen === true ? words.notInList : words.noChoices}</p>`
          : nothing
    }
    ${editing.more > 0 ? html`<p class="hint">${say(words.moreChoices, editing.more)}</p>` : nothing}`;
}

/** Takes a choice: the only one, or one more or less of several. */
export function pick(editing: Editing, { value }: TableChoice): void {
  if (!isSeveral(editing.column)) {
    editing.text = value;
    return;
  }
  editing.picked = editing.picked.includes(value)
    ? editing.picked.filter((each) => each !== value)
    : [...editing.picked, value];
}

/** What is written: several values as a list, one as it was typed or picked. */
export const editedValue = (editing: Editing): string | readonly string[] =>
  isSeveral(editing.column) && isFromList(editing.column) ? editing.picked : editing.text;

/** The box a value is typed or picked in, over its cell. It is no part of the line, so that news of this one leave it alone. */
export function editorView(
  screen: Screen,
  act: Actions,
  { left, top, width }: CellBox,
): TemplateResult | typeof nothing {
  const { editing, words } = screen;
  if (editing === null) return nothing;
  const { column } = editing;
  const fromList = isFromList(column);
  const isLong = severalLines.has(column.kind) && !fromList;
  const wide = Math.max(width, isLong ? 420 : fromList ? 320 : isDay(column) ? 170 : 120);
  const typed = ({ target }: Event): void => {
    const { value } = target as HTMLInputElement;
    if (fromList) act.seek(value);
    else editing.text = value;
  };
  const name = say(words.edit, column.title);
  const before = cellText(screen.rows.find(({ key }) => key === editing.cell.line)?.cells[editing.index]);
  const picked = fromList && isSeveral(column) ? editing.picked : [];
  return html`<div class="editor" id="editor" .style=${`left:${left}px;top:${top}px;width:${wide}px`}>
    ${picked.length > 0 ? html`<div class="picked">${picked.join(', ')}</div>` : nothing}
    ${
      isLong
        ? html`<textarea
          id="typed"
          rows="5"
          aria-label=${name}
          aria-describedby="editor-hint"
          .value=${live(editing.text)}
          @input=${typed}
        ></textarea>`
        : html`<div class="typed">
          <input
            id="typed"
            type="text"
            spellcheck=${column.kind === 'text'}
            inputmode=${column.kind === 'number' ? 'decimal' : 'text'}
            placeholder=${isDay(column) ? '2026-01-31' : fromList ? before : ''}
            autocomplete="off"
            aria-label=${name}
            aria-describedby="editor-hint"
            role=${fromList ? 'combobox' : nothing}
            aria-expanded=${fromList ? 'true' : nothing}
            aria-controls=${fromList ? 'choices' : nothing}
            aria-autocomplete=${fromList ? 'list' : nothing}
            aria-activedescendant=${fromList && editing.active >= 0 ? `choice-${editing.active}` : nothing}
            .value=${live(fromList ? editing.sought : editing.text)}
            @input=${typed}
          />${
            isDay(column)
              ? html`<input
                type="date"
                class="day"
                aria-label=${words.pickDay}
                .value=${/^\d{4}-\d\d-\d\d$/.test(editing.text) ? editing.text : ''}
                @change=${({ target }: Event) => {
                  editing.text = (target as HTMLInputElement).value;
                  act.draw();
                  document.getElementById('typed')?.focus();
                }}
              />`
              : nothing
          }
        </div>`
    }
    ${fromList ? listOf(editing, screen, act) : nothing}
    <p class="hint" id="editor-hint">${isLong || fromList ? (fromList ? words.listKeys : words.editKeys) : ''}</p>
  </div>`;
}
