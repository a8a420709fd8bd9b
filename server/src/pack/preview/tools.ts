import type { Pack } from '../model.ts';
import { html, type Markup } from '../render/html.ts';

/** What stands above the pages in a preview: a choice of theme, and the way to a file. */
export function previewTools(pack: Pack): Markup {
  return html`<div id="preview-tools" class="preview-tools" role="toolbar" aria-label="Preview">
${
  pack.themes.length === 0
    ? null
    : html`<label>Theme <select data-themes><option value="">all</option>${pack.themes.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</select></label>`
}
<button type="button" data-export>Export…</button>
<span class="muted" role="status" data-status></span>
</div>`;
}
