import type { NonconformityEntry, OutputEntry } from '../../model.ts';
import { countBar } from '../charts/progress-bar.ts';
import { day, number, sums } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { actionTable, cited, facts, more, named, party, state, table, type View } from '../view.ts';
import { words } from '../words.ts';
import { measured } from './measured.ts';

/** Nonconformities and corrective actions: how many, how old, and whether what was done worked. */
export function nonconformities(view: View): Markup {
  const { nonconformities: found } = view.pack;
  const highest = Math.max(0, ...found.ageing.map((each) => each.count));
  const ofPeriod = found.entries.items.filter(({ timing }) => timing === 'period');
  const others = found.entries.items.filter(({ timing }) => timing !== 'period');
  return html`${measured(view, 'What the indicators say of nonconformities', found.indicators)}
${facts([
  [
    'Found and kept as records',
    html`<b>${number(found.detected)}</b>${found.detectedBefore === null ? null : html` <span class="muted">(before: ${number(found.detectedBefore)})</span>`}`,
  ],
  ['Closed in the period', number(found.closed)],
  ['Open', number(found.open)],
  ['Found again', number(found.repeated)],
  ['Effective', number(found.effect.effective)],
  ['Partly effective', number(found.effect.partlyEffective)],
  ['Not effective', number(found.effect.notEffective)],
  ['Effect to be checked', number(found.effect.awaited)],
  ['Costs of those found', sums(found.costs)],
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
${nonconformityTable(view, 'Nonconformities found in the period', ofPeriod)}
${nonconformityTable(view, 'Nonconformities found before or after the period', others)}
${more(found.entries)}
${found.entries.items.length === 0 ? null : html`<p class="muted">Days open count from finding to closing, the check of the effect included.</p>`}
${actionTable(view, 'Corrective actions still open', found.actions.items)}
${more(found.actions)}
${outputTable(view, found.outputs.items)}
${more(found.outputs)}`;
}

/** Products and services that were not as required. */
const outputTable = (view: View, entries: readonly OutputEntry[]): Markup | null =>
  table(
    'Nonconforming outputs',
    [
      { title: 'What was found' },
      { title: 'Where' },
      { title: 'Found', numeric: true },
      { title: 'Decision' },
      { title: 'Costs', numeric: true },
    ],
    entries.map((each) => ({
      link: each.link,
      cells: [
        [
          named(view, each.link),
          each.nonconformity === null
            ? null
            : html`<br><span class="muted">belongs to ${cited(view, each.nonconformity)}</span>`,
        ],
        each.detectedAt === null ? null : words(each.detectedAt),
        [
          each.detectedOn === null ? null : day(each.detectedOn),
          each.timing !== 'period' && html`<br><span class="muted">${each.timing} the period</span>`,
        ],
        joined(
          [
            each.disposition === null ? html`<span class="muted">none yet</span>` : words(each.disposition),
            each.open ? html`<span class="muted">open</span>` : null,
          ],
          ', ',
        ),
        sums(each.costs),
      ],
    })),
  );

const nonconformityTable = (
  view: View,
  caption: string,
  entries: readonly NonconformityEntry[],
): Markup | null =>
  table(
    caption,
    [
      { title: 'What was found' },
      { title: 'Where' },
      { title: 'Days open', numeric: true },
      { title: 'Owner, due' },
      { title: 'Cause' },
      { title: 'Effect' },
      { title: 'Costs', numeric: true },
    ],
    entries.map((each) => ({
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
        joined(
          [
            party(each.owner),
            each.closedOn !== null || each.due === null
              ? null
              : html`<span class="muted">due ${day(each.due)}</span>`,
          ],
          html`<br>`,
        ),
        each.cause,
        state(each.effect) ?? html`<span class="muted">not checked yet</span>`,
        sums(each.costs),
      ],
    })),
  );
