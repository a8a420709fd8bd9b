import { html, type TemplateResult } from 'lit';
import type { Actions, Screen } from '../screen.ts';

/** Asks what a new record will be known by. */
export function newRowDialog({ words, view }: Screen, act: Actions): TemplateResult {
  if (!view.additions.isPossible)
    return html`<h2 id="dialog-title">${words.newTitle}</h2>
      <p>${view.additions.reason}</p>
      <div class="ends"><button class="main" @click=${() => act.show(null)}>${words.close}</button></div>`;
  return html`<h2 id="dialog-title">${words.newTitle}</h2>
    <form
      @submit=${(event: Event) => {
        event.preventDefault();
        const typed = (event.target as HTMLFormElement).querySelector('input')?.value ?? '';
        act.show(null);
        act.add(typed);
      }}
    >
      <label>${words.newHint}<input data-new-title autocomplete="off" /></label>
      <div class="ends">
        <button class="main" type="submit">${words.create}</button
        ><button type="button" @click=${() => act.show(null)}>${words.cancel}</button>
      </div>
    </form>`;
}
