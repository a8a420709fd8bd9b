import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'top-management-changed',
    group: 'authority',
    severity: 'warning',
    title: 'Who leads the organization',
    explanation:
      'A role becomes one of top management or stops being one: its holders may give, or not, what leadership has to sign.',
  },
  'top-management',
);
