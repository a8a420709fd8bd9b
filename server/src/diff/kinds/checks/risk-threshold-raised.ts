import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'risk-threshold-raised',
    group: 'checks',
    severity: 'warning',
    title: 'Risks need an action later',
    explanation: 'Only larger risks than before need an action or a reasoned acceptance.',
  },
  'risk-threshold',
);
