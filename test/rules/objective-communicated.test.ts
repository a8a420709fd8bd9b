import { scenarios } from './scenarios.ts';

const objective = (...more: readonly string[]): Record<string, string> => ({
  'o.yaml': ['id: OBJ-1', 'type: quality-objective', 'title: Fewer complaints', ...more, ''].join('\n'),
});
const communication = (...more: readonly string[]): Record<string, string> => ({
  'c.yaml': ['id: COM-1', 'type: communication', 'title: Works meeting', ...more, ''].join('\n'),
});
const since = (day: string): string => `effectiveFrom: ${day}`;
const untold = { path: 'communicatedIn', severity: 'warning' } as const;

scenarios('objective-communicated', [
  {
    name: 'in force for 31 days',
    files: objective(since('2026-01-01')),
    expected: [
      {
        ...untold,
        message:
          'No evidence in this repository that this objective was communicated. Name the communication under `communicatedIn`, or record one that is `about` it. It has been in force for 31 days, since 2026-01-01.',
        fixes: [],
      },
    ],
  },
  { name: 'in force for 30 days', files: objective(since('2026-01-02')), expected: [] },
  { name: 'nobody says since when', files: objective(), expected: [] },
  {
    name: 'since it was approved',
    files: objective('signOffs: [{ by: PER-1, role: ROLE-MD, meaning: approved, date: 2025-12-01 }]'),
    expected: [{ ...untold, message: /since 2025-12-01\.$/ }],
  },
  {
    name: 'since the review that approved it',
    files: {
      ...objective('approvedIn: MR-1'),
      'mr.yaml': 'id: MR-1\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2025-11-20\n',
    },
    expected: [{ ...untold, message: /since 2025-11-20\.$/ }],
  },
  {
    name: 'named in the objective',
    files: { ...objective(since('2025-01-01'), 'communicatedIn: [COM-1]'), ...communication('status: done') },
    expected: [],
  },
  {
    name: 'a communication that took place is about it',
    files: { ...objective(since('2025-01-01')), ...communication('status: done', 'about: [OBJ-1]') },
    expected: [],
  },
  {
    name: 'one about it is planned',
    files: { ...objective(since('2025-01-01')), ...communication('status: planned', 'about: [OBJ-1]') },
    expected: [],
  },
  {
    name: 'one about it is a draft',
    files: { ...objective(since('2025-01-01')), ...communication('status: draft', 'about: [OBJ-1]') },
    expected: [untold],
  },
  {
    name: 'something else is about it',
    files: {
      ...objective(since('2025-01-01')),
      'a.yaml': 'id: ACT-1\ntype: action\ntitle: Rota\norigin: OBJ-1\nobjectives: [OBJ-1]\n',
    },
    expected: [untold],
  },
  {
    name: 'the minutes of a meeting link to it',
    files: {
      ...objective(since('2025-01-01')),
      'c.md':
        '---\nid: COM-1\ntype: communication\ntitle: Meeting\nstatus: done\n---\nWe showed [[OBJ-1]].\n',
    },
    expected: [],
  },
  {
    name: 'one about the policy it follows from may have been the one',
    files: {
      ...objective(since('2025-01-01'), 'policy: POL-1'),
      'p.yaml': 'id: POL-1\ntype: quality-policy\ntitle: Policy\n',
      ...communication('status: done', 'date: 2025-02-01', 'about: [POL-1]'),
      'd.yaml':
        'id: COM-2\ntype: communication\ntitle: Before its time\nstatus: done\ndate: 2024-12-31\nabout: [POL-1]\n',
    },
    expected: [{ ...untold, fixes: ['Link to COM-1 "Works meeting"'] }],
  },
  {
    name: 'one about the objective it is a part of',
    files: {
      ...objective(since('2025-01-01'), 'parent: OBJ-9'),
      'p.yaml': 'id: OBJ-9\ntype: quality-objective\ntitle: Content customers\nstatus: active\n',
      ...communication('about: [OBJ-9]'),
    },
    expected: [],
  },
  {
    name: 'one about the register it stands in',
    files: {
      'r.yaml':
        'id: REG-1\ntype: register\nof: quality-objective\ntitle: Objectives\ndefaults: { effectiveFrom: 2025-01-01 }\nitems:\n  - { id: OBJ-1, title: Fewer complaints }\n  - { id: OBJ-2, title: Faster }\n',
      ...communication('about: [REG-1]'),
    },
    expected: [],
  },
  { name: 'draft', files: objective('status: draft', since('2025-01-01')), expected: [] },
  { name: 'in review', files: objective('status: in-review', since('2025-01-01')), expected: [] },
  { name: 'active', files: objective('status: active', since('2025-01-01')), expected: [untold] },
  { name: 'achieved', files: objective('status: achieved', since('2025-01-01')), expected: [] },
  {
    name: 'communication is kept in another system',
    files: {
      'qms.yaml': 'organization: A\nelsewhere:\n  - { clause: "7.4", system: Intranet }\n',
      ...objective(since('2025-01-01')),
    },
    expected: [],
  },
]);
