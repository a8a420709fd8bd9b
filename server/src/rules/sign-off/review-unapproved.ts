import { demandOn } from '../../domain/sign-off/demands.ts';
import { gapOf } from '../../domain/sign-off/gaps.ts';
import { howToSign } from '../../domain/sign-off/how-to-sign.ts';
import { recordWords } from '../../domain/words/records.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';

const daysToApprove = 60;

export const rule: RecordRule = {
  id: 'review-unapproved',
  level: 'warning',
  basis: 'practice',
  title: 'A review held long ago and not approved',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'The management review took place more than 60 days ago and its record is still not approved. Decisions that nobody has confirmed are easily disputed or forgotten, and participants no longer remember what was said. Complete the record, have top management sign it, and set its status to approved. ISO 9001 sets no period; 60 days is good practice.',
  examples: {
    bad: {
      'review.yaml': 'id: MR-1\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2025-11-01\n',
    },
    good: {
      'review.yaml': 'id: MR-1\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2026-01-20\n',
    },
  },
  scope: 'record',
  types: ['management-review'],
  concern: 'today',
  check: (record, queries, report) => {
    const date = dateOf(record.data['date']);
    if (record.status === 'planned' || date === null) return;
    const days = daysBetween(date, queries.today());
    if (days <= daysToApprove) return;
    const demand = demandOn(record, queries);
    const signed = demand === null || gapOf(record, demand, queries) === null;
    const way = signed ? null : howToSign(record, demand, queries);
    const how = way === null ? '' : ` ${way.words}, and`;
    report({
      message: `${recordWords(record)} was held ${days} days ago, on ${date}, and is not approved yet (practice: within ${daysToApprove} days): complete its record,${how} set \`status: approved\`.`,
      ...(way === null ? {} : { signOff: way.signOff }),
      place: { file: record.file, record: record.key, path: ['status'] },
    });
  },
};
