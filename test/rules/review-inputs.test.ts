import { describe, expect, test } from 'vitest';
import { reviewInputs } from '../../server/src/standards/review-inputs.ts';
import { findingsOf } from './harness.ts';
import { inParts } from './review-findings.ts';
import { scenarios } from './scenarios.ts';
import { type Data, files, inputKeys, section, withReview } from './whole-review.ts';

const titleOf = (key: string): string =>
  reviewInputs('iso-9001:2015').find((input) => input.key === key)!.title;

/** Findings at one place stand in the order of their messages, which name the inputs by title. */
const byTitle = (keys: readonly string[]): string[] =>
  keys.toSorted((left, right) => (titleOf(left) < titleOf(right) ? -1 : 1));

scenarios('review-input-unlinked', [
  {
    name: 'the message names the input, whose rule it is, the ways out and what would fit',
    files: withReview((review) => {
      delete section(review, 'customer-satisfaction').objectives;
    }),
    expected: [
      {
        path: 'inputs[customer-satisfaction].objectives',
        severity: 'error',
        record: 'MR-2',
        message:
          'Input "Customer satisfaction and feedback" is not linked to any quality objective. Name one under `objectives`, such as OBJ-3 "Objective 3", or propose a new one under `proposes`. Otherwise say under `noObjective` why none is needed, or under `notApplicable` why there was nothing to look at. ISO 9001 does not ask for this link. This system does, so that top management sees which objective is at stake.',
        fixes: ['Link to OBJ-3 "Objective 3"'],
      },
    ],
  },
  ...(
    [
      ['proposes', ['SHORTER-QUEUES']],
      ['noObjective', 'Nothing to steer here'],
      ['notApplicable', 'No external providers'],
      ['objectives', 'OBJ-1'],
    ] as const
  ).map(([key, value]) => ({
    name: `way out: ${key}`,
    files: withReview((review) => {
      const item = section(review, 'external-providers');
      delete item.objectives;
      item[key] = value;
    }),
    expected: [],
  })),
  {
    name: 'previous-actions is linked through the objectives of its actions',
    files: withReview((review) => delete section(review, 'previous-actions').objectives),
    expected: [],
  },
  {
    name: 'other inputs are not',
    files: withReview((review) => {
      delete section(review, 'risk-actions').objectives;
      section(review, 'risk-actions').evidence = ['ACT-1'];
    }),
    expected: [{ path: 'inputs[risk-actions].objectives', severity: 'error' }],
  },
  {
    name: 'a combined section needs one link',
    files: withReview((review) => {
      review.inputs = review.inputs.filter(({ input }: Data) => input !== 'resources');
      const item = section(review, 'audit-results');
      item.input = ['audit-results', 'resources'];
      delete item.objectives;
    }),
    expected: [
      {
        path: 'inputs[audit-results+resources].objectives',
        severity: 'error',
        message: /^Inputs "Audits" and "Resources" are not linked to any quality objective\./,
      },
    ],
  },
  {
    name: 'an input of your own with a long title',
    files: files((data) => {
      const title = 'Complaints, claims and recalls of all sites in the countries we deliver to';
      data['qms.yaml'].review = { inputs: [{ key: 'claims', title, from: '2026-01-01' }] };
      const { objectives: _, ...item } = section(data['review.yaml'], 'resources');
      data['review.yaml'].inputs.push({ ...item, input: 'claims', summary: 'Claims fell by a third.' });
    }),
    expected: [
      {
        path: 'inputs[claims].objectives',
        severity: 'error',
        message: /^Input "Complaints, claims and recalls of all s…" is not linked to any quality objective\./,
      },
    ],
  },
  {
    name: 'of the titles of many inputs, those are shown that leave room for what is wrong',
    files: withReview((review) => {
      const item = section(review, 'nonconformities');
      review.inputs = [{ ...item, input: ['nonconformities', ...inputKeys], objectives: [] }];
    }),
    expected: [
      {
        path: 'inputs[nonconformities+previous-actions+context-changes+customer-s…].objectives',
        severity: 'error',
        message:
          /^Inputs "Nonconformities and correct…" and 12 more are not linked to any quality objective\./,
      },
    ],
  },
  {
    name: 'previous-actions that cites no action that serves an objective',
    files: files((data) => {
      delete section(data['review.yaml'], 'previous-actions').objectives;
      delete data['action.yaml'].objectives;
    }),
    expected: [
      {
        path: 'inputs[previous-actions].objectives',
        severity: 'error',
        message:
          /^Input "Actions from earlier reviews" is not linked .*, cite actions that serve one, or propose /,
      },
    ],
  },
  {
    name: 'a repeated input is judged section by section',
    files: withReview((review) => {
      const { objectives: _, ...second } = section(review, 'resources');
      review.inputs.push(second);
    }),
    expected: [{ path: 'inputs[resources#2].objectives', severity: 'error' }],
  },
  {
    name: 'candidates: by theme when no indicator ties, pursued on the day of the review, three at most',
    files: files((data) => {
      const item = section(data['review.yaml'], 'resources');
      delete item.objectives;
      item.evidence = ['ACT-1'];
      for (const n of [1, 2, 3, 4, 5, 6]) {
        data[`objective-${n}.yaml`] = {
          id: `OBJ-${n}`,
          type: 'quality-objective',
          title: `T${n}`,
          themes: ['customers'],
        };
      }
      data['objective-1.yaml'].effectiveFrom = '2026-01-21';
      Object.assign(data['objective-2.yaml'], { status: 'achieved', result: { date: '2026-01-19' } });
      Object.assign(data['objective-3.yaml'], { status: 'achieved', result: { date: '2026-01-21' } });
    }),
    expected: [
      {
        path: 'inputs[resources].objectives',
        severity: 'error',
        message: /such as OBJ-3 "T3", OBJ-4 "T4" or OBJ-5 "T5", or propose/,
        fixes: ['Link to OBJ-3 "T3"', 'Link to OBJ-4 "T4"', 'Link to OBJ-5 "T5"'],
      },
    ],
  },
  {
    name: 'planned: a warning while it is prepared',
    files: withReview((review) => {
      review.status = 'planned';
      delete section(review, 'resources').objectives;
    }),
    expected: [{ path: 'inputs[resources].objectives', severity: 'warning' }],
  },
  {
    name: 'approved: approving silences nothing',
    files: withReview((review) => {
      review.status = 'approved';
      delete section(review, 'resources').objectives;
    }),
    expected: [{ path: 'inputs[resources].objectives', severity: 'error' }],
  },
  {
    name: 'draft: silent',
    files: withReview((review) => {
      review.status = 'draft';
      delete section(review, 'resources').objectives;
    }),
    expected: [],
  },
  {
    name: 'before judgeFrom: silent',
    files: files((data) => {
      data['qms.yaml'].judgeFrom = '2026-01-21';
      delete section(data['review.yaml'], 'resources').objectives;
    }),
    expected: [],
  },
]);

scenarios('review-input-missing', [
  {
    name: 'absent: one finding per key, each with a section to add',
    files: withReview((review) => review.inputs.splice(10)),
    expected: [
      {
        path: 'inputs[risk-actions]',
        severity: 'error',
        message:
          'Input "Actions on risks and opportunities" is missing. Add a section with `input: risk-actions`, or say in one under `notApplicable` why there was nothing to look at.',
        fixes: ['Add a section for "Actions on risks and opportunities"'],
      },
      {
        path: 'inputs[improvement-opportunities]',
        severity: 'error',
        message: /^Input "Opportunities for improvement" is missing\. .*`input: improvement-opportunities`/,
      },
    ],
  },
  {
    name: 'no inputs at all: one per key, at the id',
    files: withReview((review) => delete review.inputs),
    expected: byTitle(inputKeys).map((key) => ({ path: `inputs.${key}`, severity: 'error' as const })),
  },
  {
    name: 'empty',
    files: withReview((review) => {
      review.inputs[9] = { input: 'resources', theme: 'customers', objectives: [] };
    }),
    expected: [
      {
        path: 'inputs[resources].input',
        severity: 'error',
        message:
          'Input "Resources" is empty. Write at least a summary, or say under `notApplicable` why there was nothing to look at.',
      },
    ],
  },
  {
    name: 'not applicable',
    files: withReview((review) => {
      review.inputs[8] = { input: 'external-providers', notApplicable: 'None in the period' };
    }),
    expected: [],
  },
  {
    name: 'a blank reason is none',
    files: withReview((review) => {
      review.inputs[8] = { input: 'external-providers', notApplicable: ' ' };
    }),
    expected: [{ path: 'inputs[external-providers].input', severity: 'error' }],
  },
  {
    name: 'combined sections',
    files: withReview((review) => {
      const [first] = review.inputs;
      review.inputs = [{ ...first, input: [...inputKeys] }];
    }),
    expected: [],
  },
  {
    name: 'a misspelt key',
    files: withReview((review) => {
      section(review, 'customer-satisfaction').input = 'costumer-satisfaction';
    }),
    expected: [
      {
        path: 'inputs[costumer-satisfaction].input',
        severity: 'error',
        message:
          '`costumer-satisfaction` is not an input known here. Did you mean `customer-satisfaction`? No section looks at "Customer satisfaction and feedback" yet.',
        fixes: ['Change to `customer-satisfaction`'],
      },
    ],
  },
  {
    name: 'an input of your own',
    files: files((data) => {
      data['qms.yaml'].review = { inputs: [{ key: 'data-protection', title: 'Data protection' }] };
    }),
    expected: [
      { path: 'inputs[data-protection]', severity: 'error', record: 'MR-1' },
      {
        path: 'inputs[data-protection]',
        severity: 'error',
        record: 'MR-2',
        message: /^Input "Data protection" is missing\. .*`input: data-protection`.* qms\.yaml asks for\.$/,
      },
    ],
  },
  {
    name: 'another standard alone asks for nothing here',
    files: files((data) => {
      data['qms.yaml'].standards = ['iso-14001:2015'];
      data['review.yaml'].inputs = [];
    }),
    expected: [],
  },
  {
    name: 'a standard in use only from a later day asks nothing of this review',
    files: files((data) => {
      data['qms.yaml'].standards = [{ id: 'iso-9001:2015', from: '2026-01-21' }];
      data['review.yaml'].inputs.splice(3);
    }),
    expected: [],
  },
  { name: 'in parts', files: inParts(), expected: [] },
  {
    name: 'in parts: a draft part does not count',
    files: inParts((part) => (part.status = 'draft')),
    expected: byTitle(inputKeys.slice(8)).map((key) => ({
      path: `inputs[${key}]`,
      severity: 'error' as const,
      record: 'MR-2',
    })),
  },
  {
    name: "in parts: an empty section is the part's own fault",
    files: inParts((part) => (part.inputs[0] = { input: part.inputs[0].input })),
    expected: [{ path: 'inputs[external-providers].input', severity: 'error', record: 'MR-2a' }],
  },
  {
    name: 'extraordinary: need not look at everything',
    files: withReview((review) => {
      review.kind = 'extraordinary';
      review.inputs.splice(1);
    }),
    expected: [],
  },
  {
    name: 'planned: not yet',
    files: withReview((review) => Object.assign(review, { status: 'planned', inputs: [] })),
    expected: [],
  },
  {
    name: 'draft',
    files: withReview((review) => Object.assign(review, { status: 'draft', inputs: [] })),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      review.inputs.pop();
    }),
    expected: [{ path: 'inputs[improvement-opportunities]', severity: 'error' }],
  },
]);

scenarios('review-input-evidence', [
  {
    name: 'none',
    files: withReview((review) => delete section(review, 'resources').evidence),
    expected: [
      {
        path: 'inputs[resources].evidence',
        severity: 'warning',
        message:
          'Input "Resources" cites no evidence. Name under `evidence` the records that show it, or what is kept elsewhere with `external`.',
      },
    ],
  },
  {
    name: 'indicators count',
    files: withReview((review) => {
      const item = section(review, 'resources');
      item.indicators = item.evidence;
      delete item.evidence;
    }),
    expected: [],
  },
  {
    name: 'external',
    files: withReview((review) => (section(review, 'resources').evidence = [{ external: 'HR system' }])),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      section(review, 'resources').evidence = [];
    }),
    expected: [{ path: 'inputs[resources].evidence', severity: 'warning' }],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      section(review, 'resources').evidence = [];
    }),
    expected: [],
  },
]);

describe('one way of working is one finding', () => {
  const each = (change: (item: Data) => void, but: readonly string[] = []) =>
    withReview((review) => {
      for (const item of review.inputs as Data[]) if (!but.includes(String(item.input))) change(item);
    });

  test.each<[rule: string, files: Record<string, string>, messages: RegExp[]]>([
    [
      'review-input-vague',
      each((item) => {
        delete item['conclusion'];
        delete item['ask'];
      }),
      [/^None of the \d+ inputs has a conclusion or an ask\. Say in each what follows /],
    ],
    [
      'review-input-vague',
      each((item) => delete item['summary'], ['resources']),
      [
        /^\d+ of the \d+ inputs have no summary\. Say in each what was learnt\. Practice, not a requirement\.$/,
      ],
    ],
    [
      'review-input-evidence',
      each((item) => {
        delete item['evidence'];
        delete item['indicators'];
      }),
      [/^None of the \d+ inputs cites evidence\./],
    ],
    [
      'review-input-theme',
      each((item) => delete item['theme'], ['resources']),
      [/^\d+ of the \d+ inputs name no strategic theme\./],
    ],
  ])('%s', async (rule, repository, messages) => {
    const found = await findingsOf(rule, repository);
    expect(found.map(({ path, message }) => [path, message])).toEqual(
      messages.map((message) => ['inputs', expect.stringMatching(message)]),
    );
  });
});

scenarios('review-input-theme', [
  {
    name: 'none',
    files: withReview((review) => delete section(review, 'resources').theme),
    expected: [
      {
        path: 'inputs[resources].theme',
        severity: 'warning',
        message:
          'Input "Resources" names no strategic theme. Name `customers` under `theme`. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'none anywhere: one finding for the review',
    files: withReview((review) => {
      for (const item of review.inputs) delete item.theme;
    }),
    expected: [
      { path: 'inputs', severity: 'warning', message: /^None of the \d+ inputs names a strategic theme\./ },
    ],
  },
  {
    name: 'unknown',
    files: withReview((review) => (section(review, 'resources').theme = 'customer')),
    expected: [
      {
        path: 'inputs[resources].theme',
        severity: 'warning',
        message: /^Theme `customer` is not defined in qms\.yaml\. Did you mean `customers`\?/,
        fixes: ['Change to `customers`'],
      },
    ],
  },
  {
    name: 'approved: a theme unknown by now is left alone, a missing one is not',
    files: withReview((review) => {
      review.status = 'approved';
      section(review, 'resources').theme = 'customer';
      delete section(review, 'objectives').theme;
    }),
    expected: [{ path: 'inputs[objectives].theme', severity: 'warning' }],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      delete section(review, 'resources').theme;
    }),
    expected: [],
  },
]);
