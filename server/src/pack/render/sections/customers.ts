import type { ComplaintEntry, SurveyEntry } from '../../model.ts';
import { countBar } from '../charts/progress-bar.ts';
import { count, day, money, number, span, sums } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { nothing } from '../nothing-words.ts';
import { cited, facts, list, md, more, named, source, state, table, type View } from '../view.ts';
import { assessmentWords, words } from '../words.ts';
import { measured } from './measured.ts';

const against = (now: Content, before: number | null): Content =>
  before === null ? now : html`${now} <span class="muted">(before: ${number(before)})</span>`;

/** Complaints and what customers said. */
export function customers(view: View): Markup {
  const { complaints, indicators, surveys } = view.pack.customers;
  const highest = Math.max(0, ...complaints.byCategory.map((each) => each.count));
  const ofPeriod = complaints.entries.items.filter(({ timing }) => timing === 'period');
  const others = complaints.entries.items.filter(({ timing }) => timing !== 'period');
  return html`${measured(view, 'What the indicators say of customers', indicators)}
<h3>Complaints</h3>
${indicators.length === 0 ? null : html`<p class="muted">The figures below are of the complaints kept as records, which need not be all there were.</p>`}
${facts([
  ['Kept as records', against(html`<b>${number(complaints.received)}</b>`, complaints.receivedBefore)],
  ['Justified', number(complaints.justified)],
  ['Still open', number(complaints.open)],
  [
    'Days to answer',
    complaints.meanDaysToResponse === null
      ? null
      : against(html`<b>${number(complaints.meanDaysToResponse)}</b> on average`, complaints.meanDaysBefore),
  ],
  ['Answered late', number(complaints.late)],
  ['Costs', sums(complaints.costs)],
  ['Business of those customers', sums(complaints.accountValue)],
  ['Still open from before', complaints.openFromBefore > 0 ? number(complaints.openFromBefore) : null],
  ['Received after the period', complaints.receivedAfter > 0 ? number(complaints.receivedAfter) : null],
])}
${table(
  'Complaints by category',
  [{ title: 'Category' }, { title: 'Number', numeric: true }, { title: 'Compared' }],
  complaints.byCategory.map((each) => ({
    cells: [
      words(each.category),
      number(each.count),
      // One bar alone compares nothing.
      complaints.byCategory.length > 1 ? countBar(each.count, highest) : null,
    ],
  })),
)}
${complaintTable(view, 'Complaints of the period', ofPeriod)}
${complaintTable(view, 'Complaints from before or after the period', others)}
${more(complaints.entries)}
<h3>What customers said</h3>
${surveys.items.length === 0 ? html`<p>${nothing.surveys}</p>` : surveys.items.map((each) => survey(view, each))}
${more(surveys)}`;
}

const complaintTable = (view: View, caption: string, entries: readonly ComplaintEntry[]): Markup | null =>
  table(
    caption,
    [
      { title: 'Complaint' },
      { title: 'Customer' },
      { title: 'Received', numeric: true },
      { title: 'Days to answer', numeric: true },
      { title: 'Assessment' },
      { title: 'Costs', numeric: true },
    ],
    entries.map((each) => ({
      link: each.link,
      cells: [
        [
          named(view, each.link),
          each.nonconformity === null
            ? null
            : html`<br><span class="muted">leads to ${cited(view, each.nonconformity)}</span>`,
        ],
        each.customer,
        each.receivedOn === null ? '' : day(each.receivedOn),
        each.daysToResponse === null ? html`<span class="muted">open</span>` : number(each.daysToResponse),
        joined(
          [state(each.severity), each.assessment === null ? null : assessmentWords(each.assessment)],
          ', ',
        ),
        joined(
          [
            sums(each.costs),
            each.accountValue === null
              ? null
              : html`<span class="muted">customer worth ${money(each.accountValue)}</span>`,
          ],
          html`<br>`,
        ),
      ],
    })),
  );

/** A survey with its results against the one before. */
export function survey(view: View, entry: SurveyEntry): Markup {
  const value = (given: number | string | null): Content =>
    typeof given === 'number' ? number(given) : given;
  return html`<article class="entry"${source(entry.link)}>
<h4>${named(view, entry.link)}</h4>
<p class="muted">${joined(
    [
      entry.method === null ? null : words(entry.method),
      entry.period === null ? null : span(entry.period),
      entry.responses === null
        ? null
        : html`${count(entry.responses, 'answer')}${entry.sample === null ? null : html` of ${number(entry.sample)} asked`}`,
    ],
    ', ',
  )}</p>
${table(
  `Results of ${entry.link.title ?? entry.link.id}`,
  [{ title: 'Topic' }, { title: 'Result', numeric: true }, { title: 'Before', numeric: true }],
  entry.results.map((each) => ({ cells: [each.topic, value(each.value), value(each.previous)] })),
)}
${md(view, entry.conclusions)}
${list(
  entry.quotes.map((quote) => html`“${quote}”`),
  'quotes',
)}
</article>`;
}
