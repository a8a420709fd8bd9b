import { scenarios } from './scenarios.ts';
import { type Data, files, twoSites } from './whole-review.ts';

const fixes = ['Record that it worked', 'Record that it worked in part', 'Record that it did not work'];

/** The company after a change of the newest review's first decision (and of anything else). */
const withDecision = (
  decision: Data,
  change: (data: Record<string, Data>) => void = () => {},
): Record<string, string> =>
  files((data) => {
    Object.assign(data['review.yaml'].outputs[0], decision);
    change(data);
  });

/** The same of the review before. */
const withEarlier = (
  decision: Data,
  change: (data: Record<string, Data>) => void = () => {},
): Record<string, string> =>
  files((data) => {
    Object.assign(data['earlier.yaml'].outputs[0], decision);
    change(data);
  });

const action = (more: Data): Data => ({
  id: 'ACT-9',
  type: 'action',
  title: 'Plan the rota',
  status: 'open',
  openedOn: '2026-01-20',
  ...more,
});
const own = { path: 'outputs[O1].due', severity: 'warning', record: 'MR-2' } as const;
const before = { path: 'inputs[previous-actions].summary', severity: 'warning', record: 'MR-2' } as const;

scenarios('review-decision-open', [
  { name: 'nothing is due yet', files: files(), expected: [] },
  {
    name: 'past its day',
    files: withDecision({ due: '2026-01-31' }),
    expected: [
      {
        ...own,
        message:
          'No evidence that "Weekend rota" was carried out. Complete what carries it out, move its date with a reason, or say under `outcomes` what became of it. It was due by 2026-01-31.',
        fixes,
      },
    ],
  },
  { name: 'due today', files: withDecision({ due: '2026-02-01' }), expected: [] },
  {
    name: 'approved: what became of it is a matter of today',
    files: withDecision({ due: '2026-01-31' }, (data) => (data['review.yaml'].status = 'approved')),
    expected: [own],
  },
  ...['draft', 'planned'].map((status) => ({
    name: `${status}: the one before is the newest that was held`,
    files: withDecision({ due: '2026-01-31' }, (data) => (data['review.yaml'].status = status)),
    expected: [],
  })),
  { name: 'decided and done in the meeting', files: withDecision({ due: '2026-01-20' }), expected: [] },
  ...['declined', 'deferred'].map((answer) => ({
    name: answer,
    files: withDecision({ due: '2026-01-31', answer }),
    expected: [],
  })),
  {
    name: 'without a day another rule speaks',
    files: withDecision({ due: undefined }),
    expected: [],
  },
  {
    name: 'its outcome is recorded',
    files: withDecision({ due: '2026-01-31' }, (data) => {
      data['review.yaml'].outcomes = [{ output: 'O1', result: 'not-effective', date: '2026-01-31' }];
    }),
    expected: [],
  },
  {
    name: 'the outcome of another decision is none of this',
    files: withDecision({ due: '2026-01-31' }, (data) => {
      data['review.yaml'].outcomes = [{ output: 'O3', result: 'effective', date: '2026-01-31' }];
    }),
    expected: [own],
  },
  {
    name: 'its action is due later: the later day counts',
    files: withDecision({ due: '2026-01-25', actions: ['ACT-9'] }, (data) => {
      data['a.yaml'] = action({ due: '2026-03-31' });
    }),
    expected: [],
  },
  {
    name: 'its action is late as well',
    files: withDecision({ due: '2026-01-25', actions: ['ACT-9'] }, (data) => {
      data['a.yaml'] = action({ due: '2026-01-28' });
    }),
    expected: [{ ...own, message: /It was due by 2026-01-28\.$/ }],
  },
  {
    name: 'one of its actions is done',
    files: withDecision({ due: '2026-01-25', actions: ['ACT-9'] }, (data) => {
      data['a.yaml'] = action({ status: 'done', completedOn: '2026-01-24', due: '2026-01-25' });
    }),
    expected: [],
  },
  {
    name: 'its action was cancelled: nobody carries it out any more',
    files: withDecision({ due: '2026-01-25', actions: ['ACT-9'] }, (data) => {
      data['a.yaml'] = action({ status: 'cancelled', withdrawnOn: '2026-01-24', due: '2026-01-25' });
    }),
    expected: [own],
  },
  {
    name: 'an action that names the review and the decision',
    files: withDecision({ due: '2026-01-25' }, (data) => {
      data['a.yaml'] = action({ origin: 'MR-2', output: 'O1', status: 'verified' });
    }),
    expected: [],
  },
  {
    name: 'a change that is made, and one still proposed',
    files: withDecision({ due: '2026-01-25', changes: ['CHG-1'] }, (data) => {
      data['c.yaml'] = { id: 'CHG-1', type: 'change', title: 'Rota', status: 'implemented' };
      data['review.yaml'].outputs[2] = {
        ...data['review.yaml'].outputs[2],
        due: '2026-01-25',
        changes: ['CHG-2'],
      };
      data['d.yaml'] = { id: 'CHG-2', type: 'change', title: 'Engineers', status: 'proposed' };
    }),
    expected: [{ path: 'outputs[O3].due', severity: 'warning' }],
  },
  {
    name: 'an objective that has ended, and one that runs beyond the day',
    files: withDecision({ due: '2026-01-25', objectives: ['OBJ-1'] }, (data) => {
      data['objective-1.yaml'].status = 'achieved';
      data['objective-2.yaml'].due = '2026-12-31';
      Object.assign(data['review.yaml'].outputs[2], { due: '2026-01-25', objectives: ['OBJ-2'] });
    }),
    expected: [],
  },
  {
    name: 'a document that was approved there is done',
    files: withDecision({ due: '2026-01-25', approves: [{ record: 'DOC-1' }] }),
    expected: [],
  },
  {
    name: 'a decision without an id, of a review that is signed',
    files: withDecision(
      { due: '2026-01-25', id: undefined },
      (data) => (data['review.yaml'].status = 'approved'),
    ),
    expected: [
      {
        path: 'outputs[customer-satisfaction].due',
        severity: 'warning',
        message:
          'No evidence that "Weekend rota" was carried out. Complete the action that carries it out, or record one with `origin: MR-2`. It was due by 2026-01-25.',
        fixes: [],
      },
    ],
  },
  {
    name: 'a decision without an id, carried out by an action that names the review',
    files: withDecision({ due: '2026-01-25', id: undefined }, (data) => {
      data['a.yaml'] = action({ origin: 'MR-2', status: 'done' });
    }),
    expected: [],
  },
  {
    name: 'decided the time before, and passed over: at the newest review, not at the older one',
    files: withEarlier({ due: '2025-09-01' }),
    expected: [
      {
        ...before,
        message:
          'A decision of MR-1 is still open. Say under `outcomes` there what became of it, or take it up here: "Weekend rota", due by 2025-09-01.',
        fixes,
      },
    ],
  },
  {
    name: 'decided the time before, and its open action is cited here',
    files: withEarlier({ due: '2025-09-01', actions: ['ACT-1'] }),
    expected: [],
  },
  {
    name: 'decided the time before, with an outcome since',
    files: withEarlier({ due: '2025-09-01' }, (data) => {
      data['earlier.yaml'].outcomes = [{ output: 'O1', result: 'effective', date: '2026-01-25' }];
    }),
    expected: [],
  },
  {
    name: 'decided two reviews ago: the one before should have taken it up',
    files: files((data) => {
      data['oldest.yaml'] = {
        ...structuredClone(data['earlier.yaml']),
        id: 'MR-0',
        date: '2025-01-15',
        period: { from: '2024-07-01', to: '2024-12-31' },
      };
      data['oldest.yaml'].outputs[0].due = '2025-03-01';
      data['earlier.yaml'].previous = 'MR-0';
    }),
    expected: [],
  },
  {
    name: 'of a time that is not judged',
    files: withEarlier({ due: '2025-09-01' }, (data) => (data['qms.yaml'].judgeFrom = '2025-10-01')),
    expected: [],
  },
  {
    name: 'two sites that review apart: at the newest of each',
    files: twoSites((data) => {
      data['earlier.yaml'].outputs[0].due = '2025-09-01';
      data['review.yaml'].outputs[0].due = '2026-01-31';
    }),
    expected: [{ ...own, record: 'MR-1' }, own],
  },
  {
    name: 'decided in a part of the newest',
    files: withDecision({}, (data) => {
      data['part.yaml'] = {
        ...structuredClone(data['review.yaml']),
        id: 'MR-2a',
        kind: 'partial',
        partOf: 'MR-2',
        date: '2026-01-10',
      };
      data['part.yaml'].outputs[0].due = '2026-01-15';
    }),
    expected: [{ ...own, record: 'MR-2a', file: 'part.yaml' }],
  },
  {
    name: 'a review said to be held on a day to come follows nothing up yet',
    files: withDecision({ due: '2026-01-31' }, (data) => {
      data['next.yaml'] = {
        ...structuredClone(data['review.yaml']),
        id: 'MR-3',
        date: '2026-02-02',
        previous: 'MR-2',
      };
    }),
    expected: [own],
  },
  {
    name: 'decided for a special reason before the last two: the one before should have taken it up',
    files: files((data) => {
      data['extra.yaml'] = {
        ...structuredClone(data['earlier.yaml']),
        id: 'MR-0x',
        kind: 'extraordinary',
        date: '2025-03-01',
      };
      data['extra.yaml'].outputs[0].due = '2025-04-01';
    }),
    expected: [],
  },
  {
    name: 'of two decisions without an id the action of one carries out no other',
    files: withDecision({ due: '2026-01-25', id: undefined, actions: ['ACT-9'] }, (data) => {
      data['a.yaml'] = action({ origin: 'MR-2', status: 'done' });
      Object.assign(data['review.yaml'].outputs[2], { id: undefined, due: '2026-01-26' });
    }),
    expected: [{ path: 'outputs[resources].due', severity: 'warning', record: 'MR-2' }],
  },
  {
    name: 'minutes in text alone may come back to anything',
    files: {
      ...withEarlier({ due: '2025-09-01' }),
      'qms.yaml': 'types: [{ files: "minutes/*.md", type: management-review, id: name }]\n',
      'review.yaml': '',
      'minutes/MR-2.md':
        '---\ndate: 2026-01-20\nstatus: held\nprevious: MR-1\n---\n# Minutes\n\nThe rota is in place.\n',
    },
    expected: [],
  },
  {
    name: 'decided between the two, for a special reason',
    files: files((data) => {
      data['extra.yaml'] = {
        ...structuredClone(data['earlier.yaml']),
        id: 'MR-1x',
        kind: 'extraordinary',
        date: '2025-10-01',
        previous: 'MR-1',
      };
      data['extra.yaml'].outputs[0].due = '2025-12-01';
    }),
    expected: [{ ...before, message: /^A decision of MR-1x is still open\./ }],
  },
  {
    name: 'an effect whose day is past, and nobody judged it',
    files: withDecision({ expected: { indicator: 'KPI-1', target: 5, by: '2025-12-31' } }),
    expected: [
      {
        path: 'outputs[O1].expected.by',
        severity: 'warning',
        message:
          'Nobody says yet what "Weekend rota" brought. Say so under `outcomes`. The effect was expected by 2025-12-31.',
        fixes,
      },
    ],
  },
  {
    name: 'an effect whose reading need not be there yet',
    files: withDecision({ expected: { indicator: 'KPI-1', target: 5, by: '2026-01-01' } }),
    expected: [],
  },
  {
    name: 'the lag of the indicator itself',
    files: withDecision({ expected: { indicator: 'KPI-1', target: 5, by: '2026-01-01' } }, (data) => {
      data['indicator-1.yaml'].reportingLag = 'P2W';
    }),
    expected: [{ path: 'outputs[O1].expected.by', severity: 'warning' }],
  },
  {
    name: 'the objective with the same figure says what came of it',
    files: withDecision(
      { objectives: ['OBJ-1'], expected: { indicator: 'KPI-1', target: 5, by: '2025-12-31' } },
      (data) => {
        Object.assign(data['objective-1.yaml'], {
          status: 'missed',
          result: { value: 3, date: '2026-01-10' },
        });
      },
    ),
    expected: [],
  },
  {
    name: 'an effect expected by a decision of the time before',
    files: withEarlier({ expected: { indicator: 'KPI-1', target: 5, by: '2025-12-31' } }),
    expected: [{ ...before, message: /"Weekend rota", to show its effect by 2025-12-31\.$/, fixes }],
  },
]);

const policy = (effectiveFrom: string): Data => ({
  id: 'POL-1',
  type: 'quality-policy',
  title: 'Policy',
  status: 'effective',
  version: '2.0',
  effectiveFrom,
});
const toChange = { policy: 'POL-1', result: 'to-change' };

scenarios('review-decision-open', [
  {
    name: 'a policy to be changed, and six months later it is not',
    files: files((data) => {
      data['policy.yaml'] = policy('2024-01-01');
      data['earlier.yaml'].policyReview = toChange;
    }),
    expected: [
      {
        path: 'policyReview.result',
        severity: 'warning',
        record: 'MR-2',
        message:
          'The policy was to be changed, and no change of it is on record since. Record the change with the policy under `affects`, or put a new version in force. MR-1 said so on 2025-07-15.',
      },
    ],
  },
  {
    name: 'six months are not over',
    files: files((data) => {
      data['policy.yaml'] = policy('2024-01-01');
      data['review.yaml'].policyReview = toChange;
    }),
    expected: [],
  },
  {
    name: 'the newest review says so, and its own six months are over',
    files: files((data) => {
      data['policy.yaml'] = policy('2024-01-01');
      data['review.yaml'].policyReview = toChange;
      for (const output of data['review.yaml'].outputs) if (output.due) output.due = '2026-12-01';
      for (const output of data['earlier.yaml'].outputs) if (output.due) output.due = '2026-12-01';
    }),
    options: { today: '2026-07-21' },
    expected: [
      { path: 'policyReview.result', severity: 'warning', message: /MR-2 said so on 2026-01-20\.$/ },
    ],
  },
  {
    name: 'a new version is in force since',
    files: files((data) => {
      data['policy.yaml'] = policy('2025-10-01');
      data['earlier.yaml'].policyReview = toChange;
    }),
    expected: [],
  },
  {
    name: 'a change of it is under way',
    files: files((data) => {
      data['policy.yaml'] = policy('2024-01-01');
      data['earlier.yaml'].policyReview = toChange;
      data['change.yaml'] = {
        id: 'CHG-1',
        type: 'change',
        title: 'Policy',
        status: 'proposed',
        affects: ['POL-1'],
        requestedOn: '2025-09-01',
      };
    }),
    expected: [],
  },
  {
    name: 'an older change, and one that was rejected',
    files: files((data) => {
      data['policy.yaml'] = policy('2024-01-01');
      data['earlier.yaml'].policyReview = toChange;
      data['change.yaml'] = {
        id: 'CHG-1',
        type: 'change',
        title: 'Policy',
        status: 'closed',
        affects: ['POL-1'],
        requestedOn: '2023-09-01',
      };
      data['rejected.yaml'] = {
        ...data['change.yaml'],
        id: 'CHG-2',
        status: 'rejected',
        requestedOn: '2025-09-01',
      };
    }),
    expected: [{ path: 'policyReview.result', severity: 'warning' }],
  },
  {
    name: 'the next look found it suitable',
    files: files((data) => {
      data['policy.yaml'] = policy('2024-01-01');
      data['earlier.yaml'].policyReview = toChange;
      data['review.yaml'].policyReview = { policy: 'POL-1', result: 'still-suitable' };
    }),
    expected: [],
  },
]);
