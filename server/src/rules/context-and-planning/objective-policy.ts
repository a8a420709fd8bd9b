import { inForceToday } from '../../domain/in-force.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { objective } from './examples.ts';

const say = defineMessages('objective-policy', {
  unlinked:
    'The objective does not say which quality policy it serves. Name one under `policy`, since {policies} are in force.',
  link: 'Link to policy {id}',
});

const policy = (id: string, title: string): string =>
  `id: ${id}\ntype: quality-policy\ntitle: ${title}\nstatus: effective\neffectiveFrom: 2025-01-01\n`;

export const rule: RecordRule = {
  id: 'objective-policy',
  scope: 'record',
  types: ['quality-objective'],
  concern: 'must-have',
  level: 'warning',
  basis: 'practice',
  title: 'Objective not linked to a policy',
  clauses: ['iso-9001:2015/6.2.1', 'iso-9001:2015/5.2.1'],
  explanation:
    'Objectives should follow from the quality policy. Where one policy is in force, an objective serves that one without saying so. Here several are in force, so the objective should name the one it serves under `policy`.',
  examples: {
    bad: {
      'group.yaml': policy('POL-001', 'Quality policy of the group'),
      'lab.yaml': policy('POL-002', 'Quality policy of the laboratory'),
      'objective.yaml': objective,
    },
    good: {
      'group.yaml': policy('POL-001', 'Quality policy of the group'),
      'lab.yaml': policy('POL-002', 'Quality policy of the laboratory'),
      'objective.yaml': `${objective}policy: POL-002\n`,
    },
  },
  check(record, queries, report) {
    if (!isBlank(record.data['policy'])) return;
    const policies = inForceToday(queries, 'quality-policy').map(({ id }) => id);
    if (policies.length < 2) return;
    report({
      message: asPractice(say.unlinked({ policies: listed(policies) })),
      place: { file: record.file, record: record.key, path: ['policy'] },
      fixes: policies.slice(0, 3).map((id) => ({
        title: say.link({ id }),
        certain: false,
        file: record.file,
        record: record.key,
        steps: [{ kind: 'add-key', path: [], key: 'policy', value: id }],
      })),
    });
  },
};
