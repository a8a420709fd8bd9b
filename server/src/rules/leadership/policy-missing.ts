import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { inForceToday } from '../../domain/in-force.ts';
import { wayIntoForce } from '../../domain/way-into-force.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { minimalPolicy } from './examples.ts';

const say = defineMessages('policy-missing', {
  none: 'No quality policy is in force in this repository. Write one (`type: quality-policy`) and have top management approve it.',
  future:
    'No quality policy is in force in this repository. Keep the earlier version in force until {id} takes effect on {date}.',
  prepared:
    'No quality policy is in force in this repository. Have top management approve {id} and set its `status: effective`. Now it has the status `{status}`.',
  ended:
    'No quality policy is in force in this repository. Put a new version of {id} in force. It has the status `{status}`.',
  withdrawn:
    'No quality policy is in force in this repository. Put a new version of {id} in force. It was withdrawn on {date}.',
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
    const way = wayIntoForce(queries, 'quality-policy', say);
    report({
      message: way.message,
      place: { file: 'qms.yaml', path: [] },
      related: way.related,
      steps: way.steps,
    });
  },
};
