import { scenarios } from './scenarios.ts';
import { byKatharina, byMeike, company, policy } from './sign-off-company.ts';
import { signedFile, yaml } from './signing.ts';

/** Which day counts: the first and the last of a person, of a role, of a version, and of an approval in several parts. */

const document = { id: 'DOC-1', type: 'document', title: 'Inspection', status: 'effective', version: '2' };

scenarios('signoff-date', [
  {
    name: 'on the day the person joined',
    files: { ...company, 'policy.yaml': signedFile(policy, { ...byKatharina, date: '2020-01-01' }) },
    expected: [],
  },
  {
    name: 'on the day the person left',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, { ...byKatharina, by: 'PER-9', date: '2023-12-31' }),
    },
    expected: [],
  },
  {
    name: 'on the day after the person left',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, { ...byKatharina, by: 'PER-9', date: '2024-01-01' }),
    },
    expected: [
      {
        path: 'signOffs[PER-9].date',
        severity: 'error',
        message: /^Rainer Oster \(PER-9\) left on 2023-12-31/,
      },
    ],
  },
  {
    name: 'on the first day of the role',
    files: {
      ...company,
      'document.yaml': signedFile(document, { ...byMeike, role: 'ROLE-NEW', date: '2026-01-15' }),
    },
    expected: [],
  },
  {
    name: 'on the day before the role',
    files: {
      ...company,
      'document.yaml': signedFile(document, { ...byMeike, role: 'ROLE-NEW', date: '2026-01-14' }),
    },
    expected: [{ path: 'signOffs[PER-2].date', severity: 'error', message: /^ROLE-NEW exists since/ }],
  },
]);

scenarios('signoff-role', [
  {
    name: 'before the role existed, only the day is said to be wrong',
    files: {
      ...company,
      'document.yaml': signedFile(document, { ...byKatharina, role: 'ROLE-NEW', date: '2026-01-14' }),
    },
    expected: [],
  },
  {
    name: 'on its first day, by somebody who does not hold it',
    files: {
      ...company,
      'document.yaml': signedFile(document, { ...byKatharina, role: 'ROLE-NEW', date: '2026-01-15' }),
    },
    expected: [
      {
        path: 'signOffs[PER-1].role',
        severity: 'error',
        message:
          /^Katharina Brandt \(PER-1\) did not hold ROLE-NEW on 2026-01-15\. Have Meike Lindner \(PER-2\), who held it then, sign/,
      },
    ],
  },
]);

const inForceFrom = (effectiveFrom: string) => ({ ...policy, effectiveFrom });
const late = (day: string) => ({
  path: 'effectiveFrom',
  severity: 'warning' as const,
  message: new RegExp(`approved only on ${day}`),
  fixes: [`Set \`effectiveFrom\` to ${day}`],
});
const askedOfTwo =
  'signOff: { required: { document: [{ meaning: approved, by: [ROLE-QM] }, { meaning: approved, by: [ROLE-MD] }] } }\n';

scenarios('signoff-late', [
  {
    name: 'the approval of somebody who is not asked for makes nothing early',
    files: {
      ...company,
      'policy.yaml': signedFile(inForceFrom('2026-01-08'), { ...byMeike, date: '2026-01-05' }, byKatharina),
    },
    expected: [late('2026-01-12')],
  },
  {
    name: 'a review of the text is no approval',
    files: {
      ...company,
      'policy.yaml': signedFile(
        inForceFrom('2026-01-08'),
        { ...byKatharina, meaning: 'reviewed', date: '2026-01-05' },
        byKatharina,
      ),
    },
    expected: [late('2026-01-12')],
  },
  {
    name: 'where two must approve, the day of the second counts',
    files: {
      ...company,
      'qms.yaml': askedOfTwo,
      'document.yaml': signedFile(
        { ...document, effectiveFrom: '2026-01-15' },
        { ...byKatharina, date: '2026-01-20' },
        byMeike,
      ),
    },
    expected: [late('2026-01-20')],
  },
  {
    name: 'wherever in the list of demands that one stands',
    files: {
      ...company,
      'qms.yaml':
        'signOff: { required: { document: [{ meaning: approved, by: [ROLE-MD] }, { meaning: approved, by: [ROLE-QM] }] } }\n',
      'document.yaml': signedFile(
        { ...document, effectiveFrom: '2026-01-15' },
        { ...byKatharina, date: '2026-01-20' },
        byMeike,
      ),
    },
    expected: [late('2026-01-20')],
  },
  {
    name: 'the day of the second will do',
    files: {
      ...company,
      'qms.yaml': askedOfTwo,
      'document.yaml': signedFile(
        { ...document, effectiveFrom: '2026-01-20' },
        { ...byKatharina, date: '2026-01-20' },
        byMeike,
      ),
    },
    expected: [],
  },
  {
    name: 'where nobody must approve, the first approval counts, wherever it stands',
    files: {
      ...company,
      'qms.yaml': 'signOff: { required: { document: false } }\n',
      'document.yaml': signedFile(
        { ...document, effectiveFrom: '2026-01-15' },
        { ...byMeike, date: '2026-01-20' },
        byMeike,
      ),
    },
    expected: [],
  },
  {
    name: 'where nobody must approve, what was in force before its only approval',
    files: {
      ...company,
      'qms.yaml': 'signOff: { required: { document: false } }\n',
      'document.yaml': signedFile({ ...document, effectiveFrom: '2026-01-10' }, byMeike),
    },
    expected: [late('2026-01-12')],
  },
  {
    name: 'where no approval is of this version, the last of all counts',
    files: {
      ...company,
      'policy.yaml': signedFile(
        inForceFrom('2025-06-01'),
        ...['2024-03-01', '2024-09-01', '2025-07-01'].map((date) => ({ ...byKatharina, version: '1', date })),
      ),
    },
    expected: [late('2025-07-01')],
  },
  {
    name: 'approved to be in force later',
    files: {
      ...company,
      'policy.yaml': signedFile(inForceFrom('2026-01-20'), { ...byKatharina, effectiveFrom: '2026-01-25' }),
    },
    expected: [
      {
        path: 'effectiveFrom',
        severity: 'warning',
        message:
          'This is in force from 2026-01-20, but was approved to be so from 2026-01-25. Set `effectiveFrom` to that day or later, or have the earlier day approved.',
        fixes: ['Set `effectiveFrom` to 2026-01-25'],
      },
    ],
  },
  {
    name: 'in force from the very day it was approved for',
    files: {
      ...company,
      'policy.yaml': signedFile(inForceFrom('2026-01-25'), { ...byKatharina, effectiveFrom: '2026-01-25' }),
    },
    expected: [],
  },
  {
    name: 'the newest approval says from when, wherever it stands',
    files: {
      ...company,
      'policy.yaml': signedFile(
        inForceFrom('2026-01-20'),
        { ...byKatharina, date: '2026-01-14', effectiveFrom: '2026-01-20' },
        { ...byKatharina, effectiveFrom: '2026-01-25' },
      ),
    },
    expected: [],
  },
  {
    name: 'also where it stands last',
    files: {
      ...company,
      'policy.yaml': signedFile(
        inForceFrom('2026-01-20'),
        { ...byKatharina, effectiveFrom: '2026-01-25' },
        { ...byKatharina, date: '2026-01-14', effectiveFrom: '2026-01-20' },
      ),
    },
    expected: [],
  },
  {
    name: 'who reviewed it for a later day, or approved an earlier version, says nothing about that',
    files: {
      ...company,
      'policy.yaml': signedFile(
        inForceFrom('2026-01-20'),
        byKatharina,
        { ...byMeike, meaning: 'reviewed', date: '2026-01-13', effectiveFrom: '2026-01-25' },
        { ...byKatharina, date: '2026-01-13', version: '1', effectiveFrom: '2026-01-26' },
      ),
    },
    expected: [],
  },
]);

scenarios('signoff-missing', [
  {
    name: 'what takes effect later is to be signed, too',
    files: { ...company, 'policy.yaml': yaml(inForceFrom('2026-02-02')) },
    expected: [
      { path: 'signOffs', severity: 'error', message: /^This record takes effect on 2026-02-02 but lacks/ },
    ],
  },
  {
    name: 'what takes effect today is in force',
    files: { ...company, 'policy.yaml': yaml(inForceFrom('2026-02-01')) },
    expected: [{ path: 'signOffs', severity: 'error', message: /^This record is in force but lacks/ }],
  },
]);
