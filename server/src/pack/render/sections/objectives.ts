import type { ObjectiveEntry } from '../../model.ts';
import { progressBar } from '../charts/progress-bar.ts';
import { day, money, number, period, withUnit } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import {
  actionList,
  bounded,
  cited,
  facts,
  md,
  party,
  source,
  state,
  table,
  tag,
  theme,
  type View,
} from '../view.ts';

/** Objectives: an overview, then each with its way so far. */
export function objectives(view: View): Markup {
  const { objectives: found } = view.pack;
  if (found.items.length === 0) return html`<p>The records hold no objectives for this period.</p>`;
  return html`${bounded(found, (entry) => objectiveEntry(view, entry))}`;
}

function objectiveEntry(view: View, entry: ObjectiveEntry): Markup {
  const anchor = view.anchors.place(entry.link, 'objective');
  const { baseline, latest, target, unit, result } = entry;
  return html`<article class="entry"${anchor === null ? null : html` id="${anchor}"`}${source(entry.link)} data-theme="${entry.themes.join(' ')}">
<h3>${entry.link.title ?? entry.link.id} <span class="id">${entry.link.id}</span></h3>
<p class="context">${joined(
    [
      entry.state === 'proposed' && entry.from !== null
        ? tag(`begins ${day(entry.from)}`)
        : state(entry.state),
      entry.forecast === null ? null : html`<span class="muted">forecast</span> ${state(entry.forecast)}`,
      entry.reached === true && tag('target reached', 'good'),
      ...entry.themes.map((id) => theme(view, id)),
    ],
    ' ',
  )}</p>
${entry.progress === null ? null : html`<p>${progressBar(entry.progress)}</p>`}
${facts([
  [
    'Latest',
    latest?.value == null ? null : html`<b>${withUnit(latest.value, unit)}</b> (${period(latest.period)})`,
  ],
  ['Target', target === null ? null : withUnit(target, unit)],
  [
    'Started from',
    baseline === null
      ? null
      : html`${withUnit(baseline.value, unit)}${baseline.period === null ? null : html` (${period(baseline.period)})`}`,
  ],
  ['Due', entry.due === null ? null : day(entry.due)],
  ['Owner', party(entry.owner)],
  ['Indicator', entry.indicator === null ? null : cited(view, entry.indicator)],
  ['Met when', entry.criterion],
  ['Evaluated by', entry.evaluation],
  [
    'Serves',
    entry.policy === null
      ? null
      : html`${cited(view, entry.policy)}${entry.commitment === null ? null : html`: ${entry.commitmentWords === null ? entry.commitment : html`“${entry.commitmentWords}”`}`}`,
  ],
  ['Worth', entry.value === null ? null : money(entry.value)],
  [
    'Resources',
    entry.resources === null
      ? null
      : typeof entry.resources === 'string'
        ? entry.resources
        : money(entry.resources),
  ],
  [
    'Result',
    result === null
      ? null
      : joined(
          [
            result.value === null ? null : withUnit(result.value, unit),
            result.date === null ? null : day(result.date),
          ],
          ', ',
        ),
  ],
])}
${md(view, result?.note ?? null)}
${table(
  `Interim targets of ${entry.link.title ?? entry.link.id}`,
  [
    { title: 'Period' },
    { title: 'Interim target', numeric: true },
    { title: 'Reading', numeric: true },
    { title: 'Reached' },
  ],
  entry.pathway.map((each) => ({
    cells: [
      period(each.period),
      number(each.value),
      each.reading === null ? html`<span class="muted">none yet</span>` : number(each.reading),
      each.reached === null ? '' : each.reached ? tag('yes', 'good') : tag('no', 'bad'),
    ],
  })),
)}
${table(
  `Milestones of ${entry.link.title ?? entry.link.id}`,
  [{ title: 'Milestone' }, { title: 'Due', numeric: true }, { title: 'Done', numeric: true }],
  entry.milestones.map((each) => ({
    cells: [
      each.what,
      each.due === null ? '' : day(each.due),
      each.doneOn === null
        ? each.late
          ? tag('late', 'bad')
          : ''
        : html`${day(each.doneOn)}${each.late ? html` ${tag('late', 'warn')}` : null}`,
    ],
  })),
)}
${actionList(view, entry.actions)}
</article>`;
}
