import type { Pack, SurveyEntry } from '../../pack/model.ts';
import { count, money, number, span, sums } from '../../pack/render/format.ts';
import { nothing } from '../../pack/render/nothing-words.ts';
import { assessmentWords, words } from '../../pack/render/words.ts';
import { indicatorTable } from './measured.ts';
import {
  bold,
  cited,
  date,
  facts,
  joined,
  list,
  md,
  more,
  paragraph,
  record,
  table,
  timing,
  unless,
  word,
} from './pieces.ts';

/** Complaints and surveys. */
export function customers({ customers }: Pack): string[] {
  const { complaints, indicators } = customers;
  return [
    '## Complaints and satisfaction',
    '',
    ...indicatorTable(indicators),
    ...facts([
      [
        'Kept as records:',
        `${number(complaints.received)}${complaints.receivedBefore === null ? '' : ` (before: ${number(complaints.receivedBefore)})`}`,
      ],
      ['Justified:', number(complaints.justified)],
      ['Still open:', number(complaints.open)],
      [
        'Days to answer:',
        complaints.meanDaysToResponse === null
          ? null
          : `${number(complaints.meanDaysToResponse)} on average${complaints.meanDaysBefore === null ? '' : ` (before: ${number(complaints.meanDaysBefore)})`}`,
      ],
      ['Answered late:', number(complaints.late)],
      ['Costs:', sums(complaints.costs)],
      ['Business of those customers:', sums(complaints.accountValue)],
      ['Still open from before:', complaints.openFromBefore === 0 ? null : number(complaints.openFromBefore)],
      [
        'Received after the period:',
        complaints.receivedAfter === 0 ? null : number(complaints.receivedAfter),
      ],
      [
        'By category:',
        joined(
          complaints.byCategory.map((each) => `${words(each.category)} ${number(each.count)}`),
          ', ',
        ),
      ],
    ]),
    ...table(
      ['Complaint', 'Customer', 'Received', 'Days to answer', 'Assessment', 'Costs'],
      complaints.entries.items.map((each) => [
        joined(
          [record(each.link), each.nonconformity === null ? null : md`leads to ${cited(each.nonconformity)}`],
          ', ',
        ),
        each.customer,
        joined([date(each.receivedOn), timing(each.timing)], ', '),
        each.daysToResponse === null ? 'open' : number(each.daysToResponse),
        joined(
          [word(each.severity), each.assessment === null ? null : assessmentWords(each.assessment)],
          ', ',
        ),
        joined(
          [
            sums(each.costs),
            each.accountValue === null ? null : `customer worth ${money(each.accountValue)}`,
          ],
          ', ',
        ),
      ]),
    ),
    ...more(complaints.entries),
    ...unless(customers.surveys.items.length > 0, nothing.surveys),
    ...customers.surveys.items.flatMap(survey),
    ...more(customers.surveys),
  ];
}

/** A survey with its results against the one before. */
export const survey = (entry: SurveyEntry): string[] => [
  ...paragraph(
    joined(
      [
        bold(record(entry.link)),
        word(entry.method),
        entry.period === null ? null : span(entry.period),
        entry.responses === null
          ? null
          : `${count(entry.responses, 'answer')}${entry.sample === null ? '' : ` of ${number(entry.sample)} asked`}`,
      ],
      ', ',
    ),
  ),
  ...table(
    ['Topic', 'Result', 'Before'],
    entry.results.map((each) => [each.topic, each.value, each.previous]),
  ),
  ...paragraph(entry.conclusions),
  ...list(entry.quotes.map((quote) => `“${quote}”`)),
];
