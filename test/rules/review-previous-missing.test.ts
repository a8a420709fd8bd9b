import { scenarios } from './scenarios.ts';
import { type Data, files, twoSites, withReview, write } from './whole-review.ts';

const approval = [
  { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-25', digest: 'sha256-x' },
];

/** The company with a review in between, a year and a half before the one at hand. */
const withOldest = (change: (data: Record<string, Data>) => void): Record<string, string> =>
  files((data) => {
    data['oldest.yaml'] = {
      ...structuredClone(data['earlier.yaml']),
      id: 'MR-0',
      date: '2025-01-15',
      period: { from: '2024-07-01', to: '2024-12-31' },
    };
    data['earlier.yaml'].previous = 'MR-0';
    change(data);
  });

const inParts = (change: (part: Data) => void): Record<string, string> =>
  files((data) => {
    const review = data['review.yaml'];
    const part = {
      ...structuredClone(review),
      id: 'MR-2a',
      kind: 'partial',
      partOf: 'MR-2',
      date: '2026-01-10',
    };
    delete part.previous;
    delete review.previous;
    change(part);
    data['part.yaml'] = part;
  });

scenarios('review-previous-missing', [
  {
    name: 'left out although there was one before',
    files: withReview((review) => delete review.previous),
    expected: [
      {
        path: 'previous',
        severity: 'error',
        record: 'MR-2',
        message:
          'The review before this one is not named. Write `previous: MR-1`, so that what was decided there on 2025-07-15 is followed up here.',
        fixes: ['Set `previous: MR-1`'],
      },
    ],
  },
  {
    name: 'a key without a value names none',
    files: withReview((review) => (review.previous = null)),
    alsoBreaks: ['schema'],
    expected: [{ path: 'previous', severity: 'error', fixes: ['Set `previous: MR-1`'] }],
  },
  {
    name: 'named: its decisions are followed up',
    files: files(),
    expected: [],
  },
  {
    name: 'passed over for one further back',
    files: withOldest((data) => (data['review.yaml'].previous = 'MR-0')),
    expected: [
      {
        path: 'previous',
        severity: 'error',
        record: 'MR-2',
        message:
          '`previous` passes over MR-1 of 2025-07-15. Name that one, so that what was decided there is followed up here.',
        fixes: ['Set `previous: MR-1`'],
      },
    ],
  },
  { name: 'sites that review apart each go on from their own', files: twoSites(), expected: [] },
  {
    name: 'one of the sites names none',
    files: twoSites((data) => delete data['review.yaml'].previous),
    expected: [{ path: 'previous', severity: 'error', record: 'MR-2' }],
  },
  {
    name: 'reached by way of an extraordinary one in between',
    files: withOldest((data) => {
      data['extra.yaml'] = {
        id: 'MR-1x',
        type: 'management-review',
        title: 'After the recall',
        kind: 'extraordinary',
        status: 'approved',
        date: '2025-10-01',
        previous: 'MR-1',
      };
      data['review.yaml'].previous = 'MR-1x';
    }),
    expected: [],
  },
  {
    name: 'signed: a warning, since the signature binds it',
    files: withReview((review) => {
      delete review.previous;
      Object.assign(review, { status: 'approved', signOffs: approval });
    }),
    expected: [
      {
        path: 'previous',
        severity: 'warning',
        message:
          'The review before this one is not named. Look at what MR-1 decided on 2025-07-15 in your next review, or write `previous: MR-1` and have this one signed again.',
      },
    ],
  },
  {
    name: 'approved but not signed: still to be mended',
    files: withReview((review) => {
      delete review.previous;
      review.status = 'approved';
    }),
    expected: [{ path: 'previous', severity: 'error' }],
  },
  ...['draft', 'planned'].map((status) => ({
    name: `${status}: nothing has been held`,
    files: withReview((review) => {
      delete review.previous;
      review.status = status;
    }),
    expected: [],
  })),
  {
    name: 'the one before was only planned',
    files: files((data) => {
      delete data['review.yaml'].previous;
      data['earlier.yaml'].status = 'planned';
    }),
    expected: [],
  },
  {
    name: 'the one before was of a part only',
    files: files((data) => {
      delete data['review.yaml'].previous;
      data['earlier.yaml'].kind = 'partial';
    }),
    expected: [],
  },
  {
    name: 'the one before is of a time that is not judged',
    files: files((data) => {
      delete data['review.yaml'].previous;
      data['qms.yaml'].judgeFrom = '2025-10-01';
    }),
    expected: [],
  },
  {
    name: 'the first review there is',
    files: {
      'review.yaml': write({ id: 'MR-1', type: 'management-review', title: 'First', date: '2026-01-20' }),
    },
    expected: [],
  },
  {
    name: 'a later one that was entered since is not before it',
    files: files((data) => {
      delete data['earlier.yaml'].previous;
    }),
    expected: [],
  },
  {
    name: 'a partial one need not name any',
    files: withReview((review) => {
      delete review.previous;
      review.kind = 'partial';
    }),
    expected: [],
  },
  {
    name: 'a part may name it for the whole',
    files: inParts((part) => (part.previous = 'MR-1')),
    expected: [],
  },
  {
    name: 'neither whole nor part names it',
    files: inParts(() => {}),
    expected: [{ path: 'previous', severity: 'error', record: 'MR-2' }],
  },
  {
    name: 'parts of one review are not before each other, whatever kind they say they are',
    files: inParts((part) => {
      part.kind = 'full';
      part.previous = 'MR-1';
    }),
    expected: [],
  },
  {
    name: 'a reference that leads nowhere has a finding of its own',
    files: withReview((review) => (review.previous = 'REVIEW-OF-THE-GROUP')),
    expected: [],
  },
]);
