import { scenarios } from './scenarios.ts';
import { type Data, files, section } from './whole-review.ts';

/** A review that asked for two engineers and put the answer off. */
function defer(review: Data, decideBy?: string): void {
  section(review, 'resources').ask = { request: 'Two engineers', decideBy };
  Object.assign(review.outputs[2], { answer: 'deferred', due: undefined });
}

const settle = (review: Data): void => {
  delete section(review, 'resources').ask;
  review.outputs[2] = { id: 'O3', kind: 'resources', none: 'Nothing is missing.' };
};

/** Deferred by the review before; the newest decides nothing on resources, after a change. */
const before = (change: (data: Record<string, Data>) => void = () => {}): Record<string, string> =>
  files((data) => {
    defer(data['earlier.yaml'], '2025-10-01');
    settle(data['review.yaml']);
    change(data);
  });

/** Deferred by the newest. */
const newest = (
  decideBy: string | undefined,
  change: (data: Record<string, Data>) => void = () => {},
): Record<string, string> =>
  files((data) => {
    defer(data['review.yaml'], decideBy);
    change(data);
  });

const dropped = { path: 'inputs[resources].summary', severity: 'warning', record: 'MR-2' } as const;
const past = { path: 'outputs[O3].answer', severity: 'warning', record: 'MR-2' } as const;

const extra = (more: Data): Data => ({
  id: 'MR-2x',
  type: 'management-review',
  title: 'On resources',
  kind: 'extraordinary',
  status: 'held',
  date: '2026-01-29',
  previous: 'MR-2',
  ...more,
});

scenarios('review-ask-deferred', [
  {
    name: 'put off by the review before, and not taken up: at the one that should have, not at the older',
    files: before(),
    expected: [
      {
        ...dropped,
        message:
          'A request that MR-1 deferred is not taken up here. Ask again at the input it comes from, or add an output that answers: "Two engineers" from MR-1.',
      },
    ],
  },
  {
    name: 'approved: a matter of the newest review still',
    files: before((data) => (data['review.yaml'].status = 'approved')),
    expected: [dropped],
  },
  ...['draft', 'planned'].map((status) => ({
    name: `${status}: the one before is the newest, and its day is past`,
    files: before((data) => (data['review.yaml'].status = status)),
    expected: [{ ...past, record: 'MR-1' }],
  })),
  {
    name: 'asked again at the same input',
    files: before((data) => (section(data['review.yaml'], 'resources').ask = 'Two engineers, again')),
    expected: [],
  },
  {
    name: 'an output of the same input answers',
    files: before((data) => {
      Object.assign(data['review.yaml'].outputs[2], {
        none: undefined,
        decision: 'One engineer',
        answer: 'partly-granted',
        from: ['resources'],
        owner: 'ROLE-MD',
        due: '2026-03-01',
      });
    }),
    expected: [],
  },
  {
    name: 'decided among earlier actions',
    files: before((data) => (data['review.yaml'].outputs[0].from = ['previous-actions'])),
    expected: [],
  },
  {
    name: 'an answer to another input is none to this',
    files: before((data) => {
      data['review.yaml'].outputs[0].answer = 'granted';
    }),
    expected: [dropped],
  },
  {
    name: 'decided outside of a review, and recorded there',
    files: before((data) => {
      data['earlier.yaml'].outcomes = [{ output: 'O3', result: 'effective', date: '2025-12-01' }];
    }),
    expected: [],
  },
  {
    name: 'put off without saying for which input: any answer on resources goes back to it',
    files: before((data) => {
      delete data['earlier.yaml'].outputs[2].from;
      Object.assign(data['review.yaml'].outputs[2], { none: undefined, decision: 'One', answer: 'declined' });
    }),
    expected: [],
  },
  {
    name: 'put off two reviews ago, and the one in between passed over it',
    files: before((data) => {
      data['oldest.yaml'] = { ...structuredClone(data['earlier.yaml']), id: 'MR-0', date: '2025-01-15' };
      settle(data['earlier.yaml']);
      data['earlier.yaml'].previous = 'MR-0';
    }),
    expected: [],
  },
  {
    name: 'its day is past',
    files: newest('2026-01-31'),
    expected: [
      {
        ...past,
        message:
          'The day for deciding on "Two engineers" is past. Decide on it in a review, of whatever kind, or record the action that was decided with `origin: MR-2` and the id of this answer as `output`. It was to be decided by 2026-01-31.',
        fixes: [],
      },
    ],
  },
  { name: 'its day is today', files: newest('2026-02-01'), expected: [] },
  { name: 'no day is said', files: newest(undefined), expected: [] },
  {
    name: 'put off to a later day',
    files: newest('2026-01-25', (data) => (data['review.yaml'].outputs[2].due = '2026-06-30')),
    expected: [],
  },
  {
    name: 'that later day is past as well',
    files: newest('2026-01-22', (data) => (data['review.yaml'].outputs[2].due = '2026-01-30')),
    expected: [{ ...past, message: /It was to be decided by 2026-01-30\.$/ }],
  },
  {
    name: 'decided by an extraordinary review since',
    files: newest('2026-01-25', (data) => {
      data['extra.yaml'] = extra({
        outputs: [{ id: 'O1', kind: 'resources', decision: 'Two', answer: 'granted', from: ['resources'] }],
      });
    }),
    expected: [],
  },
  {
    name: 'decided since, by an action',
    files: newest('2026-01-25', (data) => {
      data['a.yaml'] = { id: 'ACT-9', type: 'action', title: 'Hire', origin: 'MR-2', output: 'O3' };
    }),
    expected: [],
  },
  {
    name: 'declined is an answer',
    files: newest('2026-01-25', (data) => (data['review.yaml'].outputs[2].answer = 'declined')),
    expected: [],
  },
]);
