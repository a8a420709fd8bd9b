import { referrersOf } from '../../domain/referrers.ts';
import { actionsOn } from '../../domain/risk.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';

const say = defineMessages('complaint-unresolved', {
  nothing:
    'This complaint was {assessment, select, partly {partly justified} other {justified}}, but nothing on record was done about it. Write under `correction` what the customer got, or name the nonconformity or the action that answers it.',
  rejected:
    'The customer rejected the answer, and nothing else was done on this justified complaint. Write under `correction` what the customer got, or name the nonconformity or the action that answers it.',
});

const complaint = (more: string): string => `id: CMP-2026-001
type: complaint
title: Display unreadable in the sun
status: closed
receivedOn: 2026-01-05
respondedOn: 2026-01-09
assessment: justified
${more}`;

/** Whether anything follows from a complaint: something put right, a case, an action, goods that are held back. */
const isAnswered = (record: QmsRecord, queries: Queries): boolean =>
  !isBlank(record.data['correction']) ||
  !isBlank(record.data['nonconformity']) ||
  actionsOn(record, queries).length > 0 ||
  referrersOf(record, queries).some(
    ({ source: { type } }) => type === 'nonconformity' || type === 'nonconforming-output',
  );

export const rule: RecordRule = {
  id: 'complaint-unresolved',
  scope: 'record',
  types: ['complaint'],
  needs: ['data.assessment'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'A justified complaint that nothing follows from',
  clauses: ['iso-9001:2015/10.2.1', 'iso-9001:2015/8.2.1'],
  explanation:
    'The complaint is closed and was justified, at least in part, and its record shows nothing that was done: no correction, no nonconformity, no action. The customer was right and got an answer, but nothing else. Write under `correction` what was put right, or name the nonconformity or the action. What was done may be small; a complaint that was not justified needs nothing.',
  examples: {
    bad: { 'complaint.yaml': complaint('') },
    good: { 'complaint.yaml': complaint('correction: Sent a display with a brighter light.\n') },
  },
  check(record, queries, report) {
    const { assessment, customerResponse } = record.data;
    if (record.status !== 'closed' || (assessment !== 'justified' && assessment !== 'partly')) return;
    if (isAnswered(record, queries)) return;
    report({
      message: customerResponse === 'rejected' ? say.rejected() : say.nothing({ assessment }),
      place: { file: record.file, record: record.key, path: ['assessment'] },
    });
  },
};
