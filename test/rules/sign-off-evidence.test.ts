import { scenarios } from './scenarios.ts';
import { byKatharina, company, policy, reviewSigned } from './sign-off-company.ts';
import { signedFile, yaml } from './signing.ts';

const recorded = { ...byKatharina, recordedBy: 'PER-2' };

const proof = { method: 'wet-ink', proof: [{ external: 'Binder 3' }] };

scenarios('signoff-evidence-weak', [
  {
    name: 'content-bound',
    files: { ...company, 'policy.yaml': signedFile(policy, byKatharina) },
    expected: [],
  },
  {
    name: 'recorded by the signer, which needs no proof',
    files: { ...company, 'policy.yaml': signedFile(policy, { ...byKatharina, recordedBy: 'PER-1' }) },
    expected: [],
  },
  {
    name: 'recorded by the signer, where recorded ones are refused',
    files: {
      ...company,
      'qms.yaml': 'signOff: { recorded: refuse }\n',
      'policy.yaml': signedFile(policy, { ...byKatharina, recordedBy: 'PER-1' }),
    },
    expected: [],
  },
  {
    name: 'recorded for the signer with method and proof',
    files: { ...company, 'policy.yaml': signedFile(policy, { ...recorded, ...proof }) },
    expected: [],
  },
  {
    name: 'recorded for the signer without proof',
    files: { ...company, 'policy.yaml': signedFile(policy, { ...recorded, method: 'wet-ink' }) },
    expected: [
      {
        path: 'signOffs[PER-1].recordedBy',
        severity: 'error',
        message:
          'Meike Lindner (PER-2) recorded this sign-off without `proof`. Say how Katharina Brandt (PER-1) signed and where the signed original is, and sign again.',
      },
    ],
  },
  {
    name: 'recorded sign-offs are refused',
    files: {
      ...company,
      'qms.yaml': 'signOff: { recorded: refuse }\n',
      'policy.yaml': signedFile(policy, { ...recorded, ...proof }),
    },
    expected: [{ path: 'signOffs[PER-1].recordedBy', severity: 'error', message: /does not count here/ }],
  },
  {
    name: 'recorded for the signer without proof, who has signed again since',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, recorded, { ...byKatharina, date: '2026-01-13' }),
    },
    expected: [],
  },
  {
    name: 'recorded for the signer without proof, who had signed before',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, { ...byKatharina, date: '2026-01-11' }, recorded),
    },
    expected: [{ path: 'signOffs[PER-1#2].recordedBy', severity: 'error' }],
  },
  ...(
    [
      ['before judging begins', '2026-01-13', []],
      [
        'once judging has begun',
        '2026-01-12',
        [{ path: 'signOffs[PER-1].recordedBy', severity: 'error' as const }],
      ],
    ] as const
  ).map(([name, judgeFrom, expected]) => ({
    name: `recorded without proof ${name}`,
    files: {
      ...company,
      'qms.yaml': `judgeFrom: ${judgeFrom}\n`,
      'policy.yaml': signedFile(
        {
          ...{ id: 'NC-1', type: 'nonconformity', title: 'Wrong part', status: 'closed' },
          ...{ detectedOn: '2026-01-05', closedOn: '2026-01-12' },
        },
        { ...recorded, meaning: 'verified' },
      ),
    },
    expected,
  })),
  {
    name: 'a draft is left alone',
    files: { ...company, 'policy.yaml': signedFile({ ...policy, status: 'draft' }, recorded) },
    expected: [],
  },
]);

scenarios('signoff-evidence-unknown', [
  ...['commit-bound', 'signature-verified'].map((evidence) => ({
    name: `${evidence} cannot be judged here and is said once`,
    files: {
      ...company,
      'qms.yaml': `signOff:\n  evidence: ${evidence}\n`,
      'policy.yaml': signedFile(policy, byKatharina),
      'r.yaml': reviewSigned,
    },
    expected: [
      {
        path: 'signOff.evidence',
        severity: 'warning' as const,
        file: 'qms.yaml',
        message: `The evidence of sign-offs cannot be judged here, so they count by content alone. Check them on the command line, in a git repository. qms.yaml asks for \`${evidence}\` ones, which only the git history can show. This concerns 2 records.`,
      },
    ],
  })),
  {
    name: 'nothing is signed yet',
    files: { ...company, 'qms.yaml': 'signOff: { evidence: commit-bound }\n', 'policy.yaml': yaml(policy) },
    expected: [],
  },
]);
