import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'demand-weakened',
    group: 'checks',
    severity: 'warning',
    title: 'Less is asked of sign-offs',
    explanation:
      'Records of a type need a sign-off of a lower meaning, by more people, by fewer of them, or none any more.',
  },
  'demand',
);
