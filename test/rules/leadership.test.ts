import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { check, findingsOf } from './harness.ts';
import { scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const policy = {
  id: 'POL-1',
  type: 'quality-policy',
  title: 'We measure right',
  text: 'We keep\nour **word**. We get better every year.',
};
const file = (record: JsonObject) => ({ [`${String(record['id'])}.yaml`]: yaml(record) });
const files = (...records: JsonObject[]) => Object.assign({}, ...records.map(file)) as Record<string, string>;

const noPolicy = (message: RegExp | string) => [
  { path: '', severity: 'error' as const, file: 'qms.yaml', message },
];

scenarios('policy-missing', [
  {
    name: 'none at all',
    files: {},
    expected: noPolicy(
      'No quality policy is in force in this repository. Write one (`type: quality-policy`) and have top management approve it.',
    ),
  },
  { name: 'in force', files: files(policy), expected: [] },
  {
    name: 'only a draft',
    files: files({ ...policy, status: 'draft' }),
    expected: noPolicy(
      /\. Have top management approve POL-1 and set its `status: effective`\. Now it has the status `draft`\.$/,
    ),
  },
  {
    name: 'only in review',
    files: files({ ...policy, status: 'in-review' }),
    expected: noPolicy(/in-review/),
  },
  {
    name: 'only an obsolete one',
    files: files({ ...policy, status: 'obsolete' }),
    expected: noPolicy(/\. Put a new version of POL-1 in force\. It has the status `obsolete`\.$/),
  },
  {
    name: 'in force only from tomorrow',
    files: files({ ...policy, effectiveFrom: '2026-02-02' }),
    expected: noPolicy(/\. Keep the earlier version in force until POL-1 takes effect on 2026-02-02\.$/),
  },
  {
    name: 'only a withdrawn one, whatever its status',
    files: files({ ...policy, withdrawnOn: '2026-01-31' }),
    expected: noPolicy(/\. Put a new version of POL-1 in force\. It was withdrawn on 2026-01-31\.$/),
  },
  {
    name: 'withdrawn before it was to begin',
    files: files({ ...policy, effectiveFrom: '2026-03-01', withdrawnOn: '2026-01-31' }),
    expected: noPolicy(/\. Put a new version of POL-1 in force\. It was withdrawn on 2026-01-31\.$/),
  },
  {
    name: 'the later version has ended',
    files: {
      'one.yaml': yaml({ ...policy, version: '1', effectiveFrom: '2024-01-01' }),
      'two.yaml': yaml({ ...policy, version: '2', status: 'superseded', effectiveFrom: '2025-01-01' }),
    },
    expected: noPolicy(/\. Put a new version of POL-1 in force\. It has the status `superseded`\.$/),
  },
  { name: 'in force from today', files: files({ ...policy, effectiveFrom: '2026-02-01' }), expected: [] },
  {
    name: 'the superseded version holds until the new one begins',
    files: {
      'one.yaml': yaml({ ...policy, version: '1', status: 'superseded', effectiveFrom: '2024-01-01' }),
      'two.yaml': yaml({ ...policy, version: '2', effectiveFrom: '2026-03-01' }),
    },
    expected: [],
  },
  {
    name: 'kept in another system',
    files: { 'qms.yaml': 'elsewhere: [{ clause: "5.2", system: Intranet }]\n' },
    expected: [],
  },
]);

const both = {
  'applicable-requirements': 'we keep our word',
  'continual-improvement': 'We get better every year.',
};

scenarios('policy-commitment', [
  {
    name: 'both quoted, line breaks and emphasis aside',
    files: files({ ...policy, commitments: both }),
    expected: [],
  },
  {
    name: 'none given',
    files: files(policy),
    expected: [
      {
        path: 'commitments',
        severity: 'error',
        message:
          'The policy does not show its commitments to meet requirements and to improve. Point to the headings or quote the sentences under `commitments` (`applicable-requirements` and `continual-improvement`).',
      },
    ],
  },
  {
    name: 'in review it is a warning',
    files: files({ ...policy, status: 'in-review' }),
    expected: [{ path: 'commitments', severity: 'warning' }],
  },
  { name: 'a draft is left alone', files: files({ ...policy, status: 'draft' }), expected: [] },
  { name: 'a superseded one is left alone', files: files({ ...policy, status: 'superseded' }), expected: [] },
  {
    name: 'a sentence that is not in the policy',
    files: files({ ...policy, commitments: { ...both, 'continual-improvement': 'We strive.' } }),
    expected: [
      {
        path: 'commitments.continual-improvement',
        severity: 'error',
        message:
          'The policy does not contain what its commitment `continual-improvement` points to. Correct the pointer "We strive." or add the passage.',
      },
    ],
  },
  {
    name: 'an anchor of a heading, and one without',
    files: {
      'policy.md':
        '---\nid: POL-1\ntype: quality-policy\ntitle: Policy\ncommitments: { applicable-requirements: "#what-applies", continual-improvement: "#gone" }\n---\n## What applies\n\nAll of it.\n',
    },
    expected: [{ path: 'commitments.continual-improvement', severity: 'error', message: /"#gone"/ }],
  },
]);

const objective = (more: JsonObject = {}): JsonObject => ({
  id: 'OBJ-1',
  type: 'quality-objective',
  title: 'Answer in two days',
  ...more,
});

scenarios('policy-framework', [
  { name: 'no objective at all: another rule speaks', files: files(policy), expected: [] },
  {
    name: 'an objective without policy serves the one in force',
    files: files(policy, objective()),
    expected: [],
  },
  { name: 'an objective that names it', files: files(policy, objective({ policy: 'POL-1' })), expected: [] },
  {
    name: 'the objectives serve another policy',
    files: files(policy, { ...policy, id: 'POL-2' }, objective({ policy: 'POL-2' })),
    expected: [
      {
        path: 'id',
        severity: 'warning',
        record: 'POL-1',
        message:
          'No objective being pursued serves this policy. Link the objectives that follow from it under their `policy`, or set one.',
      },
    ],
  },
  {
    name: 'its objective has been reached, others go on',
    files: files(
      policy,
      { ...policy, id: 'POL-2' },
      objective({ policy: 'POL-2' }),
      objective({ id: 'OBJ-2', policy: 'POL-1', status: 'achieved' }),
    ),
    expected: [{ path: 'id', severity: 'warning', record: 'POL-1' }],
  },
  {
    name: 'a draft policy is left alone',
    files: files({ ...policy, status: 'draft' }, { ...policy, id: 'POL-2' }, objective({ policy: 'POL-2' })),
    expected: [],
  },
]);

const told = (more: JsonObject = {}): JsonObject => ({
  id: 'COM-1',
  type: 'communication',
  title: 'Works meeting',
  status: 'done',
  date: '2026-01-15',
  about: ['POL-1'],
  ...more,
});

scenarios('policy-communication', [
  {
    name: 'nothing',
    files: files(policy),
    expected: [
      {
        path: 'id',
        severity: 'warning',
        message:
          'No communication on record makes this policy known. Record when and how people heard of it, with `about: POL-1`.',
      },
    ],
  },
  { name: 'done', files: files(policy, told()), expected: [] },
  {
    name: 'only a draft',
    files: files(policy, told({ status: 'draft' })),
    expected: [{ path: 'id', severity: 'warning' }],
  },
  {
    name: 'about the version in force',
    files: files({ ...policy, version: '2.0' }, told({ about: ['POL-1@2.0'] })),
    expected: [],
  },
  {
    name: 'about an earlier version alone',
    files: {
      ...files({ ...policy, version: '2.0' }, told({ about: ['POL-1@1.0'] })),
      'earlier.yaml':
        'id: POL-1\ntype: quality-policy\ntitle: Policy\nversion: "1.0"\nstatus: superseded\ntext: We try.\n',
    },
    expected: [{ path: 'id', severity: 'warning' }],
  },
  {
    name: 'a version that takes effect tomorrow',
    files: files({ ...policy, effectiveFrom: '2026-02-02' }),
    expected: [],
  },
  {
    name: 'about something else',
    files: files(policy, told({ about: ['COM-1'], evidence: ['POL-1'] })),
    expected: [{ path: 'id', severity: 'warning' }],
  },
  {
    name: 'kept in another system',
    files: { 'qms.yaml': 'elsewhere: [{ clause: "7.3", system: LMS }]\n', ...files(policy) },
    expected: [],
  },
  {
    name: 'a policy in review is left alone',
    files: files({ ...policy, status: 'in-review' }),
    expected: [],
  },
]);

const role = (more: JsonObject = {}): JsonObject => ({
  id: 'ROLE-MD',
  type: 'role',
  title: 'Managing director',
  topManagement: true,
  holders: [{ person: 'PER-1', from: '2020-01-01' }],
  ...more,
});
const person = (more: JsonObject = {}): JsonObject => ({
  id: 'PER-1',
  type: 'person',
  name: 'Katharina Brandt',
  from: '2020-01-01',
  ...more,
});

scenarios('top-management-undefined', [
  {
    name: 'no role at all',
    files: {},
    expected: [
      {
        path: '',
        severity: 'error',
        file: 'qms.yaml',
        message:
          'No role is marked as top management. Set `topManagement: true` in the role of those who direct the organization. Until then, no sign-off can count as one of leadership.',
      },
    ],
  },
  { name: 'marked', files: files(role()), expected: [] },
  {
    name: 'marked only in a draft',
    files: files(role({ status: 'draft' })),
    expected: [{ path: '', severity: 'error' }],
  },
]);

scenarios('role-unassigned', [
  {
    name: 'shared between roles, one left over',
    files: files(
      role({ responsibilities: ['conformity', 'process-outputs', 'Opens the letters'] }),
      role({ id: 'ROLE-QM', responsibilities: ['reporting', 'customer-focus'] }),
    ),
    expected: [
      {
        path: '',
        severity: 'warning',
        file: 'qms.yaml',
        message:
          'No role in this repository has the responsibility `integrity-during-change`. Add it under `responsibilities` of the role that sees to it.',
      },
    ],
  },
  {
    name: 'a role of the past counts no more',
    files: files(
      role({
        status: 'obsolete',
        responsibilities: [
          'conformity',
          'process-outputs',
          'reporting',
          'customer-focus',
          'integrity-during-change',
        ],
      }),
    ),
    expected: [{ path: '', severity: 'warning' }],
  },
  {
    name: 'kept in another system',
    files: { 'qms.yaml': 'elsewhere: [{ clause: "5.3", system: HR }]\n' },
    expected: [],
  },
]);

const delegation = {
  to: 'PER-1',
  from: '2026-01-01',
  until: '2026-02-01',
  reason: 'Search',
  grantedBy: 'PER-1',
};

scenarios('role-vacant', [
  { name: 'held', files: files(role(), person()), expected: [] },
  {
    name: 'never held',
    files: files(role({ holders: [] })),
    expected: [
      {
        path: 'holders',
        severity: 'warning',
        message:
          'Nobody holds this role. Enter the new holder under `holders`, delegate it, or set `planned: true` if it is vacant on purpose.',
      },
    ],
  },
  {
    name: 'ended',
    files: files(role({ holders: [{ person: 'PER-1', from: '2020-01-01', to: '2026-01-31' }] }), person()),
    expected: [
      { path: 'holders', severity: 'warning', message: /^Nobody has held this role since 2026-01-31\./ },
    ],
  },
  {
    name: 'a role that is to come',
    files: files(role({ holders: [], effectiveFrom: '2026-02-02' })),
    expected: [],
  },
  {
    name: 'ends today',
    files: files(role({ holders: [{ person: 'PER-1', from: '2020-01-01', to: '2026-02-01' }] }), person()),
    expected: [],
  },
  {
    name: 'the holder has left',
    files: files(role(), person({ status: 'left', to: '2026-01-15' })),
    expected: [{ path: 'holders', severity: 'warning', message: /is held only by PER-1, who left/ }],
  },
  {
    name: 'delegated for the time being',
    files: files(role({ holders: [], delegations: [delegation] }), person()),
    expected: [],
  },
  {
    name: 'the delegation has ended',
    files: files(role({ holders: [], delegations: [delegation] }), person()),
    options: { today: '2026-02-02' },
    expected: [{ path: 'holders', severity: 'warning' }],
  },
  { name: 'vacant on purpose', files: files(role({ holders: [], planned: true })), expected: [] },
  { name: 'a draft', files: files(role({ holders: [], status: 'draft' })), expected: [] },
  { name: 'an obsolete role', files: files(role({ holders: [], status: 'obsolete' })), expected: [] },
]);

/** Everything that shows leadership without a record of its own. */
const review: JsonObject = {
  id: 'MR-1',
  type: 'management-review',
  title: 'Review',
  status: 'held',
  date: '2026-01-20',
  attendees: [{ person: 'PER-1', mode: 'present' }],
  inputs: [
    { input: 'process-performance', summary: 'Stable', theme: 'growth' },
    { input: ['customer-satisfaction', 'risk-actions'], conclusion: 'Fewer complaints' },
  ],
  outputs: [
    { kind: 'resources', decision: 'Two engineers', answer: 'granted', owner: 'ROLE-QM' },
    { kind: 'improvement', decision: 'A new rota' },
  ],
  conclusions: { effective: 'confirmed' },
};
const signedPolicy: JsonObject = {
  ...policy,
  commitments: both,
  signOffs: [{ by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2024-03-01' }],
};
const speech = told({ by: 'ROLE-MD' });
const leading = (...records: JsonObject[]) => files(role(), person(), ...records);

const titles: Readonly<Record<string, string>> = {
  'answering for whether the system works': 'accountability',
  'setting policy and objectives': 'policy-and-objectives',
  'making quality part of the business': 'business-integration',
  'thinking in processes and risks': 'process-approach',
  'thinking in risks and opportunities': 'opportunity-thinking',
  'providing resources': 'resources',
  'saying why quality matters': 'communicating-importance',
  'seeing to results': 'intended-results',
  'engaging and supporting people': 'engaging-people',
  'promoting improvement': 'promoting-improvement',
  'supporting other managers': 'supporting-managers',
  'knowing and meeting requirements': 'customer-requirements',
  'dealing with risks for customers': 'customer-risks',
  'keeping customer satisfaction in focus': 'customer-satisfaction-focus',
  'promoting quality culture and ethics': 'quality-culture-and-ethics',
};

/** The items that are open, as the words people write under `items`. */
async function uncovered(repository: Record<string, string>, today = '2026-02-01'): Promise<string> {
  const [finding] = await findingsOf('leadership-uncovered', repository, { today });
  const message = finding?.message ?? '';
  if (message.includes('of any of the')) return 'all';
  return Object.keys(titles)
    .filter((title) => message.includes(title))
    .map((title) => titles[title])
    .join(', ');
}

test('leadership-uncovered: records of normal work show everything', async () => {
  expect(await uncovered(leading(review, signedPolicy, speech))).toBe('');
});

test('leadership-uncovered: one warning at qms.yaml lists what is open', async () => {
  const [finding, ...more] = await findingsOf('leadership-uncovered', leading(review, signedPolicy));
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    file: 'qms.yaml',
    severity: 'warning',
    clauses: ['iso-9001:2015/5.1.1', 'iso-9001:2015/5.1.2'],
    message:
      'No evidence in this repository of top management saying why quality matters. Record the review, decision or communication since 2025-02-01 that shows it, or a leadership commitment that cites one.',
  });
});

test('leadership-uncovered: where nothing shows, it is said in one phrase, since the day the system began', async () => {
  const begun = { ...policy, effectiveFrom: '2025-11-01' };
  const [finding] = await findingsOf('leadership-uncovered', leading(begun));
  expect(finding?.message).toBe(
    'No evidence in this repository of any of the 13 parts of leadership. Record the reviews, decisions and communications since the system began on 2025-11-01 that show them, or leadership commitments that cite these. The parts go from answering for whether the system works to keeping customer satisfaction in focus.',
  );
});

test('policy-missing and scope-missing show the draft there is', async () => {
  const repository = {
    ...files({ ...policy, status: 'draft' }),
    'scope.yaml': 'id: SCP-1\ntype: scope\ntitle: Scope\nstatus: draft\n',
  };
  for (const [rule, file] of [
    ['policy-missing', Object.keys(files(policy))[0]],
    ['scope-missing', 'scope.yaml'],
  ] as const) {
    const [finding] = await findingsOf(rule, repository);
    expect(finding?.related.map((each) => each.file)).toEqual([file]);
  }
});

const without = (key: string): JsonObject =>
  Object.fromEntries(Object.entries(review).filter(([other]) => other !== key));

test.each<[name: string, records: JsonObject[], open: string]>([
  ['no policy signed by top management', [review, speech], 'policy-and-objectives, customer-requirements'],
  [
    'a policy signed by someone else',
    [
      review,
      speech,
      {
        ...signedPolicy,
        signOffs: [{ by: 'PER-2', role: 'ROLE-MD', meaning: 'approved', date: '2024-03-01' }],
      },
    ],
    'policy-and-objectives, customer-requirements',
  ],
  ['no conclusion', [without('conclusions'), signedPolicy, speech], 'intended-results'],
  [
    'no decision',
    [without('outputs'), signedPolicy, speech],
    'resources, engaging-people, promoting-improvement, supporting-managers',
  ],
  [
    'resources declined',
    [
      {
        ...review,
        outputs: [
          { kind: 'resources', decision: 'Not now', answer: 'declined' },
          { kind: 'improvement', decision: 'A rota', owner: 'ROLE-MD' },
        ],
      },
      signedPolicy,
      speech,
    ],
    'resources, supporting-managers',
  ],
  [
    'inputs set aside',
    [
      { ...review, inputs: [{ input: 'risk-actions', notApplicable: 'None', theme: 'growth' }] },
      signedPolicy,
      speech,
    ],
    'process-approach, customer-risks, customer-satisfaction-focus',
  ],
  ['a speech of someone else', [review, signedPolicy, told({ by: 'PER-2' })], 'communicating-importance'],
  [
    'a speech before the interval',
    [review, signedPolicy, told({ by: 'PER-1', date: '2025-01-31' })],
    'communicating-importance',
  ],
  [
    'a speech still planned',
    [review, signedPolicy, told({ by: 'PER-1', status: 'planned' })],
    'communicating-importance',
  ],
])('leadership-uncovered: %s', async (_name, records, open) => {
  expect(await uncovered(leading(...records))).toBe(open);
});

test('leadership-uncovered: a review without top management shows nothing, unless top management approved it', async () => {
  const absent = { ...review, attendees: ['PER-2'] };
  expect(await uncovered(leading(absent, signedPolicy, speech))).toMatch(
    /^accountability, business-integration/,
  );
  const approved = {
    ...absent,
    signOffs: [{ by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-25' }],
  };
  expect(await uncovered(leading(approved, signedPolicy, speech))).toBe('');
});

test('leadership-uncovered: a review counts for one interval, and while the next is due', async () => {
  const repository = leading(review, signedPolicy, told({ by: 'PER-1', date: '2026-01-20' }));
  expect(await uncovered(repository, '2027-01-15')).toBe('');
  expect(await uncovered(repository, '2027-01-21')).toBe('');
  expect(await uncovered(repository, '2027-02-20')).toBe('');
  expect(await uncovered(repository, '2027-02-21')).toMatch(/^accountability/);
});

test('leadership-uncovered: a plan for the next review gives no more time than the tolerance', async () => {
  const later = told({ by: 'PER-1', date: '2026-01-20' });
  const repository = leading({ ...review, nextPlanned: '2027-06-01' }, signedPolicy, later);
  expect(await uncovered(repository, '2027-02-20')).toBe('');
  expect(await uncovered(repository, '2027-02-21')).toMatch(/^accountability/);
});

test('leadership-uncovered: what was open before the review is due stays open', async () => {
  expect(await uncovered(leading(review, signedPolicy), '2027-02-10')).toBe('communicating-importance');
});

test('leadership-uncovered: silent until a first policy is in force or a first review was held', async () => {
  expect(await uncovered(leading())).toBe('');
  expect(await uncovered(leading({ ...policy, status: 'draft' }))).toBe('');
  expect(await uncovered(leading({ ...policy, effectiveFrom: '2026-02-02' }))).toBe('');
  expect(await uncovered(leading({ ...review, status: 'planned', date: '2026-03-01' }))).toBe('');
  expect(await uncovered(leading({ ...policy, effectiveFrom: '2026-02-01' }))).toBe('all');
  expect(await uncovered(leading({ ...policy, status: 'superseded' }))).toBe('all');
  expect(await uncovered(leading({ ...review, attendees: ['PER-2'] }))).toBe('all');
});

const commitment: JsonObject = {
  id: 'LC-1',
  type: 'leadership-commitment',
  title: 'Shop floor',
  status: 'recorded',
  by: 'PER-1',
  date: '2026-01-10',
  items: ['communicating-importance'],
  records: ['MR-1'],
};

test.each<[name: string, more: JsonObject, counts: boolean]>([
  ['cites a record', {}, true],
  ['cites only another commitment', { records: ['LC-2'] }, false],
  ['cites nothing that exists', { records: ['MR-9'] }, false],
  ['cites a register of commitments', { records: ['REG-1'] }, false],
  ['is a draft', { status: 'draft' }, false],
  ['is older than the interval', { date: '2024-01-10' }, false],
  ['is of someone who does not lead', { by: 'PER-2' }, false],
])('leadership-uncovered: a commitment that %s', async (_name, more, counts) => {
  const other = { ...commitment, id: 'LC-2', items: [] };
  const register = {
    id: 'REG-1',
    type: 'register',
    of: 'leadership-commitment',
    title: 'Commitments',
    items: [],
  };
  const open = await uncovered(leading(review, signedPolicy, other, register, { ...commitment, ...more }));
  expect(open).toBe(counts ? '' : 'communicating-importance');
});

test('leadership-uncovered: the edition of 2026 adds an item while it is in use', async () => {
  const repository = (from: string) => ({
    'qms.yaml': `standards: [iso-9001:2015, { id: "iso-9001:2026", from: ${from} }]\n`,
    ...leading(review, signedPolicy, speech),
  });
  expect(await uncovered(repository('2026-01-01'))).toBe('quality-culture-and-ethics');
  expect(await uncovered(repository('2026-06-01'))).toBe('');
});

const survey: JsonObject = {
  id: 'SUR-1',
  type: 'survey',
  title: 'How we work',
  status: 'evaluated',
  kind: 'employee',
  method: 'questionnaire',
  period: { from: '2026-01-01', to: '2026-01-10' },
  results: [{ topic: 'Qualitätskultur', value: 4.1 }],
  conclusions: 'Better than last year.',
};
const [firstOutput] = review['outputs'] as JsonObject[];
const decided = (decision: string, more: JsonObject): JsonObject => ({
  ...review,
  outputs: [...(review['outputs'] as JsonObject[]), { ...firstOutput!, decision, ...more }],
});
const granted = { money: { amount: 8000, currency: 'EUR', per: 'once' } };

test.each<[name: string, records: JsonObject[], counts: boolean]>([
  ["a leader's communication on ethics", [review, { ...speech, topics: ['ethics'] }], true],
  ['a communication on the policy', [review, { ...speech, topics: ['policy'] }], false],
  ['a survey that asked about it', [review, speech, survey], true],
  [
    'a survey on something else',
    [review, speech, { ...survey, results: [{ topic: 'Agriculture', value: 2 }] }],
    false,
  ],
  ['a survey still running', [review, speech, { ...survey, status: 'running' }], false],
  [
    'a survey of years ago',
    [review, speech, { ...survey, period: { from: '2023-01-01', to: '2023-01-10' } }],
    false,
  ],
  ['a decision that cost money', [decided('Two days on speaking up and ethics', { granted }), speech], true],
  ['a decision without money', [decided('Two days on speaking up and ethics', {}), speech], false],
  ['money for something else', [decided('A synthetic flow standard', { granted }), speech], false],
  ['a commitment on it', [review, speech, { ...commitment, items: ['quality-culture-and-ethics'] }], true],
])('leadership-uncovered: culture and ethics show in normal work: %s', async (_name, records, counts) => {
  const repository = { 'qms.yaml': 'standards: [iso-9001:2026]\n', ...leading(signedPolicy, ...records) };
  expect(await uncovered(repository)).toBe(counts ? '' : 'quality-culture-and-ethics');
});

test('leadership-uncovered: what only the edition of 2026 asks for names no clause of 2015', async () => {
  const standards =
    'standards: [{ id: iso-9001:2015, until: 2025-12-31 }, { id: iso-9001:2026, from: 2026-01-01 }]\n';
  const clausesOf = async (...records: JsonObject[]) => {
    const repository = { 'qms.yaml': standards, ...leading(signedPolicy, ...records) };
    return (await findingsOf('leadership-uncovered', repository))[0]!.clauses;
  };
  expect(await clausesOf(review, speech)).toEqual(['iso-9001:2026/5.1.1']);
  expect(await clausesOf(review)).toContain('iso-9001:2015/5.1.1');
});

test('leadership-uncovered: thinking in risks is part of thinking in processes in 2015, and apart in 2026', async () => {
  const inputs = (input: string) => ({
    ...review,
    inputs: [{ input, summary: 'As planned.', theme: 'customers' }],
  });
  const openBy = async (edition: string, input: string) => {
    const repository = {
      'qms.yaml': `standards: [${edition}]\n`,
      ...leading(signedPolicy, speech, inputs(input)),
    };
    const [finding] = await findingsOf('leadership-uncovered', repository);
    return ['thinking in processes', 'thinking in risks and opportunities'].filter((words) =>
      finding?.message.includes(words),
    );
  };
  expect(await openBy('iso-9001:2015', 'risk-actions')).toEqual([]);
  expect(await openBy('iso-9001:2026', 'risk-actions')).toEqual(['thinking in processes']);
  expect(await openBy('iso-9001:2026', 'opportunity-actions')).toEqual(['thinking in processes']);
  expect(await openBy('iso-9001:2026', 'process-performance')).toEqual([
    'thinking in risks and opportunities',
  ]);
});

test('leadership-uncovered: silent where no role leads, and for what is kept elsewhere', async () => {
  expect(await uncovered(files(role({ topManagement: false })))).toBe('');
  const elsewhere = {
    'qms.yaml': 'elsewhere: [{ clause: "5.1.1", system: Board minutes }]\n',
    ...leading({ ...policy, commitments: {} }),
  };
  expect(await uncovered(elsewhere)).toBe(
    'customer-requirements, customer-risks, customer-satisfaction-focus',
  );
});

test('values of any shape give findings, never an exception', async () => {
  for (const value of [
    'null',
    'text',
    '7',
    '[]',
    '[[1]]',
    '{ a: b }',
    '[null, 7, { input: {}, person: [], kind: 1 }]',
  ]) {
    const keys = [
      'commitments',
      'attendees',
      'inputs',
      'outputs',
      'conclusions',
      'holders',
      'by',
      'items',
      'records',
    ];
    const body = keys.map((key) => `${key}: ${value}`).join('\n');
    const repository = Object.fromEntries(
      ['quality-policy', 'management-review', 'role', 'leadership-commitment', 'communication'].map(
        (type) => [
          `${type}.yaml`,
          `id: ${type}\ntype: ${type}\ndate: 2026-01-01\ntopManagement: true\n${body}\n`,
        ],
      ),
    );
    expect((await check(repository, { hostile: true })).findings.length).toBeGreaterThan(0);
  }
});
