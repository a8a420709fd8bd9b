import { html, nothing, type TemplateResult } from 'lit';
import type { Actions, Screen } from './screen.ts';

/** What has to be known besides the rows: faults of files, and why something was not written. */
export function noticesView({ failure, notice, view, words }: Screen, act: Actions): TemplateResult {
  // A file that takes no edit says so once.
  const refused = failure === null ? -1 : view.files.findIndex(({ note }) => note === failure.sentence);
  return html`<div class="notices">
    ${notice === null ? nothing : html`<p class="notice" role="status">${notice}</p>`}
    ${view.files.map(({ state, note, range }, file) =>
      state === 'good' || file === refused
        ? nothing
        : html`<p class="notice" role="status" data-file=${file}>
            ${note}
            <button data-fault=${file} @click=${() => act.see(file, range)}>${words.openTextThere}</button>
          </p>`,
    )}
    ${
      failure === null
        ? nothing
        : html`<div class="notice refusal" role="alert" id="refusal">
          <p>${failure.sentence}</p>
          ${
            failure.reasons.length === 0
              ? nothing
              : html`<ul>
                ${failure.reasons.map((reason) => html`<li>${reason}</li>`)}
              </ul>`
          }
          ${
            failure.again === null
              ? nothing
              : html`<button
                data-again
                @click=${() => {
                  const { again } = failure;
                  act.dismiss();
                  if (again !== null) act.edit(again.cell, again.text);
                }}
              >
                ${words.tryAgain}
              </button>`
          }
          ${
            failure.place === null
              ? failure.cell === null
                ? nothing
                : refused >= 0
                  ? html`<button data-fault=${refused} @click=${() => act.see(refused, view.files[refused]!.range)}>${words.openTextThere}</button>`
                  : html`<button data-text @click=${() => act.open(failure.cell!.line, failure.cell!.column)}>${words.openText}</button>`
              : html`<button data-place @click=${() => act.openPlace(failure.place!)}>${words.openTextThere}</button>`
          }
          <button data-dismiss @click=${() => act.dismiss()}>${words.dismiss}</button>
        </div>`
    }
  </div>`;
}
