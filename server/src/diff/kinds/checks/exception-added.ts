import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'exception-added',
    group: 'checks',
    severity: 'warning',
    title: 'A new or changed exception',
    explanation: 'An exception silences findings of the rules and records that it names, once it is signed.',
  },
  'exception',
);
