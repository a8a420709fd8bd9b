import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { isHeld } from '../../domain/phases.ts';
import { isFull, reviewDate } from '../../domain/review/review.ts';
import { systemStart } from '../../domain/system-start.ts';
import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { addDuration, durationOf } from '../../records/dates.ts';
import { head } from './examples.ts';

const say = defineMessages('review-overdue', {
  first:
    'No evidence in this repository of the full management review due by {due}. Hold it and record it. The system began on {since}, and one is due every {interval}.',
  next: 'No evidence in this repository of the full management review due by {due}. Hold it and record it. The last one, {review}, was held on {since}, and one is due every {interval}.',
  last: 'This was the last full review.',
});

const clauses = ['iso-9001:2015/9.3.1'];

export const rule: RepositoryRule = {
  id: 'review-overdue',
  scope: 'repository',
  level: 'error',
  basis: 'required',
  title: 'Management review overdue',
  clauses,
  explanation:
    'Top management has to review the system at planned intervals; yours is `review.interval` in qms.yaml (12 months if you set none). More time than that has passed since the last full review that was held. Partial and extraordinary reviews do not start the interval anew. Before the first review the interval counts from the day the system began, the earliest `effectiveFrom` of a policy or scope. Hold the review, or change the interval if top management decided so.',
  examples: {
    bad: { 'review.yaml': head.replace('2026-01-20', '2024-12-20') },
    good: { 'review.yaml': head },
  },
  check(queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const { interval } = queries.config('review');
    const duration = durationOf(interval);
    if (duration === null) return;
    const today = queries.today();
    const held = queries
      .ofType('management-review')
      .filter((review) => isHeld(review) && isFull(review))
      .flatMap((review) => {
        const date = reviewDate(review);
        return date === null || date > today ? [] : [{ review, date }];
      });
    const last = held.sort((left, right) => (left.date < right.date ? -1 : 1)).at(-1);
    const since = last?.date ?? systemStart(queries);
    if (since === null) return;
    const due = addDuration(since, duration);
    if (due >= today) return;
    const figures = { due, since, interval: durationNamed(interval) };
    const place = { file: 'qms.yaml', path: [] };
    if (last === undefined) {
      report({
        message: say.first(figures),
        place,
      });
      return;
    }
    report({
      message: say.next({ ...figures, review: last.review.id }),
      place,
      // Said at qms.yaml: what happens after a review adds nothing to its own record.
      related: [
        {
          place: { file: last.review.file, record: last.review.key, path: ['date'] },
          message: say.last(),
        },
      ],
    });
  },
};
