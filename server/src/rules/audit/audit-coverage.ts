import { notAudited } from '../../domain/audit/coverage.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { listWords } from '../../domain/words/lists.ts';
import { recordWords } from '../../domain/words/records.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { durationWords } from '../../records/dates.ts';
import { purchasingAudit } from './examples.ts';

const clauses = ['iso-9001:2015/9.2.2'];

export const rule: RepositoryRule = {
  id: 'audit-coverage',
  scope: 'repository',
  level: 'warning',
  basis: 'own',
  title: 'Processes not audited within the cycle',
  clauses,
  explanation:
    'Every process is to be audited once within the cycle you set: `audit.cycle` in qms.yaml (12 months if you set none), or `auditInterval` of the process. The processes named here were part of no internal audit held in that time; processes younger than the cycle are passed over. Plan an audit of them, or set another cycle if importance and earlier results allow it.',
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
      queries.referrers(id, 'processes').map(({ source }) => source),
    );
    if (open.length === 0) return;
    report({
      message: `${open.length === 1 ? 'This process was' : 'These processes were'} part of no internal audit within the cycle of ${durationWords(cycle)} (or their own): ${listWords(open.map(({ id }) => id))}; plan an audit, or set another cycle.`,
      place: { file: 'qms.yaml', path: [] },
      related: open.slice(0, 5).map((process) => ({
        place: { file: process.file, record: process.key, path: ['id'] },
        message: `${recordWords(process)} was not audited`,
      })),
    });
  },
};
