import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../../table-words.ts';
import { marks } from '../cell-view.ts';
import { cellText, detailsOf } from '../cells.ts';
import type { Actions, Screen } from '../screen.ts';

/** What was found in a record; each leads to its place in the text. */
export function findingsDialog(
  { view, rows, words }: Screen,
  act: Actions,
  key: string,
): TemplateResult | typeof nothing {
  const row = rows.find((each) => each.key === key);
  const index = view.columns.findIndex(({ kind }) => kind === 'findings');
  if (row === undefined) return nothing;
  const { findings = [] } = detailsOf(row.cells[index]);
  return html`<h2 id="dialog-title">${say(words.findingsOf, cellText(row.cells[0]))}</h2>
    <ul class="findings">
      ${findings.map(
        ({ text, rule, severity, range }, at) =>
          html`<li class=${severity}>
            <button
              data-finding=${at}
              @click=${() => {
                act.show(null);
                act.see(row.file, range);
              }}
            >
              ${text}
            </button>
            <span class="detail"
              ><span class="level ${severity}"><span class="mark" aria-hidden="true">${marks[severity]}</span>${words[severity === 'information' ? 'hint' : severity]}</span>
              · ${rule}</span
            >
            <button
              class="next"
              data-steps=${at}
              @click=${() => {
                act.show(null);
                act.offerSteps(row.file, range);
              }}
            >
              ${words.nextSteps}
            </button>
          </li>`,
      )}
    </ul>
    <div class="ends"><button class="main" @click=${() => act.show(null)}>${words.close}</button></div>`;
}
