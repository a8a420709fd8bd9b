import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'type-unknown',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  title: 'Unknown record type',
  clauses: [],
  explanation:
    'The record names a type that no schema describes, so nothing else about it can be checked. Correct the name, or describe the type in a schema of your own and list that file under `schemas` in qms.yaml.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: rsik\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\n' },
  },
};
