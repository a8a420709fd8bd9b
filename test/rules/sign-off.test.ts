import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/model/finding.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import type { ReadResult } from '../../server/src/workspace/ports.ts';
import { rulesOf } from './families.ts';
import { type CheckOptions, check } from './harness.ts';
import { scenarios } from './scenarios.ts';
import { byKatharina, byMeike, company, policy } from './sign-off-company.ts';
import { contentDigest, sign, signedFile, yaml } from './signing.ts';

const ruleIds = new Set(rulesOf('sign-off').map(({ id }) => id));

/** Findings of all rules on sign-offs, so that a scenario shows that nothing else is said. */
async function signing(
  files: Record<string, string>,
  options: CheckOptions = {},
): Promise<readonly Finding[]> {
  const { findings } = await check({ ...company, ...files }, options);
  return findings.filter(({ rule }) => ruleIds.has(rule));
}

const short = (findings: readonly Finding[]) =>
  findings.map(({ severity, rule, record, path }) => `${severity} ${rule} ${record ?? 'qms.yaml'} ${path}`);

describe('exactly one finding for one fault of the policy', () => {
  const cases: readonly (readonly [name: string, file: string, expected: string[]])[] = [
    ['nothing wrong', signedFile(policy, byKatharina), []],
    ['the sign-off is removed', yaml(policy), ['error signoff-missing POL-1 signOffs']],
    ['the list of sign-offs is empty', signedFile(policy), ['error signoff-missing POL-1 signOffs']],
    [
      'the content is changed',
      signedFile(policy, byKatharina).replace('our word', 'every word'),
      ['error signoff-stale POL-1 signOffs[PER-1].digest'],
    ],
    [
      'the block is changed',
      signedFile(policy, byKatharina).replace('2026-01-12', '2026-01-13'),
      ['error signoff-stale POL-1 signOffs[PER-1].digest'],
    ],
    [
      'fields outside the digest are changed',
      signedFile(policy, byKatharina).replace('"effective"', '"effective"\nnextReview: 2027-01-01'),
      [],
    ],
    [
      'signed in a role the person does not hold',
      signedFile(policy, { ...byMeike, role: 'ROLE-MD', date: '2026-01-25' }),
      ['error signoff-role POL-1 signOffs[PER-2].role'],
    ],
    ['signed by a delegate within the dates', signedFile(policy, { ...byMeike, role: 'ROLE-MD' }), []],
    [
      'signed for the holder by the delegate',
      signedFile(policy, { ...byMeike, role: 'ROLE-MD', onBehalfOf: 'PER-1' }),
      [],
    ],
    [
      'signed for the holder without delegation',
      signedFile(policy, { ...byMeike, role: 'ROLE-MD', onBehalfOf: 'PER-1', date: '2026-01-25' }),
      ['error signoff-role POL-1 signOffs[PER-2].onBehalfOf'],
    ],
    [
      'signed for someone who no longer held the role',
      signedFile(policy, { ...byMeike, role: 'ROLE-MD', onBehalfOf: 'PER-9' }),
      ['error signoff-role POL-1 signOffs[PER-2].onBehalfOf'],
    ],
    [
      'signed outside top management',
      signedFile(policy, byMeike),
      ['error signoff-not-leadership POL-1 signOffs[PER-2].role'],
    ],
    ['signed by top management and someone else', signedFile(policy, byMeike, byKatharina), []],
    [
      'no digest',
      yaml({ ...policy, signOffs: [byKatharina] }),
      ['error signoff-digest-missing POL-1 signOffs[PER-1].digest'],
    ],
    [
      'a digest of an unknown form',
      yaml({ ...policy, signOffs: [{ ...byKatharina, digest: 'md5-abc' }] }),
      ['error signoff-digest-missing POL-1 signOffs[PER-1].digest'],
    ],
    [
      'signed in the future',
      signedFile(policy, { ...byKatharina, date: '2026-02-02' }),
      ['error signoff-date POL-1 signOffs[PER-1].date'],
    ],
    ['signed today', signedFile(policy, { ...byKatharina, date: '2026-02-01' }), []],
    [
      'signed after the person had left',
      signedFile(policy, { ...byKatharina, by: 'PER-9', date: '2024-02-01' }),
      ['error signoff-role POL-1 signOffs[PER-9].role', 'error signoff-date POL-1 signOffs[PER-9].date'],
    ],
    [
      'signed by one who held the role then and has left since',
      signedFile(policy, { ...byKatharina, by: 'PER-9', date: '2023-02-01' }),
      [],
    ],
    [
      'the role is not named',
      signedFile(policy, { by: 'PER-1', meaning: 'approved', date: '2026-01-12' }),
      ['error signoff-role POL-1 signOffs[PER-1].role'],
    ],
    [
      'a weaker meaning by one who could approve',
      signedFile(policy, { ...byKatharina, meaning: 'reviewed' }),
      ['error signoff-missing POL-1 signOffs', 'warning signoff-meaning POL-1 signOffs[PER-1].meaning'],
    ],
    [
      'only its author has signed',
      signedFile(policy, { ...byMeike, meaning: 'authored' }),
      ['error signoff-missing POL-1 signOffs'],
    ],
    [
      'affirmed is not approved',
      signedFile(policy, { ...byKatharina, meaning: 'affirmed' }),
      ['error signoff-missing POL-1 signOffs'],
    ],
    [
      'an older approval of the role no longer fits, a newer one does',
      yaml({
        ...policy,
        signOffs: [{ ...sign(policy, byKatharina), date: '2025-01-01' }, sign(policy, byKatharina)],
      }),
      [],
    ],
    [
      'an older approval of another role no longer fits, a newer one does',
      yaml({
        ...policy,
        signOffs: [{ ...sign(policy, byMeike), date: '2025-01-01' }, sign(policy, byKatharina)],
      }),
      ['error signoff-stale POL-1 signOffs[PER-2].digest'],
    ],
    [
      'who wrote and read an earlier version, once this one is approved',
      yaml({
        ...policy,
        signOffs: [
          { ...sign(policy, { ...byMeike, meaning: 'authored', version: '1' }), date: '2025-01-10' },
          { ...sign(policy, { ...byMeike, meaning: 'acknowledged', version: '1' }), date: '2025-01-10' },
          sign(policy, byKatharina),
        ],
      }),
      [],
    ],
    [
      'who wrote an earlier version, while this one is not approved',
      yaml({
        ...policy,
        signOffs: [
          { ...sign(policy, { ...byMeike, meaning: 'authored', version: '1' }), date: '2025-01-10' },
        ],
      }),
      ['error signoff-missing POL-1 signOffs', 'error signoff-stale POL-1 signOffs[PER-2].digest'],
    ],
    [
      'a sign-off of another meaning no longer fits',
      yaml({
        ...policy,
        signOffs: [
          { ...sign(policy, { ...byMeike, meaning: 'reviewed' }), date: '2026-01-11' },
          sign(policy, byKatharina),
        ],
      }),
      ['error signoff-stale POL-1 signOffs[PER-2].digest'],
    ],
  ];
  test.each(cases)('%s', async (_name, file, expected) => {
    expect(short(await signing({ 'policy.yaml': file })).sort()).toEqual([...expected].sort());
  });
});

describe('phases', () => {
  const changed = signedFile(policy, byKatharina).replace('our word', 'every word');
  const cases: readonly (readonly [status: string, file: string, expected: string[]])[] = [
    ['draft', yaml(policy), []],
    ['draft', changed, []],
    ['in-review', yaml(policy), []],
    ['in-review', changed, []],
    ['effective', changed, ['error signoff-stale POL-1 signOffs[PER-1].digest']],
    ['superseded', yaml(policy), []],
    ['superseded', signedFile(policy, { ...byMeike, date: '2027-01-01' }), []],
    ['superseded', changed, ['error signoff-stale POL-1 signOffs[PER-1].digest']],
    ['obsolete', changed, ['error signoff-stale POL-1 signOffs[PER-1].digest']],
  ];
  test.each(cases)('%s', async (status, file, expected) => {
    const text = file.replace('"effective"', `"${status}"`);
    expect(short(await signing({ 'policy.yaml': text }))).toEqual(expected);
  });
});

const review: JsonObject = {
  id: 'MR-1',
  type: 'management-review',
  title: 'Review 2026/1',
  status: 'held',
  date: '2026-01-20',
  inputs: [{ input: 'objectives', summary: 'On track', objectives: ['OBJ-1'] }],
};
const objective: JsonObject = {
  id: 'OBJ-1',
  type: 'quality-objective',
  title: 'Answer in two days',
  approvedIn: 'MR-1',
};
/** The review with a decision that approves these records, signed. */
const approving = (...approves: JsonObject[]): string =>
  signedFile(
    { ...review, outputs: [{ id: 'O1', kind: 'qms-change', decision: 'Objectives set', approves }] },
    { ...byKatharina, date: '2026-01-25' },
  );
const unsignedApproving = yaml({
  ...review,
  outputs: [{ kind: 'qms-change', decision: 'Objectives set', approves: ['OBJ-1'] }],
});
const reviewSigned = approving({ record: 'OBJ-1', digest: contentDigest(objective) });

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

const documents = (...items: JsonObject[]): JsonObject => ({
  id: 'REG-1',
  type: 'register',
  of: 'document',
  title: 'Work instructions',
  items,
});
const item = (number: number): JsonObject => ({ id: `DOC-${number}`, title: `Instruction ${number}` });
const three = documents(item(1), item(2), item(3));
const approveByMeike = { ...byMeike, version: '1' };

describe('registers', () => {
  const cases: readonly (readonly [name: string, file: string, expected: string[]])[] = [
    ['several unsigned items are listed once', yaml(three), ['error signoff-missing REG-1 signOffs']],
    [
      'a single unsigned item is named at its place',
      yaml(documents(item(1))),
      ['error signoff-missing DOC-1 signOffs'],
    ],
    ['one sign-off of the register counts for all', signedFile(three, approveByMeike), []],
    [
      'a changed item makes that sign-off stale, and only that is said',
      signedFile(three, approveByMeike).replace('Instruction 2', 'Instruction two'),
      ['error signoff-stale REG-1 signOffs[PER-2].digest'],
    ],
    [
      'an item signed for itself',
      yaml(
        documents(
          { ...item(1), signOffs: [sign({ type: 'document', ...item(1) }, approveByMeike)] },
          { ...item(2), status: 'draft' },
        ),
      ),
      [],
    ],
    [
      'an item signed for itself and then changed',
      yaml(
        documents({
          ...item(1),
          title: 'Other',
          signOffs: [sign({ type: 'document', ...item(1) }, approveByMeike)],
        }),
      ),
      ['error signoff-stale DOC-1 signOffs[PER-2].digest'],
    ],
    ['a register in draft', yaml({ ...three, status: 'draft' }), []],
  ];
  test.each(cases)('%s', async (_name, file, expected) => {
    expect(short(await signing({ 'register.yaml': file }))).toEqual(expected);
  });

  test('the list names the items and both ways to sign', async () => {
    const [finding] = await signing({ 'register.yaml': yaml(three) });
    expect(finding?.message).toBe(
      '3 records in this register lack the approval they need. Sign each, or have all of them signed off at once by Katharina Brandt (PER-1). They are DOC-1, DOC-2 and DOC-3.',
    );
    expect(finding?.signOff).toEqual({ id: 'REG-1', as: 'PER-1' });
  });

  test('items of events before judgeFrom are not asked for', async () => {
    const closed = (number: number, completedOn: string): JsonObject => ({
      id: `ACT-${number}`,
      title: 'Gauge',
      status: 'verified',
      completedOn,
    });
    const register = { ...documents(closed(1, '2023-05-01'), closed(2, '2024-05-01')), of: 'action' };
    const findings = await signing({
      'qms.yaml': 'judgeFrom: 2024-01-01\n',
      'register.yaml': yaml(register),
    });
    expect(short(findings)).toEqual(['error signoff-missing ACT-2 signOffs']);
  });

  test('a register of policies signed outside top management is reported once', async () => {
    const policies = {
      ...documents({ id: 'POL-1', title: 'One' }, { id: 'POL-2', title: 'Two' }),
      of: 'quality-policy',
    };
    expect(short(await signing({ 'register.yaml': signedFile(policies, approveByMeike) }))).toEqual([
      'error signoff-not-leadership REG-1 signOffs[PER-2].role',
    ]);
  });
});

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

scenarios('signoff-stale', [
  {
    name: 'in force: raise the version or restore',
    files: { ...company, 'policy.yaml': signedFile(policy, byKatharina).replace('our word', 'every word') },
    expected: [
      {
        path: 'signOffs[PER-1].digest',
        severity: 'error',
        message:
          'Changed since Katharina Brandt (PER-1) approved it on 2026-01-12. Undo the change, or raise the version from 2 and have it approved again.',
        signOff: { id: 'POL-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: 'the version was raised and not signed',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, byKatharina).replace('version: "2"', 'version: "3"'),
    },
    expected: [
      {
        path: 'signOffs[PER-1].digest',
        severity: 'error',
        message: 'Version 2 was signed, but this is version 3. Have it approved again.',
        signOff: { id: 'POL-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: 'history is restored, not signed again',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, byKatharina)
        .replace('our word', 'every word')
        .replace('effective', 'superseded'),
    },
    expected: [
      {
        path: 'signOffs[PER-1].digest',
        severity: 'error',
        message: /Restore the signed text, since this record is history\.$/,
      },
    ],
  },
  {
    name: 'text that has no digest',
    files: { ...company, 'policy.yaml': `${signedFile(policy, byKatharina)}text: Twice.\n` },
    alsoBreaks: ['yaml-ambiguous'],
    expected: [
      {
        path: 'signOffs[PER-1].digest',
        severity: 'error',
        message: /^Nobody can check what was signed, because programs read this text differently\. /,
      },
    ],
  },
  {
    name: 'an objective renamed since a review approved it keeps that approval',
    files: {
      ...company,
      'r.yaml': reviewSigned,
      'o.yaml': yaml({ ...objective, id: 'OBJ-NEW', formerIds: ['OBJ-0', 'OBJ-1'] }),
    },
    expected: [],
  },
  {
    name: 'an objective changed and renamed since a review approved it',
    files: {
      ...company,
      'r.yaml': reviewSigned,
      'o.yaml': yaml({ ...objective, id: 'OBJ-NEW', title: 'Answer in nine days', formerIds: ['OBJ-1'] }),
    },
    expected: [{ path: 'approvedIn', severity: 'error', file: 'o.yaml' }],
  },
]);

describe('a signature over a file whose content is not known is never passed over', () => {
  const files = {
    'policy.yaml': signedFile({ ...policy, attachments: [{ file: 'rig.pdf' }] }, byKatharina),
  };
  const content = { ...files, 'rig.pdf': 'Rig' };
  const cases: readonly (readonly [string, Record<string, string>, ReadResult | null, string])[] = [
    ['missing', files, null, 'no such file below the folder of qms.yaml'],
    ['a folder', { ...files, 'rig.pdf/note.txt': '' }, null, 'a folder of that name stands in its place'],
    ['too large', content, { kind: 'too-large', size: 2 ** 27 }, 'larger than 100 MB'],
    ['unreadable', content, { kind: 'unreadable', reason: 'no permission' }, 'cannot be opened'],
    ['gone since it was listed', content, { kind: 'missing' }, 'no such file below the folder of qms.yaml'],
  ];
  test('of a record that is over, it is a warning', async () => {
    const over = { ...policy, status: 'superseded', attachments: [{ file: 'rig.pdf' }] };
    const found = await signing({ 'policy.yaml': signedFile(over, byKatharina) });
    expect(short(found)).toEqual(['warning signoff-stale POL-1 signOffs[PER-1].digest']);
  });

  test.each(cases)('%s', async (_name, given, read, reason) => {
    const found = await signing(given, read === null ? {} : { unread: { 'rig.pdf': read } });
    expect(short(found)).toEqual(['error signoff-stale POL-1 signOffs[PER-1].digest']);
    expect(found[0]!.message).toBe(
      `This approval covers a file whose content is not known. Restore rig.pdf (${reason}) as signed, so that it can be seen whether it still holds.`,
    );
  });
});

scenarios('signoff-digest-missing', [
  {
    name: 'names and dates are enough where qms.yaml says so',
    files: {
      ...company,
      'qms.yaml': 'signOff: { evidence: declared }\n',
      'policy.yaml': yaml({ ...policy, signOffs: [byKatharina] }),
    },
    expected: [],
  },
  {
    name: 'a superseded record is left alone',
    files: { ...company, 'policy.yaml': yaml({ ...policy, status: 'superseded', signOffs: [byKatharina] }) },
    expected: [],
  },
]);

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

scenarios('signoff-date', [
  {
    name: 'a review signed before it was held',
    files: { ...company, 'r.yaml': signedFile(review, { ...byKatharina, date: '2026-01-19' }) },
    expected: [
      {
        path: 'signOffs[PER-1].date',
        severity: 'error',
        message:
          'This is signed on 2026-01-19, before it took place on 2026-01-20. Have it signed again, or correct the date of the event if that is wrong.',
      },
    ],
  },
  {
    name: 'a nonconformity verified before it was found',
    files: {
      ...company,
      'nc.yaml': signedFile(
        { id: 'NC-1', type: 'nonconformity', title: 'Drift', status: 'closed', detectedOn: '2026-01-20' },
        { ...byKatharina, meaning: 'verified', date: '2026-01-19' },
      ),
    },
    expected: [{ path: 'signOffs[PER-1].date', severity: 'error' }],
  },
  {
    name: 'its author may sign before',
    files: {
      ...company,
      'r.yaml': signedFile(
        review,
        { ...byMeike, meaning: 'authored' },
        { ...byKatharina, date: '2026-01-25' },
      ),
    },
    expected: [],
  },
  {
    name: 'before the person joined',
    files: { ...company, 'policy.yaml': signedFile(policy, { ...byKatharina, date: '2019-05-01' }) },
    expected: [
      {
        path: 'signOffs[PER-1].date',
        severity: 'error',
        message: /joined on 2020-01-01, after the day of this sign-off\./,
      },
    ],
  },
  {
    name: 'before the role existed',
    files: {
      ...company,
      'document.yaml': signedFile(
        { id: 'DOC-1', type: 'document', title: 'Inspection' },
        { ...byMeike, role: 'ROLE-NEW' },
      ),
    },
    expected: [
      {
        path: 'signOffs[PER-2].date',
        severity: 'error',
        message: /^ROLE-NEW exists since 2026-01-15, after the day of this sign-off\./,
      },
    ],
  },
]);

scenarios('signoff-late', [
  {
    name: 'approved before it is in force',
    files: { ...company, 'policy.yaml': signedFile({ ...policy, effectiveFrom: '2026-01-12' }, byKatharina) },
    expected: [],
  },
  {
    name: 'approved afterwards',
    files: { ...company, 'policy.yaml': signedFile({ ...policy, effectiveFrom: '2026-01-11' }, byKatharina) },
    expected: [
      {
        path: 'effectiveFrom',
        severity: 'warning',
        message:
          'This is in force from 2026-01-11, but was approved only on 2026-01-12. Set `effectiveFrom` to that day or later. If people worked by it before, record an exception instead.',
      },
    ],
  },
  {
    name: 'a second approval of the same version makes nothing late',
    files: {
      ...company,
      'policy.yaml': signedFile({ ...policy, effectiveFrom: '2026-01-12' }, byKatharina, {
        ...byKatharina,
        date: '2026-01-30',
      }),
    },
    expected: [],
  },
  {
    name: 'a new version that kept the old day',
    files: {
      ...company,
      'policy.yaml': signedFile(
        { ...policy, effectiveFrom: '2025-06-01' },
        { ...byKatharina, date: '2025-05-20', version: '1' },
        byKatharina,
      ),
    },
    expected: [{ path: 'effectiveFrom', severity: 'warning' }],
  },
  {
    name: 'decided in a review after it took effect',
    files: {
      ...company,
      'r.yaml': reviewSigned,
      'o.yaml': yaml({ ...objective, effectiveFrom: '2026-01-01' }),
    },
    expected: [{ path: 'effectiveFrom', severity: 'warning', message: /approved only on 2026-01-20/ }],
  },
  {
    name: 'decided in a review named with its version',
    files: {
      ...company,
      'r.yaml': signedFile({ ...review, version: '1.0' }, { ...byKatharina, date: '2026-01-25' }),
      'o.yaml': yaml({ ...objective, approvedIn: 'MR-1@1.0', effectiveFrom: '2026-01-01' }),
    },
    alsoBreaks: ['key-unknown'],
    expected: [{ path: 'effectiveFrom', severity: 'warning', message: /approved only on 2026-01-20/ }],
  },
]);

test('the way out that signoff-late names leads out', async () => {
  const { signOffs, ...late } = JSON.parse(
    JSON.stringify({ ...policy, effectiveFrom: '2026-01-11', signOffs: [] }),
  ) as JsonObject;
  const first = sign(late, byKatharina);
  const mended = { ...late, effectiveFrom: '2026-01-20', signOffs: [first] };
  expect(signOffs).toEqual([]);
  expect(await signing({ 'policy.yaml': yaml(mended) })).toEqual([]);
});

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

const longAgo = { ...review, date: '2025-12-02' };

scenarios('review-unapproved', [
  {
    name: '60 days',
    files: { ...company, 'r.yaml': yaml({ ...longAgo, date: '2025-12-03' }) },
    expected: [],
  },
  {
    name: '61 days, unsigned',
    files: { ...company, 'r.yaml': yaml(longAgo) },
    expected: [
      {
        path: 'status',
        severity: 'warning',
        message:
          'This review was held 61 days ago and is not approved yet. Complete its record, have it signed off by Katharina Brandt (PER-1), and set `status: approved`. It took place on 2025-12-02, more than 60 days ago. Practice, not a requirement.',
        signOff: { id: 'MR-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: '61 days, signed but not marked as approved',
    files: { ...company, 'r.yaml': signedFile(longAgo, byKatharina) },
    expected: [
      {
        path: 'status',
        severity: 'warning',
        message: /Complete its record and set `status: approved`\. It took place/,
      },
    ],
  },
  ...['draft', 'planned', 'approved'].map((status) => ({
    name: status,
    files: { ...company, 'r.yaml': yaml({ ...longAgo, status }) },
    expected: [],
  })),
]);

test('values of any shape give findings, never an exception', async () => {
  const values = [
    'null',
    'text',
    '7',
    '[]',
    '[[1]]',
    '{ a: b }',
    '[null, 7, { by: [PER-1], date: 2026-13-01, role: {} }]',
  ];
  for (const value of values) {
    const files = {
      'policy.yaml': `id: POL-1\ntype: quality-policy\nsignOffs: ${value}\napprovedIn: ${value}\neffectiveFrom: ${value}\nauthor: ${value}\n`,
      'role.yaml': `id: ROLE-MD\ntype: role\ntopManagement: true\nholders: ${value}\ndelegations: ${value}\n`,
      'register.yaml': `id: REG-1\ntype: register\nof: constructor\nitems: ${value}\nsignOffs: ${value}\n`,
    };
    expect((await check(files, { hostile: true })).findings.length).toBeGreaterThan(0);
  }
});
