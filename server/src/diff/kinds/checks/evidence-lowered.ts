import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'evidence-lowered',
    group: 'checks',
    severity: 'warning',
    title: 'Weaker evidence is enough',
    explanation: 'Sign-offs count with weaker evidence than before, or also where others recorded them.',
  },
  'evidence',
);
