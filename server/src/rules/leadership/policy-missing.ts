import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { inForceToday } from '../../domain/in-force.ts';
import { wayIntoForce } from '../../domain/way-into-force.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { minimalPolicy } from './examples.ts';

const say = defineMessages('policy-missing', {
  missing: 'No quality policy is in force in this repository. {way}',
  write: 'Write a record of the type `quality-policy` and have top management approve it.',
  approve: '{id} has the status `{status}`. Have top management approve it and set `status: effective`.',
});

export const rule: RepositoryRule = {
  id: 'policy-missing',
  level: 'error',
  basis: 'documented',
  title: 'No quality policy in force',
  clauses: ['iso-9001:2015/5.2.1', 'iso-9001:2015/5.2.2'],
  explanation:
    'The standard asks top management to set a quality policy and to keep it as documented information. None is in force in this repository today. Write a record of type quality-policy and have top management sign it; a draft or a policy whose day has not come does not count. If the policy is kept in another system, name clause 5.2 under `elsewhere` in qms.yaml.',
  examples: {
    bad: { 'policy.yaml': `${minimalPolicy}status: draft\n` },
    good: { 'policy.yaml': minimalPolicy },
  },
  scope: 'repository',
  check: (queries, report) => {
    if (inForceToday(queries, 'quality-policy').length > 0) return;
    if (coveredElsewhere(queries, ['5.2.1', '5.2.2'])) return;
    const way = wayIntoForce(queries, 'quality-policy', {
      write: say.write(),
      approve: say.approve,
    });
    report({
      message: say.missing({ way: way.message }),
      place: { file: 'qms.yaml', path: [] },
      related: way.related,
    });
  },
};
