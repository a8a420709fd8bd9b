import { isHeld } from '../../domain/phases.ts';
import { actionsOf } from '../../domain/review/carriers.ts';
import { decisionsOf, decisionWords, outputPlace } from '../../domain/review/decisions.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { withOutput } from './examples.ts';

const say = defineMessages('review-decision-plan', {
  noOwner: 'Decision "{decision}" has no owner. Add `owner`, or an action that has one.',
  noDue: 'Decision "{decision}" has no due date. Add `due`, or an action that has one.',
  neither:
    'Decision "{decision}" has no owner and no due date. Add `owner` and `due`, or an action that has them.',
});

export const rule: RecordRule = {
  id: 'review-decision-plan',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'warning',
  basis: 'practice',
  begins: 'action',
  title: 'Decision without owner or due date',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'A decision that nobody owns, or that has no date, is the first thing the next review will find undone. Give the output an owner and a due date, or name actions that have them. A declined request needs neither. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': withOutput('decision: Two support engineers', 'owner: ROLE-MD') },
    good: {
      'review.yaml': withOutput('decision: Two support engineers', 'owner: ROLE-MD', 'due: 2026-03-01'),
    },
  },
  check(record, queries, report) {
    if (!isHeld(record)) return;
    for (const output of decisionsOf(record)) {
      if (output.value['answer'] === 'declined') continue;
      const carriers = [output.value, ...actionsOf(record, output, queries).map(({ data }) => data)];
      const missing = ['owner', 'due'].filter((key) => carriers.every((carrier) => isBlank(carrier[key])));
      if (missing.length === 0) continue;
      const lacking = missing.length === 2 ? say.neither : missing[0] === 'owner' ? say.noOwner : say.noDue;
      report({
        message: asPractice(lacking({ decision: decisionWords(output) })),
        place: outputPlace(record, output, missing[0]!),
      });
    }
  },
};
