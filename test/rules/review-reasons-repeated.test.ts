import { scenarios } from './scenarios.ts';
import { type Data, files, inputKeys, section, withReview } from './whole-review.ts';

/** The review with reasons in place of the links of its first sections. */
const withReasons = (
  reasons: readonly string[],
  change: (review: Data) => void = () => {},
): Record<string, string> =>
  withReview((review) => {
    reasons.forEach((reason, index) => {
      delete review.inputs[index].objectives;
      review.inputs[index].noObjective = reason;
    });
    change(review);
  });

const [first, second] = [inputKeys[0]!, inputKeys[1]!];
const everywhere = inputKeys.map(() => 'None needed');

scenarios('review-reasons-repeated', [
  {
    name: 'three of twelve',
    files: withReasons(['Not needed.', 'not needed', 'Not  needed!']),
    expected: [
      {
        path: `inputs[${first}].noObjective`,
        severity: 'warning',
        record: 'MR-2',
        message:
          'The same reason stands at 3 of the 12 inputs. Say of each on its own why it needs no objective, or link it to one. It reads "Not needed". Practice, not a requirement.',
      },
    ],
  },
  { name: 'two of twelve', files: withReasons(['Not needed.', 'not needed']), expected: [] },
  {
    name: 'three of twelve, each with words of its own',
    files: withReasons(['A risk with an owner', 'The position is filled', 'The rig comes first']),
    expected: [],
  },
  {
    name: 'five of twelve: not yet half',
    files: withReasons(everywhere.slice(0, 5)),
    expected: [{ path: `inputs[${first}].noObjective`, severity: 'warning' }],
  },
  {
    name: 'half of them: the review as a whole evades the question',
    files: withReasons(everywhere.slice(0, 6)),
    expected: [
      {
        path: `inputs[${first}].noObjective`,
        severity: 'error',
        message:
          'The same reason stands at 6 of the 12 inputs. Say of each on its own why it needs no objective, or link it to one. It reads "None needed".',
      },
    ],
  },
  {
    name: 'all twelve: one finding',
    files: withReasons(everywhere),
    expected: [
      { path: `inputs[${first}].noObjective`, severity: 'error', message: /at 12 of the 12 inputs/ },
    ],
  },
  {
    name: 'one section for all twelve',
    files: withReview((review) => {
      review.inputs = [
        {
          input: inputKeys,
          summary: 'All looked at.',
          conclusion: 'None.',
          evidence: ['KPI-1'],
          noObjective: 'None',
        },
      ];
    }),
    expected: [
      {
        path: 'inputs[previous-actions+context-changes+customer-satisfaction+obje…].noObjective',
        severity: 'error',
        message: /at 12 of the 12 inputs/,
      },
    ],
  },
  {
    name: 'one section for three of twelve says it once, and repeats nothing',
    files: withReview((review) => {
      const [combined, , , ...rest] = review.inputs;
      delete combined.objectives;
      review.inputs = [
        { ...combined, input: inputKeys.slice(0, 3), noObjective: 'Nothing changed at all.' },
        ...rest,
      ];
    }),
    expected: [],
  },
  {
    name: 'one section for half of a small review belongs together',
    files: withReview((review) => {
      review.kind = 'partial';
      review.inputs = [
        {
          ...review.inputs[0],
          objectives: undefined,
          input: inputKeys.slice(0, 3),
          noObjective: 'Nothing new',
        },
        ...review.inputs.slice(3, 6),
      ];
    }),
    expected: [],
  },
  {
    name: 'of a review in parts the inputs of all parts count',
    files: files((data) => {
      const review = data['review.yaml'];
      data['part.yaml'] = {
        ...structuredClone(review),
        id: 'MR-2a',
        kind: 'partial',
        partOf: 'MR-2',
        date: '2026-01-10',
        inputs: review.inputs.slice(0, 4).map((item: Data) => ({
          ...item,
          objectives: undefined,
          noObjective: 'None needed',
        })),
      };
      review.inputs = review.inputs.slice(4);
    }),
    expected: [
      {
        path: `inputs[${first}].noObjective`,
        severity: 'warning',
        record: 'MR-2a',
        message: /at 4 of the 12 inputs/,
      },
    ],
  },
  {
    name: 'the same under both keys',
    files: withReasons(['Nothing to say', 'Nothing to say'], (review) => {
      review.inputs[2] = { input: review.inputs[2].input, notApplicable: 'Nothing to say' };
    }),
    expected: [
      {
        path: `inputs[${first}].noObjective`,
        severity: 'warning',
        message: /why it needs no objective or why there was nothing to look at, or link it to one\./,
      },
    ],
  },
  {
    name: 'not applicable, three times the same',
    files: withReview((review) => {
      for (const key of inputKeys.slice(1, 4))
        review.inputs[inputKeys.indexOf(key)] = { input: key, notApplicable: 'Not applicable' };
    }),
    expected: [
      {
        path: `inputs[${second}].notApplicable`,
        severity: 'warning',
        message: /Say of each on its own why there was nothing to look at, or look at it\./,
      },
    ],
  },
  {
    name: 'two reasons, each three times: two findings',
    files: withReasons(['One', 'One', 'One', 'Two', 'Two', 'Two']),
    expected: [
      { path: `inputs[${first}].noObjective`, severity: 'warning' },
      { path: `inputs[${inputKeys[3]}].noObjective`, severity: 'warning' },
    ],
  },
  {
    name: 'approved: it is what was signed',
    files: withReasons(everywhere, (review) => (review.status = 'approved')),
    expected: [{ path: `inputs[${first}].noObjective`, severity: 'error' }],
  },
  {
    name: 'planned: there is still time',
    files: withReasons(everywhere, (review) => (review.status = 'planned')),
    expected: [{ path: `inputs[${first}].noObjective`, severity: 'warning' }],
  },
  { name: 'draft', files: withReasons(everywhere, (review) => (review.status = 'draft')), expected: [] },
  {
    name: 'linked all the same: nothing is evaded',
    files: withReview((review) => {
      for (const key of inputKeys) section(review, key).noObjective = 'None needed';
    }),
    expected: [],
  },
]);
