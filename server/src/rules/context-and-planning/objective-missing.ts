import { defineAggregate } from '../../domain/define-aggregate.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { lookedFor } from '../../domain/way-into-force.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { objective } from './examples.ts';

const say = defineMessages('objective-missing', {
  missing:
    'No evidence in this repository of an active quality objective. Write a record of the type `quality-objective`, or set a drafted one to `active` once it is decided.',
});

const missingClauses = ['iso-9001:2015/6.2.1'];

const activeObjectives = defineAggregate<null>({
  name: 'active-objectives',
  types: ['quality-objective'],
  *map(record) {
    if (record.phase === 'active') yield ['active', null];
  },
});

export const rule: RepositoryRule = {
  id: 'objective-missing',
  scope: 'repository',
  level: 'error',
  basis: 'documented',
  title: 'No active quality objective',
  clauses: missingClauses,
  explanation:
    'No quality objective is active. The standard asks for documented objectives where they matter, and they are what the management review steers by. Write at least one, or activate one that is still a draft. Objectives that are achieved, missed or cancelled do not count. If objectives are kept in another system, name it for clause 6.2 under elsewhere in qms.yaml.',
  examples: {
    bad: { 'objective.yaml': objective.replace('active', 'draft') },
    good: { 'objective.yaml': objective },
  },
  check(queries, report) {
    if (coveredElsewhere(queries, missingClauses)) return;
    if (queries.aggregate(activeObjectives, 'active').length > 0) return;
    const found = lookedFor(queries, 'quality-objective');
    report({
      message: found?.message ?? say.missing(),
      place: { file: 'qms.yaml', path: [] },
      related: found?.related ?? [],
      steps: found?.steps ?? [{ kind: 'new-record', type: 'quality-objective' }],
    });
  },
};
