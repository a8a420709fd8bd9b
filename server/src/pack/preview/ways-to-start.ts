import type { Pack } from '../model.ts';
import { html, type Markup } from '../render/html.ts';

/**
 * While a review is prepared, a button for each input that lacks something: it begins the section, or the
 * first field the section lacks. Each names the input it is to stand beside.
 */
export function waysToStart({ readiness }: Pack): Markup {
  const lacking = (readiness?.inputs ?? []).filter(({ lacks }) => lacks.length > 0);
  return html`<div id="preview-starts" class="preview-starts">${lacking.map(
    ({ key, title, section }) =>
      html`<button type="button" data-start="${key}">${section === null ? 'Start' : 'Go on'}<span class="spoken"> with ${title}</span></button>`,
  )}</div>`;
}
