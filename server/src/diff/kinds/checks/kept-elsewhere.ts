import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'kept-elsewhere',
    group: 'checks',
    severity: 'warning',
    title: 'Evidence said to be kept elsewhere',
    explanation: 'Requirements are added under `elsewhere`, so that nothing about them is looked for here.',
  },
  'elsewhere',
);
