import { scenarios } from './scenarios.ts';
import { type Data, files } from './whole-review.ts';

const between = (first: string, last: string, change: (data: Record<string, Data>) => void = () => {}) =>
  files((data) => {
    data['earlier.yaml'].period.to = first;
    data['review.yaml'].period.from = last;
    change(data);
  });

const other = (kind: string, from: string, to: string, more: Data = {}): Data => ({
  id: `MR-${from}`,
  type: 'management-review',
  title: 'In between',
  kind,
  status: 'held',
  date: '2025-10-01',
  period: { from, to },
  previous: 'MR-1',
  ...more,
});

const gap = { path: 'period.from', severity: 'information', record: 'MR-2' } as const;

scenarios('review-period-gap', [
  { name: 'one begins the day after the other', files: between('2025-06-30', '2025-07-01'), expected: [] },
  { name: 'they overlap', files: between('2025-06-30', '2025-06-01'), expected: [] },
  {
    name: 'a month is looked at by nobody',
    files: between('2025-06-30', '2025-08-01'),
    expected: [
      {
        ...gap,
        message:
          'No review looks at 31 days before this period. Let the period begin on 2025-07-01, or look at them in another review. MR-1 ends on 2025-06-30. Practice, not a requirement.',
        fixes: ['Let the period begin on 2025-07-01'],
      },
    ],
  },
  {
    name: 'a single day',
    files: between('2025-06-30', '2025-07-02'),
    expected: [{ ...gap, message: /^No review looks at 1 day before this period\. .* look at that day in/ }],
  },
  {
    name: 'looked at for a special reason',
    files: between('2025-06-30', '2025-08-01', (data) => {
      data['extra.yaml'] = other('extraordinary', '2025-07-01', '2025-07-31');
    }),
    expected: [],
  },
  {
    name: 'looked at in part, in the middle',
    files: between('2025-06-30', '2025-08-01', (data) => {
      data['extra.yaml'] = other('partial', '2025-07-11', '2025-07-20');
    }),
    expected: [{ ...gap, message: /^No review looks at 21 days before .* begin on 2025-07-01,/ }],
  },
  {
    name: 'looked at twice, the shorter time within the longer',
    files: between('2025-06-30', '2025-08-01', (data) => {
      data['extra.yaml'] = other('extraordinary', '2025-07-01', '2025-07-20');
      data['part.yaml'] = other('partial', '2025-07-05', '2025-07-10');
    }),
    expected: [{ ...gap, message: /^No review looks at 11 days before .* begin on 2025-07-21,/ }],
  },
  {
    name: 'looked at by a part of this review, from the tenth on',
    files: between('2025-06-30', '2025-08-01', (data) => {
      data['part.yaml'] = other('partial', '2025-07-10', '2025-07-31', { partOf: 'MR-2' });
    }),
    expected: [{ ...gap, message: /^No review looks at 9 days before/ }],
  },
  {
    name: 'approved: what was signed',
    files: between('2025-06-30', '2025-08-01', (data) => (data['review.yaml'].status = 'approved')),
    expected: [gap],
  },
  ...['draft', 'planned'].map((status) => ({
    name: status,
    files: between('2025-06-30', '2025-08-01', (data) => (data['review.yaml'].status = status)),
    expected: [],
  })),
  {
    name: 'a later review adds nothing to this one',
    files: between('2025-06-30', '2025-07-01', (data) => {
      data['later.yaml'] = other('full', '2026-03-01', '2026-06-30', {
        id: 'MR-3',
        date: '2026-07-10',
        status: 'planned',
      });
    }),
    expected: [],
  },
  {
    name: 'the one before is of a time that is not judged',
    files: between('2025-06-30', '2025-08-01', (data) => (data['qms.yaml'].judgeFrom = '2025-10-01')),
    expected: [],
  },
  {
    name: 'the one before says no period',
    files: between('2025-06-30', '2025-08-01', (data) => delete data['earlier.yaml'].period),
    expected: [],
  },
]);
