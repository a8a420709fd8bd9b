import { countBar } from '../charts/progress-bar.ts';
import { day, number, sums } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { actionTable, cited, facts, more, named, state, table, type View } from '../view.ts';
import { words } from '../words.ts';

/** Nonconformities and corrective actions: how many, how old, and whether what was done worked. */
export function nonconformities(view: View): Markup {
  const { nonconformities: found } = view.pack;
  const highest = Math.max(0, ...found.ageing.map((each) => each.count));
  return html`${facts([
    [
      'Found',
      html`<b>${number(found.detected)}</b>${found.detectedBefore === null ? null : html` <span class="muted">(before: ${number(found.detectedBefore)})</span>`}`,
    ],
    ['Closed', number(found.closed)],
    ['Open', number(found.open)],
    ['Found again', number(found.repeated)],
    ['Effective', number(found.effect.effective)],
    ['Partly effective', number(found.effect.partlyEffective)],
    ['Not effective', number(found.effect.notEffective)],
    ['Effect to be checked', number(found.effect.awaited)],
    ['Costs', sums(found.costs)],
  ])}
${
  found.open === 0
    ? null
    : html`<p class="label">Days the open ones have been open</p>${facts(
        found.ageing.map((each) => [
          words(each.label),
          html`${number(each.count)} ${each.count > 0 ? countBar(each.count, highest) : null}`,
        ]),
      )}`
}
${table(
  'Nonconformities',
  [
    { title: 'What was found' },
    { title: 'Where' },
    { title: 'Days open', numeric: true },
    { title: 'Cause' },
    { title: 'Effect' },
    { title: 'Costs', numeric: true },
  ],
  found.entries.items.map((each) => ({
    link: each.link,
    cells: [
      [
        named(view, each.link),
        each.repeats === null
          ? null
          : html`<br><span class="muted">again, after ${cited(view, each.repeats)}</span>`,
      ],
      joined(
        [
          each.grade === null ? null : words(each.grade),
          each.source === null ? null : words(each.source),
          each.process?.to?.title ?? each.process?.written ?? null,
        ],
        ', ',
      ),
      [
        each.ageInDays === null ? '' : number(each.ageInDays),
        html`<br><span class="muted">${each.closedOn === null ? 'open' : html`closed ${day(each.closedOn)}`}</span>`,
      ],
      each.cause,
      state(each.effect) ?? html`<span class="muted">not checked yet</span>`,
      sums(each.costs),
    ],
  })),
)}
${more(found.entries)}
${actionTable(view, 'Corrective actions still open', found.actions.items)}
${more(found.actions)}`;
}
