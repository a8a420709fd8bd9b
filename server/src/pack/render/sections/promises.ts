import { day, money } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { nothing } from '../nothing-words.ts';
import { actionList, bounded, facts, party, source, state, theme, type View } from '../view.ts';
import { brought, progress } from './page-one.ts';

/** Every decision of the last review with its dates, actions and what it brought. */
export function promises(view: View): Markup {
  const { decisions, review } = view.pack.pageOne.lastTime;
  if (review === null) return html`<p>${nothing.noReviewBefore}</p>`;
  if (decisions.items.length === 0) return html`<p>${nothing.promises}</p>`;
  return html`${bounded(
    decisions,
    (decision) => html`<article class="entry"${source(decision.link)} data-theme="${decision.theme ?? ''}">
<h3>${decision.decision}</h3>
<p class="context">${theme(view, decision.theme)}</p>
<p>${joined([progress(decision), brought(view, decision)], ' ')}</p>
${facts([
  ['Owner', party(decision.owner)],
  ['Due', decision.due === null ? null : day(decision.due)],
  ['Answer', state(decision.answer)],
  ['Granted', decision.granted === null ? null : money(decision.granted)],
])}
${actionList(view, decision.actions)}
</article>`,
  )}`;
}
