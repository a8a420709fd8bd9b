import { answerDue } from '../../domain/complaint.ts';
import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { daysBetween } from '../../records/dates.ts';

const say = defineMessages('complaint-unanswered', {
  late: 'The complaint should have been answered by {due}, {days, plural, one {# day} other {# days}} ago. Answer the customer and write the day under `respondedOn`. The time set for an answer is {within}.',
  undated:
    'The complaint is answered, but the day is missing. Write it under `respondedOn`. It was to be answered by {due}.',
  laterThanAgreed:
    'The complaint should have been answered by {due}, as agreed, {days, plural, one {# day} other {# days}} ago. Answer the customer and write the day under `respondedOn`.',
});

const complaint = `id: CMP-2026-001
type: complaint
title: Display unreadable in the sun
status: in-progress
receivedOn: 2026-01-05
`;

export const rule: RecordRule = {
  id: 'complaint-unanswered',
  scope: 'record',
  types: ['complaint'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'Complaint without an answer in time',
  clauses: ['iso-9001:2015/8.2.1', 'iso-9001:2015/9.1.2'],
  explanation:
    'The customer has waited longer for an answer than you want: past `responseDue` of the complaint, or past the time under `complaints.respondWithin` in qms.yaml (5 days if you set none). Answer, even if only to say when there will be a solution, and write the day under `respondedOn`. A complaint taken back has the status withdrawn.',
  examples: {
    bad: { 'complaint.yaml': complaint },
    good: { 'complaint.yaml': `${complaint}respondedOn: 2026-01-09\n` },
  },
  check(record, queries, report) {
    const due = answerDue(record, queries);
    const today = queries.today();
    if (due === null || due.date >= today) return;
    const { date, isAgreed } = due;
    const { respondWithin } = queries.config('complaints');
    const days = daysBetween(date, today);
    report({
      message:
        record.status === 'answered'
          ? say.undated({ due: date })
          : isAgreed
            ? say.laterThanAgreed({ due: date, days })
            : say.late({ due: date, days, within: durationNamed(respondWithin) }),
      place: {
        file: record.file,
        record: record.key,
        path: [isAgreed ? 'responseDue' : 'receivedOn'],
      },
    });
  },
};
