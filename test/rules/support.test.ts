import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';
import { stated } from './stated.ts';

const company = {
  'people.yaml': [
    { id: 'PER-1', type: 'person', name: 'Jana Kolb', from: '2020-01-01' },
    { id: 'PER-2', type: 'person', name: 'Tim Rauch', from: '2020-01-01' },
    { id: 'PER-9', type: 'person', name: 'Rolf Ende', from: '2010-01-01', to: '2024-12-31', status: 'left' },
    {
      id: 'ROLE-ASM',
      type: 'role',
      title: 'Assembly',
      holders: [
        { person: 'PER-1', from: '2020-01-01' },
        { person: 'PER-2', from: '2020-01-01', to: '2025-12-31' },
      ],
    },
  ]
    .map(yaml)
    .join('---\n'),
};
const shown = [{ external: 'Certificate 117' }];
const jana = { person: 'PER-1', date: '2024-03-01', evidence: shown };
const soldering: JsonObject = {
  id: 'COMP-1',
  type: 'competence',
  title: 'Soldering',
  requiredFor: 'ROLE-ASM',
  holders: [jana],
};
const { holders: _, ...unheld } = soldering;
const inTable: JsonObject = { ...unheld, data: 'people.csv' };
const of = (record: JsonObject, more: JsonObject = {}): Record<string, string> => ({
  ...company,
  'record.yaml': yaml(stated({ ...record, ...more })),
});

/** The same fault in every phase: silent in drafts and history, a warning at most in review. */
const phases = (
  record: JsonObject,
  fault: { path: string; severity: 'error' | 'warning' },
  inReview: boolean,
  past: string,
): Scenario[] => [
  { name: 'draft', files: of(record, { status: 'draft' }), expected: [] },
  {
    name: 'review',
    files: of(record, { status: 'in-review' }),
    expected: inReview ? [{ path: fault.path, severity: 'warning' }] : [],
  },
  { name: 'history', files: of(record, { status: past }), expected: [] },
];

const bare = { ...soldering, holders: [{ person: 'PER-1', date: '2024-03-01' }] };
scenarios('competence-evidence', [
  { name: 'shown', files: of(soldering), expected: [] },
  {
    name: 'not shown',
    files: of(bare),
    expected: [
      {
        path: 'holders[PER-1].evidence',
        severity: 'error',
        message:
          'Nothing shows that Jana Kolb (PER-1) has this competence. Name the certificate, test or supervised work under `evidence`.',
      },
    ],
  },
  ...phases(bare, { path: 'holders[PER-1].evidence', severity: 'error' }, true, 'obsolete'),
  {
    name: 'needed by a role whose holder is not listed; former holders do not matter',
    files: of(soldering, { holders: [] }),
    expected: [
      {
        path: 'requiredFor',
        severity: 'error',
        message:
          'No evidence in this repository for one person who needs this competence. Add Jana Kolb (PER-1) as ROLE-ASM under `holders` with the evidence, or with `status: in-training` and who supervises the training.',
      },
    ],
  },
  {
    name: 'in training under supervision',
    files: of(soldering, { holders: [{ person: 'PER-1', status: 'in-training', supervisedBy: 'PER-2' }] }),
    expected: [],
  },
  {
    name: 'lapsed',
    files: of(soldering, { holders: [{ ...jana, status: 'lapsed' }] }),
    expected: [{ path: 'requiredFor', severity: 'error' }],
  },
  {
    name: 'someone who left needs nothing',
    files: of(soldering, { holders: [jana, { person: 'PER-9', date: '2015-01-01' }] }),
    expected: [],
  },
  {
    name: 'listed in a table',
    files: {
      ...of(inTable),
      'people.csv': 'person,date,evidence\nPER-1,2024-03-01,C-117\nPER-2,2024-03-01,\n',
    },
    expected: [
      {
        path: 'data',
        severity: 'error',
        message:
          'The table names no evidence for one person. Fill in the column `evidence` for Tim Rauch (PER-2).',
      },
    ],
  },
  {
    name: 'kept in another system',
    files: { ...of(bare), 'qms.yaml': 'elsewhere: [{ clause: "7.2", system: People system }]\n' },
    expected: [],
  },
]);

const ended = { ...soldering, holders: [{ ...jana, expires: '2026-01-31' }] };
scenarios('competence-expired', [
  { name: 'on its last day', files: of(ended), options: { today: '2026-01-31' }, expected: [] },
  {
    name: 'a day later',
    files: of(ended),
    expected: [
      {
        path: 'holders[PER-1].expires',
        severity: 'warning',
        message:
          'The competence expired for Jana Kolb (PER-1) on 2026-01-31. Renew it and record the new date with its evidence, or set `status: lapsed`.',
      },
    ],
  },
  ...phases(ended, { path: 'holders[PER-1].expires', severity: 'warning' }, false, 'obsolete'),
  {
    name: 'by its validity',
    files: of(soldering, { validity: 'P1Y' }),
    expected: [{ path: 'holders[PER-1].expires', severity: 'warning', message: /on 2025-03-01/ }],
  },
  {
    name: 'renewed in a second entry',
    files: of(soldering, {
      holders: [
        { ...jana, expires: '2025-01-31' },
        { ...jana, expires: '2027-01-31' },
      ],
    }),
    expected: [],
  },
  {
    name: 'in a table',
    files: {
      ...of(inTable),
      'people.csv': 'person,expires,evidence\nPER-1,2025-03-01,C-117\nPER-9,2020-01-01,C-1\n',
    },
    expected: [{ path: 'data', severity: 'warning', message: /for Jana Kolb \(PER-1\) on 2025-03-01\./ }],
  },
]);

const training = (effectiveness?: JsonObject, date = '2025-06-10'): JsonObject => ({
  ...soldering,
  actions: [{ kind: 'training', date, ...(effectiveness === undefined ? {} : { effectiveness }) }],
});
scenarios('training-effectiveness', [
  { name: 'evaluated', files: of(training({ result: 'effective' })), expected: [] },
  {
    name: 'not evaluated',
    files: of(training()),
    expected: [
      {
        path: 'actions[2025-06-10].effectiveness',
        severity: 'warning',
        message:
          'Whether the training of 2025-06-10 worked was not evaluated. Write the result under `effectiveness`, or under `evaluateBy` when it can be judged.',
      },
    ],
  },
  ...phases(
    training(),
    { path: 'actions[2025-06-10].effectiveness', severity: 'warning' },
    false,
    'obsolete',
  ),
  { name: 'to be evaluated today', files: of(training({ evaluateBy: '2026-02-01' })), expected: [] },
  {
    name: 'to be evaluated yesterday',
    files: of(training({ evaluateBy: '2026-01-31' })),
    expected: [
      {
        path: 'actions[2025-06-10].effectiveness.evaluateBy',
        severity: 'warning',
        message: /to be evaluated by 2026-01-31\./,
      },
    ],
  },
  { name: 'still to come', files: of(training(undefined, '2026-03-01')), expected: [] },
]);

const gauge: JsonObject = {
  id: 'EQP-1',
  type: 'equipment',
  title: 'Gauge',
  status: 'in-service',
  traceability: 'required',
  interval: 'P12M',
};
scenarios('calibration-overdue', [
  { name: 'due today', files: of(gauge, { nextCalibration: '2026-02-01' }), expected: [] },
  {
    name: 'due yesterday',
    files: of(gauge, { nextCalibration: '2026-01-31' }),
    expected: [
      {
        path: 'nextCalibration',
        severity: 'error',
        message:
          'Calibration was due on 2026-01-31, 1 day ago, and the equipment is still in use. Calibrate it and record that, or take it out of use.',
      },
    ],
  },
  ...['draft', 'in-calibration', 'out-of-service', 'indication-only', 'retired'].map(
    (status): Scenario => ({
      name: `nothing to say while ${status}`,
      files: of(gauge, { status, nextCalibration: '2020-01-31' }),
      expected: [],
    }),
  ),
  {
    name: 'in use with conditions',
    files: of(gauge, { status: 'conditional', nextCalibration: '2020-01-31' }),
    expected: [{ path: 'nextCalibration', severity: 'error' }],
  },
  {
    name: 'not to be traceable',
    files: of(gauge, { traceability: 'not-required', nextCalibration: '2020-01-31' }),
    expected: [],
  },
  {
    name: 'by the interval',
    files: of(gauge, { lastCalibration: '2025-01-31' }),
    expected: [{ path: 'nextCalibration', severity: 'error', message: /was due on 2026-01-31/ }],
  },
  {
    name: 'calibrated, and the planned day not moved on',
    files: of(gauge, {
      nextCalibration: '2025-12-20',
      calibrations: [{ date: '2025-12-20', result: 'pass' }],
    }),
    expected: [],
  },
  {
    name: 'a calibration that failed starts no interval',
    files: of(gauge, { calibrations: [{ date: '2024-12-20' }, { date: '2025-12-20', result: 'fail' }] }),
    expected: [{ path: 'nextCalibration', severity: 'error', message: /on 2025-12-20/ }],
  },
  {
    name: 'nor does its day as the last calibration',
    files: of(gauge, {
      lastCalibration: '2025-12-20',
      calibrations: [{ date: '2024-12-20' }, { date: '2025-12-20', result: 'fail' }],
    }),
    expected: [{ path: 'nextCalibration', severity: 'error', message: /on 2025-12-20/ }],
  },
  {
    name: 'no day can be known',
    files: of({ ...gauge, interval: null }, { lastCalibration: '2025-10-07' }),
    expected: [{ path: 'nextCalibration', severity: 'error', message: /^Nothing says when this equipment/ }],
  },
  { name: 'never calibrated: that comes first', files: of(gauge), expected: [] },
  {
    name: 'a day that is none is the schema’s to say',
    files: of(gauge, { nextCalibration: 'soon' }),
    alsoBreaks: ['schema'],
    expected: [],
  },
]);

const failed = (more: JsonObject = {}): JsonObject => ({
  ...gauge,
  nextCalibration: '2027-01-01',
  calibrations: [
    { date: '2024-05-02', asFound: 'pass' },
    stated({ date: '2025-05-06', asFound: 'fail', ...more }),
  ],
});
scenarios('calibration-impact', [
  {
    name: 'not assessed',
    files: of(failed()),
    expected: [
      {
        path: 'calibrations[2025-05-06].impact',
        severity: 'error',
        message:
          'The equipment was out of tolerance on 2025-05-06, and nobody has assessed the effect. Write under `impact` whether results measured since 2024-05-02 are affected.',
      },
    ],
  },
  {
    name: 'decided without an assessment',
    files: of(failed({ impact: { decidedBy: 'PER-1' } })),
    expected: [{ path: 'calibrations[2025-05-06].impact.assessment', severity: 'error' }],
  },
  { name: 'assessed', files: of(failed({ impact: { assessment: 'None affected.' } })), expected: [] },
  { name: 'adjusted', files: of(failed({ asFound: 'adjusted' })), expected: [] },
  {
    name: 'failed, and nothing says as what it was found',
    files: of(failed({ asFound: null, result: 'fail' })),
    expected: [{ path: 'calibrations[2025-05-06].impact', severity: 'error' }],
  },
  {
    name: 'found in order, and failed by what was done to it',
    files: of(failed({ asFound: 'pass', result: 'fail' })),
    expected: [],
  },
  { name: 'draft', files: of(failed(), { status: 'draft' }), expected: [] },
  { name: 'retired', files: of(failed(), { status: 'retired' }), expected: [] },
  {
    name: 'out of service: the results stay in doubt',
    files: of(failed(), { status: 'out-of-service' }),
    expected: [{ path: 'calibrations[2025-05-06].impact', severity: 'error' }],
  },
]);
