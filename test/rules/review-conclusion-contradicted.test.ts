import { scenarios } from './scenarios.ts';
import { type Data, files, withReview } from './whole-review.ts';

const kinds = ['improvement', 'qms-change', 'resources'];

/** Nothing is decided, and a conclusion is drawn; after a change. */
const concluded = (conclusions: Data, change: (review: Data) => void = () => {}): Record<string, string> =>
  withReview((review) => {
    review.outputs = kinds.map((kind) => ({ kind, none: 'Nothing had to be decided.' }));
    Object.assign(review.conclusions, conclusions);
    change(review);
  });

/** Objectives that ended on a day, and what is said of the system. */
const missed = (
  statuses: readonly string[],
  date = '2025-12-31',
  effective = 'confirmed',
): Record<string, string> =>
  files((data) => {
    statuses.forEach((status, index) => {
      Object.assign(data[`objective-${index + 1}.yaml`], { status, result: { value: 1, date } });
    });
    data['review.yaml'].conclusions.effective = effective;
  });

const ineffective = { effective: 'not-confirmed' };
const effective = { path: 'conclusions.effective', severity: 'warning', record: 'MR-2' } as const;

scenarios('review-conclusion-contradicted', [
  {
    name: 'not effective, and nothing decided',
    files: concluded(ineffective),
    expected: [
      {
        ...effective,
        message:
          'The system is held to be not effective, and nothing is decided. Decide under `outputs` what is done about it, or reconsider the conclusion. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'not suitable and not adequate',
    files: concluded({ suitable: 'not-confirmed', adequate: 'not-confirmed' }),
    expected: [
      {
        path: 'conclusions.suitable',
        severity: 'warning',
        message: /^The system is held to be not suitable and adequate, and nothing is decided\./,
      },
    ],
  },
  { name: 'in part, and nothing decided', files: concluded({ effective: 'partly' }), expected: [] },
  { name: 'confirmed, and nothing decided', files: concluded({}), expected: [] },
  {
    name: 'not effective, and something decided',
    files: concluded(ineffective, (review) => {
      review.outputs[0] = { kind: 'improvement', decision: 'Begin anew' };
    }),
    expected: [],
  },
  {
    name: 'decided in a part',
    files: files((data) => {
      const review = data['review.yaml'];
      data['part.yaml'] = {
        id: 'MR-2a',
        type: 'management-review',
        title: 'Part',
        kind: 'partial',
        partOf: 'MR-2',
        status: 'held',
        date: '2026-01-10',
        outputs: [{ kind: 'improvement', decision: 'Begin anew' }],
      };
      review.outputs = kinds.map((kind) => ({ kind, none: 'Nothing.' }));
      review.conclusions.effective = 'not-confirmed';
    }),
    expected: [],
  },
  {
    name: 'without any output another rule speaks',
    files: concluded(ineffective, (review) => (review.outputs = [])),
    expected: [],
  },
  {
    name: 'approved: what was signed',
    files: concluded(ineffective, (review) => (review.status = 'approved')),
    expected: [effective],
  },
  {
    name: 'effective, although all objectives that ended were missed',
    files: missed(['missed', 'missed']),
    expected: [
      {
        ...effective,
        message:
          'The system is held to be effective although all objectives were missed. Say `partly` or `not-confirmed`, or correct their results. Of the objectives that ended since 2025-07-01 none was achieved: OBJ-1 "Objective 1" and OBJ-2 "Objective 2". Practice, not a requirement.',
      },
    ],
  },
  { name: 'a single miss', files: missed(['missed']), expected: [] },
  { name: 'one of three was achieved', files: missed(['missed', 'missed', 'achieved']), expected: [] },
  { name: 'missed before the period', files: missed(['missed', 'missed'], '2025-06-30'), expected: [] },
  { name: 'missed after the review', files: missed(['missed', 'missed'], '2026-01-21'), expected: [] },
  {
    name: 'missed, and effective in part',
    files: missed(['missed', 'missed'], '2025-12-31', 'partly'),
    expected: [],
  },
  ...['draft', 'planned'].map((status) => ({
    name: status,
    files: concluded(ineffective, (review) => (review.status = status)),
    expected: [],
  })),
]);
