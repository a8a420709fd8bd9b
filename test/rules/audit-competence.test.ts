import { scenarios } from './scenarios.ts';

const audit = (...more: readonly string[]): string =>
  [
    'id: AUD-1',
    'type: audit',
    'title: Calibration',
    'kind: internal',
    'programme: AP-1',
    'date: 2025-11-10',
    'dateTo: 2025-11-12',
    ...more,
    '',
  ].join('\n');

const people =
  'id: PER-1\ntype: person\nname: Jane Doe\n---\nid: PER-2\ntype: person\nname: John Roe\nformerIds: [PER-20]\n---\nid: ROLE-IA\ntype: role\ntitle: Auditors\n---\nid: ROLE-QM\ntype: role\ntitle: Quality\n';
const programme = 'id: AP-1\ntype: audit-programme\ntitle: Audits\nresponsibilities: [ROLE-QM, ROLE-IA]\n';
const competence = (...holders: readonly string[]): string =>
  ['id: CPT-1', 'type: competence', 'title: Auditing', 'requiredFor: [ROLE-IA]', ...holders, ''].join('\n');
const holders = (...entries: readonly string[]): string =>
  ['holders:', ...entries.map((entry) => `  - { ${entry} }`)].join('\n');

const company = (auditText: string, competenceText: string): Record<string, string> => ({
  'people.yaml': people,
  'programme.yaml': programme,
  'competence.yaml': competenceText,
  'audit.yaml': auditText,
});
const held = audit('status: reported', 'leadAuditor: PER-1');
const unable = { path: 'leadAuditor', severity: 'warning' } as const;

scenarios('audit-competence', [
  {
    name: 'nobody says that the auditor can',
    files: company(held, competence(holders('person: PER-2, date: 2020-01-01'))),
    expected: [
      {
        ...unable,
        message:
          'Jane Doe (PER-1) is not on record as able to audit on 2025-11-10. Enter the evidence in CPT-1 "Auditing", or let someone else audit.',
      },
    ],
  },
  {
    name: 'able since that day',
    files: company(held, competence(holders('person: PER-1, date: 2025-11-10'))),
    expected: [],
  },
  {
    name: 'able since the day after',
    files: company(held, competence(holders('person: PER-1, date: 2025-11-11'))),
    expected: [{ ...unable, message: /On record it begins on 2025-11-11\.$/ }],
  },
  {
    name: 'able until the day before',
    files: company(held, competence(holders('person: PER-1, date: 2020-01-01, expires: 2025-11-09'))),
    expected: [{ ...unable, message: /On record it ended on 2025-11-09\.$/ }],
  },
  {
    name: 'able until that day, and no longer today',
    files: company(
      held,
      competence(holders('person: PER-1, date: 2020-01-01, expires: 2025-11-10, status: lapsed')),
    ),
    expected: [],
  },
  {
    name: 'the validity of all ended before',
    files: company(held, competence('validity: P3Y', holders('person: PER-1, date: 2022-11-09'))),
    expected: [unable],
  },
  {
    name: 'renewed in between',
    files: company(
      held,
      competence(
        'validity: P3Y',
        holders('person: PER-1, date: 2022-11-09', 'person: PER-1, date: 2025-06-01'),
      ),
    ),
    expected: [],
  },
  {
    name: 'in training',
    files: company(held, competence(holders('person: PER-1, date: 2025-01-01, status: in-training'))),
    expected: [unable],
  },
  {
    name: 'without a day',
    files: company(held, competence(holders('person: PER-1'))),
    expected: [],
  },
  {
    name: 'one of several auditors',
    files: company(
      audit('status: held', 'leadAuditor: PER-2', 'auditors: [PER-2, PER-1]'),
      competence(holders('person: PER-2, date: 2020-01-01')),
    ),
    expected: [{ path: 'auditors[PER-1]', severity: 'warning' }],
  },
  {
    name: 'under a former id',
    files: company(
      audit('status: held', 'leadAuditor: PER-20'),
      competence(holders('person: PER-2, date: 2020-01-01')),
    ),
    expected: [],
  },
  {
    name: 'an auditor named in words',
    files: company(
      audit('status: held', 'leadAuditor: Sabine Roth of the association'),
      competence(holders('person: PER-2, date: 2020-01-01')),
    ),
    expected: [],
  },
  {
    name: 'one of two competences will do',
    files: {
      ...company(held, competence(holders('person: PER-2, date: 2020-01-01'))),
      'other.yaml':
        'id: CPT-2\ntype: competence\ntitle: Statistics\nrequiredFor: [ROLE-QM]\nholders: [{ person: PER-1, date: 2020-01-01 }]\n',
    },
    expected: [],
  },
  {
    name: 'named by the role',
    files: {
      ...company(held, competence().replace('requiredFor: [ROLE-IA]\n', '')),
      'people.yaml': people.replace('title: Auditors', 'title: Auditors\ncompetences: [CPT-1]'),
    },
    expected: [unable],
  },
  {
    name: 'no competence is needed for it',
    files: company(held, competence().replace('requiredFor: [ROLE-IA]\n', '')),
    expected: [],
  },
  { name: 'the competence is a draft', files: company(held, competence('status: draft')), expected: [] },
  {
    name: 'listed by the programme alone',
    files: {
      ...company(held.replace('programme: AP-1\n', ''), competence()),
      'programme.yaml': `${programme}audits: [{ audit: AUD-1, planned: 2025-Q4 }]\n`,
    },
    expected: [unable],
  },
  {
    name: 'a programme raised since',
    files: {
      ...company(held, competence()),
      'programme.yaml': `${programme}version: "2"\neffectiveFrom: 2026-01-01\n`,
    },
    expected: [unable],
  },
  {
    name: 'a table of holders with a row that cannot be read',
    files: {
      ...company(held, competence('data: auditors.csv')),
      'auditors.csv': 'person,date\nPER-2,2020-01-01\nPER-1,2020-01-01,much,more\n',
    },
    expected: [],
  },
  {
    name: 'a table of holders',
    files: {
      ...company(held, competence('data: auditors.csv')),
      'auditors.csv': 'person,date\nPER-2,2020-01-01\nPER-1,2025-12-01\n',
    },
    expected: [{ ...unable, message: /begins on 2025-12-01/ }],
  },
  {
    name: 'of a supplier',
    files: company(held.replace('internal', 'supplier'), competence()),
    expected: [],
  },
  { name: 'draft', files: company(held.replace('reported', 'draft'), competence()), expected: [] },
  { name: 'planned', files: company(held.replace('reported', 'planned'), competence()), expected: [] },
  { name: 'held', files: company(held.replace('reported', 'held'), competence()), expected: [unable] },
  { name: 'closed', files: company(held.replace('reported', 'closed'), competence()), expected: [unable] },
  { name: 'cancelled', files: company(held.replace('reported', 'cancelled'), competence()), expected: [] },
  {
    name: 'from before judging began',
    files: {
      'qms.yaml': 'organization: A\njudgeFrom: 2026-01-01\n',
      ...company(held, competence()),
    },
    expected: [],
  },
  {
    name: 'competence is kept in another system',
    files: {
      'qms.yaml': 'organization: A\nelsewhere:\n  - { clause: "7.2", system: HR system }\n',
      ...company(held, competence()),
    },
    expected: [],
  },
]);
