import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { addDuration, dateOf, daysBetween, durationOf } from '../../records/dates.ts';
import { isBlank } from '../../records/values.ts';

const say = defineMessages('complaint-unanswered', {
  late: 'The complaint should have been answered by {due}, {days, plural, one {# day} other {# days}} ago. Answer the customer and write the day under `respondedOn`. The time set for an answer is {within}.',
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
    if (!isBlank(record.data['respondedOn'])) return;
    const agreed = dateOf(record.data['responseDue']);
    const received = dateOf(record.data['receivedOn']);
    const { respondWithin } = queries.config('complaints');
    const within = durationOf(respondWithin);
    const due = agreed ?? (received === null || within === null ? null : addDuration(received, within));
    const today = queries.today();
    if (due === null || due >= today) return;
    const days = daysBetween(due, today);
    report({
      message:
        agreed === null
          ? say.late({ due, days, within: durationNamed(respondWithin) })
          : say.laterThanAgreed({ due, days }),
      place: {
        file: record.file,
        record: record.key,
        path: [agreed === null ? 'receivedOn' : 'responseDue'],
      },
    });
  },
};
