import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'ignore-added',
    group: 'checks',
    severity: 'warning',
    title: 'A new comment that ignores a rule',
    explanation: 'A comment silences a finding that was reported so far, or would be.',
  },
  'ignore',
);
