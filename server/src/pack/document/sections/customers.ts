import { type Blocks, facts, heading, paragraph, type Table, table } from '../../../document/blocks.ts';
import { dayOrNone } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { type Inline, joined, lines, quiet, sentence, strong, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { ComplaintEntry, Customers } from '../../model.ts';
import { money, sums } from '../amounts.ts';
import { cited, named } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import { sourceOf, type View } from '../view.ts';
import { words } from '../words.ts';
import { measured } from './measured.ts';
import { survey } from './survey.ts';

const say = defineMessages('pack.customers', {
  indicators: 'What the indicators say of customers',
  complaints: 'Complaints',
  ofRecords: 'The figures below are of the complaints kept as records, which need not be all there were.',
  received: 'Kept as records',
  before: '(before: {value})',
  justified: 'Justified',
  open: 'Still open',
  daysToAnswer: 'Days to answer',
  onAverage: '{value} on average',
  late: 'Answered late',
  business: 'Business of those customers',
  openFromBefore: 'Still open from before',
  receivedAfter: 'Received after the period',
  byCategory: 'Complaints by category',
  category: 'Category',
  compared: 'Compared',
  ofPeriod: 'Complaints of the period',
  others: 'Complaints from before or after the period',
  surveys: 'What customers said',
  complaint: 'Complaint',
  customer: 'Customer',
  receivedOn: 'Received',
  assessment: 'Assessment',
  leadsTo: 'leads to {record}',
  worth: 'customer worth {amount}',
  partlyJustified: 'partly justified',
  notAssessed: 'not assessed yet',
});

/** A figure with the one of the period before. */
export const against = (now: Inline, before: number | null): Inline =>
  joined([now, before === null ? null : quiet(say.before({ value: number(before) }))], ' ');

/** Whether a customer is right, in words that stand alone. */
export const assessmentWords = (value: string): Text =>
  value === 'partly' ? say.partlyJustified() : value === 'open' ? say.notAssessed() : words(value);

/** Complaints and what customers said. */
export function customers(view: View): Blocks {
  const { complaints, indicators, surveys } = view.pack.customers;
  const { items } = complaints.entries;
  return [
    measured(view, say.indicators(), indicators),
    heading(say.complaints()),
    indicators.length === 0 ? null : paragraph(say.ofRecords(), 'quiet'),
    figuresOf(complaints),
    categoryTable(complaints),
    complaintTable(
      view,
      say.ofPeriod(),
      items.filter(({ timing }) => timing === 'period'),
    ),
    complaintTable(
      view,
      say.others(),
      items.filter(({ timing }) => timing !== 'period'),
    ),
    more(complaints.entries),
    heading(say.surveys()),
    surveys.items.length === 0
      ? paragraph(nothing.surveys())
      : surveys.items.map((each) => survey(view, each)),
    more(surveys),
  ];
}

const figuresOf = (complaints: Customers['complaints']): Blocks =>
  facts([
    [say.received(), against(strong(number(complaints.received)), complaints.receivedBefore)],
    [say.justified(), number(complaints.justified)],
    [say.open(), number(complaints.open)],
    [
      say.daysToAnswer(),
      complaints.meanDaysToResponse === null
        ? null
        : against(
            sentence(say.onAverage, { value: strong(number(complaints.meanDaysToResponse)) }),
            complaints.meanDaysBefore,
          ),
    ],
    [say.late(), number(complaints.late)],
    [shared.costs(), sums(complaints.costs)],
    [say.business(), sums(complaints.accountValue)],
    [say.openFromBefore(), complaints.openFromBefore > 0 ? number(complaints.openFromBefore) : null],
    [say.receivedAfter(), complaints.receivedAfter > 0 ? number(complaints.receivedAfter) : null],
  ]);

function categoryTable({ byCategory }: Customers['complaints']): Table {
  const highest = Math.max(0, ...byCategory.map((each) => each.count));
  return table(
    say.byCategory(),
    [{ title: say.category() }, { title: shared.number(), numeric: true }, { title: say.compared() }],
    byCategory.map(({ category, count }) => ({
      cells: [
        words(category),
        number(count),
        // One bar alone compares nothing.
        byCategory.length > 1 ? { is: 'bar', value: count, highest } : null,
      ],
    })),
  );
}

const complaintTable = (view: View, caption: Text, entries: readonly ComplaintEntry[]): Table =>
  table(
    caption,
    [
      { title: say.complaint() },
      { title: say.customer() },
      { title: say.receivedOn(), numeric: true },
      { title: say.daysToAnswer(), numeric: true },
      { title: say.assessment() },
      { title: shared.costs(), numeric: true },
    ],
    entries.map((each) => ({
      source: sourceOf(each.link),
      cells: [
        lines(
          named(view, each.link),
          each.nonconformity === null
            ? null
            : quiet(sentence(say.leadsTo, { record: cited(view, each.nonconformity) })),
        ),
        each.customer,
        dayOrNone(each.receivedOn),
        each.daysToResponse === null ? quiet(words('open')) : number(each.daysToResponse),
        joined(
          [state(each.severity), each.assessment === null ? null : assessmentWords(each.assessment)],
          ', ',
        ),
        lines(
          sums(each.costs),
          each.accountValue === null ? null : quiet(say.worth({ amount: money(each.accountValue) })),
        ),
      ],
    })),
  );
