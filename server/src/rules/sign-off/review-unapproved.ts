import { mustBeGivenAgain } from '../../domain/evidence/next-step.ts';
import { daysToApprove } from '../../domain/review/review.ts';
import { dueDemands } from '../../domain/sign-off/gaps.ts';
import { howToSign } from '../../domain/sign-off/how-to-sign.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';

const say = defineMessages('review-unapproved', {
  unapproved:
    'This review was held {days, plural, one {# day} other {# days}} ago and is not approved yet. Complete its record and set `status: approved`. It took place on {date}, more than {limit} days ago.',
  unsigned:
    'This review was held {days, plural, one {# day} other {# days}} ago and is not approved yet. Complete its record, have it signed off by {signer}, and set `status: approved`. It took place on {date}, more than {limit} days ago.',
});

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
    const next = dueDemands(record, queries).find(
      ({ weak }) => weak.length === 0 || weak.some(mustBeGivenAgain),
    );
    const way = next === undefined ? null : howToSign(record, next.demand, queries);
    const late = { days, date, limit: daysToApprove };
    report({
      message: asPractice(
        way === null ? say.unapproved(late) : say.unsigned({ ...late, signer: way.signer }),
      ),
      ...(way === null ? {} : { signOff: way.signOff }),
      place: { file: record.file, record: record.key, path: ['status'] },
    });
  },
};
