import { trustKind } from '../../trust-kind.ts';

export const kind = trustKind(
  {
    id: 'identity-removed',
    group: 'authority',
    severity: 'warning',
    title: 'A signer is not known by something any more',
    explanation: 'An e-mail address or a signing key is taken out: commits with it do not count any more.',
  },
  'identity-removed',
);
