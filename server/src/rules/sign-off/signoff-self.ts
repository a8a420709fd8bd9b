import { signAgain } from '../../domain/sign-off/again.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { authorsOf } from '../../domain/sign-off/possible-signers.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { accountablePerson } from '../../records/sign-offs.ts';
import { policyText } from './examples.ts';

const say = defineMessages('signoff-self', {
  self: 'This was approved only by its author, {author}. Have another person approve it, or sign again with the reason under `deviation`.',
});

export const rule: RecordRule = {
  id: 'signoff-self',
  level: 'warning',
  basis: 'practice',
  silenceable: false,
  voidsExceptions: true,
  title: 'Approved by its only author',
  clauses: ['iso-9001:2015/7.5.2'],
  explanation:
    'The only person who wrote this record is also the only one who approved it, so nobody else has looked at it. A second pair of eyes finds what the author cannot see. Have someone else approve it, or, where the organization is too small for that, sign again and say so under `deviation` in the sign-off.',
  examples: {
    bad: {
      'policy.md': policyText(
        'signOffs:\n  - { by: PER-jane-doe, role: ROLE-MD, meaning: authored, date: 2026-02-20 }\n  - { by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01 }\n',
      ),
    },
    good: {
      'policy.md': policyText(
        'signOffs:\n  - { by: PER-003, role: ROLE-QM, meaning: authored, date: 2026-02-20 }\n  - { by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01 }\n',
      ),
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  needs: ['data.signOffs'],
  concern: 'content',
  check: (record, queries, report) => {
    const authors = authorsOf(record);
    const approvals = currentBlocks(record, queries).filter(({ meaning }) => meaning === 'approved');
    const [first] = approvals;
    const [author] = authors;
    if (first === undefined || author === undefined || authors.size > 1) return;
    if (approvals.some((each) => each.hasDeviation || accountablePerson(each) !== author)) return;
    report({
      message: asPractice(say.self({ author: nameAndId(queries, author) })),
      place: { file: record.file, record: record.key, path: ['signOffs', first.index, 'by'] },
      signOff: signAgain(record, first, queries),
    });
  },
};
