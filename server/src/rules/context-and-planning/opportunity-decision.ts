import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';

const say = defineMessages('opportunity-decision', {
  undecided:
    'Nobody has decided on the opportunity. Write under `decision` whether to pursue, decline or defer it.',
});

const opportunity = `id: OPP-001
type: opportunity
title: Calibration on the customer's site
status: open
`;

export const rule: RecordRule = {
  id: 'opportunity-decision',
  scope: 'record',
  types: ['opportunity'],
  concern: 'must-have',
  level: 'information',
  basis: 'practice',
  title: 'Opportunity nobody decided on',
  clauses: ['iso-9001/acting-on-opportunities'],
  explanation:
    'The opportunity is recorded, but no decision on it. Good practice is to decide: pursue, decline or defer, with who decided and when. A declined opportunity with a reason is worth more than an open one.',
  examples: {
    bad: { 'opportunity.yaml': opportunity },
    good: { 'opportunity.yaml': `${opportunity}decision: pursue\ndecidedBy: ROLE-MD\n` },
  },
  check(record, _queries, report) {
    if (!isBlank(record.data['decision'])) return;
    report({
      message: asPractice(say.undecided()),
      place: { file: record.file, record: record.key, path: ['decision'] },
    });
  },
};
