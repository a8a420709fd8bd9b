import type { Bounded, Figure, FindingEntry, LeadershipRow, Link, SignOffEntry } from '../../model.ts';
import { day, number, sums } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { nothing } from '../nothing-words.ts';
import { citedWords, leadershipWords } from '../section-words.ts';
import { shortDigest } from '../short-digest.ts';
import {
  bounded,
  cited,
  idLink,
  list,
  md,
  more,
  named,
  party,
  source,
  state,
  table,
  tag,
  theme,
  type View,
} from '../view.ts';
import { heading, words } from '../words.ts';

/** Leadership as the records show it, by theme, with the records each figure comes from. */
export function leadership(view: View): Markup {
  const { leadership: figures } = view.pack.appendix;
  const rows: readonly (readonly [Content, LeadershipRow])[] = [
    ['All themes', figures.total],
    ...figures.themes.map(
      (row) => [row.theme === null ? 'No theme named' : theme(view, row.theme), row] as const,
    ),
  ];
  return html`<p>${leadershipWords(figures)}</p>
${table(
  'Leadership figures by theme',
  [
    { title: 'Theme' },
    { title: 'Attendance of top management', numeric: true },
    { title: 'Sign-offs on time', numeric: true },
    { title: 'Decisions carried out by their date', numeric: true },
    { title: 'Decisions made', numeric: true },
    { title: 'Asked', numeric: true },
    { title: 'Granted', numeric: true },
    { title: 'Inputs without objective', numeric: true },
  ],
  rows.map(([name, row]) => ({
    cells: [
      name,
      row.attendance === null ? '' : ratio(row.attendance),
      ratio(row.signOffsOnTime),
      ratio(row.decisionsCarriedOut),
      row.decisionsMade.of === 0 && row.decisionsMade.count === 0 ? '–' : number(row.decisionsMade.count),
      sums(row.asked.sums) ?? '–',
      sums(row.granted.sums) ?? '–',
      ratio(row.inputsWithoutObjective),
    ],
  })),
  { quietCaption: true },
)}
<p class="label">Records these figures come from</p>
${list(
  (
    [
      ['Attendance', figures.total.attendance],
      ['Sign-offs on time', figures.total.signOffsOnTime],
      ['Decisions carried out', figures.total.decisionsCarriedOut],
      ['Decisions made', figures.total.decisionsMade],
      ['Asked', figures.total.asked],
      ['Granted', figures.total.granted],
      ['Inputs without objective', figures.total.inputsWithoutObjective],
    ] as const
  ).map(
    ([name, figure]) =>
      html`${name}: ${records(view, figure?.records, figure !== null && 'others' in figure ? figure.others : null)}`,
  ),
)}`;
}

/** The records behind a figure, each once; where not all in it counts, how much of it does. */
function records(view: View, links: Bounded<Link> | undefined, others: Bounded<Link> | null): Content {
  if (links === undefined || links.items.length === 0) return 'none';
  const ids = [...new Set(links.items.map(({ id }) => id))];
  const of = (list: Bounded<Link>, id: string): number => list.items.filter((each) => each.id === id).length;
  const share = (id: string): string | null => {
    if (others === null || of(others, id) === 0 || links.more > 0) return null;
    return ` (${number(of(links, id) - of(others, id))} of ${number(of(links, id))})`;
  };
  return [
    joined(
      ids.map((id) => html`${idLink(view, id)}${share(id)}`),
      ', ',
    ),
    links.more > 0 && ` and ${number(links.more)} more`,
  ];
}

const ratio = ({ count, of }: Figure): string => (of === 0 ? '–' : `${number(count)} of ${number(of)}`);

const signOffTable = (view: View, caption: string, entries: readonly SignOffEntry[]): Markup | null =>
  table(
    caption,
    [
      { title: 'Record' },
      { title: 'Signed by' },
      { title: 'Meaning' },
      { title: 'Date', numeric: true },
      { title: 'Evidence' },
    ],
    entries.map((each) => ({
      link: each.record,
      cells: [
        named(view, each.record),
        joined(
          [
            party(each.by),
            each.role === null ? null : html`<span class="muted">${party(each.role)}</span>`,
            each.onBehalfOf === null ? null : html`<span class="muted">for ${party(each.onBehalfOf)}</span>`,
          ],
          ', ',
        ),
        each.meaning === null ? '' : words(each.meaning),
        each.date === null ? '' : day(each.date),
        state(each.evidence),
      ],
    })),
    { layout: 'lines' },
  );

/** Who signed what, and how strongly the signature is tied to the content. */
export function signOffs(view: View): Markup {
  const own = view.pack.review.signOffs;
  const others = view.pack.appendix.signOffs;
  return html`${own.length === 0 ? html`<p>${tag('not signed', 'warn')} This review carries no sign-off.</p>` : null}
${signOffTable(view, 'Sign-offs of this review', own)}
${freezing(view)}
${signOffTable(view, `Sign-offs of the records it cites, up to ${day(view.pack.asOf)}`, others.items)}
${more(others)}`;
}

/** Whether these pages can be shown to be the ones that were signed. */
function freezing({ pack: { review } }: View): Markup | null {
  const { frozen, signOffs } = review;
  if (frozen?.pack != null)
    return html`<p>The pack was frozen when it was signed${frozen.asOf === null ? null : html`, as of ${day(frozen.asOf)}`}: <span class="digest">${frozen.pack}</span>${frozen.commit === null ? null : html`, on commit <span class="digest">${frozen.commit}</span>`}. <code>qms pack ${review.link.id} --verify</code> compares.</p>`;
  return review.state === 'approved' && signOffs.length > 0
    ? html`<p>${tag('not frozen when signed', 'warn')} No digest of the pack was kept with the signatures, so these pages cannot be shown to be the ones that were signed.</p>`
    : null;
}

/** Accepted deviations, and what is silenced. */
export function exceptions(view: View): Markup {
  const { exceptions: found, silenced } = view.pack.appendix;
  return html`${found.items.length === 0 ? html`<p>${nothing.exceptions}</p>` : null}
${bounded(
  found,
  (each) => html`<article class="entry"${source(each.link)}><h3>${named(view, each.link)}</h3>
<p class="muted">${joined(
    [
      each.from === null ? null : html`from ${day(each.from)}`,
      each.until === null ? null : html`until ${day(each.until)}`,
      html`rules: ${each.rules.join(', ')}`,
    ],
    ' · ',
  )}</p>
${md(view, each.reason)}
${each.compensation === null ? null : html`<p class="label">Done instead</p>${md(view, each.compensation)}`}
${each.risk === null ? null : html`<p class="label">Risk</p>${md(view, each.risk)}`}
${
  each.records.length === 0
    ? null
    : html`<p>Concerns ${joined(
        each.records.map((every) => cited(view, every)),
        ', ',
      )}.</p>`
}</article>`,
)}
${table(
  'Silenced findings',
  [{ title: 'Finding' }, { title: 'Rule' }, { title: 'Silenced by' }, { title: 'Reason' }],
  silenced.items.map((each) => ({
    cells: [each.message, html`<span class="id">${each.rule}</span>`, words(each.by), each.reason],
  })),
)}
${more(silenced)}`;
}

const severity = (finding: FindingEntry): Markup | null => state(finding.severity);

/** Findings that are still open on what the pack cites. */
export function findings(view: View): Markup {
  const { findings: found } = view.pack.appendix;
  if (found.items.length === 0) return html`<p>${nothing.findings}</p>`;
  return html`${table(
    'Open findings',
    [{ title: 'Finding' }, { title: 'Level' }, { title: 'Rule' }, { title: 'Place' }],
    found.items.map((each) => ({
      cells: [
        each.message,
        severity(each),
        html`<span class="id">${each.rule}</span>`,
        html`<span class="id">${each.file}:${each.line}</span>`,
      ],
    })),
    { layout: 'lines', quietCaption: true },
  )}${more(found)}`;
}

/** Every record cited or shown, with version, digest and source line. A status is of today: a pack of another day has none. */
export function citedRecords(view: View): Markup {
  const { asOf, made, appendix } = view.pack;
  const { records } = appendix;
  const isPresent = asOf >= made.on;
  return html`<p class="muted">${citedWords(view.pack)}</p>
${table(
  'Records cited',
  [
    { title: 'Record' },
    { title: 'Version', numeric: true },
    ...(isPresent ? [{ title: 'Status' }] : []),
    { title: 'Source' },
    { title: 'Digest' },
  ],
  records.items.map((each) => ({
    link: each.link,
    id: view.anchors.place(each.link, 'record'),
    cells: [
      html`${each.link.title ?? heading(each.link.type)} <span class="id">${each.link.id}</span>`,
      each.link.version,
      ...(isPresent
        ? [each.status === null ? '' : html`<span class="brief">${words(each.status)}</span>`]
        : []),
      html`<span class="id">${each.link.file}${each.line === null ? '' : `:${each.line}`}</span>`,
      each.digest === null ? '' : html`<span class="digest">${shortDigest(each.digest)}</span>`,
    ],
  })),
  { layout: 'lines', quietCaption: true },
)}${more(records)}`;
}
