import { scenarios } from './scenarios.ts';

const risk = (...more: readonly string[]): Record<string, string> => ({
  'risk.yaml': ['id: RSK-1', 'type: risk', 'title: The only supplier fails', ...more, ''].join('\n'),
});
const high = ['likelihood: 3', 'severity: 4'];
const closed = ['status: closed', 'closedOn: 2025-12-31'];
const accepted = (until: string): string =>
  `acceptance: { reason: Stock lasts six months, by: ROLE-MD, until: ${until} }`;

scenarios('risk-closed-high', [
  {
    name: 'closed at the threshold',
    files: risk(...closed, ...high),
    expected: [
      {
        path: 'likelihood',
        severity: 'warning',
        message:
          'This risk is closed at a rating of 12 and was not accepted. Rate it anew under `after`, accept it with reason and end date, or open it again. Likelihood 3 × severity 4 is not below the threshold of 12.',
        fixes: ['Open the risk again'],
      },
    ],
  },
  { name: 'below the threshold', files: risk(...closed, 'likelihood: 2', 'severity: 5'), expected: [] },
  {
    name: 'what was done has brought it down',
    files: risk(...closed, ...high, 'after: { likelihood: 2, severity: 4 }'),
    expected: [],
  },
  {
    name: 'what was done has not brought it down',
    files: risk(...closed, 'likelihood: 1', 'severity: 1', 'after: { likelihood: 3, severity: 5 }'),
    expected: [{ path: 'after', severity: 'warning', message: /rating of 15/ }],
  },
  {
    name: 'rated at first only',
    files: risk(...closed, 'before: { likelihood: 4, severity: 4 }'),
    expected: [{ path: 'before', severity: 'warning' }],
  },
  { name: 'never rated', files: risk(...closed), expected: [] },
  {
    name: 'a threshold of its own',
    files: {
      'qms.yaml': 'organization: A\nrisk: { scale: 5, threshold: 15 }\n',
      ...risk(...closed, ...high),
    },
    expected: [],
  },
  { name: 'accepted on that day', files: risk(...closed, ...high, accepted('2025-12-31')), expected: [] },
  {
    name: 'accepted, but no longer when it was closed',
    files: risk(...closed, ...high, accepted('2025-12-30')),
    expected: [
      {
        path: 'acceptance.until',
        severity: 'warning',
        message: /^This risk was closed at a rating of 12 after its acceptance had ended on 2025-12-30\./,
      },
    ],
  },
  {
    name: 'accepted then, and that has ended since: what happens later adds nothing',
    files: risk(...closed, ...high, accepted('2026-01-15')),
    expected: [],
  },
  {
    name: 'accepted without a reason',
    files: risk(...closed, ...high, 'acceptance: { until: 2026-12-31 }'),
    expected: [{ path: 'likelihood', severity: 'warning' }],
  },
  {
    name: 'avoided: what gave rise to it is no longer done',
    files: risk(...closed, ...high, 'treatment: avoid'),
    expected: [],
  },
  {
    name: 'reduced',
    files: risk(...closed, ...high, 'treatment: reduce'),
    expected: [{ path: 'likelihood', severity: 'warning' }],
  },
  {
    name: 'merged into another risk',
    files: {
      ...risk(...closed, ...high, 'supersededBy: RSK-2'),
      'other.yaml': 'id: RSK-2\ntype: risk\ntitle: Suppliers fail\n',
    },
    expected: [],
  },
  {
    name: 'an earlier version of a risk that is open',
    files: {
      ...risk(...closed, ...high, 'version: "1"'),
      'other.yaml': 'id: RSK-1\ntype: risk\ntitle: The only supplier fails\nversion: "2"\nstatus: open\n',
    },
    expected: [],
  },
  {
    name: 'closed before the day from which on is judged',
    files: { 'qms.yaml': 'organization: A\njudgeFrom: 2026-01-01\n', ...risk(...closed, ...high) },
    expected: [],
  },
  { name: 'draft', files: risk('status: draft', ...high), expected: [] },
  { name: 'open: another rule speaks', files: risk('status: open', ...high), expected: [] },
  { name: 'accepted', files: risk('status: accepted', ...high), expected: [] },
]);
