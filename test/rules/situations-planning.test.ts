import { describe, expect, test } from 'vitest';
import { acmeTexts } from '../workspace/acme.ts';
import { check } from './harness.ts';

/**
 * Situations of planning, documents, audits and leadership as an auditor meets them, half of them healthy. They were
 * written down, with the right verdict, before anybody looked at the rules; each is put into the example company, in which
 * nothing else may be found because of it.
 */
interface Situation {
  readonly name: string;
  /** Files that are added to the example company, or put in the place of its own. */
  readonly files: Readonly<Record<string, string | ((text: string) => string)>>;
  /** Rule and record of what is found besides what is found anyway; empty for a healthy situation. */
  readonly found: readonly string[];
}

/** Rules on who signs, which these situations are not about: what is added here is signed by nobody. */
const isOnSigning = (rule: string): boolean => rule.startsWith('signoff-');

const lines = (...parts: readonly string[]): string => `${parts.join('\n')}\n`;

const objective = (...more: readonly string[]): string =>
  lines(
    'id: OBJ-2025-90',
    'type: quality-objective',
    'title: Quotations within two days',
    'version: "1.0"',
    'owner: ROLE-SAL',
    'policy: POL-001',
    'themes: [customers]',
    'actions: [ACT-2025-01]',
    'resources: none needed',
    'evaluation: Quarterly figure, last quarter counts',
    ...more,
  );
const measured = ['indicator: KPI-90', 'target: 96', 'due: 2025-12-31'];
const told = 'communicatedIn: [COM-2025-02]';
const indicator = (direction: string, last: number): string =>
  lines(
    'id: KPI-90',
    'type: indicator',
    'title: Quotations in time',
    'version: "1.0"',
    'owner: ROLE-SAL',
    'effectiveFrom: 2024-01-01',
    'definition: Quotations sent within two days',
    'unit: "%"',
    `direction: ${direction}`,
    'frequency: quarterly',
    'process: PRC-SALES',
    `readings: [{ period: 2025-Q3, value: 96.4 }, { period: 2025-Q4, value: ${last} }]`,
  );

const risk = (...more: readonly string[]): string =>
  lines(
    'id: RSK-090',
    'type: risk',
    'title: The galvanizer closes',
    'version: "1"',
    'owner: ROLE-PUR',
    'effectiveFrom: 2025-01-15',
    'description: The only galvanizer nearby looks for a buyer; without one, housings wait four weeks.',
    'category: supply',
    'likelihood: 3',
    'severity: 5',
    'status: closed',
    'closedOn: 2026-01-10',
    ...more,
  );

const opportunity = (...more: readonly string[]): string =>
  lines(
    'id: OPP-090',
    'type: opportunity',
    'title: Repairs on the customer’s site',
    'status: pursued',
    'version: "1"',
    'owner: ROLE-SRV',
    'effectiveFrom: 2025-03-17',
    'decision: pursue',
    'decidedBy: PER-002',
    'decidedOn: 2025-03-11',
    ...more,
  );
const action = (id: string, ...more: readonly string[]): string =>
  lines(
    `id: ${id}`,
    'type: action',
    'title: Fit out a van',
    'owner: ROLE-SRV',
    'origin: OPP-090',
    'openedOn: 2025-03-11',
    'due: 2025-10-31',
    ...more,
  );

const audit = (...more: readonly string[]): string =>
  lines(
    'id: AUD-2025-90',
    'type: audit',
    'title: Service',
    'kind: internal',
    'criteria: [iso-9001:2015]',
    'scope: Repairs of the last six months',
    'processes: [PRC-SRV]',
    ...more,
  );
const programme = (...more: readonly string[]): string =>
  lines(
    'id: AP-90',
    'type: audit-programme',
    'title: Audits of service',
    'version: "1.0"',
    'owner: ROLE-QM',
    'effectiveFrom: 2024-01-01',
    'period: { from: 2024-01-01, to: 2026-12-31 }',
    'cycle: P24M',
    'methods: [Interviews]',
    'responsibilities: [ROLE-IA]',
    ...more,
  );
const listing = (planned: string): string =>
  `audits: [{ audit: AUD-2025-90, processes: [PRC-SRV], planned: ${planned} }]`;
/** Somebody of the company: able to audit from one day to another. */
const ableFrom =
  (from: string, until: string, status = 'held') =>
  (csv: string) =>
    `${csv}PER-012,1,training,${from},${until},COM-2023-01,${status},,\n`;
const auditors = 'competence/internal-auditors.csv';

const document = (version: string, ...more: readonly string[]): string =>
  lines(
    'id: DOC-090',
    'type: document',
    'title: Packing of instruments',
    `version: "${version}"`,
    'owner: ROLE-SRV',
    'kind: work-instruction',
    'processes: [PRC-SRV]',
    ...more,
  );
const outside = (...more: readonly string[]): string =>
  document(
    '1.0',
    'external: { issuer: Association of carriers, edition: "2022", checkInterval: P12M }',
    ...more,
  );

const situations: readonly Situation[] = [
  {
    name: 'P1: achieved at 94.2, and the target was 96',
    files: {
      'o.yaml': objective(
        'status: achieved',
        ...measured,
        told,
        'result: { value: 94.2, date: 2026-01-10, note: Near. }',
      ),
      'k.yaml': indicator('higher-is-better', 94.2),
    },
    found: ['objective-result OBJ-2025-90'],
  },
  {
    name: 'P2: achieved at 1.8 of at most 2',
    files: {
      'o.yaml': objective(
        'status: achieved',
        'indicator: KPI-90',
        'target: 2',
        'due: 2025-12-31',
        told,
        'result: { value: 1.8, date: 2026-01-10 }',
      ),
      'k.yaml': indicator('lower-is-better', 1.8),
    },
    found: [],
  },
  {
    name: 'P3: missed by its criterion, without a word',
    files: {
      'o.yaml': objective('status: missed', 'criterion: No customer asks twice', 'due: 2025-12-31', told),
    },
    found: ['objective-result OBJ-2025-90'],
  },
  {
    name: 'P4: pursued since October, and only the policy was talked about',
    files: {
      'o.yaml': objective(
        'status: active',
        'effectiveFrom: 2025-10-01',
        'criterion: No customer asks twice',
        'due: 2026-12-31',
      ),
    },
    found: ['objective-communicated OBJ-2025-90'],
  },
  {
    name: 'P5: the same, and shown at the works meeting in November',
    files: {
      'o.yaml': objective(
        'status: active',
        'effectiveFrom: 2025-10-01',
        'criterion: No customer asks twice',
        'due: 2026-12-31',
      ),
      'c.yaml': lines(
        'id: COM-2025-90',
        'type: communication',
        'title: Works meeting in November',
        'kind: meeting',
        'status: done',
        'about: [OBJ-2025-90]',
        'audience: [PRC-SALES]',
        'channel: Works meeting',
        'by: PER-002',
        'date: 2025-11-12',
      ),
    },
    found: [],
  },
  {
    name: 'P6: decided seventeen days ago, nobody was told yet',
    files: {
      'o.yaml': objective(
        'status: active',
        'effectiveFrom: 2026-01-15',
        'criterion: No customer asks twice',
        'due: 2026-12-31',
      ),
    },
    found: [],
  },
  {
    name: 'P7: a risk closed at 15, accepted by nobody',
    files: { 'r.yaml': risk('treatment: reduce', 'after: { likelihood: 3, severity: 5, date: 2026-01-10 }') },
    found: ['risk-closed-high RSK-090'],
  },
  {
    name: 'P8: a risk closed because the line was given up',
    files: { 'r.yaml': risk('treatment: avoid') },
    found: [],
  },
  {
    name: 'P9: a risk closed after its acceptance had run out',
    files: {
      'r.yaml': risk(
        'treatment: accept',
        'acceptance: { reason: Stock lasts half a year, by: ROLE-MD, until: 2025-12-31 }',
      ),
    },
    found: ['risk-closed-high RSK-090'],
  },
  {
    name: 'P10: an opportunity that was pursued, done, and never looked at again',
    files: {
      'p.yaml': opportunity('effectiveness: { criterion: Ten repairs a month }'),
      'a.yaml': `${action('ACT-2025-90', 'status: done', 'completedOn: 2025-10-01')}---\n${action('ACT-2025-91', 'status: done', 'completedOn: 2025-10-20')}`,
    },
    found: ['opportunity-effectiveness OPP-090'],
  },
  {
    name: 'P11: an opportunity with one thing left to do',
    files: {
      'p.yaml': opportunity(),
      'a.yaml': `${action('ACT-2025-90', 'status: done', 'completedOn: 2025-10-01')}---\n${action('ACT-2025-91', 'status: open').replace('2025-10-31', '2026-10-31')}`,
    },
    found: [],
  },
  {
    name: 'A1: an auditor whose course came after the audit',
    files: {
      'a.yaml': audit(
        'status: reported',
        'date: 2025-11-10',
        'leadAuditor: PER-012',
        'programme: AP-90',
        'reportedTo: [ROLE-QM]',
        'reportedOn: 2025-11-20',
        'noFindings: true',
      ),
      'ap.yaml': programme(listing('2025-Q4')),
      [auditors]: ableFrom('2025-12-01', '2030-12-01'),
    },
    found: ['audit-competence AUD-2025-90'],
  },
  {
    name: 'A2: an auditor who was able then and no longer is, next to one from outside',
    files: {
      'a.yaml': audit(
        'status: reported',
        'date: 2024-11-12',
        'leadAuditor: PER-012',
        'auditors: [Sabine Roth of the association]',
        'programme: AP-90',
        'reportedTo: [ROLE-QM]',
        'reportedOn: 2024-11-20',
        'noFindings: true',
      ),
      'ap.yaml': programme(listing('2024-Q4')),
      [auditors]: ableFrom('2023-01-10', '2025-12-31', 'lapsed'),
    },
    found: [],
  },
  {
    name: 'A3: a report that came forty days after the audit',
    files: {
      'a.yaml': audit(
        'status: reported',
        'date: 2025-10-13',
        'leadAuditor: PER-015',
        'programme: AP-90',
        'reportedTo: [ROLE-QM]',
        'reportedOn: 2025-11-22',
        'noFindings: true',
      ),
      'ap.yaml': programme('reportWithin: P30D', listing('2025-Q4')),
    },
    found: ['audit-late AUD-2025-90'],
  },
  {
    name: 'A4: an audit of a week, reported four weeks after its last day',
    files: {
      'a.yaml': audit(
        'status: reported',
        'date: 2025-10-13',
        'dateTo: 2025-10-17',
        'leadAuditor: PER-015',
        'programme: AP-90',
        'reportedTo: [ROLE-QM]',
        'reportedOn: 2025-11-14',
        'noFindings: true',
      ),
      'ap.yaml': programme('reportWithin: P30D', listing('2025-Q4')),
    },
    found: [],
  },
  {
    name: 'A5: an audit moved from one quarter to the next, with a reason',
    files: {
      'a.yaml': audit('status: planned', 'date: 2026-03-10', 'leadAuditor: PER-015', 'programme: AP-90'),
      'ap.yaml': programme(
        listing('2025-Q4'),
        'reschedules: [{ audit: AUD-2025-90, to: 2026-Q1, reason: The head of service was ill, by: ROLE-QM }]',
      ),
    },
    found: [],
  },
  {
    name: 'D1: two versions of an instruction in force',
    files: {
      'd1.yaml': document('1.0', 'status: effective', 'effectiveFrom: 2024-01-01'),
      'd2.yaml': document('2.0', 'status: effective', 'effectiveFrom: 2026-01-01'),
    },
    found: ['version-overlap DOC-090'],
  },
  {
    name: 'D2: a version that is approved and takes effect in March',
    files: {
      'd1.yaml': document('1.0', 'status: effective', 'effectiveFrom: 2024-01-01'),
      'd2.yaml': document('2.0', 'status: effective', 'effectiveFrom: 2026-03-01'),
    },
    found: [],
  },
  {
    name: 'D3: a document from outside that nobody checked for twenty months',
    files: {
      'd.yaml': outside('status: effective', 'effectiveFrom: 2023-01-01', 'externalCheckedOn: 2024-06-01'),
    },
    found: ['document-external-check DOC-090'],
  },
  {
    name: 'D4: a document from outside that is no longer used',
    files: {
      'd.yaml': outside('status: obsolete', 'effectiveFrom: 2023-01-01', 'externalCheckedOn: 2023-06-01'),
    },
    found: [],
  },
  {
    name: 'D5: somebody left and still owns three documents and an action',
    files: {
      'd.yaml': lines(
        'id: REG-90',
        'type: register',
        'of: document',
        'title: Price lists',
        'owner: ROLE-SAL',
        'defaults: { version: "1", owner: PER-006, effectiveFrom: 2024-01-01, kind: other, processes: [PRC-SALES] }',
        'items:',
        '  - { id: DOC-091, title: Prices of gauges }',
        '  - { id: DOC-092, title: Prices of meters }',
        '  - { id: DOC-093, title: Prices of spares }',
      ),
      'a.yaml': action('ACT-2025-90', 'status: open')
        .replace('ROLE-SRV', 'PER-006')
        .replace('OPP-090', 'MR-2026-01')
        .replace('2025-10-31', '2026-10-31'),
    },
    found: ['owner-gone PER-006'],
  },
];

const acme = acmeTexts();
const keyed = async (files: Record<string, string>): Promise<readonly string[]> =>
  (await check(files)).findings
    .filter(({ rule }) => !isOnSigning(rule))
    .map(({ rule, record }) => `${rule} ${record ?? ''}`.trim());
const anyway = await keyed(acme);

test.each(situations)('$name', async ({ files, found }) => {
  const changed = Object.entries(files).map(([path, change]) => [
    path,
    typeof change === 'string' ? change : change(acme[path] ?? ''),
  ]);
  const all = await keyed({ ...acme, ...Object.fromEntries(changed) });
  expect(all.filter((each) => !anyway.includes(each))).toEqual(found);
});

describe('systems that have hardly begun, or come to their first year', () => {
  const looked = new Set(['satisfaction-missing', 'leadership-uncovered', 'review-overdue']);
  const findingsOf = async (files: Record<string, string>, today: string) =>
    (await check(files, { today })).findings.filter(({ rule }) => looked.has(rule));
  const company = (...more: readonly string[]): Record<string, string> => ({
    'company.yaml': [
      lines('id: PER-1', 'type: person', 'name: Jane Doe', 'from: 2020-01-01'),
      lines(
        'id: ROLE-MD',
        'type: role',
        'title: Managing director',
        'topManagement: true',
        'holders: [{ person: PER-1, from: 2020-01-01 }]',
      ),
      lines('id: INT-1', 'type: interested-party', 'title: Customers', 'group: customer'),
      ...more,
    ].join('---\n'),
  });
  const policy = (from: string): string =>
    lines(
      'id: POL-1',
      'type: quality-policy',
      'title: Policy',
      'text: We keep our word.',
      `effectiveFrom: ${from}`,
    );
  const survey = (on: string): string =>
    lines(
      'id: SUR-1',
      'type: survey',
      'title: Interviews',
      'kind: customer',
      'method: interview',
      'status: evaluated',
      `evaluatedOn: ${on}`,
    );

  test('L1: customers and complaints, and nobody asked them', async () => {
    const complaint = lines('id: CMP-1', 'type: complaint', 'title: Late', 'receivedOn: 2025-09-01');
    const found = await findingsOf(company(policy('2023-01-01'), complaint), '2026-02-01');
    expect(found.map(({ rule }) => rule)).toContain('satisfaction-missing');
  });

  test('L2: the same, and interviewed in June', async () => {
    const found = await findingsOf(company(policy('2023-01-01'), survey('2025-06-20')), '2026-02-01');
    expect(found.map(({ rule }) => rule)).not.toContain('satisfaction-missing');
  });

  test('L3: a policy, no review, and a commitment that rests on another', async () => {
    const commitment = (id: string, records: string, items: string): string =>
      lines(
        `id: ${id}`,
        'type: leadership-commitment',
        'title: Shop floor',
        'status: recorded',
        'by: PER-1',
        'date: 2025-12-01',
        `records: [${records}]`,
        `items: [${items}]`,
      );
    const [found] = await findingsOf(
      company(
        policy('2025-09-01'),
        commitment('LC-1', 'LC-2', 'engaging-people'),
        commitment('LC-2', 'POL-1', 'resources'),
      ),
      '2026-02-01',
    );
    expect(found?.message).toContain('engaging and supporting people');
    expect(found?.message).not.toContain('providing resources');
  });

  test('L4: the review was due two weeks ago, and the last one showed everything', async () => {
    const review = lines(
      'id: MR-1',
      'type: management-review',
      'title: Review 2025',
      'status: held',
      'date: 2025-01-15',
      'attendees: [PER-1]',
      'inputs:',
      '  - { input: process-performance, summary: Deliveries are on time., theme: growth }',
      '  - { input: risk-actions, summary: One risk is lower. }',
      '  - { input: customer-satisfaction, summary: Nine of ten would buy again. }',
      'outputs:',
      '  - { kind: resources, decision: A second rig, owner: ROLE-LAB }',
      '  - { kind: improvement, decision: A rota, owner: ROLE-LAB }',
      'conclusions: { effective: confirmed }',
    );
    const speech = lines(
      'id: COM-1',
      'type: communication',
      'title: Works meeting',
      'status: done',
      'by: PER-1',
      'date: 2025-01-20',
      'about: [POL-1]',
    );
    const signed = `${policy('2024-06-01')}commitments: { applicable-requirements: We keep our word }\nsignOffs: [{ by: PER-1, role: ROLE-MD, meaning: approved, date: 2024-05-20 }]\n`;
    const files = {
      'qms.yaml': 'organization: A\nsignOff: { evidence: declared }\n',
      ...company(signed, review, speech, survey('2025-11-01')),
    };
    const on = async (today: string) =>
      (await findingsOf(files, today)).map(({ rule, severity }) => `${rule} ${severity}`);
    expect(await on('2026-02-01')).toEqual(['review-overdue warning']);
    expect(await on('2026-02-15')).toEqual(['review-overdue warning']);
    expect(await on('2026-02-16')).toContain('leadership-uncovered warning');
  });
});
