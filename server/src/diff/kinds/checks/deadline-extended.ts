import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'deadline-extended',
    group: 'checks',
    severity: 'warning',
    title: 'A period is longer',
    explanation:
      'Reviews, audits, answers to complaints or exceptions may take longer before anything is reported.',
  },
  'duration',
);
