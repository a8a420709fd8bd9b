import type { RiskCell, RiskRating } from '../../model.ts';
import { count, day, money, number } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { nothing } from '../nothing-words.ts';
import { assessedAgainWords, ratingWords } from '../section-words.ts';
import { idLink, more, named, party, state, table, theme, type View } from '../view.ts';
import { words } from '../words.ts';

/** Highest rating a matrix is drawn for; larger scales are shown as a list only. */
const LARGEST_MATRIX = 10;

/** Risks before and after treatment as matrices, then the list, then opportunities. */
export function risks(view: View): Markup {
  const { risks: found } = view.pack;
  const drawn = found.before.length > 0 && found.scale >= 1 && found.scale <= LARGEST_MATRIX;
  return html`${found.entries.items.length === 0 ? html`<p>${nothing.risks}</p>` : null}${
    drawn
      ? html`<div class="two">${matrix(view, 'Before treatment', found.before)}${found.after.length === 0 ? html`<p class="muted">${assessedAgainWords(found)}: none yet.</p>` : matrix(view, assessedAgainWords(found), found.after)}</div>
<p class="muted">${ratingWords(found, 'Shaded cells')}</p>`
      : null
  }
${table(
  'Risks',
  [
    { title: 'Risk' },
    { title: 'Owner' },
    { title: 'Before', numeric: true },
    { title: 'After', numeric: true },
    { title: 'Treatment' },
    { title: 'At stake', numeric: true },
  ],
  found.entries.items.map((each) => ({
    link: each.link,
    cells: [
      html`${named(view, each.link)} ${each.themes.map((id) => theme(view, id))}`,
      party(each.owner),
      rating(each.before, found.threshold),
      each.after === null
        ? html`<span class="muted">${each.treatment === 'accept' ? 'accepted as it is' : 'not assessed again'}</span>`
        : rating(each.after, found.threshold),
      joined(
        [
          each.treatment === null ? null : words(each.treatment),
          each.acceptedUntil === null ? null : html`accepted until ${day(each.acceptedUntil)}`,
          state(each.effect),
        ],
        ', ',
      ),
      each.exposure === null ? '' : money(each.exposure),
    ],
  })),
)}
${more(found.entries)}
${table(
  'Opportunities',
  [{ title: 'Opportunity' }, { title: 'Decision' }, { title: 'Owner' }, { title: 'Worth', numeric: true }],
  found.opportunities.items.map((each) => ({
    link: each.link,
    cells: [
      named(view, each.link),
      joined([each.decision === null ? null : words(each.decision), state(each.effect)], ' '),
      party(each.owner),
      each.value === null ? '' : money(each.value),
    ],
  })),
)}
${more(found.opportunities)}`;
}

function rating(value: RiskRating | null, threshold: number): Content {
  if (value === null) return '';
  const shown = html`${number(value.rating)} <span class="muted">(${number(value.likelihood)} × ${number(value.severity)})</span>`;
  return value.rating >= threshold ? html`<b>${shown}</b>` : shown;
}

function matrix(view: View, caption: string, cells: readonly RiskCell[]): Markup {
  const { scale, threshold } = view.pack.risks;
  const steps = Array.from({ length: Math.floor(scale) }, (_, i) => i + 1);
  const cellAt = new Map(cells.map((cell) => [`${cell.likelihood}/${cell.severity}`, cell]));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Matrix: ${caption}"><table class="matrix">
<caption>${caption}</caption>
<thead><tr><th scope="col">Likelihood down, severity across</th>${steps.map((step) => html`<th scope="col">${step}</th>`)}</tr></thead>
<tbody>${steps.toReversed().map(
    (likelihood) =>
      html`<tr><th scope="row">${likelihood}</th>${steps.map((severity) => {
        const cell = cellAt.get(`${likelihood}/${severity}`);
        const names = joined(
          [likelihood * severity >= threshold && 'high', cell !== undefined && 'held'],
          ' ',
        );
        return html`<td${names.length === 0 ? null : html` class="${names}"`}>${
          cell === undefined
            ? ''
            : html`<span class="ids">${joined(
                cell.ids.map((id) => idLink(view, id)),
                ' ',
              )}</span>${cell.count > cell.ids.length ? html`<b>${count(cell.count, 'risk')}</b>` : null}`
        }</td>`;
      })}</tr>`,
  )}</tbody>
</table></div>`;
}
