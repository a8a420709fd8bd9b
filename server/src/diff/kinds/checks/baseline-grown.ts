import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'baseline-grown',
    group: 'checks',
    severity: 'warning',
    title: 'The baseline holds more',
    explanation:
      'Findings are held as old debt that were not before, or for longer. A baseline is there to shrink.',
  },
  'baseline',
);
