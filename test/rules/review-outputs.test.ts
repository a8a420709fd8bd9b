import { inParts } from './review-findings.ts';
import { scenarios } from './scenarios.ts';
import { type Data, files, section, withReview } from './whole-review.ts';

const withoutAction = (data: Record<string, Data>): void => {
  section(data['review.yaml'], 'previous-actions').evidence = ['KPI-1'];
};

const dropped = {
  path: 'inputs[previous-actions].evidence',
  severity: 'error',
  record: 'MR-2',
  message:
    'Action ACT-1 of an earlier review is not mentioned. It was still open on 2026-01-20. Say under `previous-actions` where it stands, or enter `completedOn` if it was done before.',
} as const;

scenarios('review-action-dropped', [
  {
    name: 'decided on the same day by another review: that one is not earlier',
    files: files((data) => {
      data['extra.yaml'] = {
        id: 'MR-2x',
        type: 'management-review',
        title: 'On the recall',
        kind: 'extraordinary',
        status: 'held',
        date: '2026-01-20',
      };
      data['other.yaml'] = { id: 'ACT-2', type: 'action', title: 'Recall', origin: 'MR-2x' };
    }),
    expected: [],
  },
  { name: 'open and not mentioned', files: files(withoutAction), expected: [dropped] },
  {
    name: 'decided through the output alone',
    files: files((data) => {
      withoutAction(data);
      delete data['action.yaml'].origin;
      data['earlier.yaml'].outputs[0].actions = ['ACT-1'];
    }),
    expected: [dropped],
  },
  {
    name: 'completed the day before',
    files: files((data) => {
      withoutAction(data);
      data['action.yaml'].completedOn = '2026-01-19';
    }),
    expected: [],
  },
  {
    name: 'completed after the review: it was open then',
    files: files((data) => {
      withoutAction(data);
      Object.assign(data['action.yaml'], { status: 'done', completedOn: '2026-01-21' });
    }),
    expected: [dropped],
  },
  {
    name: 'withdrawn before',
    files: files((data) => {
      withoutAction(data);
      Object.assign(data['action.yaml'], { status: 'cancelled', withdrawnOn: '2025-12-01' });
    }),
    expected: [],
  },
  {
    name: "today's status alone says nothing about that day",
    files: files((data) => {
      withoutAction(data);
      data['action.yaml'].status = 'done';
    }),
    expected: [dropped],
  },
  {
    name: 'opened after the review',
    files: files((data) => {
      withoutAction(data);
      data['action.yaml'].openedOn = '2026-01-21';
    }),
    expected: [],
  },
  {
    name: 'not from a review',
    files: files((data) => {
      withoutAction(data);
      data['action.yaml'].origin = 'RSK-1';
    }),
    expected: [],
  },
  {
    name: 'mentioned by a former id',
    files: files((data) => {
      Object.assign(data['action.yaml'], { id: 'ACT-2026-1', formerIds: ['ACT-1'] });
    }),
    expected: [],
  },
  {
    name: 'mentioned as its register',
    files: files((data) => {
      const { type: _, ...item } = data['action.yaml'];
      data['action.yaml'] = { id: 'REG-ACT', type: 'register', of: 'action', items: [item] };
      section(data['review.yaml'], 'previous-actions').evidence = ['REG-ACT'];
    }),
    expected: [],
  },
  {
    name: 'mentioned in a part',
    files: files((data) => {
      withoutAction(data);
      data['part.yaml'] = {
        id: 'MR-2a',
        type: 'management-review',
        status: 'held',
        kind: 'partial',
        partOf: 'MR-2',
        date: '2026-01-12',
        inputs: [{ input: 'previous-actions', summary: 'Still open', evidence: ['ACT-1'] }],
      };
    }),
    expected: [],
  },
  {
    name: 'a draft review decided nothing',
    files: files((data) => {
      withoutAction(data);
      data['earlier.yaml'].status = 'draft';
    }),
    expected: [],
  },
  {
    name: 'judged two years later: the same',
    files: files((data) => {
      withoutAction(data);
      Object.assign(data['action.yaml'], { status: 'done', completedOn: '2026-05-01' });
    }),
    options: { today: '2028-02-01' },
    expected: [dropped],
  },
  {
    name: 'a section that does not apply',
    files: withReview((review) => {
      review.inputs[0] = { input: 'previous-actions', notApplicable: 'None' };
    }),
    expected: [{ path: 'inputs[previous-actions].notApplicable', severity: 'error' }],
  },
  {
    name: 'draft',
    files: files((data) => {
      withoutAction(data);
      data['review.yaml'].status = 'draft';
    }),
    expected: [],
  },
  {
    name: 'approved',
    files: files((data) => {
      withoutAction(data);
      data['review.yaml'].status = 'approved';
    }),
    expected: [dropped],
  },
]);

scenarios('review-output-missing', [
  ...(
    [
      [0, /^The review has no output on opportunities for improvement\. .* `kind: improvement`/],
      [1, /^The review has no output on changes of the management system\. .* `kind: qms-change`/],
      [
        2,
        /^The review has no output on resources\. Add the decision with `kind: resources`, or say under `none` why nothing had to be decided\.$/,
      ],
    ] as const
  ).map(([at, message]) => ({
    name: `without output ${at + 1}`,
    files: withReview((review) => review.outputs.splice(at, 1)),
    expected: [
      {
        path: `outputs[${['improvement', 'qms-change', 'resources'][at]}]`,
        severity: 'error' as const,
        message,
      },
    ],
  })),
  {
    name: 'a kind that says nothing',
    files: withReview((review) => (review.outputs[1].none = '')),
    expected: [{ path: 'outputs[qms-change]', severity: 'error' }],
  },
  {
    name: 'in a part',
    files: inParts((part, review) => (part.outputs = review.outputs.splice(1))),
    expected: [],
  },
  {
    name: 'extraordinary',
    files: withReview((review) => Object.assign(review, { kind: 'extraordinary', outputs: [] })),
    expected: [],
  },
  {
    name: 'planned',
    files: withReview((review) => Object.assign(review, { status: 'planned', outputs: [] })),
    expected: [],
  },
  {
    name: 'draft',
    files: withReview((review) => Object.assign(review, { status: 'draft', outputs: [] })),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      review.outputs.pop();
    }),
    expected: [{ path: 'outputs[resources]', severity: 'error' }],
  },
]);

scenarios('review-decision-plan', [
  {
    name: 'no owner',
    files: withReview((review) => delete review.outputs[2].owner),
    expected: [
      {
        path: 'outputs[O3].owner',
        severity: 'warning',
        message:
          'Decision "Two engineers" has no owner. Add `owner`, or an action that has one. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'a decision of many words',
    files: withReview((review) => {
      delete review.outputs[2].owner;
      delete review.outputs[2].due;
      review.outputs[2].decision =
        'Two support engineers for the weekend rota of the service desk from March';
    }),
    expected: [
      {
        path: 'outputs[O3].owner',
        severity: 'warning',
        message: /^Decision "Two support engineers for the weeke…" has no owner and no due date\./,
      },
    ],
  },
  {
    name: 'neither',
    files: withReview((review) => {
      delete review.outputs[2].owner;
      delete review.outputs[2].due;
    }),
    expected: [{ path: 'outputs[O3].owner', severity: 'warning', message: /has no owner and no due date\./ }],
  },
  {
    name: 'those of its actions',
    files: files((data) => {
      const output = data['review.yaml'].outputs[2];
      delete output.owner;
      delete output.due;
      output.actions = ['ACT-2'];
      data['action2.yaml'] = { id: 'ACT-2', type: 'action', owner: 'ROLE-MD', due: '2026-03-01' };
    }),
    expected: [],
  },
  {
    name: 'those of an action that names the output',
    files: files((data) => {
      const output = data['review.yaml'].outputs[2];
      delete output.owner;
      delete output.due;
      data['action2.yaml'] = {
        id: 'ACT-2',
        type: 'action',
        origin: 'MR-2',
        output: 'O3',
        owner: 'ROLE-MD',
        due: '2026-03-01',
      };
    }),
    expected: [],
  },
  {
    name: 'declined needs neither',
    files: withReview((review) => {
      review.outputs[2] = {
        id: 'O3',
        kind: 'resources',
        decision: 'No',
        answer: 'declined',
        from: ['resources'],
      };
    }),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      delete review.outputs[0].due;
    }),
    expected: [{ path: 'outputs[O1].due', severity: 'warning' }],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      delete review.outputs[0].due;
    }),
    expected: [],
  },
]);

scenarios('review-ask-unanswered', [
  {
    name: 'answered',
    files: withReview((review) => (section(review, 'resources').ask = 'Two engineers')),
    expected: [],
  },
  {
    name: 'no output from it',
    files: withReview((review) => (section(review, 'objectives').ask = { request: 'A new target' })),
    expected: [
      {
        path: 'inputs[objectives].ask',
        severity: 'warning',
        message:
          'Input "Quality objectives" asks for a decision and gets no answer. Add an output with `from: [objectives]` and an `answer`, which is `granted`, `partly-granted`, `declined` or `deferred`. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'an output without answer',
    files: withReview((review) => (section(review, 'customer-satisfaction').ask = 'A rota')),
    expected: [
      {
        path: 'inputs[customer-satisfaction].ask',
        severity: 'warning',
        message: /The decision "Weekend rota" comes from it\. Add its `answer`/,
      },
    ],
  },
  {
    name: "a part's ask answered by the whole",
    files: inParts(
      (part) => (part.inputs.find(({ input }: Data) => input === 'resources').ask = 'Two engineers'),
    ),
    expected: [],
  },
  {
    name: "a part's ask waits for the whole",
    files: inParts((part, review) => {
      part.inputs.find(({ input }: Data) => input === 'resources').ask = 'Two engineers';
      review.status = 'draft';
    }),
    expected: [],
  },
  {
    name: "a part's ask the whole leaves unanswered",
    files: inParts((part) => {
      part.inputs.find(({ input }: Data) => input === 'risk-actions').ask = 'A decision';
    }),
    expected: [{ path: 'inputs[risk-actions].ask', severity: 'warning', record: 'MR-2a' }],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      section(review, 'objectives').ask = 'A new target';
    }),
    expected: [{ path: 'inputs[objectives].ask', severity: 'warning' }],
  },
  {
    name: 'planned',
    files: withReview((review) => {
      review.status = 'planned';
      section(review, 'objectives').ask = 'A new target';
    }),
    expected: [],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      section(review, 'objectives').ask = 'A new target';
    }),
    expected: [],
  },
]);
