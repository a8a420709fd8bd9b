import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'identity-added',
    group: 'authority',
    severity: 'warning',
    title: 'A signer is known by something new',
    explanation: 'A person has a new e-mail address or signing key: commits with it count as theirs.',
  },
  'identity-added',
);
