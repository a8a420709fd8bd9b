import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { isFull } from '../../domain/review/review.ts';
import { reviewSchedule } from '../../domain/review/schedule.ts';
import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { head } from './examples.ts';

const say = defineMessages('review-overdue', {
  first:
    'No evidence in this repository of the full management review due by {due}. Hold it and record it. The system began on {since}, and one is due every {interval}.',
  next: 'No evidence in this repository of the full management review due by {due}. Hold it and record it. The last one, {review}, was held on {since}, and one is due every {interval}.',
  parts:
    'No evidence in this repository of the full management review due by {due}. Hold it and record it. What the last partial ones leave longest was looked at in {review} on {since}, and all is due every {interval}.',
  planned:
    'The next full management review is due by {due}. Hold it by then and record it. The interval of {interval} since {review} ended on {end}, and a later day was planned.',
  within: '{finding} It is an error after {latest}.',
  last: 'This was the last full review.',
  lastLook: 'This was the last look at one of its inputs.',
});

const clauses = ['iso-9001:2015/9.3.1'];

export const rule: RepositoryRule = {
  id: 'review-overdue',
  scope: 'repository',
  level: 'error',
  basis: 'required',
  begins: 'management-review',
  title: 'Management review overdue',
  clauses,
  explanation:
    'Top management has to review the system at planned intervals; yours is `review.interval` in qms.yaml (12 months if you set none). More time than that has passed since the last full review that was held. That is a warning within `review.tolerance` (a month if you set none) and an error after it. Where the last signed full review plans the next one for a later day (`nextPlanned`), it is information until that day, which may not lie beyond the tolerance. Partial reviews count as a full one once they look at every input together, from the day of the oldest of these looks; extraordinary ones do not start the interval anew. Before the first review the interval counts from the day the system began, the earliest `effectiveFrom` of a policy or scope. Hold the review, or change the interval if top management decided so.',
  examples: {
    bad: { 'review.yaml': head.replace('2026-01-20', '2024-12-20') },
    good: { 'review.yaml': head },
  },
  check(queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const schedule = reviewSchedule(queries);
    if (schedule === null) return;
    const { last, since, end, due, latest } = schedule;
    const today = queries.today();
    if (today <= end) return;
    const { interval } = queries.config('review');
    const figures = { due, since, interval: durationNamed(interval) };
    const place = { file: 'qms.yaml', path: [] };
    const stage = today <= due ? 'information' : today <= latest ? 'warning' : 'error';
    const inTime = (finding: Message): Message =>
      stage === 'warning' ? say.within({ finding, latest }) : finding;
    if (last === null) {
      report({ message: inTime(say.first(figures)), place, severity: stage });
      return;
    }
    const named = { ...figures, review: last.id };
    const words =
      stage === 'information' ? say.planned({ ...named, end }) : (isFull(last) ? say.next : say.parts)(named);
    report({
      message: inTime(words),
      place,
      severity: stage,
      // Said at qms.yaml: what happens after a review adds nothing to its own record.
      related: [
        {
          place: { file: last.file, record: last.key, path: ['date'] },
          message: isFull(last) ? say.last() : say.lastLook(),
        },
      ],
    });
  },
};
