import type { IndicatorEntry } from '../../model.ts';
import { chartKey, controlChart } from '../charts/control-chart.ts';
import { day, number, period } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { latestContext, latestValue, limitWords, meanWords } from '../indicator-words.ts';
import { nothing } from '../nothing-words.ts';
import { bounded, list, source, tag, trend, type View } from '../view.ts';
import { heading } from '../words.ts';

/** Indicators: each with its figures in one line and its chart. */
export function indicators(view: View): Markup {
  const { indicators: found } = view.pack;
  if (found.items.length === 0) return html`<p>${nothing.indicators}</p>`;
  let index = 0;
  return html`${chartKey()}${withoutLimits(found.items)}<div class="charts">${bounded(found, (entry) => {
    const anchor = view.anchors.place(entry.link, 'indicator');
    index++;
    return html`<article class="entry"${anchor === null ? null : html` id="${anchor}"`}${source(entry.link)}>
<h3>${entry.link.title ?? entry.link.id} <span class="id">${entry.link.id}</span></h3>
<p class="context">${joined(
      [
        entry.latest === null
          ? null
          : html`<b>${latestValue(entry, entry.unit)}</b> ${latestContext(entry)}${entry.target === null ? null : html`, target ${number(entry.target)}`}`,
        trend(entry.trend),
        standing(entry),
      ],
      ' ',
    )}</p>
<p class="muted">${joined([entry.direction === null ? null : heading(entry.direction), meanWords(entry)], '; ')}</p>
${entry.definition === null ? null : html`<p class="muted">${entry.definition}</p>`}
${controlChart(`chart-${index}`, entry, view.pack.asOf) ?? html`<p>There are no readings yet.</p>`}
${
  entry.gaps.items.length === 0
    ? null
    : html`<p>${tag('readings missing', 'warn')} ${entry.gaps.items.map(period).join(', ')}${entry.gaps.more > 0 ? ` and ${number(entry.gaps.more)} more` : ''}</p>`
}
${list(entry.faults)}
${limitNote(entry)}
</article>`;
  })}</div>`;
}

/** Where the indicator stands against its target: nothing is missed while the day to reach it is still to come. */
function standing({ reached, targetDue }: IndicatorEntry): Markup | null {
  if (reached === null) return null;
  if (reached) return tag('target reached', 'good');
  return targetDue === null ? tag('target missed', 'bad') : tag(`not yet at target, due ${day(targetDue)}`);
}

/** Why some charts have no limits, once for all of them. */
function withoutLimits(entries: readonly IndicatorEntry[]): Markup | null {
  const titles = entries
    .filter(({ chart }) => chart.withoutLimits === 'not-asked')
    .map(({ link }) => link.title ?? link.id);
  if (titles.length === 0) return null;
  return html`<p class="muted">No natural limits are worked out for ${titles.length === entries.length ? 'these indicators' : titles.join('; ')}, since the records do not ask for an individuals chart of ${titles.length === 1 && entries.length > 1 ? 'it' : 'them'}.</p>`;
}

function limitNote(entry: IndicatorEntry): Markup | null {
  const words = limitWords(entry);
  if (words === null) return null;
  // Limits from few readings still move: what they say is told, and not yet stamped.
  return entry.limitsReachTarget === false && entry.chart.phases.at(-1)?.provisional === false
    ? html`<p>${tag('target out of reach', 'warn')} ${words}</p>`
    : html`<p class="muted">${words}</p>`;
}
