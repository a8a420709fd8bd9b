import type { Decision, Decisions } from '../blocks.ts';
import { isGiven } from '../inline.ts';
import type { HtmlContext } from './context.ts';
import { inlineHtml, sourceAttributes, topicAttributes } from './inline.ts';
import { html, type Markup } from './markup.ts';

/** What is asked, one by one: the figures next to what is asked, and below it what else is to be known. */
export const decisionsHtml = (context: HtmlContext, { items }: Decisions): Markup | null =>
  items.length === 0 ? null : html`<ol class="asks">${items.map((each) => decisionHtml(context, each))}</ol>`;

const decisionHtml = (context: HtmlContext, decision: Decision): Markup =>
  html`<li${sourceAttributes(decision.source)}${topicAttributes(decision.topics)}><div class="ask">
<div class="figures"><div>${inlineHtml(context, decision.size)}</div>
<div>${inlineHtml(context, decision.until)}</div></div>
<p class="request"><span class="letter">${decision.letter}</span> ${inlineHtml(context, decision.request)}</p>${decision.points.map(
    ({ label, of }) =>
      html`<p class="said"><span class="label">${inlineHtml(context, label)}:</span> ${inlineHtml(context, of)}</p>`,
  )}${isGiven(decision.context) ? html`<p class="context">${inlineHtml(context, decision.context)}</p>` : null}
</div></li>`;
