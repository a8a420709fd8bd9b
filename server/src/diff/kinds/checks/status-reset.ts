import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'status-reset',
    group: 'checks',
    severity: 'warning',
    title: 'Back to draft, or closed',
    explanation:
      'A record that was in force is a draft again, or is closed: most rules do not look at it any more.',
  },
  'status',
);
