import type { Json, JsonObject } from '../../server/src/model/json.ts';

/** One small edit: a place in the record, as `outputs[0].actions`, and its new value. */
export type Edit = readonly [place: string, value: Json];

/** What happens to a record from the day it is signed as demanded. */
export interface Life {
  /** As it is on the day of its signature, without filing. */
  readonly record: JsonObject;
  /** What its signature means. */
  readonly meaning: string;
  /** The day of its signature. */
  readonly date: string;
  /** Every normal next step of this type, in order. */
  readonly steps: readonly Edit[];
  /** Signed again when this is over: what happens afterwards. */
  readonly verified?: { readonly date: string; readonly steps: readonly Edit[] };
}

const euro = (amount: number): JsonObject => ({ amount, currency: 'EUR' });
const costs = [{ kind: 'internal-failure', note: 'Rework', money: euro(300) }];
const effective = (date: string): JsonObject => ({
  criterion: 'No case in three months',
  result: 'effective',
  by: 'PER-2',
  date,
});
const moved = [
  { from: '2026-03-31', to: '2026-04-30', reason: 'Supplier late', agreedBy: 'PER-2', on: '2026-03-20' },
];

/** Filing, back-links and activation, which come to every record sooner or later. */
export const filing: readonly Edit[] = [
  ['owner', 'ROLE-LAB'],
  ['tags', ['laboratory']],
  ['tags[1]', 'calibration'],
  ['themes', ['customers']],
  ['clauses', ['iso-9001:2015/7.5']],
  ['processes', ['PRC-9']],
  ['parent', 'TOP-1'],
  ['confidentiality', 'internal'],
  ['evidence', ['AUD-9']],
  ['evidence[1]', 'KPI-9'],
  ['attachments[0].digest', 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
  ['signatureFiles', ['scans/page.txt']],
  ['approvedIn', 'MR-9'],
  ['retention', 'P10Y'],
  ['reviewInterval', 'P12M'],
  ['nextReview', '2027-01-15'],
  ['effectiveFrom', '2026-12-01'],
  ['history', [{ version: '0.9', to: '2026-01-14', summary: 'First text' }]],
  ['formerIds', ['OLD-1']],
  ['withdrawnOn', '2026-12-20'],
  ['withdrawnReason', 'Replaced'],
  ['supersededBy', 'NEXT-1'],
];

const document = (type: string, record: JsonObject, steps: readonly Edit[]): Life => ({
  record: { id: 'DOC-1', type, title: 'Text', status: 'effective', version: '1.0', ...record },
  meaning: 'approved',
  date: '2026-01-15',
  steps: [...steps, ['status', 'superseded']],
});

/** The types that are signed unless a company decides otherwise. */
export const signedByDefault: Readonly<Record<string, Life>> = {
  'quality-policy': document('quality-policy', { text: 'We measure right.' }, [
    ['availableTo', 'on request'],
    ['languages', ['de']],
    ['languages[1]', 'en'],
  ]),
  scope: document('scope', { statement: 'Balances and their calibration', standards: ['ISO 9001'] }, [
    ['certificate', { body: 'TUV', number: '1', validUntil: '2029-01-01' }],
    ['availableTo', 'the web site'],
  ]),
  document: document('document', { kind: 'procedure', scope: 'Incoming goods', author: 'PER-2' }, [
    ['distribution', ['ROLE-LAB']],
    ['requirements', ['IP-1']],
    ['externalCheckedOn', '2026-06-01'],
    ['disposition', 'archive'],
  ]),
  process: document(
    'process',
    { purpose: 'Sell', indicators: ['KPI-1'], inputs: [{ what: 'Inquiry', from: ['PRC-2'] }] },
    [
      ['risks', ['RSK-1']],
      ['opportunities', ['OPP-1']],
      ['documents', ['DOC-2']],
      ['suppliers', ['SUP-1']],
      ['equipment', ['EQ-1']],
      ['constraint', { what: 'Oven', since: '2026-02-01', needs: 'A second one' }],
      ['constraint.costOfDelay', euro(900)],
    ],
  ),
  'audit-programme': {
    record: {
      id: 'AP-1',
      type: 'audit-programme',
      title: 'Audits 2026',
      status: 'effective',
      version: '1.0',
      period: { from: '2026-01-01', to: '2026-12-31' },
      cycle: 'P12M',
      audits: [
        { processes: ['PRC-1'], planned: '2026-Q2' },
        { processes: ['PRC-2'], planned: '2026-Q3' },
      ],
    },
    meaning: 'approved',
    date: '2026-01-15',
    steps: [
      ['risksOfProgramme', ['One auditor']],
      ['audits[0].auditors', ['PER-3']],
      ['audits[0].audit', 'AUD-1'],
      ['reschedules', [{ audit: 'AUD-2', to: '2026-Q4', reason: 'Move', by: 'PER-2' }]],
      ['audits[1].audit', 'AUD-2'],
      ['status', 'closed'],
    ],
  },
  'management-review': {
    record: {
      id: 'MR-1',
      type: 'management-review',
      title: 'Review 2026/1',
      status: 'approved',
      date: '2026-01-12',
      inputs: [{ input: 'objectives', summary: 'On track', objectives: ['OBJ-1'] }],
      outputs: [
        { id: 'O1', kind: 'resources', decision: 'A technician', owner: 'ROLE-MD', due: '2026-03-01' },
        {
          id: 'O2',
          kind: 'qms-change',
          decision: 'Objectives set',
          approves: [{ record: 'OBJ-1', digest: 'x' }],
        },
      ],
      frozen: { commit: 'a1', asOf: '2026-01-12' },
    },
    meaning: 'approved',
    date: '2026-01-15',
    steps: [
      ['outputs[0].actions', ['ACT-1']],
      ['outputs[0].actions[1]', 'ACT-2'],
      ['outputs[0].objectives', ['OBJ-2']],
      ['outputs[1].changes', ['CHG-1']],
      ['outcomes', [{ output: 'O1', result: 'effective', date: '2026-06-01' }]],
    ],
  },
  'leadership-commitment': {
    record: {
      id: 'LC-1',
      type: 'leadership-commitment',
      title: 'A day in the laboratory',
      status: 'recorded',
      by: ['PER-1'],
      date: '2026-01-12',
      kind: 'presence',
      what: 'Looked on and asked',
    },
    meaning: 'approved',
    date: '2026-01-15',
    steps: [['effect', 'Two obstacles removed']],
  },
  'quality-objective': {
    record: {
      id: 'OBJ-1',
      type: 'quality-objective',
      title: 'Answer in two days',
      status: 'active',
      version: '1.0',
      target: 2,
      due: '2026-12-31',
      milestones: [{ what: 'Rota', due: '2026-03-31' }],
      value: euro(1000),
    },
    meaning: 'approved',
    date: '2026-01-15',
    steps: [
      ['setIn', 'MR-1'],
      ['communicatedIn', ['COM-1']],
      ['actions', ['ACT-1']],
      ['forecast', 'at-risk'],
      ['milestonesDone', [{ what: 'Rota', on: '2026-03-30', evidence: ['ACT-1'] }]],
      ['dueHistory', moved],
      ['forecast', 'on-track'],
      ['result', { value: 1.8, date: '2026-12-31', note: 'Reached' }],
      ['status', 'achieved'],
    ],
    verified: { date: '2026-12-31', steps: [['communicatedIn[1]', 'COM-2']] },
  },
  change: {
    record: {
      id: 'CHG-1',
      type: 'change',
      title: 'New laboratory',
      status: 'approved',
      kind: 'process',
      reason: 'Too small',
      consequences: 'Two weeks without balances',
      resources: 'Four days',
      requestedOn: '2026-01-05',
      authorizedBy: 'PER-1',
      review: { date: '2026-01-14', by: 'PER-2', result: 'Sound' },
    },
    meaning: 'authorized',
    date: '2026-01-15',
    steps: [
      ['decidedIn', 'MR-1'],
      ['plannedFor', '2026-02-01'],
      ['actions', ['ACT-1']],
      ['costs', costs],
      ['implementedOn', '2026-02-03'],
      ['status', 'implemented'],
      ['effectiveness', effective('2026-05-01')],
      ['status', 'closed'],
    ],
    verified: {
      date: '2026-05-02',
      steps: [['costs[1]', { kind: 'prevention', note: 'Movers', money: euro(50) }]],
    },
  },
  'nonconforming-output': {
    record: {
      id: 'NCO-1',
      type: 'nonconforming-output',
      title: 'Scratched pans',
      status: 'decided',
      detectedOn: '2026-01-10',
      product: 'Balance',
      quantity: 4,
      disposition: 'rework',
      authority: 'PER-3',
      decidedOn: '2026-01-14',
    },
    meaning: 'authorized',
    date: '2026-01-15',
    steps: [
      ['customerInformed', '2026-01-16 by mail'],
      ['reverified', { date: '2026-01-20', by: 'PER-3', result: 'pass' }],
      ['nonconformity', 'NC-1'],
      ['costs', costs],
      ['closedOn', '2026-01-21'],
      ['status', 'closed'],
    ],
    verified: {
      date: '2026-01-22',
      steps: [['costs[1]', { kind: 'internal-failure', note: 'Carrier', money: euro(9) }]],
    },
  },
  risk: {
    record: {
      id: 'RSK-1',
      type: 'risk',
      title: 'One supplier of pans',
      status: 'accepted',
      likelihood: 4,
      severity: 4,
      treatment: 'accept',
      acceptance: { reason: 'Second source from summer', by: 'PER-1', until: '2026-12-31' },
      identifiedOn: '2026-01-05',
    },
    meaning: 'approved',
    date: '2026-01-15',
    steps: [
      ['source', ['CTX-1']],
      ['actions', ['ACT-1']],
      ['controls', ['DOC-1']],
      ['objectives', ['OBJ-1']],
      ['after', { likelihood: 2, severity: 4, date: '2026-06-01' }],
      ['status', 'treated'],
      ['effectiveness', effective('2026-09-01')],
      ['closedOn', '2026-09-02'],
      ['status', 'closed'],
    ],
    verified: { date: '2026-09-03', steps: [['controls[1]', 'DOC-2']] },
  },
  nonconformity: {
    record: {
      id: 'NC-1',
      type: 'nonconformity',
      title: 'No calibration',
      status: 'closed',
      detectedOn: '2026-01-05',
      statement: 'Balance 7 was not calibrated',
      cause: 'Nobody was named',
      actions: ['ACT-1'],
      due: '2026-03-31',
      effectiveness: effective('2026-01-14'),
    },
    meaning: 'verified',
    date: '2026-01-15',
    steps: [
      ['closedOn', '2026-01-16'],
      ['closedBy', 'PER-2'],
      ['costs', costs],
      ['risksUpdated', ['RSK-1']],
      ['qmsChange', ['CHG-1']],
      ['dueHistory', moved],
      ['repeats', ['NC-0']],
    ],
  },
  action: {
    record: {
      id: 'ACT-1',
      type: 'action',
      title: 'Name who calibrates',
      status: 'verified',
      kind: 'corrective',
      due: '2026-01-31',
      origin: ['NC-1'],
      output: 'O1',
      openedOn: '2026-01-05',
      completedOn: '2026-01-12',
      completedBy: 'PER-3',
      result: 'Named',
      verifiedBy: 'PER-2',
    },
    meaning: 'verified',
    date: '2026-01-15',
    steps: [
      ['effectiveness', effective('2026-04-15')],
      ['spent', euro(10)],
      ['objectives', ['OBJ-1']],
      ['dueHistory', moved],
      ['progress', [{ date: '2026-01-10', text: 'Half', by: 'PER-3' }]],
      ['progress[1]', { date: '2026-01-12', text: 'Done', by: 'PER-3' }],
      ['blockedBy', 'Nothing any more'],
      ['needsFrom', 'ROLE-MD'],
      ['cancelledReason', 'Was not cancelled'],
    ],
  },
  exception: {
    record: {
      id: 'EXC-1',
      type: 'exception',
      title: 'No rota at weekends',
      status: 'effective',
      rules: ['process-owner-missing'],
      records: ['PRC-1'],
      reason: 'Nobody there',
      from: '2026-01-15',
      until: '2026-06-30',
    },
    meaning: 'approved',
    date: '2026-01-15',
    steps: [['status', 'expired']],
  },
};

const own = (type: string, record: JsonObject, steps: readonly Edit[]): Life => ({
  record: { id: 'OWN-1', type, title: 'Text', ...record },
  meaning: 'approved',
  date: '2026-01-15',
  steps,
});

/** Types that only a company's own list asks to sign. */
export const signedByChoice: Readonly<Record<string, Life>> = {
  audit: own(
    'audit',
    {
      status: 'reported',
      date: '2026-01-12',
      processes: ['PRC-1'],
      findings: [
        { id: 'F1', grade: 'minor', statement: 'No record', evidence: ['DOC-1'] },
        { id: 'F2', grade: 'opportunity', statement: 'Could be faster' },
      ],
    },
    [
      ['findings[0].nonconformity', 'NC-1'],
      ['findings[0].action', 'ACT-1'],
      ['findings[1].opportunity', 'OPP-1'],
      ['reportedTo', ['ROLE-MD']],
      ['reportedOn', '2026-01-16'],
      ['status', 'closed'],
    ],
  ),
  role: own('role', { status: 'effective', purpose: 'Sell' }, [
    ['holders', [{ person: 'PER-3', from: '2026-02-01' }]],
    ['holders[0].to', '2026-06-30'],
    ['holders[1]', { person: 'PER-2', from: '2026-07-01' }],
    [
      'delegations',
      [{ to: 'PER-1', from: '2026-08-01', until: '2026-08-15', covers: ['approved'], grantedBy: 'PER-2' }],
    ],
  ]),
  person: own('person', { name: 'Lena Vogt', status: 'active' }, [
    ['title', 'Engineer'],
    ['emails', ['lena@example.com']],
    ['signingKeys', []],
    ['from', '2026-01-01'],
    ['to', '2026-12-31'],
    ['status', 'left'],
  ]),
  supplier: own('supplier', { status: 'approved' }, [
    ['evaluations', [{ date: '2026-06-01', result: 'Good' }]],
    ['nextEvaluation', '2027-06-01'],
    ['certificates', [{ standard: 'ISO 9001', validUntil: '2027-01-01' }]],
    ['spend', euro(5000)],
    ['indicators', ['KPI-1']],
    ['status', 'conditional'],
  ]),
  competence: own('competence', { status: 'effective' }, [
    ['holders', [{ person: 'PER-3', from: '2026-02-01' }]],
    ['data', 'people.csv'],
    ['actions', ['ACT-1']],
  ]),
  equipment: own('equipment', { status: 'in-service' }, [
    ['location', 'Laboratory'],
    ['software', '2.1'],
    ['calibrations', [{ date: '2026-03-01', result: 'pass' }]],
    ['lastCalibration', '2026-03-01'],
    ['nextCalibration', '2027-03-01'],
    ['status', 'retired'],
  ]),
  complaint: own('complaint', { status: 'received', receivedOn: '2026-01-10', description: 'Late' }, [
    ['acknowledgedOn', '2026-01-11'],
    ['responseDue', '2026-01-20'],
    ['accountValue', euro(90000)],
    ['nonconformity', 'NC-1'],
    ['actions', ['ACT-1']],
    ['respondedOn', '2026-01-19'],
    ['status', 'answered'],
    ['customerResponse', 'accepted'],
    ['costs', costs],
    ['closedOn', '2026-02-01'],
    ['status', 'closed'],
  ]),
  communication: own('communication', { status: 'planned', message: 'The policy' }, [
    ['date', '2026-02-01'],
    ['acknowledgements', { count: 3, of: 12 }],
    ['acknowledgements.count', 12],
    ['understanding', { method: 'Asked', result: 'Good', date: '2026-03-01' }],
    ['data', 'answers.csv'],
    ['feedback', 'Clear'],
    ['status', 'done'],
  ]),
  survey: own('survey', { status: 'planned' }, [
    ['actions', ['ACT-1']],
    ['status', 'running'],
  ]),
  opportunity: own('opportunity', { status: 'open' }, [
    ['actions', ['ACT-1']],
    ['objectives', ['OBJ-1']],
    ['status', 'pursued'],
    ['effectiveness', effective('2026-06-01')],
    ['status', 'realized'],
  ]),
  'context-issue': own('context-issue', { status: 'effective' }, [
    ['risks', ['RSK-1']],
    ['opportunities', ['OPP-1']],
    ['interestedParties', ['IP-1']],
    ['lastReviewed', '2026-06-01'],
  ]),
  'interested-party': own(
    'interested-party',
    { status: 'effective', requirements: [{ id: 'R1', what: 'On time' }] },
    [
      ['requirements[0].metBy', ['PRC-1']],
      ['lastReviewed', '2026-06-01'],
    ],
  ),
  indicator: own('indicator', { status: 'effective' }, [
    ['readings', [{ period: '2026-Q1', value: 4 }]],
    ['readings[1]', { period: '2026-Q2', value: 5 }],
    ['data', 'kpi.csv'],
    ['phases', [{ from: '2026-Q1', why: 'New oven' }]],
    ['explanations', [{ period: '2026-Q2', text: 'Leave' }]],
  ]),
};

/** `signOff.required` of a company that has everything signed. */
export const ownList = `signOff: { required: { ${Object.keys(signedByChoice)
  .map((type) => `${type}: [{ meaning: approved, by: anyone }]`)
  .join(', ')} } }\n`;
