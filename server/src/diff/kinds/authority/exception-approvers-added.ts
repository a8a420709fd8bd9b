import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'exception-approvers-added',
    group: 'authority',
    severity: 'warning',
    title: 'More may approve exceptions',
    explanation: 'A role is added under `exceptions.approvers`: its holders may silence findings.',
  },
  'approvers',
);
