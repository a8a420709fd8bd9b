import type { JsonObject } from '../../server/src/model/json.ts';
import { type Expected, type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const of = (...records: JsonObject[]): Record<string, string> => ({
  'a.yaml': records.map(yaml).join('---\n'),
});

const complete: JsonObject = {
  id: 'NC-1',
  type: 'nonconformity',
  title: 'Old drawings',
  status: 'closed',
  detectedOn: '2025-10-14',
  cause: 'Nobody takes the old print away.',
  effectiveness: { result: 'effective', by: 'PER-1', date: '2026-01-15' },
  similar: { result: 'not-found' },
};
const without = (key: string, more: JsonObject = {}): JsonObject => ({
  ...Object.fromEntries(Object.entries(complete).filter(([other]) => other !== key)),
  ...more,
});

/** What holds for each of the three: closed alone, and ways out. */
const common = (key: string, found: Expected, spokenIn: readonly string[]): Scenario[] => [
  { name: 'complete', files: of(complete), expected: [] },
  ...['draft', 'open', 'in-progress', 'implemented', 'closed', 'rejected'].map(
    (status): Scenario => ({
      name: status,
      files: of(without(key, { status })),
      expected: spokenIn.includes(status)
        ? [status === 'closed' ? found : { path: found.path, severity: found.severity }]
        : [],
    }),
  ),
  {
    name: 'left alone with a reason',
    files: of(without(key, { correctiveActionNeeded: false, whyNot: 'A single slip.' })),
    expected: [],
  },
  {
    name: 'left alone without a reason',
    files: of(without(key, { correctiveActionNeeded: false })),
    expected: [{ path: found.path, severity: found.severity }],
  },
];

scenarios(
  'nonconformity-cause',
  common(
    'cause',
    {
      path: 'cause',
      severity: 'error',
      message:
        'The nonconformity is closed without saying why it happened. Write it under `cause`, or say with `correctiveActionNeeded: false` and `whyNot` why the cause is left alone.',
    },
    ['closed'],
  ),
);

scenarios('nonconformity-effectiveness', [
  ...common(
    'effectiveness',
    {
      path: 'effectiveness',
      severity: 'error',
      message:
        'The nonconformity is closed, but nothing shows whether the action worked. Write the result under `effectiveness`, set the status back to `implemented` until it can be seen, or say with `correctiveActionNeeded: false` and `whyNot` why the cause is left alone.',
    },
    ['closed'],
  ),
  {
    name: 'planned, not done',
    files: of({ ...complete, effectiveness: { evaluateBy: '2026-06-30' } }),
    expected: [{ path: 'effectiveness.result', severity: 'error' }],
  },
]);

scenarios(
  'nonconformity-similar',
  common(
    'similar',
    {
      path: 'similar',
      severity: 'warning',
      message:
        'Nothing shows whether the same problem exists elsewhere. Write under `similar` what was looked at and what came out.',
    },
    ['implemented', 'closed'],
  ),
);

const action = (completedBy: string): JsonObject => ({
  id: 'ACT-1',
  type: 'action',
  title: 'Collect prints',
  status: 'done',
  completedBy,
});
const person = { id: 'PER-1', type: 'person', name: 'Jana Kolb' };
const acted = { ...complete, actions: ['ACT-1'] };
scenarios('nonconformity-verifier', [
  { name: 'someone else', files: of(acted, action('PER-KOENIG'), person), expected: [] },
  {
    name: 'the same person',
    files: of(acted, action('PER-1'), person),
    expected: [
      {
        path: 'effectiveness.by',
        severity: 'warning',
        message:
          'Nobody checked the action but Jana Kolb (PER-1), who carried it out. Have someone else look whether it worked. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'the same person, by an action that only names the nonconformity',
    files: of(complete, { ...action('PER-1'), origin: 'NC-1' }, person),
    expected: [{ path: 'effectiveness.by', severity: 'warning' }],
  },
  {
    name: 'signed by a second person',
    files: of(
      { ...acted, signOffs: [{ by: 'PER-2', role: 'ROLE-1', meaning: 'verified', date: '2026-01-16' }] },
      action('PER-1'),
      person,
    ),
    expected: [],
  },
  { name: 'still open', files: of({ ...acted, status: 'implemented' }, action('PER-1')), expected: [] },
]);
