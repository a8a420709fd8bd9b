import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'rule-weakened',
    group: 'checks',
    severity: 'warning',
    title: 'A rule is lowered or switched off',
    explanation:
      'A rule under `rules` has a lower level than before, or is off: findings that stopped a merge so far do not any more.',
  },
  'rule',
);
