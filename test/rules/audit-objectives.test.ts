import { scenarios } from './scenarios.ts';

const editions = `organization: Test
standards:
  - { id: iso-9001:2015, until: 2025-12-31 }
  - { id: iso-9001:2026, from: 2026-01-01 }
`;

const audit = (status: string, date: string, ...more: readonly string[]): string =>
  ['id: AUD-1', 'type: audit', 'title: Calibration', `status: ${status}`, `date: ${date}`, ...more, ''].join(
    '\n',
  );

const internal = (status: string, date: string, ...more: readonly string[]) => ({
  'qms.yaml': editions,
  'audit.yaml': audit(status, date, 'kind: internal', ...more),
});

const missing = {
  path: 'objectives',
  severity: 'warning',
  message:
    'The audit does not say what it was to find out. Write its `objectives`, next to its criteria and scope.',
} as const;

scenarios('audit-objectives', [
  {
    name: 'held on the first day of the new edition',
    files: internal('held', '2026-01-01'),
    expected: [missing],
  },
  { name: 'held on the last day of the old one', files: internal('held', '2025-12-31'), expected: [] },
  {
    name: 'an audit that is over keeps what is said of its own day',
    files: internal('closed', '2026-01-20'),
    expected: [missing],
  },
  {
    name: 'with objectives',
    files: internal('held', '2026-01-20', 'objectives: See the move'),
    expected: [],
  },
  {
    name: 'with an empty list of them',
    files: internal('held', '2026-01-20', 'objectives: []'),
    expected: [missing],
  },
  { name: 'a draft', files: internal('draft', '2026-01-20'), expected: [] },
  { name: 'planned', files: internal('planned', '2026-03-20'), expected: [] },
  { name: 'cancelled', files: internal('cancelled', '2026-01-20'), expected: [] },
  {
    name: "a certification body's audit",
    files: { 'qms.yaml': editions, 'audit.yaml': audit('held', '2026-01-20', 'kind: certification') },
    expected: [],
  },
  {
    name: 'where only the edition of 2015 is named',
    files: {
      ...internal('held', '2026-01-20'),
      'qms.yaml': 'organization: Test\nstandards: [iso-9001:2015]\n',
    },
    expected: [],
  },
  {
    name: 'where audits are kept in another system',
    files: {
      ...internal('held', '2026-01-20'),
      'qms.yaml': `${editions}elsewhere: [{ clause: "9.2.2", system: Audit tool }]\n`,
    },
    expected: [],
  },
]);
