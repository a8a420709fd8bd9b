import { notAudited } from '../../domain/audit/coverage.ts';
import { defineAggregate } from '../../domain/define-aggregate.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { purchasingAudit } from './examples.ts';

const say = defineMessages('audit-coverage', {
  uncovered:
    'No internal audit of {processes} on record within the cycle. Plan one, or set another cycle. The cycle is {cycle}, unless the programme or a process has its own.',
  process: 'No internal audit of this process on record within its cycle.',
});

/** The audits of each process: far fewer than all that names it. */
const auditsByProcess = defineAggregate<null>({
  name: 'audits by process',
  types: ['audit'],
  map: ({ references }) =>
    references.flatMap(({ target, path }) => (path[0] === 'processes' ? [[target, null] as const] : [])),
});

const clauses = ['iso-9001:2015/9.2.2'];

export const rule: RepositoryRule = {
  id: 'audit-coverage',
  scope: 'repository',
  level: 'warning',
  basis: 'own',
  begins: 'audit',
  title: 'Processes not audited within the cycle',
  clauses,
  explanation:
    'Every process is to be audited once within the cycle you set: `auditInterval` of the process, else `cycle` of the audit programme that lists it, else `audit.cycle` in qms.yaml (12 months if you set none). The processes named here were part of no internal audit held in that time; processes younger than the cycle are passed over. Plan an audit of them, or set another cycle if importance and earlier results allow it.',
  examples: {
    bad: {
      'process.yaml': 'id: PRC-PUR\ntype: process\ntitle: Purchasing\neffectiveFrom: 2024-01-01\n',
    },
    good: {
      'process.yaml': 'id: PRC-PUR\ntype: process\ntitle: Purchasing\neffectiveFrom: 2024-01-01\n',
      'audit.yaml': purchasingAudit('status: held\ndate: 2025-06-20\nprocesses: [PRC-PUR]\n'),
    },
  },
  check(queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const { cycle } = queries.config('audit');
    const open = notAudited(queries, queries.today(), queries.ofType('process'), ({ id }) =>
      queries.aggregate(auditsByProcess, id).map(({ record }) => record),
    );
    if (open.length === 0) return;
    report({
      message: say.uncovered({
        processes: listed(
          open.map(({ id }) => id),
          'or',
          3,
        ),
        cycle: durationNamed(cycle),
      }),
      place: { file: 'qms.yaml', path: [] },
      related: open.slice(0, 5).map((process) => ({
        place: { file: process.file, record: process.key, path: ['id'] },
        message: say.process(),
      })),
    });
  },
};
