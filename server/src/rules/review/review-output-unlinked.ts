import { isHeld } from '../../domain/phases.ts';
import { decisionsOf, decisionWords, outputPlace } from '../../domain/review/decisions.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { withOutput } from './examples.ts';

const say = defineMessages('review-output-unlinked', {
  unlinked:
    'Decision "{decision}" names no input that led to it. Name under `from` the inputs it comes from.',
});

export const rule: RecordRule = {
  id: 'review-output-unlinked',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Decision that comes from no input',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'The decision does not say which input led to it, so nobody can later see why it was taken. Name the keys of the inputs under `from`. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': withOutput('decision: Two support engineers') },
    good: { 'review.yaml': withOutput('decision: Two support engineers', 'from: [customer-satisfaction]') },
  },
  check(record, _queries, report) {
    if (!isHeld(record)) return;
    for (const output of decisionsOf(record)) {
      if (!isBlank(output.value['from'])) continue;
      report({
        message: asPractice(say.unlinked({ decision: decisionWords(output) })),
        place: outputPlace(record, output, 'from'),
      });
    }
  },
};
