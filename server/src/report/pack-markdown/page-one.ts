import type { Pack, PastDecision } from '../../pack/model.ts';
import { count, day, money, number, percentChange, period, shortSpan } from '../../pack/render/format.ts';
import {
  answeredWords,
  changeAmount,
  changeFigures,
  changeSubject,
  expectationWords,
  firstPromiseWords,
  keptWords,
  outcomeWord,
  progressWords,
  reasonWords,
  totalWords,
  unaskedWords,
  whyWords,
} from '../../pack/render/page-one-words.ts';
import { heading, themeTitle, titled, words } from '../../pack/render/words.ts';
import { bold, date, joined, list, md, more, paragraph, plain, type Safe, table, word } from './pieces.ts';

/** What is asked, what the last decisions brought, what changed, and the cost of poor quality. */
export function pageOne(pack: Pack): string[] {
  const { decisions, totals, unasked, lastTime, changes, costOfPoorQuality: cost } = pack.pageOne;
  const { review } = pack;
  return [
    `# ${plain(titled(review.link.title ?? 'Management review'))}`,
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
    `## 1 ${decisions.items.length > 0 && totals.answered === totals.asks ? 'Decisions asked and answered' : 'Decisions asked of you'}`,
    '',
    ...paragraph(totalWords(totals)),
    ...(decisions.items.length === 0 ? ['No decision is asked.', ''] : []),
    ...table(
      ['Decision', 'Amount', 'By', 'Otherwise', 'Why', 'Answer'],
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
        whyWords(ask),
        ask.answer === null
          ? 'open'
          : joined([words(ask.answer.answer), answeredWords(ask.answer), reasonWords(ask.answer)], ', '),
      ]),
    ),
    ...more(decisions),
    ...paragraph(unasked.items.length === 0 ? null : 'Decided without an ask:'),
    ...list(
      unasked.items.map((decision) =>
        joined(
          [
            decision.decision,
            unaskedWords(decision),
            decision.theme === null ? null : themeTitle(pack, decision.theme),
          ],
          ', ',
        ),
      ),
    ),
    '## 2 What you decided last time, and what it brought',
    '',
    ...paragraph(
      joined([keptWords(lastTime), lastTime.date === null ? null : `Review of ${day(lastTime.date)}.`], ' '),
    ),
    ...table(
      ['Decision', 'Carried out', 'What it brought'],
      lastTime.decisions.items.map((decision) => [
        decision.decision,
        progressWords(decision),
        brought(decision, pack.asOf),
      ]),
    ),
    ...more(lastTime.decisions),
    '## 3 Changes that matter',
    '',
    ...(changes.length === 0 ? ['The records show no change in money or for customers.', ''] : []),
    ...table(
      ['Theme', 'Change', 'Figures', 'Effect in money', 'Direction'],
      changes.map((change) => [
        change.theme === null ? null : themeTitle(pack, change.theme),
        changeSubject(change),
        changeFigures(change),
        changeAmount(change),
        joined(
          [
            change.direction === 'unknown' || change.source === 'risk' ? null : word(change.direction),
            outcomeWord(change),
          ],
          ', ',
        ),
      ]),
    ),
    '## 4 Cost of poor quality',
    '',
    ...(cost === null
      ? ['The records hold no cost of poor quality.', '']
      : [
          ...paragraph(cost.total === null ? null : costWords(pack, cost.currency, cost.total, cost.before)),
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

/** What a decision brought, and what became of the promise, in one line. */
export const brought = (decision: PastDecision, asOf: string): Safe => {
  const { outcome, expected } = decision;
  const against = expectationWords(decision, asOf);
  return joined(
    [
      outcome === null ? null : bold(`${heading(outcome.result)}.`),
      against === null || expected === null
        ? null
        : `${expected.indicator.to?.title ?? expected.indicator.written}: ${against}.`,
      firstPromiseWords(decision),
      decision.newDue === null ? null : decision.movedBecause,
      outcome?.note,
    ],
    ' ',
  );
};

/** `EUR 778,000 in 2025, after 883,000 in 2024 (−12 %).` */
function costWords({ review }: Pack, currency: string, total: number, before: number | null): Safe {
  const now = review.period === null ? null : `in ${shortSpan(review.period)}`;
  const then = review.comparedWith === null ? 'the period before' : shortSpan(review.comparedWith);
  const change = before === null ? null : percentChange(before, total);
  const compared =
    before === null ? null : `after ${number(before)} in ${then}${change === null ? '' : ` (${change})`}`;
  return md`${joined([joined([bold(`${currency} ${number(total)}`), now], ' '), compared], ', ')}.`;
}
