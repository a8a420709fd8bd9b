import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { inForceToday } from '../../domain/in-force.ts';
import { wayIntoForce } from '../../domain/way-into-force.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { scope } from './examples.ts';

const say = defineMessages('scope-missing', {
  none: 'No scope is in force in this repository. Write one (`type: scope`) and have it approved.',
  future:
    'No scope is in force in this repository. Keep the earlier version in force until {id} takes effect on {date}.',
  prepared:
    'No scope is in force in this repository. Have {id} approved and set its `status: effective`. Now it has the status `{status}`.',
  ended:
    'No scope is in force in this repository. Put a new version of {id} in force. It has the status `{status}`.',
  withdrawn:
    'No scope is in force in this repository. Put a new version of {id} in force. It was withdrawn on {date}.',
});

const clauses = ['iso-9001:2015/4.3'];

export const rule: RepositoryRule = {
  id: 'scope-missing',
  scope: 'repository',
  level: 'error',
  basis: 'documented',
  title: 'No scope in force',
  clauses,
  explanation:
    'No record of type scope is in force today. The standard asks for a written scope that says what the management system covers: products, services, sites, and why any requirement is left out. Write one and have it approved; a draft, or a version that takes effect later, does not count yet. If the scope is kept in another system, name that system for clause 4.3 under elsewhere in qms.yaml.',
  examples: {
    bad: { 'scope.yaml': scope.replace('status: effective', 'status: draft') },
    good: { 'scope.yaml': scope },
  },
  check(queries, report) {
    if (coveredElsewhere(queries, clauses) || inForceToday(queries, 'scope').length > 0) return;
    const way = wayIntoForce(queries, 'scope', say);
    report({
      message: way.message,
      place: { file: 'qms.yaml', path: [] },
      related: way.related,
      steps: way.steps,
    });
  },
};
