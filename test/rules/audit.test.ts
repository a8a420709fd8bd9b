import type { JsonObject } from '../../server/src/model/json.ts';
import { scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const of = (...records: JsonObject[]): Record<string, string> =>
  Object.fromEntries(records.map((record) => [`${record['id']}.yaml`, yaml(record)]));

const audit: JsonObject = {
  id: 'AUD-1',
  type: 'audit',
  title: 'Calibration',
  kind: 'internal',
  status: 'reported',
  date: '2026-01-20',
  processes: ['PRC-1'],
};
const programme: JsonObject = {
  id: 'AP-1',
  type: 'audit-programme',
  title: 'Programme',
  status: 'effective',
  period: { from: '2025-01-01', to: '2026-02-01' },
  audits: [{ audit: 'AUD-1', planned: '2026-Q1' }],
};

const begun: JsonObject = { id: 'SCP-1', type: 'scope', title: 'Scope', effectiveFrom: '2025-01-01' };

scenarios('audit-programme-missing', [
  { name: 'the system has not begun', files: {}, expected: [] },
  { name: 'the system has begun', files: of(begun), expected: [{ path: '', severity: 'warning' }] },
  { name: 'on its last day', files: of(programme), expected: [] },
  {
    name: 'a day later',
    files: of(programme),
    options: { today: '2026-02-02' },
    expected: [
      {
        path: '',
        severity: 'warning',
        file: 'qms.yaml',
        message:
          'No audit programme in this repository covers today. Write a record of type `audit-programme` and have it approved. The last one ended on 2026-02-01.',
      },
    ],
  },
  {
    name: 'only a draft',
    files: of({ ...programme, status: 'draft' }, begun),
    expected: [{ path: '', severity: 'warning' }],
  },
  {
    name: 'closed',
    files: of({ ...programme, status: 'closed' }, begun),
    expected: [{ path: '', severity: 'warning' }],
  },
  {
    name: 'kept in another system',
    files: { ...of(begun), 'qms.yaml': 'elsewhere: [{ clause: "9.2", system: Audit tool }]\n' },
    expected: [],
  },
]);

const outside = { path: 'programme', severity: 'warning' } as const;
scenarios('audit-not-in-programme', [
  { name: 'listed', files: of(audit, programme), expected: [] },
  {
    name: 'not listed',
    files: of(audit),
    expected: [
      {
        ...outside,
        message:
          'No audit programme lists this audit. Add it to one, or write under `unplanned` why it was held outside of it.',
      },
    ],
  },
  {
    name: 'listed in a draft alone',
    files: of(audit, { ...programme, status: 'draft' }),
    expected: [outside],
  },
  { name: 'planned', files: of({ ...audit, status: 'planned' }), expected: [outside] },
  { name: 'unplanned with a reason', files: of({ ...audit, unplanned: 'A complaint' }), expected: [] },
  { name: 'of a customer', files: of({ ...audit, kind: 'customer' }), expected: [] },
  { name: 'draft', files: of({ ...audit, status: 'draft' }), expected: [] },
  { name: 'cancelled', files: of({ ...audit, status: 'cancelled' }), expected: [] },
]);

const planned = { ...audit, status: 'planned', date: '2026-01-31' };
const moved = (to: string): JsonObject => ({
  ...programme,
  reschedules: [{ audit: 'AUD-1', to, reason: 'Leave' }],
});
scenarios('audit-not-held', [
  { name: 'today', files: of(planned), options: { today: '2026-01-31' }, expected: [] },
  {
    name: 'yesterday',
    files: of(planned),
    expected: [
      {
        path: 'date',
        severity: 'warning',
        message:
          'This audit was planned for 2026-01-31 and is not on record as held. Record it, or write under `reschedules` of the programme when it will be held, or that it is dropped, and why. That day was 1 day ago.',
      },
    ],
  },
  { name: 'moved to a period', files: of(planned, moved('2026-02')), expected: [] },
  {
    name: 'moved to a period that is over',
    files: of(planned, moved('2026-02')),
    options: { today: '2026-03-01' },
    expected: [{ path: 'date', severity: 'warning', message: /^This audit was planned for 2026-02-28 / }],
  },
  { name: 'dropped', files: of(planned, moved('dropped')), expected: [] },
  { name: 'held', files: of({ ...planned, status: 'held' }), expected: [] },
  { name: 'draft', files: of({ ...planned, status: 'draft' }), expected: [] },
  { name: 'cancelled', files: of({ ...planned, status: 'cancelled' }), expected: [] },
]);

const process: JsonObject = {
  id: 'PRC-1',
  type: 'process',
  title: 'Calibration',
  status: 'effective',
  owner: 'ROLE-1',
  effectiveFrom: '2024-01-01',
};
const role: JsonObject = {
  id: 'ROLE-1',
  type: 'role',
  title: 'Laboratory',
  holders: [
    { person: 'PER-1', from: '2024-01-01', to: '2026-01-19' },
    { person: 'PER-2', from: '2026-01-20' },
  ],
};
const people = [
  { id: 'PER-1', type: 'person', name: 'Jana Kolb' },
  { id: 'PER-2', type: 'person', name: 'Tim Rauch' },
];
scenarios('audit-impartiality', [
  {
    name: 'owned it before',
    files: of({ ...audit, leadAuditor: 'PER-1' }, process, role, ...people),
    expected: [],
  },
  {
    name: 'owns it on the day',
    files: of({ ...audit, leadAuditor: 'PER-1', auditors: ['PER-2'] }, process, role, ...people),
    expected: [
      {
        path: 'auditors[PER-2]',
        severity: 'warning',
        message: 'Tim Rauch (PER-2) audits PRC-1 and owned it on 2026-01-20. Let someone else audit it.',
      },
    ],
  },
  {
    name: 'planned',
    files: of({ ...audit, status: 'planned', leadAuditor: 'PER-2' }, process, role, ...people),
    expected: [{ path: 'leadAuditor', severity: 'warning' }],
  },
  {
    name: 'of a supplier, draft, cancelled',
    files: of(
      ...['supplier', 'internal', 'internal'].map((kind, index) => ({
        ...audit,
        id: `AUD-${index}`,
        kind,
        status: ['reported', 'draft', 'cancelled'][index]!,
        leadAuditor: 'PER-2',
      })),
      process,
      role,
      ...people,
    ),
    expected: [],
  },
]);

const withFinding = (more: JsonObject, rest: JsonObject = {}): JsonObject => ({
  ...audit,
  findings: [{ id: 'F1', grade: 'minor', ...more }],
  ...rest,
});
const untaken = { path: 'findings[F1].nonconformity', severity: 'error' } as const;
const taken: JsonObject = { id: 'NC-1', type: 'nonconformity', title: 'Unsigned', detectedOn: '2026-01-20' };
scenarios('audit-finding-nonconformity', [
  {
    name: 'nobody took it up',
    files: of(withFinding({})),
    expected: [
      {
        ...untaken,
        message:
          'Minor finding F1 is not taken up in any nonconformity record. Open one and name it under `nonconformity`.',
      },
    ],
  },
  { name: 'closed', files: of(withFinding({ grade: 'major' }, { status: 'closed' })), expected: [untaken] },
  {
    name: 'of the certification body',
    files: of(withFinding({}, { kind: 'certification' })),
    expected: [untaken],
  },
  { name: 'named', files: of(withFinding({ nonconformity: 'NC-1' }), taken), expected: [] },
  { name: 'it names the audit', files: of(withFinding({}), { ...taken, from: 'AUD-1' }), expected: [] },
  { name: 'an observation', files: of(withFinding({ grade: 'observation' })), expected: [] },
  { name: 'of a supplier', files: of(withFinding({}, { kind: 'supplier' })), expected: [] },
  { name: 'not reported yet', files: of(withFinding({}, { status: 'held' })), expected: [] },
  { name: 'draft', files: of(withFinding({}, { status: 'draft' })), expected: [] },
]);

const uncovered = { path: '', severity: 'warning', file: 'qms.yaml' } as const;
const cyclic = (entry: JsonObject): JsonObject => ({
  ...programme,
  period: { from: '2024-01-01', to: '2026-12-31' },
  cycle: 'P24M',
  audits: [{ audit: 'AUD-1', ...entry }],
});
scenarios('audit-coverage', [
  { name: 'audited', files: of(process, audit), expected: [] },
  {
    name: 'not audited',
    files: of(process),
    expected: [
      {
        ...uncovered,
        message:
          'No internal audit of PRC-1 on record within the cycle. Plan one, or set another cycle. The cycle is 12 months, unless the programme or a process has its own.',
      },
    ],
  },
  {
    name: 'audited before the cycle',
    files: of(process, { ...audit, date: '2025-01-31' }),
    expected: [uncovered],
  },
  { name: 'on its first day', files: of(process, { ...audit, date: '2025-02-01' }), expected: [] },
  { name: 'only planned', files: of(process, { ...audit, status: 'planned' }), expected: [uncovered] },
  {
    name: 'with an interval of its own',
    files: of({ ...process, auditInterval: 'P24M' }, { ...audit, date: '2024-06-01' }),
    expected: [],
  },
  {
    name: 'in the cycle of the programme that lists it',
    files: of(process, { ...audit, date: '2024-06-01' }, cyclic({ processes: ['PRC-1'] })),
    expected: [],
  },
  {
    name: 'in the cycle of a programme that does not list it',
    files: of(process, { ...audit, date: '2024-06-01' }, cyclic({ processes: ['PRC-SALES'] })),
    expected: [uncovered],
  },
  {
    name: 'before the cycle of the programme',
    files: of(process, { ...audit, date: '2024-01-31' }, cyclic({ processes: ['PRC-1'] })),
    expected: [uncovered],
  },
  {
    name: 'in the cycle of a programme on its last day',
    files: of(
      process,
      { ...audit, date: '2024-06-01' },
      { ...cyclic({ processes: ['PRC-1'] }), period: { from: '2024-01-01', to: '2026-02-01' } },
    ),
    expected: [],
  },
  {
    name: 'in the cycle of a programme that is over',
    files: of(
      process,
      { ...audit, date: '2024-06-01' },
      {
        ...cyclic({ processes: ['PRC-1'] }),
        period: { from: '2024-01-01', to: '2026-01-31' },
      },
    ),
    expected: [uncovered],
  },
  {
    name: 'with an interval of its own, shorter than that of the programme',
    files: of(
      { ...process, auditInterval: 'P6M' },
      { ...audit, date: '2025-06-01' },
      cyclic({ processes: ['PRC-1'] }),
    ),
    expected: [uncovered],
  },
  { name: 'younger than the cycle', files: of({ ...process, effectiveFrom: '2025-03-01' }), expected: [] },
  { name: 'draft', files: of({ ...process, status: 'draft' }), expected: [] },
]);

const survey: JsonObject = {
  id: 'SUR-1',
  type: 'survey',
  title: 'Interviews',
  kind: 'customer',
  status: 'evaluated',
  method: 'interview',
  period: { from: '2026-01-05', to: '2026-01-16' },
  sample: 24,
};
const { method: _method, ...withoutMethod } = survey;
const { sample: _sample, ...withoutSample } = survey;
scenarios('survey-method', [
  { name: 'complete', files: of(survey), expected: [] },
  {
    name: 'no method',
    files: of(withoutMethod),
    expected: [
      {
        path: 'method',
        severity: 'warning',
        message: 'The survey was evaluated without saying its method. Write it under `method`.',
      },
    ],
  },
  {
    name: 'no sample: practice',
    files: of(withoutSample),
    expected: [
      {
        path: 'sample',
        severity: 'warning',
        message: /how many were asked\. .* Practice, not a requirement\.$/,
      },
    ],
  },
  { name: 'running', files: of({ ...withoutMethod, status: 'running' }), expected: [] },
  { name: 'draft', files: of({ ...withoutMethod, status: 'draft' }), expected: [] },
  { name: 'of employees', files: of({ ...withoutMethod, kind: 'employee' }), expected: [] },
]);
