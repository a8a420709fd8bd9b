import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'signer-added',
    group: 'authority',
    severity: 'warning',
    title: 'Somebody may sign who could not',
    explanation: 'A role has a new holder, or a delegation is added: whoever is named may sign in that role.',
  },
  'signer-added',
);
