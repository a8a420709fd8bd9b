import { isInProgramme, isInternal } from '../../domain/audit/audits.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { programme, purchasingAudit } from './examples.ts';

const say = defineMessages('audit-not-in-programme', {
  unlisted:
    'No audit programme lists this audit. Add it to one, or write under `unplanned` why it was held outside of it.',
});

const clauses = ['iso-9001:2015/9.2.2'];

export const rule: RecordRule = {
  id: 'audit-not-in-programme',
  scope: 'record',
  types: ['audit'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'Internal audit outside the programme',
  clauses,
  explanation:
    'No audit programme lists this internal audit, so nobody can see whether the programme was followed. Add it to the programme, or, when it was held for a reason nobody could plan, write that reason under `unplanned`. Audits by customers, certification bodies and of suppliers are not meant.',
  examples: {
    bad: { 'audit.yaml': purchasingAudit('status: held\ndate: 2026-01-20\n') },
    good: {
      'audit.yaml': purchasingAudit('status: held\ndate: 2026-01-20\n'),
      'programme.yaml': programme('2026-12-31'),
    },
  },
  check(record, queries, report) {
    if (!isInternal(record) || record.status === 'cancelled' || !isBlank(record.data['unplanned'])) return;
    if (coveredElsewhere(queries, clauses) || isInProgramme(record, queries)) return;
    report({
      message: say.unlisted(),
      place: { file: record.file, record: record.key, path: ['programme'], token: 'key' },
    });
  },
};
