import { isHeld } from '../../domain/phases.ts';
import { reviewPeriod } from '../../domain/review/periods.ts';
import { isFull, reviewDate } from '../../domain/review/review.ts';
import { fullReviewBefore, heldReviews } from '../../domain/review/succession.ts';
import { isPart, wholeOf } from '../../domain/review/whole.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { addDays, daysBetween } from '../../records/dates.ts';
import { isBefore } from '../../records/history.ts';
import type { Stretch } from '../../statistics/trend.ts';
import { head } from './examples.ts';

const say = defineMessages('review-period-gap', {
  gap: 'No review looks at {days, plural, one {# day} other {# days}} before this period. Let the period begin on {start}, or look at {days, plural, one {that day} other {them}} in another review. {previous} ends on {end}.',
  begin: 'Let the period begin on {day}',
  before: 'This review looks at the time before.',
});

/** The stretches of a time that none of some others holds, in order. */
function leftOpen(time: Stretch, others: readonly Stretch[]): readonly Stretch[] {
  const open: Stretch[] = [];
  let day = time.from;
  for (const { from, to } of others.toSorted((left, right) => (left.from < right.from ? -1 : 1))) {
    if (from > time.to) break;
    if (from > day) open.push({ from: day, to: addDays(from, -1) });
    if (to >= day) day = addDays(to, 1);
  }
  return day > time.to ? open : [...open, { from: day, to: time.to }];
}

const earlier = head
  .replaceAll('2026-01', '2025-07')
  .replace('{ from: 2025-07-01, to: 2025-12-31 }', '{ from: 2025-01-01, to: 2025-05-31 }');
const review = `${head}previous: MR-2025-07\n`;

export const rule: RecordRule = {
  id: 'review-period-gap',
  scope: 'record',
  types: ['management-review'],
  needs: ['data.period'],
  concern: 'content',
  level: 'information',
  basis: 'practice',
  title: 'Days that no review looks at',
  clauses: ['iso-9001:2015/9.3.1'],
  explanation:
    'The period of this review begins later than the day after that of the full review before, and no partial or extraordinary review covers the days in between. What happened then is looked at by nobody. Let the period begin earlier, or look at these days in another review. Periods that overlap are fine. This is good practice, not a requirement.',
  examples: {
    bad: { 'earlier.yaml': earlier, 'review.yaml': review },
    good: { 'earlier.yaml': earlier.replace('to: 2025-05-31', 'to: 2025-06-30'), 'review.yaml': review },
  },
  check(record, queries, report) {
    if (!isHeld(record) || !isFull(record) || isPart(record, queries)) return;
    const period = reviewPeriod(record);
    const previous = fullReviewBefore(record, queries);
    const before = previous === undefined ? null : reviewPeriod(previous);
    if (previous === undefined || period === null || before === null) return;
    if (isBefore(previous, queries.config('judgeFrom'))) return;
    if (addDays(before.to, 1) >= period.from) return;
    const date = reviewDate(record) ?? '';
    const held = (['full', 'partial', 'extraordinary'] as const)
      .flatMap((kind) => heldReviews(kind, queries))
      .filter((each) => each.date <= date && each.review.key !== record.key)
      .map((each) => each.review);
    const looked = [...held, ...wholeOf(record, queries).slice(1)].flatMap(
      (each) => reviewPeriod(each) ?? [],
    );
    const open = leftOpen({ from: addDays(before.to, 1), to: addDays(period.from, -1) }, looked);
    if (open.length === 0) return;
    const start = open[0]!.from;
    report({
      message: asPractice(
        say.gap({
          days: open.reduce((days, { from, to }) => days + daysBetween(from, to) + 1, 0),
          start,
          previous: previous.id,
          end: before.to,
        }),
      ),
      place: { file: record.file, record: record.key, path: ['period', 'from'] },
      related: [
        {
          place: { file: previous.file, record: previous.key, path: ['period', 'to'] },
          message: say.before(),
        },
      ],
      fixes: [
        {
          title: say.begin({ day: start }),
          certain: false,
          file: record.file,
          record: record.key,
          steps: [{ kind: 'replace-value', path: ['period', 'from'], value: start }],
        },
      ],
    });
  },
};
