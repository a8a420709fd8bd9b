import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { scenarios } from './scenarios.ts';
import {
  byKatharina,
  byMeike,
  company,
  objective,
  policy,
  review,
  reviewSigned,
  signing,
} from './sign-off-company.ts';
import { signedFile, yaml } from './signing.ts';

const unsignedApproving = yaml({
  ...review,
  outputs: [{ kind: 'qms-change', decision: 'Objectives set', approves: ['OBJ-1'] }],
});

scenarios('signoff-missing', [
  {
    name: 'says who may sign and how, at the id',
    files: { ...company, 'policy.yaml': yaml(policy) },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        file: 'policy.yaml',
        record: 'POL-1',
        message:
          'This record is in force but lacks the approval of top management. Have it signed off by Katharina Brandt (PER-1).',
        signOff: { id: 'POL-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: 'nobody holds a top-management role',
    files: { 'policy.yaml': yaml(policy) },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        message:
          'This record is in force but lacks the approval of top management. Have it signed off by a holder of a top-management role.',
        signOff: { id: 'POL-1' },
      },
    ],
  },
  {
    name: 'a document asks the holder of the role that owns it',
    files: {
      ...company,
      'document.yaml': yaml({ id: 'DOC-1', type: 'document', title: 'Inspection', owner: 'ROLE-QM' }),
    },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        message:
          'This record is in force but lacks its approval. Have it signed off by Meike Lindner (PER-2).',
        signOff: { id: 'DOC-1', as: 'PER-2', role: 'ROLE-QM' },
      },
    ],
  },
  {
    name: 'a planned review',
    files: { ...company, 'r.yaml': yaml({ ...review, status: 'planned' }) },
    expected: [],
  },
  {
    name: 'a draft of a review',
    files: { ...company, 'r.yaml': yaml({ ...review, status: 'draft' }) },
    expected: [],
  },
  ...['held', 'approved'].map((status) => ({
    name: `a review with the status ${status}`,
    files: { ...company, 'r.yaml': yaml({ ...review, status }) },
    expected: [
      {
        path: 'signOffs',
        severity: 'error' as const,
        message:
          'This review was held on 2026-01-20 but lacks the approval of top management. Have it signed off by Katharina Brandt (PER-1). Practice, not a requirement.',
        signOff: { id: 'MR-1', as: 'PER-1' },
      },
    ],
  })),
  {
    name: 'an approved review that is signed',
    files: { ...company, 'r.yaml': reviewSigned.replace('"held"', '"approved"') },
    expected: [],
  },
  {
    name: 'a review before judgeFrom',
    files: { ...company, 'qms.yaml': 'judgeFrom: 2026-02-01\n', 'r.yaml': yaml(review) },
    expected: [],
  },
  {
    name: 'an objective approved in a signed review',
    files: { ...company, 'r.yaml': reviewSigned, 'o.yaml': yaml(objective) },
    expected: [],
  },
  {
    name: 'an objective approved in a signed review by the id it had',
    files: {
      ...company,
      'r.yaml': reviewSigned,
      'o.yaml': yaml({ ...objective, id: 'OBJ-NEW', formerIds: ['OBJ-1'] }),
    },
    expected: [],
  },
  {
    name: 'an objective approved in a signed review that approves another id than it ever had',
    files: {
      ...company,
      'r.yaml': reviewSigned,
      'o.yaml': yaml({ ...objective, id: 'OBJ-NEW', formerIds: ['OBJ-OLD'] }),
    },
    alsoBreaks: ['reference-unresolved'],
    expected: [
      {
        path: 'approvedIn',
        severity: 'error',
        message: /^MR-1 does not approve this record, so the approval is missing\./,
      },
    ],
  },
  {
    name: 'an objective that a review only mentions',
    files: {
      ...company,
      'r.yaml': signedFile({ ...review, inputs: [] }, { ...byKatharina, date: '2026-01-25' }),
      'o.yaml': yaml(objective),
    },
    expected: [
      {
        path: 'approvedIn',
        severity: 'error',
        file: 'o.yaml',
        message: /^MR-1 does not approve this record, so the approval is missing\./,
      },
    ],
  },
  {
    name: 'an objective approved in a review that does not exist',
    files: { ...company, 'o.yaml': yaml({ ...objective, approvedIn: 'MR-9' }) },
    expected: [
      {
        path: 'approvedIn',
        severity: 'error',
        message: /^No management review has the id MR-9, so the approval is missing\./,
      },
    ],
  },
  {
    name: 'an objective approved in a review still planned',
    files: { ...company, 'r.yaml': yaml({ ...review, status: 'planned' }), 'o.yaml': yaml(objective) },
    expected: [
      {
        path: 'approvedIn',
        severity: 'error',
        message: /^MR-1 has not been held yet, so the approval is missing\./,
      },
    ],
  },
  {
    name: 'an unsigned review is said once, not again at the objectives it approved',
    files: { ...company, 'r.yaml': unsignedApproving, 'o.yaml': yaml(objective) },
    expected: [{ path: 'signOffs', severity: 'error', file: 'r.yaml' }],
  },
  {
    name: 'an unsigned review that needs no sign-off approves nothing',
    files: {
      ...company,
      'qms.yaml': 'signOff: { required: { management-review: false } }\n',
      'r.yaml': unsignedApproving,
      'o.yaml': yaml(objective),
    },
    expected: [
      {
        path: 'approvedIn',
        severity: 'error',
        file: 'o.yaml',
        message: /^MR-1 is not approved itself, so the approval is missing\./,
      },
    ],
  },
  {
    name: 'an objective without any approval is shown the other way',
    files: {
      ...company,
      'o.yaml': yaml({ id: 'OBJ-1', type: 'quality-objective', title: 'Answer in two days' }),
    },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        message:
          /, or name the management review that decided it under `approvedIn`\. Practice, not a requirement\.$/,
      },
    ],
  },
  {
    name: 'a change authorized by someone else than it names',
    files: {
      ...company,
      'c.yaml': signedFile(
        { id: 'CHG-1', type: 'change', title: 'New oven', status: 'approved', authorizedBy: 'ROLE-MD' },
        { ...byMeike, meaning: 'authorized', date: '2026-01-25' },
      ),
    },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        message:
          'The authorization was given by someone else than this record names. Have it signed off by Katharina Brandt (PER-1), or correct who is named and have it signed again. It names ROLE-MD.',
        signOff: { id: 'CHG-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: 'a change that names a role nobody knows',
    files: {
      ...company,
      'c.yaml': signedFile(
        {
          id: 'CHG-1',
          type: 'change',
          title: 'New oven',
          status: 'approved',
          authorizedBy: 'ROLE-WORKS-MANAGER',
        },
        { ...byMeike, meaning: 'authorized', date: '2026-01-25' },
      ),
    },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        message:
          /^The authorization was given by someone else than this record names\. .* It names ROLE-WORKS-MANAGER\.$/,
      },
    ],
  },
  {
    name: 'a change authorized by whom it names',
    files: {
      ...company,
      'c.yaml': signedFile(
        { id: 'CHG-1', type: 'change', title: 'New oven', status: 'closed', authorizedBy: 'PER-2' },
        { ...byMeike, meaning: 'authorized' },
      ),
    },
    expected: [],
  },
  {
    name: 'a risk accepted above the threshold asks its owner',
    files: {
      ...company,
      'k.yaml': yaml({
        id: 'RSK-1',
        type: 'risk',
        title: 'Single supplier',
        status: 'accepted',
        owner: 'ROLE-QM',
        likelihood: 4,
        severity: 4,
      }),
    },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        message:
          'This record has the status `accepted` but lacks the approval of ROLE-QM. Have it signed off by Meike Lindner (PER-2). Practice, not a requirement.',
        signOff: { id: 'RSK-1', as: 'PER-2' },
      },
    ],
  },
  {
    name: 'an action that is done is not yet verified; a verified one needs the signature',
    files: {
      ...company,
      'a.yaml': [
        { id: 'ACT-1', type: 'action', title: 'Buy a gauge', status: 'done' },
        {
          id: 'ACT-2',
          type: 'action',
          title: 'Train two people',
          status: 'verified',
          owner: 'PER-1',
          effectiveness: { criterion: 'Both work alone', evaluateBy: '2026-01-31', by: 'PER-2' },
        },
      ]
        .map(yaml)
        .join('---\n'),
    },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        record: 'ACT-2',
        message: /Have it signed off by Meike Lindner \(PER-2\)\./,
      },
    ],
  },
  {
    name: 'an exception nobody signed',
    files: {
      ...company,
      'e.yaml': yaml({
        id: 'EXC-1',
        type: 'exception',
        title: 'Late',
        rules: ['action-overdue'],
        types: ['action'],
        reason: 'Staff',
      }),
    },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        message: /A rule of this system, not a requirement of the standard\.$/,
      },
    ],
  },
  {
    name: 'qms.yaml takes the demand away',
    files: {
      ...company,
      'qms.yaml': 'signOff: { required: { quality-policy: false } }\n',
      'policy.yaml': yaml(policy),
    },
    expected: [],
  },
  {
    name: 'qms.yaml adds a demand to a type',
    files: {
      ...company,
      'qms.yaml': 'signOff: { required: { indicator: { meaning: approved, by: owner } } }\n',
      'i.yaml': yaml({ id: 'KPI-1', type: 'indicator', title: 'Returns', owner: 'PER-2' }),
    },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        message:
          'This record is in force but lacks the approval of Meike Lindner (PER-2). Have it signed off by Meike Lindner (PER-2). A rule of this system, not a requirement of the standard.',
        signOff: { id: 'KPI-1', as: 'PER-2', role: 'ROLE-NEW' },
      },
    ],
  },
]);

describe('the sign-off a finding asks for can be given as it stands', () => {
  const roles = yaml({
    id: 'ROLE-LAB',
    type: 'role',
    title: 'Head of the laboratory',
    holders: [{ person: 'PER-2', from: '2024-01-01' }],
  });
  const document = { id: 'DOC-1', type: 'document', title: 'Inspection', status: 'effective' };
  const asked = async (record: JsonObject, files: Readonly<Record<string, string>> = {}) =>
    (await signing({ 'lab.yaml': roles, 'record.yaml': yaml(record), ...files }))
      .filter(({ rule }) => rule === 'signoff-missing' || rule === 'signoff-meaning')
      .map(({ signOff }) => signOff);

  test('with the role of the owner where the person holds several', async () => {
    const signOff = { id: 'DOC-1', as: 'PER-2', role: 'ROLE-LAB' };
    expect(await asked({ ...document, owner: 'ROLE-LAB' })).toEqual([signOff]);
  });

  test('without a role where only one fits', async () => {
    expect(await asked(policy)).toEqual([{ id: 'POL-1', as: 'PER-1' }]);
  });

  test('never asks the only author to approve', async () => {
    const signOff = { id: 'DOC-1', as: 'PER-1' };
    expect(await asked({ ...document, owner: 'ROLE-QM', author: 'PER-2' })).toEqual([signOff]);
  });

  test('names the owner of a register', async () => {
    const items = ['DOC-1', 'DOC-2'].map((id) => ({ id, title: 'Inspection' }));
    const register = { id: 'REG-1', type: 'register', title: 'Documents', of: 'document', items };
    const signOff = { id: 'REG-1', as: 'PER-2', role: 'ROLE-LAB' };
    expect(await asked({ ...register, owner: 'ROLE-LAB' })).toEqual([signOff]);
  });

  test('with the version where several are in use or in work', async () => {
    const record = { ...document, version: '2', owner: 'ROLE-LAB' };
    const signOff = { id: 'DOC-1', as: 'PER-2', role: 'ROLE-LAB' };
    const old = yaml({ ...document, version: '1', status: 'superseded' });
    expect(await asked(record, { 'old.yaml': old })).toEqual([signOff]);
    const next = yaml({ ...document, version: '3', status: 'draft' });
    expect(await asked(record, { 'next.yaml': next })).toEqual([{ ...signOff, id: 'DOC-1@2' }]);
  });
});
