import type { DecisionEntry } from '../../model.ts';
import { count, day, money, number, sums, withUnit } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { nothing } from '../nothing-words.ts';
import {
  actionList,
  bounded,
  cited,
  facts,
  idLink,
  list,
  md,
  party,
  source,
  state,
  tag,
  theme,
  type View,
} from '../view.ts';
import { heading } from '../words.ts';

/** The decisions of this review, each with its line of sight to the policy. */
export function decisions(view: View): Markup {
  const { decisions: found } = view.pack;
  if (found.items.length === 0) return html`<p>${nothing.decisions}</p>`;
  return html`${bounded(found, (entry) => decisionEntry(view, entry))}`;
}

function decisionEntry(view: View, entry: DecisionEntry): Markup {
  const { granted, expected } = entry;
  return html`<article class="entry"${source(entry.link)} data-theme="${entry.theme ?? ''}">
<h3>${entry.decision ?? `Nothing decided: ${entry.none ?? 'no reason given'}`}</h3>
<p class="context">${joined(
    [
      state(entry.answer),
      entry.kind === null ? null : html`<span class="muted">${heading(entry.kind)}</span>`,
      theme(view, entry.theme),
    ],
    html` <span class="muted">·</span> `,
  )}</p>
${entry.reason === null ? null : html`<div class="point"><p class="label">Reason</p>${md(view, entry.reason)}</div>`}
${facts([
  ['Owner', party(entry.owner)],
  ['Due', entry.due === null ? null : day(entry.due)],
  [
    'Granted',
    granted === null
      ? null
      : joined(
          [
            granted.money === null ? null : money(granted.money),
            granted.headcount === null ? null : count(granted.headcount, 'person', 'people'),
            granted.from === null ? null : `from ${day(granted.from)}`,
          ],
          ', ',
        ),
  ],
  ['Committed', sums(entry.committed)],
  [
    'Expected',
    expected === null
      ? null
      : html`${cited(view, expected.indicator)}${expected.target === null ? null : html`: ${withUnit(expected.target, expected.unit)}`}${
          expected.by === null ? null : html` by ${day(expected.by)}`
        }${expected.latest?.value == null ? null : html` <span class="muted">(now ${number(expected.latest.value)})</span>`}`,
  ],
  ['Decided by', entry.decidedBy.map((each) => each.name ?? each.id).join(', ')],
  [
    'Changes',
    joined(
      entry.changes.map((each) => cited(view, each)),
      ', ',
    ),
  ],
])}
${lineOfSight(view, entry)}
${actionList(view, entry.actions)}
</article>`;
}

function lineOfSight(view: View, { lineOfSight: line }: DecisionEntry): Markup {
  const gap = html`${tag('missing', 'warn')}`;
  const step = (items: readonly Markup[]): Markup =>
    items.length === 0 ? gap : (list(items, 'plain') ?? gap);
  return html`<div class="sight" role="group" aria-label="Line of sight">
<div><p class="label">From the input</p>${step(line.inputs.map((each) => html`${each.title}`))}</div>
<div><p class="label">serves the objective</p>${step(line.objectives.map((each) => cited(view, each)))}</div>
<div><p class="label">and the policy</p>${step(
    line.policies.map(
      ({ cited: policy, commitment, words }) =>
        html`${policy.to?.title ?? ''} ${idLink(view, policy.to?.id ?? policy.written, policy.to?.version ?? null)}${commitment === null ? null : html`: ${words === null ? commitment : html`“${words}”`}`}`,
    ),
  )}</div>
</div>`;
}
