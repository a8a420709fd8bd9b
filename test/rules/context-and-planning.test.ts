import { scenarios } from './scenarios.ts';

const lines = (...parts: readonly string[]): string => `${parts.join('\n')}\n`;

const scope = (...more: readonly string[]): string =>
  lines('id: SCP-001', 'type: scope', 'title: Scope', ...more);
const missingScope = { path: '', severity: 'error', file: 'qms.yaml' } as const;

scenarios('scope-missing', [
  {
    name: 'none',
    files: {},
    expected: [
      {
        ...missingScope,
        message: 'No scope is in force in this repository. Write one (`type: scope`) and have it approved.',
      },
    ],
  },
  {
    name: 'only a draft',
    files: { 's.yaml': scope('status: draft') },
    expected: [
      {
        ...missingScope,
        message:
          /in this repository\. Have SCP-\d+ approved and set its `status: effective`\. Now it has the status `draft`\.$/,
      },
    ],
  },
  { name: 'only in review', files: { 's.yaml': scope('status: in-review') }, expected: [missingScope] },
  { name: 'active', files: { 's.yaml': scope('status: effective') }, expected: [] },
  { name: 'obsolete', files: { 's.yaml': scope('status: obsolete') }, expected: [missingScope] },
  {
    name: 'takes effect tomorrow',
    files: { 's.yaml': scope('effectiveFrom: 2026-02-02') },
    expected: [missingScope],
  },
  { name: 'takes effect today', files: { 's.yaml': scope('effectiveFrom: 2026-02-01') }, expected: [] },
  {
    name: 'the old version holds until the new one begins',
    files: {
      's1.yaml': scope('version: "1"', 'status: superseded', 'effectiveFrom: 2024-01-01'),
      's2.yaml': scope('version: "2"', 'status: effective', 'effectiveFrom: 2026-03-01'),
    },
    expected: [],
  },
  {
    name: 'superseded with nothing after it',
    files: { 's1.yaml': scope('version: "1"', 'status: superseded', 'effectiveFrom: 2024-01-01') },
    expected: [missingScope],
  },
  {
    name: 'kept in another system',
    files: { 'qms.yaml': 'organization: A\nelsewhere:\n  - clause: "4"\n    system: Intranet\n' },
    expected: [],
  },
]);

const excluded = ['exclusions:', '  - requirement: "8.3"'];

scenarios('scope-exclusion-reason', [
  { name: 'draft', files: { 's.yaml': scope('status: draft', ...excluded) }, expected: [] },
  {
    name: 'review: a warning',
    files: { 's.yaml': scope('status: in-review', ...excluded) },
    expected: [{ path: 'exclusions[1].reason', severity: 'warning' }],
  },
  {
    name: 'active',
    files: { 's.yaml': scope('status: effective', ...excluded) },
    expected: [
      {
        path: 'exclusions[1].reason',
        severity: 'error',
        message:
          'The scope leaves out requirement 8.3 without a reason. Write under `reason` why it cannot apply, or remove the exclusion.',
      },
    ],
  },
  {
    name: 'short form',
    files: { 's.yaml': scope('exclusions: ["8.3"]') },
    expected: [{ path: 'exclusions[8.3]', severity: 'error' }],
  },
  { name: 'with reason', files: { 's.yaml': scope(...excluded, '    reason: No design.') }, expected: [] },
  { name: 'final', files: { 's.yaml': scope('status: superseded', ...excluded) }, expected: [] },
]);

const issue = (id: string, ...more: readonly string[]): string =>
  lines(`id: ${id}`, 'type: context-issue', `title: Issue ${id}`, ...more);
const climate = ['climate:', '  relevant: false', '  reason: No heat, no flood.'];
const undecided = { path: '', severity: 'warning', file: 'qms.yaml' } as const;

scenarios('context-climate', [
  { name: 'nothing', files: {}, expected: [undecided] },
  {
    name: 'an issue without it',
    files: { 'a.yaml': issue('CTX-1', 'area: climate') },
    expected: [undecided],
  },
  {
    name: 'draft',
    files: { 'a.yaml': issue('CTX-1', 'status: draft', ...climate) },
    expected: [
      {
        ...undecided,
        message:
          'No evidence in this repository of a decision whether climate change matters. Add `climate` with `relevant` and `reason` to CTX-1 "Issue CTX-1" and set `status: effective`.',
      },
    ],
  },
  {
    name: 'active, not relevant is a decision',
    files: { 'a.yaml': issue('CTX-1', ...climate) },
    expected: [],
  },
  {
    name: 'final',
    files: { 'a.yaml': issue('CTX-1', 'status: obsolete', ...climate) },
    expected: [undecided],
  },
  {
    name: 'no reason',
    files: { 'a.yaml': issue('CTX-1', 'climate:', '  relevant: true') },
    expected: [{ path: 'climate.reason', severity: 'warning', record: 'CTX-1', message: /but not why/ }],
  },
  {
    name: 'kept in another system',
    files: { 'qms.yaml': 'organization: A\nelsewhere:\n  - clause: "4.1"\n    system: Intranet\n' },
    expected: [],
  },
]);

const party = (...more: readonly string[]): Record<string, string> => ({
  'p.yaml': lines('id: IP-1', 'type: interested-party', 'title: Customers', ...more),
});

scenarios('party-requirement', [
  { name: 'draft', files: party('status: draft'), expected: [] },
  {
    name: 'review',
    files: party('status: in-review'),
    expected: [{ path: 'requirements', severity: 'warning' }],
  },
  {
    name: 'active',
    files: party('requirements: []'),
    expected: [
      {
        path: 'requirements',
        severity: 'warning',
        message:
          'The interested party has no requirement. Write under `requirements` what it needs or expects.',
      },
    ],
  },
  { name: 'with one', files: party('requirements:', '  - text: On time'), expected: [] },
  { name: 'final', files: party('status: obsolete'), expected: [] },
]);

const process = (...more: readonly string[]): Record<string, string> => ({
  'p.yaml': lines('id: PRO-1', 'type: process', 'title: Sales', ...more),
});
const described = ['purpose: Sell', 'owner: ROLE-S', 'inputs: [{what: Enquiry}]', 'outputs: [{what: Order}]'];

scenarios('process-incomplete', [
  { name: 'draft', files: process('status: draft'), expected: [] },
  {
    name: 'review',
    files: process('status: in-review', ...described),
    expected: [{ path: '', severity: 'warning', message: /^The process lacks `criteria` or `indicators`\./ }],
  },
  {
    name: 'active: each named in one finding',
    files: process(),
    expected: [
      {
        path: '',
        severity: 'warning',
        record: 'PRO-1',
        message:
          'The process lacks `purpose`, `inputs`, `outputs`, `owner` and `criteria` or `indicators`. Add them, so that the process can be run and judged.',
      },
    ],
  },
  { name: 'criteria', files: process(...described, 'criteria: One day'), expected: [] },
  { name: 'indicators', files: process(...described, 'indicators: [KPI-1]'), expected: [] },
  {
    name: 'an indicator that names the process',
    files: { ...process(...described), 'k.yaml': lines('id: KPI-1', 'type: indicator', 'process: PRO-1') },
    expected: [],
  },
  { name: 'final', files: process('status: superseded'), expected: [] },
]);

const objective = (...more: readonly string[]): Record<string, string> => ({
  'o.yaml': lines('id: OBJ-1', 'type: quality-objective', 'title: Fewer complaints', ...more),
});
const missingObjective = { path: '', severity: 'error', file: 'qms.yaml' } as const;

scenarios('objective-missing', [
  {
    name: 'none',
    files: {},
    expected: [{ ...missingObjective, message: /^No evidence in this repository/ }],
  },
  { name: 'draft', files: objective('status: draft'), expected: [missingObjective] },
  { name: 'review', files: objective('status: in-review'), expected: [missingObjective] },
  { name: 'active', files: objective('status: active'), expected: [] },
  { name: 'final', files: objective('status: achieved'), expected: [missingObjective] },
  {
    name: 'kept in another system',
    files: { 'qms.yaml': 'organization: A\nelsewhere:\n  - clause: "6.2"\n    system: ERP\n' },
    expected: [],
  },
]);

const policy = (id: string, ...more: readonly string[]): Record<string, string> => ({
  [`${id}.yaml`]: lines(`id: ${id}`, 'type: quality-policy', `title: ${id}`, 'status: effective', ...more),
});
const two = { ...policy('POL-1'), ...policy('POL-2') };

scenarios('objective-policy', [
  { name: 'no policy in force', files: objective(), expected: [] },
  { name: 'one in force', files: { ...objective(), ...policy('POL-1') }, expected: [] },
  {
    name: 'two, active',
    files: { ...objective(), ...two },
    expected: [
      {
        path: 'policy',
        severity: 'warning',
        fixes: ['Link to policy POL-1', 'Link to policy POL-2'],
        message:
          'The objective does not say which quality policy it serves. Name one under `policy`, since POL-1 and POL-2 are in force. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'two, review',
    files: { ...objective('status: in-review'), ...two },
    expected: [{ path: 'policy', severity: 'warning' }],
  },
  { name: 'two, draft', files: { ...objective('status: draft'), ...two }, expected: [] },
  { name: 'two, final', files: { ...objective('status: missed'), ...two }, expected: [] },
  { name: 'linked', files: { ...objective('policy: POL-1'), ...two }, expected: [] },
  {
    name: 'the second begins later',
    files: { ...objective(), ...policy('POL-1'), ...policy('POL-2', 'effectiveFrom: 2027-01-01') },
    expected: [],
  },
]);

scenarios('objective-measure', [
  { name: 'draft', files: objective('status: draft'), expected: [] },
  {
    name: 'review',
    files: objective('status: in-review'),
    expected: [{ path: 'indicator', severity: 'warning' }],
  },
  {
    name: 'active: nothing',
    files: objective(),
    expected: [
      {
        path: 'indicator',
        severity: 'error',
        message:
          'The objective cannot be measured. Add an indicator with a target, milestones with due dates, or a criterion, so that anyone can see when it is met.',
      },
    ],
  },
  {
    name: 'indicator alone',
    files: objective('indicator: KPI-1'),
    expected: [{ path: 'target', severity: 'error', message: /no target/ }],
  },
  {
    name: 'target alone',
    files: objective('target: 0'),
    expected: [{ path: 'indicator', severity: 'error', message: /no indicator to read it from/ }],
  },
  { name: 'indicator and target', files: objective('indicator: KPI-1', 'target: 0'), expected: [] },
  { name: 'milestones', files: objective('milestones: [{what: Rota, due: 2026-06-01}]'), expected: [] },
  { name: 'criterion', files: objective('criterion: The auditor agrees'), expected: [] },
  { name: 'final', files: objective('status: achieved'), expected: [] },
]);

const plan = [
  'what: A rota',
  'resources: none needed',
  'owner: ROLE-S',
  'due: 2026-12-31',
  'evaluation: Monthly',
];
const without = (key: string): readonly string[] => plan.filter((line) => !line.startsWith(`${key}:`));

scenarios('objective-plan', [
  { name: 'draft', files: objective('status: draft'), expected: [] },
  { name: 'review', files: objective('status: in-review'), expected: [{ path: '', severity: 'warning' }] },
  {
    name: 'active: each named in one finding',
    files: objective(),
    expected: [
      {
        path: '',
        severity: 'warning',
        message:
          'The plan of the objective lacks `actions`, `resources`, `owner`, `due` and `evaluation`. Say what will be done (also under `what`), with which resources, who answers for it, by when and how the result is evaluated.',
      },
    ],
  },
  ...(
    [
      ['what', /what will be done/],
      ['resources', /with which resources/],
      ['owner', /who answers/],
      ['due', /by when/],
      ['evaluation', /how the result/],
    ] as const
  ).map(([key, message]) => ({
    name: `without ${key}`,
    files: objective(...without(key)),
    expected: [{ path: '', severity: 'warning' as const, message }],
  })),
  { name: 'complete', files: objective(...plan), expected: [] },
  { name: 'actions instead of what', files: objective(...without('what'), 'actions: [ACT-1]'), expected: [] },
  {
    name: 'an action that names the objective',
    files: { ...objective(...without('what')), 'a.yaml': 'id: ACT-1\ntype: action\nobjectives: [OBJ-1]\n' },
    expected: [],
  },
  {
    name: 'a review that names the objective is no action',
    files: {
      ...objective(...without('what')),
      'a.yaml':
        'id: MR-1\ntype: management-review\ndate: 2026-01-01\ninputs: [{input: resources, objectives: [OBJ-1]}]\n',
    },
    expected: [{ path: '', severity: 'warning' }],
  },
  { name: 'final', files: objective('status: cancelled'), expected: [] },
]);

/** An objective due on a day, and its indicator, read for the last time for a quarter. */
const read = (last: string, due: string, more = ''): Record<string, string> => ({
  ...objective(`due: ${due}`, 'indicator: KPI-1', 'target: 5'),
  'k.yaml': lines(
    'id: KPI-1',
    'type: indicator',
    'title: Complaints',
    ...(more.startsWith('frequency') ? [] : ['frequency: quarterly']),
    ...(more === '' ? [] : [more]),
    `readings: [{ period: ${last}, value: 7 }]`,
  ),
});

scenarios('objective-overdue', [
  { name: 'draft', files: objective('status: draft', 'due: 2026-01-31'), expected: [] },
  {
    name: 'active',
    files: objective('due: 2026-01-31'),
    expected: [
      {
        path: 'due',
        severity: 'warning',
        message:
          'The objective was due on 2026-01-31, 1 day ago, and is still active. Evaluate it and close it as achieved, missed or cancelled, or set a new date.',
      },
    ],
  },
  { name: 'due today', files: objective('due: 2026-02-01'), expected: [] },
  { name: 'review', files: objective('status: in-review', 'due: 2026-01-31'), expected: [] },
  { name: 'final', files: objective('status: achieved', 'due: 2026-01-31'), expected: [] },
  {
    name: 'the last figure may still come',
    files: read('2025-Q3', '2025-12-31', 'reportingLag: P32D'),
    expected: [],
  },
  {
    name: 'the last figure is there, before its time is over',
    files: read('2025-Q4', '2025-12-31', 'reportingLag: P32D'),
    expected: [{ path: 'due', severity: 'warning' }],
  },
  {
    name: 'the last figure is late itself',
    files: read('2025-Q3', '2025-12-31', 'reportingLag: P31D'),
    expected: [{ path: 'due', severity: 'warning' }],
  },
  {
    name: 'due within a period that is over',
    files: read('2025-Q3', '2025-11-15', 'reportingLag: P32D'),
    expected: [],
  },
  {
    name: 'read now and then only',
    files: read('2025-Q3', '2025-12-31', 'frequency: per-event'),
    expected: [{ path: 'due', severity: 'warning' }],
  },
]);

const themes = {
  'qms.yaml':
    'organization: A\nthemes:\n  - {id: customers, title: Customers}\n  - {id: people, title: People}\n',
};

scenarios('objective-theme', [
  { name: 'draft', files: { ...themes, ...objective('status: draft') }, expected: [] },
  {
    name: 'review',
    files: { ...themes, ...objective('status: in-review') },
    expected: [{ path: 'themes', severity: 'warning' }],
  },
  {
    name: 'active',
    files: { ...themes, ...objective() },
    expected: [
      {
        path: 'themes',
        severity: 'warning',
        record: 'OBJ-1',
        file: 'o.yaml',
        message:
          'The objective does not name a strategic theme. Name the one it serves under `themes`. qms.yaml defines `customers` and `people`. Practice, not a requirement.',
      },
    ],
  },
  { name: 'with a theme', files: { ...themes, ...objective('themes: [people]') }, expected: [] },
  {
    name: 'with an unknown one',
    files: { ...themes, ...objective('themes: [people, custmers]') },
    expected: [
      {
        path: 'themes[custmers]',
        severity: 'warning',
        message: /Did you mean `customers`\?/,
        fixes: ['Change to `customers`'],
      },
    ],
  },
  {
    name: 'no themes defined: one finding at qms.yaml for all',
    files: { ...objective(), 'o2.yaml': 'id: OBJ-2\ntype: quality-objective\n' },
    expected: [
      {
        path: '',
        severity: 'warning',
        file: 'qms.yaml',
        message:
          "qms.yaml defines no strategic themes that 2 objectives could name. List the company's own under `themes`. Without a theme are OBJ-1 and OBJ-2. Practice, not a requirement.",
      },
    ],
  },
  { name: 'final', files: { ...themes, ...objective('status: missed') }, expected: [] },
]);

const risk = (...more: readonly string[]): Record<string, string> => ({
  'r.yaml': lines('id: RSK-1', 'type: risk', 'title: Supplier fails', ...more),
});
const high = ['likelihood: 4', 'severity: 3'];
const accepted = (until: string): readonly string[] => [
  'acceptance:',
  '  reason: Stock lasts',
  `  until: ${until}`,
];

const after = (likelihood: number, severity: number): string =>
  `after: { likelihood: ${likelihood}, severity: ${severity} }`;

scenarios('risk-action', [
  { name: 'draft', files: risk('status: draft', ...high), expected: [] },
  {
    name: 'active, at the threshold',
    files: risk('status: open', ...high),
    expected: [
      {
        path: 'actions',
        severity: 'warning',
        message:
          'The risk is rated 12 and has neither an action nor an acceptance. Name an action, or accept it with reason and end date. Likelihood 4 × severity 3 is not below the threshold of 12.',
      },
    ],
  },
  { name: 'below', files: risk('likelihood: 3', 'severity: 3'), expected: [] },
  {
    name: 'own threshold',
    files: {
      'qms.yaml': 'organization: A\nrisk: {scale: 5, threshold: 9}\n',
      ...risk('likelihood: 3', 'severity: 3'),
    },
    expected: [{ path: 'actions', severity: 'warning' }],
  },
  { name: 'action', files: risk(...high, 'actions: [ACT-1]'), expected: [] },
  {
    name: 'an action that came from it',
    files: { ...risk(...high), 'a.yaml': 'id: ACT-1\ntype: action\norigin: RSK-1\n' },
    expected: [],
  },
  {
    name: 'accepted until today',
    files: risk('status: accepted', ...high, ...accepted('2026-02-01')),
    expected: [],
  },
  {
    name: 'acceptance run out',
    files: risk('status: accepted', ...high, ...accepted('2026-01-31')),
    expected: [
      { path: 'acceptance.until', severity: 'warning', message: /its acceptance ended on 2026-01-31/ },
    ],
  },
  {
    name: 'acceptance without reason or end',
    files: risk(...high, 'acceptance: {by: ROLE-MD}'),
    expected: [
      {
        path: 'acceptance.reason',
        severity: 'warning',
        message: /accepted without a reason and an end date/,
      },
    ],
  },
  { name: 'no rating', files: risk('likelihood: many'), alsoBreaks: ['schema'], expected: [] },
  {
    name: 'an action that was cancelled is none',
    files: { ...risk(...high), 'a.yaml': 'id: ACT-1\ntype: action\nstatus: cancelled\norigin: RSK-1\n' },
    expected: [{ path: 'actions', severity: 'warning' }],
  },
  { name: 'treated and low', files: risk('status: treated', ...high, after(2, 3)), expected: [] },
  {
    name: 'treated and still high, with everything done',
    files: {
      ...risk('status: treated', ...high, after(3, 4), 'actions: [ACT-1]'),
      'a.yaml': 'id: ACT-1\ntype: action\nstatus: done\n',
    },
    expected: [
      {
        path: 'after',
        severity: 'warning',
        message:
          'The risk is rated 12 after what was done, and nobody has accepted it. Name a further action, or accept it with reason and end date. Likelihood 3 × severity 4 is not below the threshold of 12.',
      },
    ],
  },
  {
    name: 'treated and still high, with more to come',
    files: {
      ...risk('status: treated', ...high, after(3, 4), 'actions: [ACT-1, ACT-2]'),
      'a.yaml': 'id: ACT-1\ntype: action\nstatus: done\n---\nid: ACT-2\ntype: action\nstatus: open\n',
    },
    expected: [],
  },
  {
    name: 'treated, still high, and accepted',
    files: {
      ...risk('status: treated', ...high, after(3, 4), 'actions: [ACT-1]', ...accepted('2026-06-30')),
      'a.yaml': 'id: ACT-1\ntype: action\nstatus: done\n',
    },
    expected: [],
  },
  {
    name: 'a forecast for after counts only once it is treated',
    files: risk('status: open', ...high, after(1, 1)),
    expected: [{ path: 'actions', severity: 'warning' }],
  },
  {
    name: 'rated at first only',
    files: risk('before: { likelihood: 4, severity: 4 }'),
    expected: [{ path: 'actions', severity: 'warning' }],
  },
  { name: 'final', files: risk('status: closed', ...high), expected: [] },
]);

const action = (id: string, status: string): Record<string, string> => ({
  [`${id}.yaml`]: lines(`id: ${id}`, 'type: action', `status: ${status}`, 'origin: RSK-1'),
});

scenarios('risk-effectiveness', [
  { name: 'no actions', files: risk(), expected: [] },
  {
    name: 'active: all done',
    files: {
      ...risk('status: treated', 'actions: [ACT-1]'),
      ...action('ACT-1', 'done'),
      ...action('ACT-2', 'cancelled'),
    },
    expected: [
      {
        path: 'effectiveness.result',
        severity: 'warning',
        message:
          'The actions on the risk are done, but nobody has evaluated whether they worked. Write the result under `effectiveness`, or set `evaluateBy` to the day on which it can be judged. ACT-1 is done.',
      },
    ],
  },
  {
    name: 'one still open',
    files: { ...risk(), ...action('ACT-1', 'done'), ...action('ACT-2', 'open') },
    expected: [],
  },
  { name: 'all cancelled', files: { ...risk(), ...action('ACT-1', 'cancelled') }, expected: [] },
  {
    name: 'to be evaluated later',
    files: { ...risk('effectiveness: {evaluateBy: 2026-02-01}'), ...action('ACT-1', 'verified') },
    expected: [],
  },
  {
    name: 'once a day is set, effectiveness-overdue looks after it',
    files: { ...risk('effectiveness: {evaluateBy: 2026-01-31}'), ...action('ACT-1', 'verified') },
    expected: [],
  },
  {
    name: 'evaluated',
    files: { ...risk('effectiveness: {result: not-effective}'), ...action('ACT-1', 'done') },
    expected: [],
  },
  { name: 'draft', files: { ...risk('status: draft'), ...action('ACT-1', 'done') }, expected: [] },
  { name: 'final', files: { ...risk('status: closed'), ...action('ACT-1', 'done') }, expected: [] },
  { name: 'an action no record has', files: risk('actions: [ACT-9]'), expected: [] },
]);

const opportunity = (...more: readonly string[]): Record<string, string> => ({
  'o.yaml': lines('id: OPP-1', 'type: opportunity', 'title: On-site calibration', ...more),
});

scenarios('opportunity-decision', [
  { name: 'draft', files: opportunity('status: draft'), expected: [] },
  {
    name: 'active',
    files: opportunity('status: open'),
    expected: [
      {
        path: 'decision',
        severity: 'information',
        message:
          'Nobody has decided on the opportunity. Write under `decision` whether to pursue, decline or defer it. Practice, not a requirement.',
      },
    ],
  },
  { name: 'decided', files: opportunity('status: open', 'decision: defer'), expected: [] },
  { name: 'final', files: opportunity('status: declined'), expected: [] },
]);
