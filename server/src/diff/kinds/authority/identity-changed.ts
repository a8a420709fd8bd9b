import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'identity-changed',
    group: 'authority',
    severity: 'warning',
    title: 'Since or until when a key is used',
    explanation:
      'A signing key says something else than before, such as other days: commits of those days count as theirs, or do not.',
  },
  'identity-changed',
);
