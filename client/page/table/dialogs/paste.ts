import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../../table-words.ts';
import type { Actions, Dialog, Screen } from '../screen.ts';

/** Pasted rows that are shown before they become records. */
const listed = 50;

/** Rows from a spreadsheet that are to become records, with what stands in the way. */
export function pasteDialog(
  screen: Screen,
  act: Actions,
  dialog: Extract<Dialog, { kind: 'paste' }>,
): TemplateResult {
  const { words, view } = screen;
  const { preview, over } = dialog;
  return html`<h2 id="dialog-title">${words.pasteTitle}</h2>
    ${view.additions.isPossible ? nothing : html`<p class="notice">${view.additions.reason}</p>`}
    ${
      preview === null
        ? html`<label
          >${words.pasteHint}
          <textarea
            data-pasted
            rows="6"
            .value=${dialog.text}
            @input=${({ target }: Event) => {
              dialog.text = (target as HTMLTextAreaElement).value;
              if (dialog.text.trim() !== '') act.preview({});
            }}
          ></textarea
        ></label>`
        : previewOf(screen, act, preview)
    }
    <div class="ends">
      ${
        preview === null
          ? nothing
          : html`<button class="main" id="enter-records" ?disabled=${!preview.isReady} @click=${() => act.enterRecords()}>
            ${say(words.enterRecords, preview.rows.length)}
          </button>`
      }
      ${
        over.length === 0
          ? nothing
          : html`<button
            data-overwrite
            @click=${() => {
              act.show(null);
              void act.write(over);
            }}
          >
            ${say(words.overwrite, over.length)}
          </button>`
      }<button @click=${() => act.show(null)}>${words.cancel}</button>
    </div>`;
}

type Preview = NonNullable<Extract<Dialog, { kind: 'paste' }>['preview']>;

function previewOf({ words, view }: Screen, act: Actions, preview: Preview): TemplateResult {
  const columns = preview.columns.map(({ column }) => column);
  const offered = view.columns.filter(({ key }) => !key.startsWith('$'));
  const rows = preview.rows.map((row, at) => ({ ...row, at: at + (preview.hasHeadings ? 2 : 1) }));
  const faulty = rows.filter(({ faults }) => faults.length > 0);
  // What is to be mended is seen, however many rows there are.
  const sorted = [...faulty, ...rows.filter(({ faults }) => faults.length === 0)];
  return html`<p>${preview.summary}</p>
    ${faulty.length === 0 ? nothing : html`<p class="fault" role="status">${words.faults}</p>`}
    ${preview.notes.map((note) => html`<p class="hint">${note}</p>`)}
    <label
      ><input
        type="checkbox"
        .checked=${preview.hasHeadings}
        @change=${({ target }: Event) => act.preview({ hasHeadings: (target as HTMLInputElement).checked })}
      />${words.firstIsHeadings}</label
    >
    <div class="wide" tabindex="0" role="region" aria-label=${words.pasteTitle}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.willBeId}</th>
            ${preview.columns.map(
              ({ heading, column }, at) =>
                html`<th scope="col">
                  ${heading ?? ''}
                  <select
                    aria-label=${say(words.goesTo, heading ?? at + 1)}
                    data-goes-to=${at}
                    @change=${({ target }: Event) => {
                      const { value } = target as HTMLSelectElement;
                      act.preview({
                        hasHeadings: preview.hasHeadings,
                        columns: columns.map((each, position) => (position === at ? value || null : each)),
                      });
                    }}
                  >
                    <option value="" .selected=${column === null}>${words.leftOut}</option>
                    ${offered.map(({ key, title }) => html`<option value=${key} .selected=${key === column}>${title}</option>`)}
                  </select>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${sorted.slice(0, listed).map(
            ({ id, cells, faults, at: row }) =>
              html`<tr>
                  <th scope="row">${faults.length > 0 || id === '' ? say(words.pastedRow, row) : id}</th>
                  ${cells.map(
                    (cell, at) =>
                      html`<td class=${faults.some(({ column }) => column === at) ? 'fault' : ''}>${cell}</td>`,
                  )}
                </tr>
                ${faults.map(
                  ({ text, column }) =>
                    html`<tr>
                      <td class="fault" colspan=${cells.length + 1}>
                        ${column === null ? '' : `${preview.columns[column]?.heading ?? column + 1}: `}${text}
                      </td>
                    </tr>`,
                )}`,
          )}
        </tbody>
      </table>
    </div>
    ${preview.rows.length > listed ? html`<p class="hint">${say(words.andMore, preview.rows.length - listed)}</p>` : nothing}`;
}
