import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'signer-removed',
    group: 'authority',
    severity: 'warning',
    title: 'Somebody may not sign any more, or differently',
    explanation:
      'A holder or a delegation is taken out, or says something else than before, such as other dates.',
  },
  'signer-removed',
);
