import { signAgain } from '../../domain/sign-off/again.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { signatureNamed } from '../../domain/sign-off/words.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { hasDigest } from '../../records/sign-offs.ts';
import { block, foreignDigest, jane, managingDirector, policyText } from './examples.ts';

const say = defineMessages('signoff-digest-missing', {
  none: 'This {signature} carries no digest, so a later change would go unnoticed. Have it signed off again.',
});

export const rule: RecordRule = {
  id: 'signoff-digest-missing',
  level: 'error',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'A sign-off without digest',
  clauses: ['iso-9001:2015/7.5.2', 'iso-9001:2015/7.5.3'],
  explanation:
    'qms.yaml asks for sign-offs that are bound to the content (`signOff.evidence`, `content-bound` unless set otherwise). This one carries no digest of the form `sha256-…`, so nobody can see whether the text is still the one that was signed. Sign with `qms sign`, which writes the digest; a system that only wants names and dates on record sets `evidence: declared`.',
  examples: {
    bad: {
      'policy.md': policyText(block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01')),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    good: {
      'policy.md': policyText(
        block(
          `by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: "${foreignDigest}"`,
        ),
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  needs: ['data.signOffs'],
  concern: 'content',
  check: (record, queries, report) => {
    for (const each of currentBlocks(record, queries)) {
      if (hasDigest(each) || queries.config('signOff').evidence === 'declared') continue;
      report({
        message: say.none({ signature: signatureNamed(each.meaning) }),
        place: { file: record.file, record: record.key, path: ['signOffs', each.index, 'digest'] },
        signOff: signAgain(record, each, queries),
      });
    }
  },
};
