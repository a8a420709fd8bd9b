import { scenarios } from './scenarios.ts';
import { type Data, files, section } from './whole-review.ts';

/** The review before proposed a draft; after a change. */
const proposed = (change: (data: Record<string, Data>) => void = () => {}): Record<string, string> =>
  files((data) => {
    section(data['earlier.yaml'], 'audit-results').proposes = ['OBJ-9'];
    data['draft.yaml'] = {
      id: 'OBJ-9',
      type: 'quality-objective',
      title: 'Fewer old drawings',
      status: 'draft',
    };
    change(data);
  });

const forgotten = {
  path: 'inputs[audit-results].summary',
  severity: 'warning',
  record: 'MR-2',
  fixes: [],
} as const;

scenarios('review-proposal-forgotten', [
  {
    name: 'a draft still when the next review was held: at that one',
    files: proposed(),
    expected: [
      {
        ...forgotten,
        message:
          'An objective that MR-1 proposed is still a draft. Put it in force or drop it with a reason, or take it up at an input of this review: OBJ-9 "Fewer old drawings".',
      },
    ],
  },
  {
    name: 'approved: a matter of the newest review still',
    files: proposed((data) => (data['review.yaml'].status = 'approved')),
    expected: [forgotten],
  },
  ...['draft', 'planned'].map((status) => ({
    name: `${status}: the next review is not held yet`,
    files: proposed((data) => (data['review.yaml'].status = status)),
    expected: [],
  })),
  ...['in-review', 'active', 'achieved', 'cancelled'].map((status) => ({
    name: `it is ${status} by now`,
    files: proposed((data) => (data['draft.yaml'].status = status)),
    expected: [],
  })),
  {
    name: 'proposed again, in plain sight',
    files: proposed((data) => (section(data['review.yaml'], 'audit-results').proposes = ['OBJ-9'])),
    expected: [],
  },
  {
    name: 'proposed here: the next review will see',
    files: files((data) => {
      section(data['review.yaml'], 'audit-results').proposes = ['OBJ-9'];
      data['draft.yaml'] = { id: 'OBJ-9', type: 'quality-objective', title: 'Drawings', status: 'draft' };
    }),
    expected: [],
  },
  {
    name: 'several, one of them proposed at two inputs',
    files: proposed((data) => {
      section(data['earlier.yaml'], 'resources').proposes = ['OBJ-9', 'OBJ-10'];
      data['other.yaml'] = { ...data['draft.yaml'], id: 'OBJ-10', title: 'More people' };
    }),
    expected: [{ ...forgotten, message: /^2 objectives that MR-1 proposed are still drafts\./ }],
  },
  {
    name: 'of a time that is not judged',
    files: proposed((data) => (data['qms.yaml'].judgeFrom = '2025-10-01')),
    expected: [],
  },
  {
    name: 'proposed two reviews ago: the one in between should have taken it up',
    files: proposed((data) => {
      data['oldest.yaml'] = { ...structuredClone(data['earlier.yaml']), id: 'MR-0', date: '2025-01-15' };
      delete section(data['earlier.yaml'], 'audit-results').proposes;
      data['earlier.yaml'].previous = 'MR-0';
    }),
    expected: [],
  },
]);
