import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'signer-changed',
    group: 'authority',
    severity: 'warning',
    title: 'Since or until when somebody may sign',
    explanation:
      'A holder or a delegation says something else than before, such as other days or another scope: sign-offs of those days count, or do not.',
  },
  'signer-changed',
);
