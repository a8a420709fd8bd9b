import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const gauge: JsonObject = {
  id: 'EQP-1',
  type: 'equipment',
  title: 'Gauge',
  status: 'in-service',
  traceability: 'required',
  interval: 'P12M',
  nextCalibration: '2026-05-06',
};
const certificate = { external: 'Certificate 4711' };
const certified: JsonObject = { date: '2025-05-06', result: 'pass', certificate };
const of = (more: JsonObject = {}): Record<string, string> => ({ 'gauge.yaml': yaml({ ...gauge, ...more }) });

const register = (defaults: JsonObject, ...items: readonly JsonObject[]): Record<string, string> => ({
  'register.yaml': yaml({
    id: 'REG-EQ',
    type: 'register',
    of: 'equipment',
    title: 'Gauges',
    defaults: { traceability: 'required', interval: 'P12M', ...defaults },
    items: items.map((item, index) => ({ id: `EQP-${index + 1}`, title: `Gauge ${index + 1}`, ...item })),
  }),
});

scenarios('calibration-record', [
  {
    name: 'none at all',
    files: of(),
    expected: [
      {
        path: 'calibrations',
        severity: 'error',
        message:
          'No calibration of this equipment is on record, though it must be traceable. Record the last one under `calibrations` with its certificate, or take the equipment out of use until it is calibrated.',
        fixes: ['Set `status: out-of-service`'],
      },
    ],
  },
  { name: 'with a certificate', files: of({ calibrations: [certified] }), expected: [] },
  {
    name: 'in the house, with what it was compared with',
    files: of({ calibrations: [{ date: '2025-05-06', result: 'pass', standard: 'Torque bench TB-1' }] }),
    expected: [],
  },
  {
    name: 'a day alone',
    files: of({ lastCalibration: '2025-05-06' }),
    expected: [
      {
        path: 'lastCalibration',
        severity: 'warning',
        message:
          'The calibration of 2025-05-06 is a date alone. Name its certificate under `calibrations`, or under `standard` what it was compared with.',
      },
    ],
  },
  {
    name: 'the newest one without certificate, an older one with',
    files: of({
      calibrations: [
        { ...certified, date: '2024-05-02' },
        { date: '2025-05-06', result: 'pass' },
      ],
    }),
    expected: [{ path: 'calibrations', severity: 'warning', message: /of 2025-05-06 is a date alone/ }],
  },
  ...['draft', 'in-calibration', 'out-of-service', 'indication-only', 'retired'].map(
    (status): Scenario => ({ name: `nothing to say while ${status}`, files: of({ status }), expected: [] }),
  ),
  {
    name: 'in use with conditions',
    files: of({ status: 'conditional' }),
    expected: [{ path: 'calibrations', severity: 'error' }],
  },
  {
    name: 'not to be traceable',
    files: of({ traceability: 'not-required' }),
    expected: [],
  },
  { name: 'still to come', files: of({ effectiveFrom: '2026-02-02' }), expected: [] },
  {
    name: 'in force from today',
    files: of({ effectiveFrom: '2026-02-01' }),
    expected: [{ path: 'calibrations', severity: 'error' }],
  },
  {
    name: 'kept in another system',
    files: { ...of(), 'qms.yaml': 'elsewhere: [{ clause: "7.1.5", system: Calibration database }]\n' },
    expected: [],
  },
  {
    name: 'a register of days alone: once for all of them',
    files: register(
      {},
      { lastCalibration: '2025-05-06' },
      { calibrations: [{ date: '2025-05-06', result: 'pass' }] },
      { calibrations: [certified] },
      { lastCalibration: '2025-05-06', status: 'out-of-service' },
    ),
    expected: [
      {
        path: 'items',
        severity: 'warning',
        record: 'REG-EQ',
        message:
          'For 2 pieces of equipment the calibration is a date alone. Name the certificates under `calibrations`, or the system that holds them for clause 7.1.5 under `elsewhere` in qms.yaml. Such are EQP-1 and EQP-2.',
      },
    ],
  },
  {
    name: 'a register with one that was never calibrated',
    files: register({}, {}, { calibrations: [certified] }),
    expected: [{ path: 'calibrations', severity: 'error', record: 'EQP-1' }],
  },
  {
    name: 'a register of something else',
    files: {
      'register.yaml':
        'id: REG-1\ntype: register\nof: risk\ntitle: Risks\nitems: [{ id: RSK-1, title: Fire }]\n',
    },
    expected: [],
  },
  {
    name: 'a last calibration that is not listed',
    files: of({ calibrations: [certified], lastCalibration: '2025-11-03' }),
    expected: [
      {
        path: 'lastCalibration',
        severity: 'warning',
        message:
          'A calibration of 2025-11-03 is claimed that `calibrations` does not list. Add it with its certificate, or correct the date. The newest one listed is of 2025-05-06.',
        fixes: ['Set `lastCalibration: 2025-05-06`'],
      },
    ],
  },
  {
    name: 'a newer one is listed',
    files: of({ calibrations: [certified], lastCalibration: '2024-11-03' }),
    expected: [
      {
        path: 'lastCalibration',
        severity: 'warning',
        message: /^The last calibration is of 2025-05-06, not of 2024-11-03\./,
        fixes: ['Set `lastCalibration: 2025-05-06`'],
      },
    ],
  },
  {
    name: 'a newer one is listed, and failed',
    files: of({
      lastCalibration: '2025-05-06',
      calibrations: [certified, { date: '2025-12-02', result: 'fail', certificate }],
    }),
    expected: [],
  },
  {
    name: 'the next one later than the interval allows',
    files: of({ calibrations: [certified], nextCalibration: '2026-06-07' }),
    expected: [
      {
        path: 'nextCalibration',
        severity: 'warning',
        message:
          'The next calibration is set to 2026-06-07, later than the interval allows. Set it to 2026-05-06 or earlier, or change `interval` and have that approved. The last calibration was on 2025-05-06.',
        fixes: ['Set `nextCalibration: 2026-05-06`'],
      },
    ],
  },
  {
    name: 'a day that was set with a calibration that failed',
    files: of({
      calibrations: [certified, { date: '2026-01-15', result: 'fail', certificate }],
      nextCalibration: '2027-01-15',
    }),
    expected: [],
  },
  {
    name: 'the next one within a month of the interval',
    files: of({ calibrations: [certified], nextCalibration: '2026-06-06' }),
    expected: [],
  },
]);
