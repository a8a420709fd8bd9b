import { count, day, number } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { bounded, cited, list, md, named, source, table, tag, type View } from '../view.ts';
import { heading, words } from '../words.ts';

/** Audits of the period and what they found. */
export function audits(view: View): Markup {
  const { audits: found } = view.pack;
  if (found.entries.items.length === 0) return html`<p>No audit was held in the period.</p>`;
  return html`<p>${count(found.held, 'audit')} held.</p>
${table(
  'Audit findings by grade',
  [{ title: 'Grade' }, { title: 'Number', numeric: true }, { title: 'Still open', numeric: true }],
  found.findings.map((each) => ({ cells: [heading(each.grade), number(each.count), number(each.open)] })),
)}
${bounded(
  found.entries,
  (entry) => html`<article class="entry"${source(entry.link)}>
<h3>${named(view, entry.link)}</h3>
<p class="muted">${joined(
    [
      entry.kind === null ? null : words(entry.kind),
      entry.date === null ? null : day(entry.date),
      entry.processes.map((each) => each.to?.title ?? each.written).join(', '),
    ],
    ' · ',
  )}</p>
${md(view, entry.summary)}
${
  entry.findings.length === 0
    ? null
    : list(
        entry.findings.map(
          (each) =>
            html`<span class="id">${each.id}</span> ${joined(
              [
                each.grade === null
                  ? null
                  : tag(
                      words(each.grade),
                      each.grade === 'major' ? 'bad' : each.grade === 'minor' ? 'warn' : 'plain',
                    ),
                each.statement,
                each.nonconformity === null ? null : cited(view, each.nonconformity),
                each.open === null ? null : html`<span class="muted">${each.open ? 'open' : 'closed'}</span>`,
              ],
              ' ',
            )}`,
        ),
      )
}
${entry.strengths.length === 0 ? null : html`<p class="label">Strengths</p>${list(entry.strengths)}`}
</article>`,
)}`;
}
