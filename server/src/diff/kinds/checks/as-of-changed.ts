import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'as-of-changed',
    group: 'checks',
    severity: 'warning',
    title: 'Another day to judge on',
    explanation: 'Dates are judged as of another day, which decides what is overdue.',
  },
  'as-of',
);
