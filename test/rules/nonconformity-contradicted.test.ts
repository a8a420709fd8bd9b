import type { JsonObject } from '../../server/src/model/json.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';
import { stated } from './stated.ts';

const complete: JsonObject = {
  id: 'NC-1',
  type: 'nonconformity',
  title: 'Old drawings',
  status: 'closed',
  detectedOn: '2025-10-14',
  cause: 'Nobody takes the old print away.',
  similar: { result: 'not-found' },
  actions: ['ACT-1'],
  effectiveness: { result: 'effective', date: '2026-01-15' },
  closedOn: '2026-01-20',
};
const action: JsonObject = {
  id: 'ACT-1',
  type: 'action',
  title: 'Collect prints',
  kind: 'corrective',
  status: 'done',
  openedOn: '2025-10-20',
  completedOn: '2025-11-28',
};
const { completedOn: _, ...begun } = action;
const open = { ...begun, status: 'in-progress' };

const of = (
  nonconformity: JsonObject,
  taken: JsonObject = {},
  ...others: readonly JsonObject[]
): Record<string, string> => ({
  'nc.yaml': yaml(stated({ ...complete, ...nonconformity })),
  'action.yaml': yaml(stated({ ...action, ...taken })),
  ...(others.length === 0 ? {} : { 'others.yaml': others.map(yaml).join('---\n') }),
});

const without = (nonconformity: JsonObject, taken: JsonObject): Record<string, string> => ({
  'nc.yaml': yaml(stated({ ...complete, ...nonconformity })),
  'action.yaml': yaml(stated(taken)),
});

const again = { ...complete, id: 'NC-2', status: 'open', detectedOn: '2026-01-16', repeats: 'NC-1' };
const notEffective = { effectiveness: { result: 'not-effective', date: '2026-01-15' } };

scenarios('nonconformity-contradicted', [
  { name: 'all of it agrees', files: of({}), expected: [] },
  {
    name: 'not effective, and closed all the same',
    files: of(notEffective),
    expected: [
      {
        path: 'effectiveness.result',
        severity: 'error',
        message:
          'Closed although the action was not effective, and no later record takes it up. Set the status back to `in-progress`, or name this one under `repeats` of the nonconformity that goes on with it.',
        fixes: ['Set `status: in-progress`'],
      },
    ],
  },
  { name: 'not effective, and taken up again', files: of(notEffective, {}, again), expected: [] },
  {
    name: 'taken up by one that was rejected',
    files: of(notEffective, {}, { ...again, status: 'rejected' }),
    expected: [{ path: 'effectiveness.result', severity: 'error' }],
  },
  {
    name: 'an earlier one does not take it up',
    files: of(notEffective, {}, { ...again, detectedOn: '2025-03-01' }),
    expected: [{ path: 'effectiveness.result', severity: 'error' }],
  },
  {
    name: 'partly effective is for the next review to judge',
    files: of({ effectiveness: { result: 'partly-effective', date: '2026-01-15' } }),
    expected: [],
  },
  {
    name: 'an action still open',
    files: without({}, open),
    expected: [
      {
        path: 'actions[ACT-1]',
        severity: 'error',
        message:
          'Closed on 2026-01-20 with ACT-1 still open. Set the status back to `implemented` until it is done, or cancel the action with a reason.',
        fixes: ['Set `status: implemented`'],
      },
    ],
  },
  {
    name: 'an action that was completed after the day of closing',
    files: of({}, { completedOn: '2026-01-21' }),
    expected: [
      { path: 'actions[ACT-1]', severity: 'error', message: /^Closed on 2026-01-20 with ACT-1 still open/ },
    ],
  },
  {
    name: 'an action completed on the day of closing, and judged then',
    files: of({ effectiveness: { result: 'effective', date: '2026-01-20' } }, { completedOn: '2026-01-20' }),
    expected: [],
  },
  {
    name: 'closed on an unknown day, and an action still open',
    files: without({ closedOn: null }, open),
    expected: [{ path: 'actions[ACT-1]', severity: 'error', message: /^Closed with ACT-1 still open\./ }],
  },
  {
    name: 'an action that only names the nonconformity',
    files: without({ actions: [], qmsChange: 'CHG-1' }, { ...open, origin: 'NC-1' }),
    expected: [{ path: 'actions', severity: 'error', message: /with ACT-1 still open/ }],
  },
  {
    name: 'an action done on an unknown day',
    files: without({}, { ...begun, status: 'verified' }),
    expected: [],
  },
  {
    name: 'an action that began after closing',
    files: without({}, { ...open, openedOn: '2026-01-26' }),
    expected: [],
  },
  ...['improvement', 'opportunity', 'objective'].map(
    (kind): Scenario => ({
      name: `an open action of the kind ${kind} goes on beyond it`,
      files: without({}, { ...open, kind }),
      expected: [],
    }),
  ),
  {
    name: 'an open action that states no kind',
    files: without({}, { ...open, kind: null }),
    expected: [{ path: 'actions[ACT-1]', severity: 'error' }],
  },
  {
    name: 'an action that was cancelled, and no other',
    files: without({}, { ...open, status: 'cancelled', cancelledReason: 'No money.' }),
    expected: [
      {
        path: 'actions',
        severity: 'error',
        message:
          'Closed, but no action on the cause is on record. Name it under `actions` or `qmsChange`, or say with `correctiveActionNeeded: false` and `whyNot` why none was needed.',
      },
    ],
  },
  {
    name: 'neither action nor change',
    files: of({ actions: null, qmsChange: 'none-needed' }),
    expected: [{ path: 'actions', severity: 'error' }],
  },
  { name: 'a change instead', files: of({ actions: null, qmsChange: 'CHG-1' }), expected: [] },
  {
    name: 'left alone with a reason',
    files: of({ actions: null, correctiveActionNeeded: false, whyNot: 'A single slip.' }),
    expected: [],
  },
  {
    name: 'actions kept in another system',
    files: { ...of({ actions: null }), 'qms.yaml': 'elsewhere: [{ clause: "10.2", system: CAPA tool }]\n' },
    expected: [],
  },
  {
    name: 'where the cause is missing, that comes first',
    files: of({ actions: null, cause: null }),
    expected: [],
  },
  {
    name: 'an action that is not on record here is a matter of its reference',
    files: of({ actions: ['ACTION-OF-2024'] }),
    expected: [],
  },
  {
    name: 'the effect judged before the action was completed',
    files: of({ effectiveness: { result: 'effective', date: '2025-11-27' } }),
    expected: [
      {
        path: 'effectiveness.date',
        severity: 'error',
        message:
          'The effect was judged on 2025-11-27, before ACT-1 was completed. Look again whether it worked, and write the new day under `effectiveness`. It was completed on 2025-11-28.',
      },
    ],
  },
  ...['draft', 'open', 'in-progress', 'implemented', 'rejected'].map(
    (status): Scenario => ({
      name: `nothing to say while ${status}`,
      files: without({ ...notEffective, status }, open),
      expected: [],
    }),
  ),
  {
    name: 'before judging begins',
    files: { ...of(notEffective), 'qms.yaml': 'organization: Test\njudgeFrom: 2026-02-01\n' },
    expected: [],
  },
]);
