import type { AuditEntry, Cited, ProgrammeEntry } from '../../model.ts';
import { day, number, span } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { auditWords, programmeWords } from '../section-words.ts';
import { bounded, idLink, list, md, more, named, source, table, tag, type View } from '../view.ts';
import { heading, words } from '../words.ts';

/** Audits of the period and what they found. */
export function audits(view: View): Markup {
  const { audits: found } = view.pack;
  return html`<p>${auditWords(found)}</p>
${list(found.programmes.items.map((each) => programme(view, each)))}
${more(found.programmes)}
${
  found.notAudited.items.length === 0
    ? null
    : html`<p>${tag('not audited within the cycle', 'warn')} ${joined(
        found.notAudited.items.map((each) => named(view, each)),
        ', ',
      )}</p>`
}
${table(
  'Audit findings by grade',
  [
    { title: 'Grade' },
    { title: 'Number', numeric: true },
    { title: 'Still open', numeric: true },
    { title: 'Without an answer', numeric: true },
  ],
  found.findings.map((each) => ({
    cells: [heading(each.grade), number(each.count), number(each.open), number(each.unanswered)],
  })),
)}
${bounded(
  found.entries,
  (entry) => html`<article class="entry"${source(entry.link)}>
<h3>${named(view, entry.link)}</h3>
<p class="muted">${joined(
    [
      entry.kind === null ? null : words(entry.kind),
      entry.date === null
        ? null
        : entry.dateTo === null || entry.dateTo === entry.date
          ? day(entry.date)
          : span({ from: entry.date, to: entry.dateTo }),
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
                answer(view, each),
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

const programme = (view: View, entry: ProgrammeEntry): Markup =>
  html`<span${source(entry.link)}>${named(view, entry.link)}${entry.period === null ? null : html`, ${span(entry.period)}`}: ${programmeWords(entry)}</span>`;

/** What a finding led to, by id: the titles would say the finding once more. */
function answer(view: View, finding: AuditEntry['findings'][number]): Content {
  const { nonconformity, action, opportunity, open, grade } = finding;
  const given = [nonconformity, action, opportunity].filter((each): each is Cited => each !== null);
  if (given.length === 0)
    return grade === null || grade === 'positive'
      ? null
      : html`<span class="muted">no answer on record</span>`;
  return [
    joined(
      given.map(({ to, written }) => idLink(view, to?.id ?? written, to?.version ?? null)),
      ', ',
    ),
    open === null ? null : html` <span class="muted">${open ? 'open' : 'closed'}</span>`,
  ];
}
