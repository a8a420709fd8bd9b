import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';
import { stated } from './stated.ts';

const approve: JsonObject = { date: '2025-03-01', decision: 'approve' };
const block: JsonObject = { date: '2025-09-01', decision: 'block' };
const laboratory: JsonObject = {
  id: 'SUP-1',
  type: 'supplier',
  title: 'Laboratory South',
  status: 'approved',
  critical: true,
  criteria: ['Accredited'],
};
const supplier = (evaluations: readonly JsonObject[], more: JsonObject = {}): Record<string, string> => ({
  'supplier.yaml': yaml(
    stated({ ...laboratory, ...(evaluations.length > 0 && { evaluations: [...evaluations] }), ...more }),
  ),
});

const calibrated = (date: string, more: JsonObject = {}): Record<string, string> => ({
  'gauge.yaml': yaml({
    id: 'EQP-1',
    type: 'equipment',
    title: 'Gauge',
    status: 'in-service',
    traceability: 'required',
    nextCalibration: '2026-10-07',
    calibrations: [
      { date: '2024-10-07', by: 'SUP-1', result: 'pass' },
      { date, by: 'SUP-1', result: 'pass' },
    ],
    ...more,
  }),
});
const blocked = { status: 'blocked' };

scenarios('supplier-contradicted', [
  {
    name: 'approved after an evaluation that says block',
    files: supplier([approve, block]),
    expected: [
      {
        path: 'evaluations[2025-09-01].decision',
        severity: 'warning',
        message:
          'The evaluation of 2025-09-01 says to block this supplier, but its status is `approved`. Set `status: blocked`, or record the evaluation that lifted the block.',
        fixes: ['Set `status: blocked`'],
      },
    ],
  },
  {
    name: 'used under conditions after an evaluation that says block',
    files: supplier([block], { status: 'conditional' }),
    expected: [{ path: 'evaluations[2025-09-01].decision', severity: 'warning' }],
  },
  {
    name: 'blocked once, and approved again since',
    files: supplier([block, { ...approve, date: '2025-12-01' }]),
    expected: [],
  },
  {
    name: 'a later evaluation without a decision lifts nothing',
    files: supplier([block, { date: '2025-12-01', score: 80 }]),
    expected: [{ path: 'evaluations[2025-09-01].decision', severity: 'warning' }],
  },
  { name: 'not critical', files: supplier([block], { critical: false }), expected: [] },
  {
    name: 'nobody says whether it is critical',
    files: supplier([block], { critical: null }),
    expected: [{ path: 'evaluations[2025-09-01].decision', severity: 'warning' }],
  },
  ...['candidate', 'blocked', 'inactive'].map(
    (status): Scenario => ({
      name: `nothing to say while ${status}`,
      files: supplier([block], { status }),
      expected: [],
    }),
  ),
  {
    name: 'a calibration by a supplier that was blocked',
    files: { ...supplier([approve, block], blocked), ...calibrated('2025-10-07') },
    expected: [
      {
        path: 'calibrations[SUP-1#2].by',
        severity: 'warning',
        file: 'gauge.yaml',
        message:
          'Calibrated on 2025-10-07 by a supplier that was blocked. Take it out of use and have it calibrated by another one, or record why that one could be used. SUP-1 "Laboratory South" has been blocked since 2025-09-01.',
        fixes: ['Set `status: out-of-service`'],
      },
    ],
  },
  {
    name: 'a calibration on the day of the block',
    files: { ...supplier([approve, block], blocked), ...calibrated('2025-09-01') },
    expected: [{ path: 'calibrations[SUP-1#2].by', severity: 'warning' }],
  },
  {
    name: 'a calibration before it was blocked',
    files: { ...supplier([approve, block], blocked), ...calibrated('2025-08-31') },
    expected: [],
  },
  {
    name: 'a calibration after the block was lifted',
    files: {
      ...supplier([block, { ...approve, date: '2025-10-01' }]),
      ...calibrated('2025-10-07'),
    },
    expected: [],
  },
  {
    name: 'blocked since the day it was withdrawn',
    files: { ...supplier([], { ...blocked, withdrawnOn: '2025-10-06' }), ...calibrated('2025-10-07') },
    expected: [{ path: 'calibrations[SUP-1#2].by', severity: 'warning', message: /since 2025-10-06\.$/ }],
  },
  {
    name: 'withdrawn a day after the calibration',
    files: { ...supplier([], { ...blocked, withdrawnOn: '2025-10-08' }), ...calibrated('2025-10-07') },
    expected: [],
  },
  {
    name: 'blocked since nobody knows when',
    files: { ...supplier([], blocked), ...calibrated('2025-10-07') },
    expected: [
      {
        path: 'calibrations[SUP-1#2].by',
        severity: 'warning',
        message: /^Calibrated on 2025-10-07 by a supplier that is blocked, and nothing says since when\./,
      },
    ],
  },
  ...['draft', 'in-calibration', 'out-of-service', 'retired'].map(
    (status): Scenario => ({
      name: `equipment that is not used: ${status}`,
      files: { ...supplier([block], blocked), ...calibrated('2025-10-07', { status }) },
      expected: [],
    }),
  ),
  {
    name: 'calibrated by a person',
    files: {
      'gauge.yaml': yaml({
        id: 'EQP-1',
        type: 'equipment',
        title: 'Gauge',
        calibrations: [{ date: '2025-10-07', by: 'PER-1' }],
      }),
      'person.yaml': 'id: PER-1\ntype: person\nname: Jana Kolb\nfrom: 2020-01-01\n',
    },
    expected: [],
  },
]);
