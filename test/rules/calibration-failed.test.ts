import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const impact = { assessment: 'None affected.' };
const broken: JsonObject = { date: '2025-05-06', asFound: 'fail', result: 'fail', impact };
const repaired: JsonObject = { date: '2025-06-03', asFound: 'pass', result: 'pass' };

const gauge = (calibrations: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  id: 'EQP-1',
  type: 'equipment',
  title: 'Gauge',
  status: 'in-service',
  traceability: 'required',
  interval: 'P12M',
  nextCalibration: '2026-05-06',
  calibrations: [...calibrations],
  ...more,
});
const of = (calibrations: readonly JsonObject[], more: JsonObject = {}): Record<string, string> => ({
  'gauge.yaml': yaml(gauge(calibrations, more)),
});

const { status: _, ...withoutStatus } = gauge([broken]);

scenarios('calibration-failed', [
  {
    name: 'the newest one failed',
    files: of([repaired, { ...broken, date: '2025-12-02' }]),
    expected: [
      {
        path: 'calibrations[2025-12-02].result',
        severity: 'error',
        message:
          'The calibration of 2025-12-02 failed, and the equipment is still in use. Take it out of use until it passes a calibration, and record that one under `calibrations`.',
        fixes: ['Set `status: out-of-service`'],
      },
    ],
  },
  {
    name: 'the newest one is the one of the latest day, wherever it stands',
    files: of([{ ...broken, date: '2025-12-02' }, repaired]),
    expected: [{ path: 'calibrations[2025-12-02].result', severity: 'error' }],
  },
  { name: 'one that failed, and then one that passed', files: of([broken, repaired]), expected: [] },
  {
    name: 'as found and as left, in two entries of one day',
    files: of([broken, { ...repaired, date: '2025-05-06' }]),
    expected: [],
  },
  {
    name: 'as found and as left, in one entry',
    files: of([{ ...broken, result: 'pass' }]),
    expected: [],
  },
  {
    name: 'found out of tolerance, and no word on how it was left',
    files: of([{ date: '2025-05-06', asFound: 'fail', impact }]),
    expected: [
      {
        path: 'calibrations[2025-05-06].asFound',
        severity: 'warning',
        message:
          'Found out of tolerance on 2025-05-06, and nothing says that it was put right. Record under `result` how it left the calibration, or take it out of use.',
      },
    ],
  },
  {
    name: 'adjusted, and no further word',
    files: of([{ date: '2025-05-06', asFound: 'adjusted' }]),
    expected: [],
  },
  {
    name: 'limited, and plainly in service',
    files: of([{ ...repaired, result: 'limited' }]),
    expected: [
      {
        path: 'calibrations[2025-06-03].result',
        severity: 'warning',
        message: /^The calibration of 2025-06-03 passed with limits, but the status knows of none\./,
        fixes: ['Set `status: conditional`'],
      },
    ],
  },
  {
    name: 'limited, and used under conditions',
    files: of([{ ...repaired, result: 'limited' }], { status: 'conditional' }),
    expected: [],
  },
  {
    name: 'failed, and used under conditions',
    files: of([broken], { status: 'conditional' }),
    expected: [{ path: 'calibrations[2025-05-06].result', severity: 'error' }],
  },
  {
    name: 'without a status it is in service',
    files: { 'gauge.yaml': yaml(withoutStatus) },
    expected: [{ path: 'calibrations[2025-05-06].result', severity: 'error' }],
  },
  {
    name: 'need not be traceable, and failed all the same',
    files: of([broken], { traceability: 'not-required' }),
    expected: [{ path: 'calibrations[2025-05-06].result', severity: 'error' }],
  },
  ...['draft', 'in-calibration', 'out-of-service', 'indication-only', 'retired'].map(
    (status): Scenario => ({
      name: `nothing to say while ${status}`,
      files: of([broken], { status }),
      expected: [],
    }),
  ),
  {
    name: 'the status of a register is left to its other items',
    files: {
      'register.yaml': yaml({
        id: 'REG-EQ',
        type: 'register',
        of: 'equipment',
        title: 'Gauges',
        defaults: { status: 'in-service', traceability: 'required', interval: 'P12M' },
        items: [
          { id: 'EQP-1', title: 'Gauge', calibrations: [broken] },
          { id: 'EQP-2', title: 'Other gauge', calibrations: [{ ...broken, date: '2025-07-01' }] },
        ],
      }),
    },
    expected: [
      {
        path: 'calibrations[2025-05-06].result',
        severity: 'error',
        record: 'EQP-1',
        fixes: ['Set `status: out-of-service`'],
      },
      { path: 'calibrations[2025-07-01].result', severity: 'error', record: 'EQP-2' },
    ],
  },
]);
