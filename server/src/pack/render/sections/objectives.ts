import type { ObjectiveEntry } from '../../model.ts';
import { progressBar } from '../charts/progress-bar.ts';
import { sparkline } from '../charts/sparkline.ts';
import { day, money, number, period, withUnit } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { nothing } from '../nothing-words.ts';
import {
  actionList,
  bounded,
  cited,
  list,
  md,
  objectiveStanding,
  party,
  source,
  state,
  tag,
  theme,
  type View,
} from '../view.ts';

/** Objectives: each with its course, where it stands, and what was planned for it. */
export function objectives(view: View): Markup {
  const { objectives: found } = view.pack;
  if (found.items.length === 0) return html`<p>${nothing.objectives}</p>`;
  const isMeasured = found.items.some(({ progress }) => progress !== null);
  return html`${isMeasured ? html`<p class="muted key">Bars and per cent: how much of the way from where it started to its target.</p>` : null}${bounded(found, (entry) => objectiveEntry(view, entry))}`;
}

function objectiveEntry(view: View, entry: ObjectiveEntry): Markup {
  const anchor = view.anchors.place(entry.link, 'objective');
  return html`<article class="entry objective"${anchor === null ? null : html` id="${anchor}"`}${source(entry.link)} data-theme="${entry.themes.join(' ')}">
<div class="standing"><h3>${entry.link.title ?? entry.link.id} <span class="id">${entry.link.id}</span></h3>
<p>${joined(
    [
      objectiveStanding(entry),
      entry.forecast === null ? null : html`<span class="muted">forecast</span> ${state(entry.forecast)}`,
    ],
    ' ',
  )}</p></div>
${course(view, entry)}
<p class="context">${joined(
    [
      ...entry.themes.map((id) => theme(view, id)),
      entry.due === null ? null : html`due ${day(entry.due)}`,
      party(entry.owner),
      entry.value === null ? null : html`worth ${money(entry.value)}`,
      entry.resources === null
        ? null
        : html`resources: ${typeof entry.resources === 'string' ? entry.resources : money(entry.resources)}`,
      entry.indicator === null ? null : html`measured by ${cited(view, entry.indicator)}`,
      entry.criterion === null ? null : html`met when: ${entry.criterion}`,
      entry.policy === null
        ? null
        : html`serves ${cited(view, entry.policy)}${entry.commitment === null ? null : html`: ${entry.commitmentWords === null ? entry.commitment : html`“${entry.commitmentWords}”`}`}`,
    ],
    ' · ',
  )}</p>
${outcome(view, entry)}
${interimTargets(entry)}
${milestones(entry)}
${actionList(view, entry.actions)}
</article>`;
}

/** From where to where, and how far: the readings as a small line, the figures, the way to the target. */
function course(
  view: View,
  { baseline, latest, target, unit, progress, indicator }: ObjectiveEntry,
): Content {
  const points = view.pack.indicators.items.find(({ link }) => link.id === indicator?.to?.id)?.chart.points;
  const figures = joined(
    [
      latest?.value == null ? null : html`<b>${withUnit(latest.value, unit)}</b> (${period(latest.period)})`,
      target === null
        ? null
        : html`target ${latest?.value == null ? withUnit(target, unit) : number(target)}`,
      baseline === null
        ? null
        : html`started from ${number(baseline.value)}${baseline.period === null ? null : html` (${period(baseline.period)})`}`,
    ],
    ', ',
  );
  if (figures.length === 0 && progress === null) return null;
  return html`<div class="course">${points === undefined ? null : sparkline(points, target)}<p class="figures">${figures}</p>${progress === null ? null : progressBar(progress)}</div>`;
}

function outcome(view: View, { result, unit }: ObjectiveEntry): Content {
  if (result === null) return null;
  const told = joined(
    [
      result.value === null ? null : withUnit(result.value, unit),
      result.date === null ? null : day(result.date),
    ],
    ', ',
  );
  return [told.length === 0 ? null : html`<p><b>Result:</b> ${told}</p>`, md(view, result.note)];
}

/** Interim targets in one line, each with the reading it is judged by. */
function interimTargets({ pathway }: ObjectiveEntry): Content {
  if (pathway.length === 0) return null;
  return html`<p class="pathway"><span class="label">Interim targets:</span> ${joined(
    pathway.map(
      (each) =>
        html`<span class="stage">${period(each.period)}: ${number(each.value)}${each.reading === null ? null : html`, read ${number(each.reading)}`} ${
          each.reached === null ? null : each.reached ? tag('reached', 'good') : tag('missed', 'bad')
        }</span>`,
    ),
    ' · ',
  )}</p>`;
}

function milestones({ milestones: found }: ObjectiveEntry): Markup | null {
  if (found.length === 0) return null;
  return html`<p class="label">Milestones</p>${list(
    found.map(
      (each) =>
        html`${each.what} <span class="muted">${joined(
          [
            each.doneOn === null ? null : html`done ${day(each.doneOn)}`,
            each.due === null ? null : html`due ${day(each.due)}`,
          ],
          ', ',
        )}</span>${each.late ? html` ${tag('late', each.doneOn === null ? 'bad' : 'warn')}` : null}`,
    ),
    'plain',
  )}`;
}
