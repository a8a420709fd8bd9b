import { scenarios } from './scenarios.ts';

const audit = (...more: readonly string[]): Record<string, string> => ({
  'audit.yaml': ['id: AUD-1', 'type: audit', 'title: Calibration', 'kind: internal', ...more, ''].join('\n'),
});
const programme = (entry: string, ...more: readonly string[]): Record<string, string> => ({
  'programme.yaml': [
    'id: AP-1',
    'type: audit-programme',
    'title: Audits',
    `audits: [{ ${entry} }]`,
    ...more,
    '',
  ].join('\n'),
});
const listed = (planned: string, ...more: readonly string[]): Record<string, string> =>
  programme(`audit: AUD-1, planned: ${planned}`, ...more);
const moved = (to: string): string => `reschedules: [{ audit: AUD-1, to: ${to}, reason: Leave }]`;

const atAudit = { path: 'date', severity: 'warning', file: 'audit.yaml' } as const;
const atProgramme = { severity: 'warning', file: 'programme.yaml' } as const;

// What an audit says of itself is in audit.test.ts; here the programme says more, or something else.
scenarios('audit-not-held', [
  {
    name: 'set for a later day without a word in the programme',
    files: { ...audit('status: planned', 'date: 2026-06-10'), ...listed('2025-Q4') },
    expected: [
      {
        ...atAudit,
        message:
          'The programme planned this audit by 2025-12-31, and it is now set for 2026-06-10. Write under `reschedules` of the programme why it was moved.',
      },
    ],
  },
  {
    name: 'moved in the programme with a reason',
    files: { ...audit('status: planned', 'date: 2026-03-10'), ...listed('2025-Q4', moved('2026-Q1')) },
    expected: [],
  },
  {
    name: 'moved in the programme, and then further',
    files: { ...audit('status: planned', 'date: 2026-06-10'), ...listed('2025-Q4', moved('2026-01')) },
    expected: [{ ...atAudit, message: /^The programme planned this audit by 2026-01-31, / }],
  },
  {
    name: 'set for a day after a period that is not over yet',
    files: { ...audit('status: planned', 'date: 2026-04-10'), ...listed('2026-Q1') },
    expected: [],
  },
  {
    name: 'set for a later day, on the last day of the plan',
    files: { ...audit('status: planned', 'date: 2026-06-10'), ...listed('2026-02-01') },
    expected: [],
  },
  {
    name: 'set for a day of the period',
    files: { ...audit('status: planned', 'date: 2026-03-31'), ...listed('2026-Q1') },
    expected: [],
  },
  {
    name: 'dropped',
    files: { ...audit('status: planned', 'date: 2026-06-10'), ...listed('2025-Q4', moved('dropped')) },
    expected: [],
  },
  {
    name: 'a programme that has ended',
    files: { ...audit('status: planned', 'date: 2026-06-10'), ...listed('2025-Q4', 'status: closed') },
    expected: [],
  },
  {
    name: 'without a day of its own',
    files: { ...audit('status: planned'), ...listed('2025-Q4') },
    expected: [{ ...atAudit, message: /^This audit was planned for 2025-12-31 / }],
  },
  {
    name: 'without a day of its own, in time',
    files: { ...audit('status: planned'), ...listed('2026-Q1') },
    expected: [],
  },
  {
    name: 'held later than planned: that is over',
    files: { ...audit('status: held', 'date: 2026-01-20'), ...listed('2025-Q4') },
    expected: [],
  },
  {
    name: 'a draft in a programme whose day is past',
    files: { ...audit('status: draft'), ...listed('2025-Q4') },
    expected: [
      {
        ...atProgramme,
        path: 'audits[AUD-1].planned',
        message:
          'Audit AUD-1 was planned by 2025-Q4 and is still a draft. Record it, or write under `reschedules` when it will be held, or that it is dropped, and why.',
      },
    ],
  },
  {
    name: 'a draft that was moved',
    files: { ...audit('status: draft'), ...listed('2025-Q4', moved('2026-Q1')) },
    expected: [],
  },
  {
    name: 'a draft that was moved to a day that is past, too',
    files: { ...audit('status: draft'), ...listed('2025-Q4', moved('2026-01-31')) },
    expected: [{ ...atProgramme, path: 'audits[AUD-1].planned' }],
  },
  {
    name: 'nothing on record for what was planned',
    files: programme('processes: [PRC-1], planned: 2026-01'),
    expected: [
      {
        ...atProgramme,
        path: 'audits[1].planned',
        message:
          'No audit on record for what was planned by 2026-01. Record the audit and name it here under `audit`, or plan it anew.',
      },
    ],
  },
  { name: 'nothing on record yet', files: programme('processes: [PRC-1], planned: 2026-02'), expected: [] },
  {
    name: 'nothing on record, in a draft of a programme',
    files: programme('processes: [PRC-1], planned: 2026-01', 'status: draft'),
    expected: [],
  },
  {
    name: 'nothing on record, in a programme that is being reviewed',
    files: programme('processes: [PRC-1], planned: 2026-01', 'status: in-review'),
    expected: [],
  },
  {
    name: 'nothing on record, in a programme that has ended',
    files: programme('processes: [PRC-1], planned: 2026-01', 'status: closed'),
    expected: [],
  },
  {
    name: 'planned for before judging began',
    files: {
      'qms.yaml': 'organization: A\njudgeFrom: 2026-02-01\n',
      ...programme('processes: [PRC-1], planned: 2026-01'),
    },
    expected: [],
  },
]);
