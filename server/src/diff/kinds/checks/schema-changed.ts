import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'schema-changed',
    group: 'checks',
    severity: 'warning',
    title: 'A schema of your own changes',
    explanation: 'What records of a type must hold, and what a sign-off binds of them, is decided there.',
  },
  'schemas',
  'schema',
);
