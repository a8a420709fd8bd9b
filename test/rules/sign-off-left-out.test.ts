import { scenarios } from './scenarios.ts';
import { byKatharina, byMeike, company, policy } from './sign-off-company.ts';
import { signedFile } from './signing.ts';

/** Sign-offs that leave out what they should say: each rule says what it can, once, and stops at nothing. */

type Left = 'by' | 'date' | 'role' | 'version';
const without = (block: typeof byKatharina, ...left: readonly Left[]) =>
  Object.fromEntries(Object.entries(block).filter(([key]) => !left.includes(key as Left)));
const files = (...blocks: Parameters<typeof without>[0][] | ReturnType<typeof without>[]) => ({
  ...company,
  'policy.yaml': signedFile(policy, ...blocks),
});
const changed = (block: ReturnType<typeof without>) => ({
  ...company,
  'policy.yaml': signedFile(policy, block).replace('our word', 'every word'),
});
const alsoBreaks = ['schema'];

scenarios('signoff-role', [
  { name: 'nobody', files: files(without(byMeike, 'by')), alsoBreaks, expected: [] },
  {
    name: 'no day',
    files: files(without({ ...byMeike, role: 'ROLE-MD' }, 'date')),
    alsoBreaks,
    expected: [],
  },
  { name: 'nobody and no role', files: files(without(byMeike, 'by', 'role')), alsoBreaks, expected: [] },
]);

scenarios('signoff-not-leadership', [
  {
    name: 'nobody',
    files: files(without(byMeike, 'by')),
    alsoBreaks,
    expected: [
      { path: 'signOffs[2026-01-12].role', severity: 'error', message: /Katharina Brandt \(PER-1\)/ },
    ],
  },
  {
    name: 'no role',
    files: files(without(byMeike, 'role')),
    expected: [
      {
        path: 'signOffs[PER-2].role',
        severity: 'error',
        message: /^The approval was given only by Meike Lindner \(PER-2\), not by top management\./,
      },
    ],
  },
  {
    name: 'no day',
    files: files(without(byMeike, 'date')),
    alsoBreaks,
    expected: [{ path: 'signOffs[PER-2].role', severity: 'error' }],
  },
]);

scenarios('signoff-stale', [
  {
    name: 'nobody',
    files: changed(without(byKatharina, 'by')),
    alsoBreaks,
    expected: [
      { path: 'signOffs[2026-01-12].digest', severity: 'error', message: /^Changed since it was signed\./ },
    ],
  },
  {
    name: 'no day',
    files: changed(without(byKatharina, 'date')),
    alsoBreaks,
    expected: [
      { path: 'signOffs[PER-1].digest', severity: 'error', message: /^Changed since it was signed\./ },
    ],
  },
]);

scenarios('signoff-date', [
  { name: 'nobody', files: files(without(byKatharina, 'by')), alsoBreaks, expected: [] },
  { name: 'no day', files: files(without(byKatharina, 'date')), alsoBreaks, expected: [] },
]);

scenarios('signoff-order', [
  {
    name: 'no day, though something earlier is open',
    files: {
      ...company,
      'qms.yaml':
        'signOff: { required: { quality-policy: [{ meaning: reviewed, by: anyone }, { meaning: approved, by: anyone }] } }\n',
      'policy.yaml': signedFile(policy, without(byKatharina, 'date')),
    },
    alsoBreaks,
    expected: [],
  },
]);

scenarios('signoff-meaning', [
  {
    name: 'rejected without a word why',
    files: files(byKatharina, { ...byKatharina, meaning: 'rejected', date: '2026-01-20' }),
    expected: [{ path: 'signOffs[PER-1#2].comment', severity: 'warning' }],
  },
  {
    name: 'rejected with a reason',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, byKatharina, {
        ...byKatharina,
        ...{ meaning: 'rejected', date: '2026-01-20', comment: 'Too vague' },
      }),
    },
    expected: [],
  },
  {
    name: 'reviewed by nobody where an approval is missing',
    files: files(without({ ...byKatharina, meaning: 'reviewed' }, 'by')),
    alsoBreaks,
    expected: [],
  },
]);

scenarios('signoff-late', [
  {
    name: 'a first day in force that is none',
    files: { ...company, 'policy.yaml': signedFile({ ...policy, effectiveFrom: 'soon' }, byKatharina) },
    alsoBreaks,
    expected: [],
  },
  {
    name: 'never approved on a day that is said',
    files: {
      ...company,
      'policy.yaml': signedFile({ ...policy, effectiveFrom: '2026-01-01' }, without(byKatharina, 'date')),
    },
    alsoBreaks,
    expected: [],
  },
]);
