import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'sign-off-removed',
    group: 'sign-offs',
    severity: 'error',
    title: 'A sign-off is changed or taken out',
    explanation:
      'A sign-off that was given is not there any more as it was. What was signed stays on record, also after a new version or a withdrawal.',
  },
  'sign-off-removed',
);
