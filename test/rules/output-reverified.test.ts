import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const output: JsonObject = {
  id: 'NCO-1',
  type: 'nonconforming-output',
  title: 'Thin coating',
  status: 'closed',
  detectedOn: '2026-01-02',
  disposition: 'rework',
  authority: 'ROLE-TD',
};
const of = (more: JsonObject = {}): Record<string, string> => ({
  'output.yaml': yaml({ ...output, ...more }),
});
const passed = { date: '2026-01-20', by: 'PER-1', result: 'pass' };

scenarios('output-reverified', [
  {
    name: 'closed after rework without a second check',
    files: of(),
    expected: [
      {
        path: 'reverified',
        severity: 'error',
        message:
          'Closed after rework, but nothing shows that it was checked again. Enter day, person and result under `reverified`, or set the status back to `decided` until it is.',
        fixes: ['Set `status: decided`'],
      },
    ],
  },
  { name: 'checked again, and right', files: of({ reverified: passed }), expected: [] },
  {
    name: 'checked again, and not right',
    files: of({ reverified: { ...passed, result: 'fail' } }),
    expected: [
      {
        path: 'reverified.result',
        severity: 'error',
        message: /^Closed although the second check, after rework, failed\./,
      },
    ],
  },
  {
    name: 'a day alone says not what came out',
    files: of({ reverified: '2026-01-20' }),
    expected: [{ path: 'reverified', severity: 'error', message: /but the result is missing/ }],
  },
  {
    name: 'a check without result',
    files: of({ reverified: { date: '2026-01-20' } }),
    expected: [{ path: 'reverified.result', severity: 'error' }],
  },
  ...['correct', 'repair'].map(
    (disposition): Scenario => ({
      name: `after the decision ${disposition}`,
      files: of({ disposition }),
      expected: [{ path: 'reverified', severity: 'error' }],
    }),
  ),
  ...['regrade', 'return', 'scrap', 'recall'].map(
    (disposition): Scenario => ({
      name: `nothing to check after the decision ${disposition}`,
      files: of({ disposition }),
      expected: [],
    }),
  ),
  ...['draft', 'open', 'contained', 'decided'].map(
    (status): Scenario => ({ name: `not yet while ${status}`, files: of({ status }), expected: [] }),
  ),
  ...['concession', 'use-as-is'].map(
    (disposition): Scenario => ({
      name: `${disposition} without evidence`,
      files: of({ disposition }),
      expected: [
        {
          path: 'concession',
          severity: 'error',
          message:
            'Accepted as it is, but nothing shows who allowed that. Name the letter or the entry of the customer or authority under `concession`, or set the status back to `contained` until it is there.',
          fixes: ['Set `status: contained`'],
        },
      ],
    }),
  ),
  {
    name: 'a concession that names who gave it and nothing to show it',
    files: of({ disposition: 'concession', status: 'decided', concession: { from: 'customer' } }),
    expected: [{ path: 'concession.evidence', severity: 'error' }],
  },
  {
    name: 'a concession with its evidence',
    files: of({
      disposition: 'concession',
      concession: { from: 'customer', evidence: { external: 'ERP', location: 'Order 251184' } },
    }),
    expected: [],
  },
  {
    name: 'a concession that is only planned',
    files: of({ disposition: 'concession', status: 'open' }),
    expected: [],
  },
  {
    name: 'kept in another system',
    files: { ...of(), 'qms.yaml': 'elsewhere: [{ clause: "8.7", system: ERP }]\n' },
    expected: [],
  },
  {
    name: 'before judging begins',
    files: { ...of({ closedOn: '2026-01-21' }), 'qms.yaml': 'organization: Test\njudgeFrom: 2026-01-22\n' },
    expected: [],
  },
]);
