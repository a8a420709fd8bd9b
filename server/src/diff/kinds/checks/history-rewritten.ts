import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'history-rewritten',
    group: 'checks',
    severity: 'warning',
    title: 'An old entry is changed',
    explanation:
      'A reading, a step of progress or an entry of the history that was there is changed or gone: these lists grow in the course of work, and nobody signs them.',
  },
  'history',
);
