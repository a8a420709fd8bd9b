import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'former-ids-changed',
    group: 'checks',
    severity: 'warning',
    title: 'What a record answers to',
    explanation: 'References and sign-offs under a former id lead to the record that claims it.',
  },
  'former-ids',
);
