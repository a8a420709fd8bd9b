import type { Pack, PastDecision } from '../../pack/model.ts';
import {
  count,
  day,
  money,
  number,
  percentChange,
  period,
  shortSpan,
  withUnit,
} from '../../pack/render/format.ts';
import { themeTitle, words } from '../../pack/render/words.ts';
import { bold, date, joined, md, more, paragraph, plain, type Safe, table, word } from './pieces.ts';

/** What is asked, what the last decisions brought, what changed, and the cost of poor quality. */
export function pageOne(pack: Pack): string[] {
  const { decisions, lastTime, changes, costOfPoorQuality: cost } = pack.pageOne;
  const { review } = pack;
  return [
    `# ${plain(review.link.title ?? 'Management review')}`,
    '',
    ...paragraph(
      joined(
        [
          pack.organization,
          date(review.date),
          review.period === null ? null : `covers ${shortSpan(review.period)}`,
          `${review.state}, figures as of ${day(pack.asOf)}`,
          review.link.id,
        ],
        ' · ',
      ),
    ),
    '## 1 Decisions asked of you',
    '',
    ...(decisions.items.length === 0 ? ['No decision is asked.', ''] : []),
    ...table(
      ['Decision', 'Amount', 'By', 'Otherwise', 'Answer'],
      decisions.items.map((ask) => [
        bold(ask.request),
        joined(
          [
            ask.money === null ? null : money(ask.money),
            ask.headcount === null ? null : count(ask.headcount, 'person', 'people'),
          ],
          ', ',
        ),
        date(ask.decideBy),
        ask.ifNot,
        ask.answer === null ? 'open' : words(ask.answer.answer),
      ]),
    ),
    ...more(decisions),
    '## 2 What you decided last time, and what it brought',
    '',
    ...(lastTime.review === null
      ? ['This is the first review.', '']
      : paragraph(
          `${number(lastTime.kept.onTime)} of ${count(lastTime.kept.due, 'decision')} due carried out on time.`,
        )),
    ...table(
      ['Decision', 'Carried out', 'What it brought'],
      lastTime.decisions.items.map((decision) => [decision.decision, progress(decision), brought(decision)]),
    ),
    ...more(lastTime.decisions),
    '## 3 Changes that matter',
    '',
    ...(changes.length === 0 ? ['The records show no change in money or for customers.', ''] : []),
    ...table(
      ['Theme', 'Change', 'Before', 'Now', 'Money', ''],
      changes.map((change) => [
        change.theme === null ? null : themeTitle(pack, change.theme),
        change.subject,
        change.before === null ? null : number(change.before),
        change.after === null ? null : withUnit(change.after, change.unit),
        change.money === null ? null : money({ ...change.money, amount: Math.abs(change.money.amount) }),
        word(change.direction),
      ]),
    ),
    '## 4 Cost of poor quality',
    '',
    ...(cost === null
      ? ['The records hold no cost of poor quality.', '']
      : [
          ...paragraph(
            cost.total === null
              ? null
              : md`${bold(`${cost.currency} ${number(cost.total)}`)}${
                  cost.before === null
                    ? ''
                    : `, after ${number(cost.before)} in the period before (${percentChange(cost.before, cost.total) ?? 'no comparison'})`
                }`,
          ),
          ...table(
            ['Period', 'Amount', 'Target'],
            cost.points.map((point) => [
              period(point.period),
              number(point.amount),
              point.target === null ? null : number(point.target),
            ]),
          ),
        ]),
  ];
}

const progress = (decision: PastDecision): Safe =>
  joined(
    [
      decision.progress === 'none'
        ? word(decision.answer)
        : decision.progress === 'late'
          ? 'not done'
          : words(decision.progress),
      date(decision.doneOn),
      decision.daysLate === null ? null : `${number(decision.daysLate)} days late`,
    ],
    ', ',
  );

const brought = ({ outcome, expected }: PastDecision): Safe =>
  joined(
    [
      word(outcome?.result ?? null),
      outcome?.value == null ? null : withUnit(outcome.value, expected?.unit ?? null),
      expected?.target == null ? null : `expected ${number(expected.target)}`,
      outcome?.note,
    ],
    ', ',
  );
