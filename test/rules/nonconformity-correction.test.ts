import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const closed: JsonObject = {
  id: 'NC-1',
  type: 'nonconformity',
  title: 'Old drawings',
  status: 'closed',
  detectedOn: '2025-10-14',
};
const of = (more: JsonObject, ...others: readonly JsonObject[]): Record<string, string> => ({
  'records.yaml': [{ ...closed, ...more }, ...others].map(yaml).join('---\n'),
});
const action: JsonObject = { id: 'ACT-1', type: 'action', title: 'Collect prints', status: 'done' };

scenarios('nonconformity-correction', [
  {
    name: 'neither correction nor containment',
    files: of({}),
    expected: [
      {
        path: 'correction',
        severity: 'warning',
        message:
          'Closed without saying what was done about the fault itself. Write under `correction` how it was put right, or under `containment` how it was kept from spreading. Until that is known, the status is `implemented`.',
        fixes: ['Set `status: implemented`'],
      },
    ],
  },
  { name: 'put right', files: of({ correction: 'Current drawings handed out.' }), expected: [] },
  { name: 'kept from spreading', files: of({ containment: 'All benches checked.' }), expected: [] },
  {
    name: 'the fault has to be put right even where its cause is left alone',
    files: of({ correctiveActionNeeded: false, whyNot: 'A single slip.' }),
    expected: [{ path: 'correction', severity: 'warning' }],
  },
  {
    name: 'an action of the kind correction',
    files: of({ actions: ['ACT-1'] }, { ...action, kind: 'correction' }),
    expected: [],
  },
  {
    name: 'an action of the kind correction that only names it as its origin',
    files: of({}, { ...action, kind: 'correction', origin: 'NC-1' }),
    expected: [],
  },
  {
    name: 'an action of another kind',
    files: of({ actions: ['ACT-1'] }, { ...action, kind: 'corrective' }),
    expected: [{ path: 'correction', severity: 'warning' }],
  },
  {
    name: 'decided on with the faulty output',
    files: of(
      {},
      {
        id: 'NCO-1',
        type: 'nonconforming-output',
        title: 'Two housings',
        status: 'decided',
        detectedOn: '2025-10-14',
        disposition: 'scrap',
        nonconformity: 'NC-1',
      },
    ),
    expected: [],
  },
  {
    name: 'a complaint that says no more than where it led to',
    files: of(
      {},
      {
        id: 'CMP-1',
        type: 'complaint',
        title: 'Display',
        receivedOn: '2025-10-14',
        respondedOn: '2025-10-15',
        nonconformity: 'NC-1',
      },
    ),
    expected: [{ path: 'correction', severity: 'warning' }],
  },
  {
    name: 'kept in another system',
    files: { ...of({}), 'qms.yaml': 'elsewhere: [{ clause: "10.2", system: CAPA tool }]\n' },
    expected: [],
  },
  ...['draft', 'open', 'in-progress', 'implemented', 'rejected'].map(
    (status): Scenario => ({ name: `nothing to say while ${status}`, files: of({ status }), expected: [] }),
  ),
  ...[
    { name: 'a list of others that says nothing of the treatment', cause: '', expected: [] },
    {
      name: 'a list of others that says why, and not what was done',
      cause: 'Nobody takes the old print away.',
      expected: [{ path: 'correction', severity: 'warning' as const, record: 'NCR-1' }],
    },
  ].map(
    ({ name, cause, expected }): Scenario => ({
      name,
      files: {
        'qms.yaml': 'types: [{ files: log.csv, type: nonconformity, register: true }]\n',
        'log.csv': `id,title,status,detectedOn,cause\nNCR-1,Old drawings,closed,2025-10-14,${cause}\n`,
      },
      expected,
    }),
  ),
  {
    name: 'before judging begins',
    files: { ...of({ closedOn: '2026-01-21' }), 'qms.yaml': 'organization: Test\njudgeFrom: 2026-01-22\n' },
    expected: [],
  },
]);
