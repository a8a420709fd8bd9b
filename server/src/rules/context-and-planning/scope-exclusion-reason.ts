import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, isObject, listOf, textOf } from '../../records/values.ts';
import { scope } from './examples.ts';

const say = defineMessages('scope-exclusion-reason', {
  unreasoned:
    'The scope leaves out requirement {requirement} without a reason. Write under `reason` why it cannot apply, or remove the exclusion.',
});

const clauses = ['iso-9001:2015/4.3'];

export const rule: RecordRule = {
  id: 'scope-exclusion-reason',
  scope: 'record',
  types: ['scope'],
  concern: 'must-have',
  level: 'error',
  basis: 'documented',
  title: 'Excluded requirement without a reason',
  clauses,
  explanation:
    'The scope leaves out a requirement of the standard without saying why. A requirement may be left out only where it cannot apply and where leaving it out does not affect whether products and services are right; that justification belongs into the scope. Write it under `reason` of the exclusion, or remove the exclusion.',
  examples: {
    bad: { 'scope.yaml': `${scope}exclusions:\n  - requirement: iso-9001:2015/8.3\n` },
    good: {
      'scope.yaml': `${scope}exclusions:\n  - requirement: iso-9001:2015/8.3\n    reason: Customers supply every design; we make to their drawings.\n`,
    },
  },
  check(record, _queries, report) {
    listOf(record.data['exclusions']).forEach((exclusion, index) => {
      // A plain text is the short form that names the requirement alone.
      const requirement = textOf(isObject(exclusion) ? exclusion['requirement'] : exclusion);
      if (requirement === null || (isObject(exclusion) && !isBlank(exclusion['reason']))) return;
      report({
        message: say.unreasoned({ requirement }),
        place: {
          file: record.file,
          record: record.key,
          path: isObject(exclusion) ? ['exclusions', index, 'reason'] : ['exclusions', index],
        },
      });
    });
  },
};
