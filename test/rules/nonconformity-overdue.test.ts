import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const of = (more: JsonObject): Record<string, string> => ({
  'nc.yaml': yaml({
    id: 'NC-1',
    type: 'nonconformity',
    title: 'Old drawings',
    detectedOn: '2025-10-14',
    status: 'open',
    due: '2026-01-31',
    ...more,
  }),
});

scenarios('nonconformity-overdue', [
  {
    name: 'due yesterday',
    files: of({}),
    expected: [
      {
        path: 'due',
        severity: 'warning',
        message:
          'The nonconformity was due on 2026-01-31, 1 day ago, and is still open. Record what was done and set the status, or move the date with a reason under `dueHistory`.',
      },
    ],
  },
  { name: 'due today', files: of({ due: '2026-02-01' }), expected: [] },
  {
    name: 'in progress',
    files: of({ status: 'in-progress' }),
    expected: [{ path: 'due', severity: 'warning', message: /and is still in progress\./ }],
  },
  {
    name: 'moved, with the reason',
    files: of({
      due: '2026-03-31',
      dueHistory: [{ from: '2026-01-31', to: '2026-03-31', reason: 'Screens come late.' }],
    }),
    expected: [],
  },
  ...['draft', 'implemented', 'closed', 'rejected'].map(
    (status): Scenario => ({ name: `nothing to say while ${status}`, files: of({ status }), expected: [] }),
  ),
]);
