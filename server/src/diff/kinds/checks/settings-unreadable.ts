import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'settings-unreadable',
    group: 'checks',
    severity: 'error',
    title: 'qms.yaml cannot be read',
    explanation:
      'The qms.yaml is gone, or can be read no more: the defaults hold in its place, and nothing that it says is checked.',
  },
  'unreadable',
);
