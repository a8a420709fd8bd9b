import { scenarios } from './scenarios.ts';
import { files, withReview } from './whole-review.ts';

scenarios('review-output-unlinked', [
  {
    name: 'no input named',
    files: withReview((review) => delete review.outputs[0].from),
    expected: [
      {
        path: 'outputs[O1].from',
        severity: 'warning',
        message:
          'Decision "Weekend rota" names no input that led to it. Name under `from` the inputs it comes from. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'a mistyped input',
    files: withReview((review) => (review.outputs[0].from = ['customer-satisfacton', 'resources'])),
    expected: [
      {
        path: 'outputs[O1].from[customer-satisfacton]',
        severity: 'warning',
        message:
          'Decision "Weekend rota" comes from no input of this review. Did you mean `customer-satisfaction`? No section looks at `customer-satisfacton`. Practice, not a requirement.',
        fixes: ['Change to `customer-satisfaction`'],
      },
    ],
  },
  {
    name: 'only inputs that no section looks at',
    files: withReview((review) => (review.outputs[0].from = ['weather', 'sports'])),
    expected: [
      {
        path: 'outputs[O1].from',
        severity: 'warning',
        message:
          'Decision "Weekend rota" comes from no input of this review. Name under `from` inputs that a section looks at, or add a section. None look at `weather` or `sports`. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'one input that is looked at will do',
    files: withReview((review) => (review.outputs[0].from = ['weather', 'resources'])),
    expected: [],
  },
  {
    name: 'an input that a part looks at',
    files: files((data) => {
      data['qms.yaml'].review = { inputs: [{ key: 'weather', title: 'Weather' }] };
      data['part.yaml'] = {
        id: 'MR-2a',
        type: 'management-review',
        title: 'Part',
        kind: 'partial',
        partOf: 'MR-2',
        status: 'held',
        date: '2026-01-10',
        inputs: [{ input: 'weather', summary: 'It rained all the time.' }],
      };
      data['review.yaml'].outputs[0].from = ['weather'];
    }),
    expected: [],
  },
  {
    name: 'without any section another rule speaks',
    files: withReview((review) => delete review.inputs),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      review.outputs[0].from = [];
    }),
    expected: [{ path: 'outputs[O1].from', severity: 'warning' }],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      delete review.outputs[0].from;
    }),
    expected: [],
  },
]);
