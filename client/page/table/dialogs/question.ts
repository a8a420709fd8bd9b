import { html, type TemplateResult } from 'lit';
import type { SignedAnswer } from '../../../../server/src/main/lsp/protocol/tables.ts';
import type { Actions, Dialog, Screen } from '../screen.ts';

/** Asks what to do about signatures that an edit would break; closing it leaves everything as it is. */
export function questionDialog(
  { words }: Screen,
  act: Actions,
  { question }: Extract<Dialog, { kind: 'question' }>,
): TemplateResult {
  const { text, records } = question;
  const [only] = records;
  if (records.length === 1 && only !== undefined)
    return html`<h2 id="dialog-title">${words.signedTitle}</h2>
      <p>${text}</p>
      <p><strong>${only.name}</strong></p>
      <ul>
        ${only.signers.map((signer) => html`<li>${signer}</li>`)}
      </ul>
      <div class="ends">
        ${only.answers.map(
          ({ answer, title }, at) =>
            html`<button class=${at === 0 ? 'main' : ''} data-answer=${answer} @click=${() => act.answer({ [only.row]: answer })}>
              ${title}
            </button>`,
        )}<button data-answer="none" @click=${() => act.answer(null)}>${words.leaveAll}</button>
      </div>`;
  return html`<h2 id="dialog-title">${words.signedTitle}</h2>
    <p>${text}</p>
    <form
      class="signed"
      @submit=${(event: Event) => {
        event.preventDefault();
        const form = new FormData(event.target as HTMLFormElement);
        act.answer(
          Object.fromEntries(records.map(({ row }, at) => [row, form.get(`record-${at}`) as SignedAnswer])),
        );
      }}
    >
      ${records.map(
        ({ name, signers, answers }, at) =>
          html`<fieldset>
            <legend>${name}</legend>
            <ul>
              ${signers.map((signer) => html`<li>${signer}</li>`)}
            </ul>
            <select name=${`record-${at}`} aria-label=${name}>
              ${answers.map(({ answer, title }) => html`<option value=${answer}>${title}</option>`)}
            </select>
          </fieldset>`,
      )}
      <div class="ends">
        <button class="main" type="submit" data-answer="all">${words.goOn}</button
        ><button type="button" data-answer="none" @click=${() => act.answer(null)}>${words.leaveAll}</button>
      </div>
    </form>`;
}
