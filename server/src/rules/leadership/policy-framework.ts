import { defineAggregate } from '../../domain/define-aggregate.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { idsOf } from '../../records/values.ts';
import { minimalPolicy } from './examples.ts';

const say = defineMessages('policy-framework', {
  none: 'No objective being pursued serves this policy. Link the objectives that follow from it under their `policy`, or set one.',
});

/** Objectives being pursued, by the policy they name; those that name none serve the one in force. */
const pursuedObjectives = defineAggregate<null>({
  name: 'pursued objectives by policy',
  types: ['quality-objective'],
  map: (record) => {
    if (record.phase !== 'active') return [];
    const policies = idsOf(record.data['policy']);
    return [
      ['', null] as const,
      ...(policies.length > 0 ? policies : ['default']).map((id) => [`of ${id}`, null] as const),
    ];
  },
});

export const rule: RecordRule = {
  id: 'policy-framework',
  level: 'warning',
  basis: 'required',
  begins: 'quality-objective',
  title: 'No objective serves the policy',
  clauses: ['iso-9001:2015/5.2.1.b'],
  explanation:
    'A quality policy is meant to be the frame for the quality objectives, yet none of the objectives being pursued serves this one: all name another policy. Link the objectives that follow from it under `policy` (an objective that names none serves the policy in force), or set objectives that do.',
  examples: {
    bad: {
      'policies.yaml': `${minimalPolicy}---\nid: POL-002\ntype: quality-policy\ntitle: Policy of the laboratory\ntext: We measure right.\n`,
      'objective.yaml':
        'id: OBJ-1\ntype: quality-objective\ntitle: Answer within two days\npolicy: POL-001\n',
    },
    good: {
      'policy.yaml': minimalPolicy,
      'objective.yaml': 'id: OBJ-1\ntype: quality-objective\ntitle: Answer within two days\n',
    },
  },
  scope: 'record',
  types: ['quality-policy'],
  concern: 'today',
  check: (record, queries, report) => {
    // Without any objective, `objective-missing` speaks.
    if (queries.aggregate(pursuedObjectives, '').length === 0) return;
    const serves = ['default', record.id].some(
      (id) => queries.aggregate(pursuedObjectives, `of ${id}`).length > 0,
    );
    if (serves || coveredElsewhere(queries, ['6.2.1'])) return;
    report({
      message: say.none(),
      place: { file: record.file, record: record.key, path: ['id'] },
    });
  },
};
