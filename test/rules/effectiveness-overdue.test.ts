import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const common: Readonly<Record<string, JsonObject>> = {
  action: { id: 'ACT-1', title: 'Collect prints', openedOn: '2025-10-20' },
  change: { id: 'CHG-1', title: 'Screens', requestedOn: '2025-10-20' },
  opportunity: { id: 'OPP-1', title: 'Data certificates' },
  risk: { id: 'RSK-1', title: 'One maker of cells' },
  nonconformity: { id: 'NC-1', title: 'Old drawings', detectedOn: '2025-10-14' },
};
const of = (type: string, status: string, effectiveness: JsonObject): Record<string, string> => ({
  'record.yaml': yaml({ ...common[type], type, status, effectiveness }),
});
const yesterday = { criterion: 'Nothing old is found', evaluateBy: '2026-01-31' };

/** By type: the status values in which the effect is awaited, and those in which it is not. */
const states: readonly (readonly [type: string, waiting: readonly string[], not: readonly string[]])[] = [
  ['action', ['open', 'in-progress', 'done'], ['draft', 'verified', 'cancelled']],
  ['change', ['approved', 'implemented'], ['draft', 'proposed', 'closed', 'rejected']],
  ['opportunity', ['open', 'pursued'], ['draft', 'declined', 'realized']],
  ['risk', ['open', 'treated', 'accepted'], ['draft', 'closed']],
  ['nonconformity', ['open', 'in-progress', 'implemented'], ['draft', 'closed', 'rejected']],
];

scenarios('effectiveness-overdue', [
  {
    name: 'to be judged by yesterday',
    files: of('action', 'done', yesterday),
    expected: [
      {
        path: 'effectiveness.evaluateBy',
        severity: 'warning',
        message:
          'Whether it worked was to be judged by 2026-01-31, 1 day ago. Look, and write `result` and `date` under `effectiveness`, or set `evaluateBy` to the day on which it can be seen.',
      },
    ],
  },
  {
    name: 'to be judged by today',
    files: of('action', 'done', { ...yesterday, evaluateBy: '2026-02-01' }),
    expected: [],
  },
  {
    name: 'judged',
    files: of('action', 'done', { ...yesterday, result: 'not-effective', date: '2026-02-01' }),
    expected: [],
  },
  { name: 'a criterion without a day', files: of('action', 'done', { criterion: 'Seen' }), expected: [] },
  ...states.flatMap(([type, waiting, not]): Scenario[] => [
    ...waiting.map(
      (status): Scenario => ({
        name: `${type}, ${status}`,
        files: of(type, status, yesterday),
        expected: [{ path: 'effectiveness.evaluateBy', severity: 'warning' }],
      }),
    ),
    ...not.map(
      (status): Scenario => ({
        name: `${type}, ${status}`,
        files: of(type, status, yesterday),
        expected: [],
      }),
    ),
  ]),
]);
