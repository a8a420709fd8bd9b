import { chartKey, controlChart } from '../charts/control-chart.ts';
import { number, period, withUnit } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { bounded, list, source, tag, trend, type View } from '../view.ts';
import { words } from '../words.ts';

/** Indicators: each with its figures in one line and its chart. */
export function indicators(view: View): Markup {
  const { indicators: found } = view.pack;
  if (found.items.length === 0) return html`<p>The records hold no indicators.</p>`;
  let index = 0;
  return html`${chartKey()}<div class="charts">${bounded(found, (entry) => {
    const anchor = view.anchors.place(entry.link, 'indicator');
    index++;
    return html`<article class="entry"${anchor === null ? null : html` id="${anchor}"`}${source(entry.link)}>
<h3>${entry.link.title ?? entry.link.id} <span class="id">${entry.link.id}</span></h3>
<p class="context">${joined(
      [
        entry.after !== null &&
          html`${entry.before === null ? null : html`${number(entry.before)} to `}<b>${withUnit(entry.after, entry.unit)}</b> <span class="muted">(mean of the period)</span>`,
        entry.after === null &&
          entry.latest?.value != null &&
          html`<b>${withUnit(entry.latest.value, entry.unit)}</b> <span class="muted">(${period(entry.latest.period)})</span>`,
        trend(entry.trend),
        entry.reached === null
          ? null
          : entry.reached
            ? tag('target reached', 'good')
            : tag('target missed', 'bad'),
        entry.direction === null ? null : html`<span class="muted">${words(entry.direction)}</span>`,
      ],
      ' ',
    )}</p>
${controlChart(`chart-${index}`, entry, view.pack.asOf) ?? html`<p>There are no readings yet.</p>`}
${
  entry.gaps.items.length === 0
    ? null
    : html`<p>${tag('readings missing', 'warn')} ${entry.gaps.items.map(period).join(', ')}${entry.gaps.more > 0 ? ` and ${number(entry.gaps.more)} more` : ''}</p>`
}
${list(entry.faults)}
</article>`;
  })}</div>`;
}
