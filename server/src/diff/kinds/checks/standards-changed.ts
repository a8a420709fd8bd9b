import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'standards-changed',
    group: 'checks',
    severity: 'warning',
    title: 'Other standards or editions',
    explanation:
      'Which standard and edition counts, and since when, decides which clauses records are asked for.',
  },
  'standards',
);
