import {
  auditDate,
  isInternal,
  isMovedOn,
  plannedFor,
  plannedIn,
  slippedFrom,
} from '../../domain/audit/audits.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { daysBetween } from '../../records/dates.ts';
import { purchasingAudit } from './examples.ts';

const say = defineMessages('audit-not-held', {
  past: 'This audit was planned for {due} and is not on record as held. Record it, or write under `reschedules` of the programme when it will be held, or that it is dropped, and why. That day was {days, plural, one {# day} other {# days}} ago.',
  slipped:
    'The programme planned this audit by {planned}, and it is now set for {date}. Write under `reschedules` of the programme why it was moved.',
  unknown:
    'No audit on record for what was planned by {planned}. Record the audit and name it here under `audit`, or plan it anew.',
  unbegun:
    'Audit {audit} was planned by {planned} and is still a draft. Record it, or write under `reschedules` when it will be held, or that it is dropped, and why.',
});

const clauses = ['iso-9001:2015/9.2.2'];

function checkAudit(record: QmsRecord, queries: Queries, report: Report): void {
  if (!isInternal(record) || record.status !== 'planned') return;
  const today = queries.today();
  const due = plannedFor(record, queries);
  const place = { file: record.file, record: record.key, path: ['date'] };
  if (due !== null && due < today) {
    report({ message: say.past({ due, days: daysBetween(due, today) }), place });
    return;
  }
  const [planned, date] = [slippedFrom(record, queries), auditDate(record)];
  if (planned !== null && date !== null) report({ message: say.slipped({ planned, date }), place });
}

/** What a programme planned and of which no audit tells that it was held, moved or dropped. */
function checkProgramme(record: QmsRecord, queries: Queries, report: Report): void {
  const today = queries.today();
  const judgeFrom = queries.config('judgeFrom') ?? '';
  for (const { index, audit, planned, end } of plannedIn(record)) {
    if (end >= today || end < judgeFrom) continue;
    const place = { file: record.file, record: record.key, path: ['audits', index, 'planned'] };
    if (audit === null) {
      report({ message: say.unknown({ planned }), place });
      continue;
    }
    // One that is on record answers for itself, one that does not exist has a finding of its own.
    const found = queries.target(audit)?.phase === 'draft' ? queries.record(audit) : undefined;
    if (found !== undefined && !isMovedOn(found, today, queries))
      report({ message: say.unbegun({ audit, planned }), place });
  }
}

export const rule: RecordRule = {
  id: 'audit-not-held',
  scope: 'record',
  types: ['audit', 'audit-programme'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'Planned audit not held',
  clauses,
  explanation:
    'The day of this internal audit is past and it is still only planned; or the programme planned an audit by a day that is past, and the audit is set for a later one, still a draft, or not on record at all. If it was held, record it. If it was moved, change its date and write the move with its reason under `reschedules` of the programme, so that the delay can be seen; if it was dropped, say so there and set the status to cancelled.',
  examples: {
    bad: { 'audit.yaml': purchasingAudit('status: planned\ndate: 2026-01-20\n') },
    good: { 'audit.yaml': purchasingAudit('status: planned\ndate: 2026-03-20\n') },
  },
  check(record, queries, report) {
    if (record.type === 'audit') checkAudit(record, queries, report);
    else checkProgramme(record, queries, report);
  },
};
