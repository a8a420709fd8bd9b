import { scenarios } from './scenarios.ts';
import {
  byKatharina,
  byMeike,
  company,
  objective,
  policy,
  review,
  reviewSigned,
} from './sign-off-company.ts';
import { signedFile } from './signing.ts';

scenarios('signoff-not-leadership', [
  {
    name: 'names who signed in which role and who could',
    files: { ...company, 'policy.yaml': signedFile(policy, byMeike) },
    expected: [
      {
        path: 'signOffs[PER-2].role',
        severity: 'error',
        message:
          'The approval was given only by Meike Lindner (PER-2), not by top management. Have it signed off by Katharina Brandt (PER-1). ROLE-QM is not a top-management role.',
        signOff: { id: 'POL-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: 'no top-management role is known: another rule says that',
    files: {
      ...company,
      'roles.yaml': company['roles.yaml']!.replace('topManagement: true\n', ''),
      'policy.yaml': signedFile(policy, byMeike),
    },
    expected: [],
  },
  {
    name: 'an objective signed outside top management but decided in a review',
    files: { ...company, 'r.yaml': reviewSigned, 'o.yaml': signedFile(objective, byMeike) },
    expected: [],
  },
  {
    name: 'a role that leads nowhere is said by signoff-role',
    files: { ...company, 'policy.yaml': signedFile(policy, { ...byMeike, role: 'ROLE-WORKS-MANAGER' }) },
    expected: [],
  },
]);

scenarios('signoff-role', [
  {
    name: 'names who held the role on that day',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, { ...byMeike, role: 'ROLE-MD', date: '2023-06-01' }),
    },
    expected: [
      {
        path: 'signOffs[PER-2].role',
        severity: 'error',
        message:
          'Meike Lindner (PER-2) did not hold ROLE-MD on 2023-06-01. Have Rainer Oster (PER-9), who held it then, sign, or correct the holders. Nor was it delegated to them on that day.',
      },
    ],
  },
  {
    name: 'a role that no record describes, in an approved review too',
    files: {
      ...company,
      'r.yaml': signedFile(
        { ...review, status: 'approved' },
        { ...byKatharina, role: 'ROLE-X', date: '2026-01-25' },
      ),
    },
    expected: [
      {
        path: 'signOffs[PER-1].role',
        severity: 'error',
        message:
          'No record describes ROLE-X, the role of this sign-off. Restore the record of the role, or have it signed again.',
      },
    ],
  },
  {
    name: 'an acknowledgement needs no role',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, byKatharina, {
        by: 'PER-2',
        meaning: 'acknowledged',
        date: '2026-01-20',
      }),
    },
    expected: [],
  },
]);

scenarios('signoff-self', [
  {
    name: 'approved by its only author',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, { ...byKatharina, meaning: 'authored' }, byKatharina),
    },
    expected: [
      {
        path: 'signOffs[PER-1#2].by',
        severity: 'warning',
        message:
          'This was approved only by its author, Katharina Brandt (PER-1). Have another person approve it, or sign again with the reason under `deviation`. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'the author is named in the document',
    files: {
      ...company,
      'd.yaml': signedFile({ id: 'DOC-1', type: 'document', title: 'Inspection', author: 'PER-2' }, byMeike),
    },
    expected: [{ path: 'signOffs[PER-2].by', severity: 'warning' }],
  },
  {
    name: 'with a reason',
    files: {
      ...company,
      'policy.yaml': signedFile(
        policy,
        { ...byKatharina, meaning: 'authored' },
        { ...byKatharina, deviation: 'We are three people' },
      ),
    },
    expected: [],
  },
  {
    name: 'someone else approved it as well',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, { ...byKatharina, meaning: 'authored' }, byKatharina, byMeike),
    },
    expected: [],
  },
  {
    name: 'two authors',
    files: {
      ...company,
      'policy.yaml': signedFile(
        policy,
        { ...byKatharina, meaning: 'authored' },
        { ...byMeike, meaning: 'authored' },
        byKatharina,
      ),
    },
    expected: [],
  },
]);

scenarios('signoff-meaning', [
  {
    name: 'points at the block that was probably meant',
    files: { ...company, 'policy.yaml': signedFile(policy, { ...byKatharina, meaning: 'reviewed' }) },
    expected: [
      {
        path: 'signOffs[PER-1].meaning',
        severity: 'warning',
        message:
          'This sign-off says `reviewed`, which is weaker than the `approved` needed here. If Katharina Brandt (PER-1) meant more, have them sign it off again.',
        signOff: { id: 'POL-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: 'the approval is there as well',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, { ...byKatharina, meaning: 'reviewed' }, byKatharina),
    },
    expected: [],
  },
  {
    name: 'having written a document is not a slip',
    files: {
      ...company,
      'd.yaml': signedFile(
        { id: 'DOC-1', type: 'document', title: 'Inspection' },
        { ...byMeike, meaning: 'authored' },
      ),
    },
    expected: [],
  },
]);
