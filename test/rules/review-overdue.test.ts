import { scenarios } from './scenarios.ts';
import { inputKeys } from './whole-review.ts';

const bare = (...more: readonly string[]): string =>
  `${['id: MR-1', 'type: management-review', ...more].join('\n')}\n`;

const declared = { 'qms.yaml': 'organization: A\nsignOff: { evidence: declared }\n' };
/** One that is signed, as far as a digest is not asked for. */
const signed = (...more: readonly string[]): string =>
  `${bare(
    'status: approved',
    ...more,
    'signOffs: [{ by: PER-1, role: ROLE-MD, meaning: approved, date: 2025-01-25 }]',
  )}`;
const part = (id: string, date: string, inputs: readonly string[]): string =>
  bare('status: approved', 'kind: partial', `date: ${date}`, 'inputs:')
    .replace('MR-1', id)
    .concat(inputs.map((input) => `  - { input: ${input}, notApplicable: Nothing }\n`).join(''));
const planned = { path: '', severity: 'information', file: 'qms.yaml' } as const;
const late = { path: '', severity: 'warning', file: 'qms.yaml' } as const;
const overdue = { path: '', severity: 'error', file: 'qms.yaml' } as const;

scenarios('review-overdue', [
  { name: 'nothing has begun', files: {}, expected: [] },
  {
    name: 'before the first: since the system began, as versions and history show',
    files: {
      's.yaml': 'id: SCP-1\ntype: scope\nstatus: effective\neffectiveFrom: 2025-06-01\n',
      'p.yaml':
        'id: POL-1\ntype: quality-policy\nstatus: effective\neffectiveFrom: 2025-09-01\nhistory:\n  - {version: "1", effectiveFrom: 2025-01-31}\n',
    },
    expected: [
      {
        ...late,
        message:
          'No evidence in this repository of the full management review due by 2026-01-31. Hold it and record it. The system began on 2025-01-31, and one is due every 12 months. It is an error after 2026-02-28.',
      },
    ],
  },
  {
    name: 'before the first: still time',
    files: { 's.yaml': 'id: SCP-1\ntype: scope\nstatus: effective\neffectiveFrom: 2025-02-01\n' },
    expected: [],
  },
  {
    name: 'last one too long ago',
    files: { 'r.yaml': bare('status: approved', 'date: 2025-01-31') },
    expected: [
      {
        ...late,
        message:
          'No evidence in this repository of the full management review due by 2026-01-31. Hold it and record it. The last one, MR-1, was held on 2025-01-31, and one is due every 12 months. It is an error after 2026-02-28.',
      },
    ],
  },
  {
    name: 'the last day of the tolerance',
    files: { 'r.yaml': bare('status: approved', 'date: 2025-01-01') },
    expected: [late],
  },
  {
    name: 'the day after it',
    files: { 'r.yaml': bare('status: approved', 'date: 2024-12-31') },
    expected: [
      {
        ...overdue,
        message:
          'No evidence in this repository of the full management review due by 2025-12-31. Hold it and record it. The last one, MR-1, was held on 2024-12-31, and one is due every 12 months.',
      },
    ],
  },
  {
    name: 'before the first: after the tolerance',
    files: { 's.yaml': 'id: SCP-1\ntype: scope\nstatus: effective\neffectiveFrom: 2024-12-31\n' },
    expected: [overdue],
  },
  {
    name: 'own tolerance',
    files: {
      'qms.yaml': 'organization: A\nreview: {tolerance: P2M}\n',
      'r.yaml': bare('status: approved', 'date: 2024-12-15'),
    },
    expected: [{ ...late, message: /It is an error after 2026-02-15\.$/ }],
  },
  {
    name: 'no tolerance at all',
    files: {
      'qms.yaml': 'organization: A\nreview: {tolerance: P0D}\n',
      'r.yaml': bare('status: approved', 'date: 2025-01-31'),
    },
    expected: [overdue],
  },
  {
    name: 'the signed one plans the next for a later day',
    files: { ...declared, 'r.yaml': signed('date: 2025-01-20', 'nextPlanned: 2026-02-10') },
    expected: [
      {
        ...planned,
        message:
          'The next full management review is due by 2026-02-10. Hold it by then and record it. The interval of 12 months since MR-1 ended on 2026-01-20, and a later day was planned.',
      },
    ],
  },
  {
    name: 'the planned day is here',
    files: { ...declared, 'r.yaml': signed('date: 2025-01-20', 'nextPlanned: 2026-02-01') },
    expected: [planned],
  },
  {
    name: 'the planned day is past',
    files: { ...declared, 'r.yaml': signed('date: 2025-01-20', 'nextPlanned: 2026-01-31') },
    expected: [{ ...late, message: /due by 2026-01-31\. .* It is an error after 2026-02-20\.$/ }],
  },
  {
    name: 'a plan beyond the tolerance ends with it',
    files: { ...declared, 'r.yaml': signed('date: 2025-01-20', 'nextPlanned: 2027-06-01') },
    options: { today: '2026-02-20' },
    expected: [{ ...planned, message: /^The next full management review is due by 2026-02-20\./ }],
  },
  {
    name: 'a plan beyond the tolerance, after it',
    files: { ...declared, 'r.yaml': signed('date: 2025-01-20', 'nextPlanned: 2027-06-01') },
    options: { today: '2026-02-21' },
    expected: [overdue],
  },
  {
    name: 'a plan for an earlier day changes nothing',
    files: { ...declared, 'r.yaml': signed('date: 2025-02-01', 'nextPlanned: 2025-09-01') },
    expected: [],
  },
  {
    name: 'the sign-off of the plan does not count',
    files: { 'r.yaml': signed('date: 2025-01-20', 'nextPlanned: 2026-02-10') },
    expected: [late],
  },
  {
    name: 'nobody signed the plan',
    files: { 'r.yaml': bare('status: held', 'date: 2025-01-20', 'nextPlanned: 2026-02-10') },
    expected: [late],
  },
  {
    name: 'where no sign-off is asked for, the plan counts as it is',
    files: {
      'qms.yaml': 'organization: A\nsignOff: { required: { management-review: false } }\n',
      'r.yaml': bare('status: held', 'date: 2025-01-20', 'nextPlanned: 2026-02-10'),
    },
    expected: [planned],
  },
  { name: 'due today', files: { 'r.yaml': bare('status: held', 'date: 2025-02-01') }, expected: [] },
  {
    name: 'own interval',
    files: {
      'qms.yaml': 'organization: A\nreview: {interval: P6M}\n',
      'r.yaml': bare('status: held', 'date: 2025-07-31'),
    },
    expected: [{ ...late, message: /every 6 months/ }],
  },
  ...['draft', 'planned'].map((status) => ({
    name: `a ${status} review has not been held`,
    files: {
      'old.yaml': bare('status: approved', 'date: 2024-12-01').replace('MR-1', 'MR-0'),
      'r.yaml': bare(`status: ${status}`, 'date: 2026-01-10'),
    },
    expected: [{ ...overdue, message: /MR-0/ }],
  })),
  {
    name: 'partial ones that together look at every input count as a full one',
    files: {
      'old.yaml': bare('status: approved', 'date: 2024-12-01').replace('MR-1', 'MR-0'),
      'a.yaml': part('MR-1a', '2025-10-01', inputKeys.slice(0, 6)),
      'b.yaml': part('MR-1b', '2026-01-10', inputKeys.slice(6)),
    },
    expected: [],
  },
  {
    name: 'one input is in none of them',
    files: {
      'old.yaml': bare('status: approved', 'date: 2024-12-01').replace('MR-1', 'MR-0'),
      'a.yaml': part('MR-1a', '2025-10-01', inputKeys.slice(0, 6)),
      'b.yaml': part('MR-1b', '2026-01-10', inputKeys.slice(7)),
    },
    expected: [{ ...overdue, message: /MR-0, was held on 2024-12-01/ }],
  },
  {
    name: 'the interval counts from the oldest of their looks',
    files: {
      'a.yaml': part('MR-1a', '2025-01-20', inputKeys.slice(0, 6)),
      'b.yaml': part('MR-1b', '2025-09-10', inputKeys.slice(3)),
    },
    expected: [
      {
        ...late,
        message:
          'No evidence in this repository of the full management review due by 2026-01-20. Hold it and record it. What the last partial ones leave longest was looked at in MR-1a on 2025-01-20, and all is due every 12 months. It is an error after 2026-02-20.',
      },
    ],
  },
  {
    name: 'an empty section is no look',
    files: {
      'old.yaml': bare('status: approved', 'date: 2024-12-01').replace('MR-1', 'MR-0'),
      'a.yaml': part('MR-1a', '2026-01-10', inputKeys).replace('notApplicable: Nothing', 'theme: customers'),
    },
    expected: [overdue],
  },
  ...['partial', 'extraordinary'].map((kind) => ({
    name: `a review of kind ${kind} does not begin the interval anew`,
    files: {
      'old.yaml': bare('status: approved', 'date: 2024-12-01').replace('MR-1', 'MR-0'),
      'r.yaml': bare('status: held', `kind: ${kind}`, 'date: 2026-01-10'),
    },
    expected: [{ ...overdue, message: /MR-0/ }],
  })),
  {
    name: 'kept in another system',
    files: {
      'qms.yaml': 'organization: A\nelsewhere: [{clause: "9.3", system: Board portal}]\n',
      'r.yaml': bare('status: approved', 'date: 2020-01-31'),
    },
    expected: [],
  },
]);
