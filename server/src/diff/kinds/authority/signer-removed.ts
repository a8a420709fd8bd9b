import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'signer-removed',
    group: 'authority',
    severity: 'warning',
    title: 'Somebody may not sign any more',
    explanation:
      'A holder or a delegation is taken out, so that what they signed before does not count any more either.',
  },
  'signer-removed',
);
