import { scenarios } from './scenarios.ts';

const policy = (from = '2024-01-01'): Record<string, string> => ({
  'policy.yaml': `id: POL-1\ntype: quality-policy\ntitle: Policy\neffectiveFrom: ${from}\n`,
});
const customers = {
  'customers.yaml': 'id: INT-1\ntype: interested-party\ntitle: Customers\ngroup: customer\n',
};
const complaint = (...more: readonly string[]): Record<string, string> => ({
  'complaint.yaml': ['id: CMP-1', 'type: complaint', 'receivedOn: 2025-12-01', ...more, ''].join('\n'),
});
const company = { ...policy(), ...customers };
const survey = (...more: readonly string[]): Record<string, string> => ({
  'survey.yaml': ['id: SUR-1', 'type: survey', 'title: Interviews', 'kind: customer', ...more, ''].join('\n'),
});
const indicator = (period: string, ...more: readonly string[]): Record<string, string> => ({
  'indicator.yaml': [
    'id: KPI-1',
    'type: indicator',
    'title: Recommendation',
    `readings: [{ period: ${period}, value: 41 }]`,
    ...more,
    '',
  ].join('\n'),
});
const missing = { path: '', severity: 'warning', file: 'qms.yaml' } as const;

scenarios('satisfaction-missing', [
  {
    name: 'customers, and nothing on how they see us',
    files: company,
    expected: [
      {
        ...missing,
        message:
          'No evidence in this repository of how customers see us since 2025-01-01. Record a survey of the kind `customer`, or give the indicator that shows it the clause iso-9001:2015/9.1.2.',
      },
    ],
  },
  {
    name: 'complaints show that there are customers',
    files: { ...policy(), ...complaint() },
    expected: [missing],
  },
  {
    name: 'a complaint that is a draft shows nothing',
    files: { ...policy(), ...complaint('status: draft') },
    expected: [],
  },
  { name: 'no customers on record', files: policy(), expected: [] },
  {
    name: 'other parties only',
    files: { ...policy(), 'p.yaml': customers['customers.yaml'].replace('group: customer', 'group: owner') },
    expected: [],
  },
  { name: 'the system has not begun', files: customers, expected: [] },
  {
    name: 'the system is as old as interval and tolerance',
    files: { ...policy('2025-01-01'), ...customers },
    expected: [missing],
  },
  { name: 'the system is younger', files: { ...policy('2025-01-02'), ...customers }, expected: [] },
  {
    name: 'a survey evaluated within interval and tolerance',
    files: { ...company, ...survey('status: evaluated', 'evaluatedOn: 2025-01-01') },
    expected: [],
  },
  {
    name: 'a survey evaluated before',
    files: { ...company, ...survey('status: evaluated', 'evaluatedOn: 2024-12-31') },
    expected: [
      {
        ...missing,
        message: /9\.1\.2\. The last survey, SUR-1 "Interviews", ended on 2024-12-31\.$/,
      },
    ],
  },
  {
    name: 'by its period',
    files: { ...company, ...survey('status: evaluated', 'period: { from: 2024-11-01, to: 2025-01-15 }') },
    expected: [],
  },
  { name: 'a survey that is out', files: { ...company, ...survey('status: running') }, expected: [] },
  {
    name: 'a survey that is only planned',
    files: { ...company, ...survey('status: planned') },
    expected: [missing],
  },
  {
    name: 'a survey that is a draft',
    files: { ...company, ...survey('status: draft') },
    expected: [missing],
  },
  { name: 'a survey without a day', files: { ...company, ...survey('status: evaluated') }, expected: [] },
  {
    name: 'a survey of others',
    files: {
      ...company,
      'survey.yaml':
        'id: SUR-1\ntype: survey\ntitle: Us\nkind: employee\nstatus: evaluated\nevaluatedOn: 2025-12-01\n',
    },
    expected: [missing],
  },
  {
    name: 'an indicator that says what it shows',
    files: { ...company, ...indicator('2025-H2', 'clauses: [iso-9001:2015/9.1.2]') },
    expected: [],
  },
  {
    name: 'an indicator of which nobody says it',
    files: { ...company, ...indicator('2025-H2') },
    expected: [missing],
  },
  {
    name: 'an indicator read for the last time before',
    files: { ...company, ...indicator('2024-Q4', 'clauses: [iso-9001:2015/9.1.2]') },
    expected: [missing],
  },
  {
    name: 'an indicator that the last survey feeds',
    files: {
      ...company,
      ...survey('status: evaluated', 'evaluatedOn: 2024-06-01', 'indicators: [KPI-1]'),
      ...indicator('2025-H2'),
    },
    expected: [],
  },
  {
    name: 'an indicator that a review looked at for it',
    files: {
      ...company,
      ...indicator('2025-H2'),
      'review.yaml':
        'id: MR-1\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2025-01-20\ninputs:\n  - { input: [customer-satisfaction], indicators: [KPI-1] }\n',
    },
    expected: [],
  },
  {
    name: 'an indicator that a review looked at for something else',
    files: {
      ...company,
      ...indicator('2025-H2'),
      'review.yaml':
        'id: MR-1\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2025-01-20\ninputs:\n  - { input: process-performance, indicators: [KPI-1] }\n',
    },
    expected: [missing],
  },
  {
    name: 'a longer interval',
    files: {
      'qms.yaml': 'organization: A\nreview: { interval: P18M }\n',
      ...company,
      ...survey('status: evaluated', 'evaluatedOn: 2024-08-01'),
    },
    expected: [],
  },
  {
    name: 'kept in another system',
    files: { 'qms.yaml': 'organization: A\nelsewhere:\n  - { clause: "9.1", system: CRM }\n', ...company },
    expected: [],
  },
]);
