import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'reading-changed',
    group: 'checks',
    severity: 'warning',
    title: 'Other files, or read in another way',
    explanation:
      '`records`, `exclude`, `types`, `aliases` or `limits` say otherwise which files are read, and as what.',
  },
  'files',
);
