import { isInternal } from '../../domain/audit/audits.ts';
import { reportDue } from '../../domain/audit/report-due.ts';
import { isHeld } from '../../domain/phases.ts';
import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { calibrationAudit } from './examples.ts';

const say = defineMessages('audit-late', {
  late: 'The report came {days, plural, one {# day} other {# days}} later than the programme allows. Say in the report what kept it, or set another `reportWithin` for the audits to come. It was due by {due}, within {within} after {held} ({programme}).',
  open: 'The report is due since {due}, and no day of it is on record. Report the audit and enter the day under `reportedOn`. The programme {programme} asks for it within {within} after {held}.',
  asked: 'The time allowed for reports',
});

const programme = `id: AP-2026
type: audit-programme
title: Audit programme
reportWithin: P14D
`;

const reported = (on: string): string => calibrationAudit(`programme: AP-2026\nreportedOn: ${on}\n`);

export const rule: RecordRule = {
  id: 'audit-late',
  scope: 'record',
  types: ['audit'],
  needs: ['data.date', 'data.dateTo'],
  concern: 'content',
  level: 'information',
  basis: 'own',
  title: 'Audit reported late',
  clauses: ['iso-9001:2015/9.2.2'],
  explanation:
    'The audit programme says within which time an audit is reported (`reportWithin`), and this one was reported later, or is not reported yet. Findings that nobody hears of are corrected late. The time counts from the last day of the audit, and as the programme was on that day; a programme that says nothing, or that was raised since, asks for nothing.',
  examples: {
    bad: { 'audit.yaml': reported('2026-02-12'), 'programme.yaml': programme },
    good: { 'audit.yaml': reported('2026-01-30'), 'programme.yaml': programme },
  },
  check(record, queries, report) {
    if (!isInternal(record) || !isHeld(record)) return;
    const due = reportDue(record, queries);
    if (due === null) return;
    const on = dateOf(record.data['reportedOn']);
    // What was closed without a day was reported some time, and nobody can say when.
    const isOpen = on === null && record.phase === 'active' && due.date < queries.today();
    if (!isOpen && (on === null || on <= due.date)) return;
    const values = {
      due: due.date,
      within: durationNamed(due.within),
      held: due.held,
      programme: due.programme.id,
    };
    report({
      message: on === null ? say.open(values) : say.late({ ...values, days: daysBetween(due.date, on) }),
      place: { file: record.file, record: record.key, path: on === null ? ['status'] : ['reportedOn'] },
      related: [
        {
          place: { file: due.programme.file, record: due.programme.key, path: ['reportWithin'] },
          message: say.asked(),
        },
      ],
    });
  },
};
