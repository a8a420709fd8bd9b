import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'judge-from-moved',
    group: 'checks',
    severity: 'warning',
    title: 'Judging begins later',
    explanation: 'Events before the new day are not judged in full any more.',
  },
  'judge-from',
);
