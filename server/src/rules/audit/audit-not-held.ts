import { isInternal, plannedFor } from '../../domain/audit/audits.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { daysBetween } from '../../records/dates.ts';
import { purchasingAudit } from './examples.ts';

const say = defineMessages('audit-not-held', {
  past: 'This audit was planned for {due} and is not on record as held. Record it, or write under `reschedules` of the programme when it will be held, or that it is dropped, and why. That day was {days, plural, one {# day} other {# days}} ago.',
});

const clauses = ['iso-9001:2015/9.2.2'];

export const rule: RecordRule = {
  id: 'audit-not-held',
  scope: 'record',
  types: ['audit'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'Planned audit not held',
  clauses,
  explanation:
    'The day of this internal audit is past and it is still only planned. If it was held, record it. If it was moved, change its date and write the move with its reason under `reschedules` of the programme, so that the delay can be seen; if it was dropped, say so there and set the status to cancelled.',
  examples: {
    bad: { 'audit.yaml': purchasingAudit('status: planned\ndate: 2026-01-20\n') },
    good: { 'audit.yaml': purchasingAudit('status: planned\ndate: 2026-03-20\n') },
  },
  check(record, queries, report) {
    if (!isInternal(record) || record.status !== 'planned') return;
    const today = queries.today();
    const due = plannedFor(record, queries);
    if (due === null || due >= today) return;
    report({
      message: say.past({ due, days: daysBetween(due, today) }),
      place: { file: record.file, record: record.key, path: ['date'] },
    });
  },
};
