import { scenarios } from './scenarios.ts';
import { section, withReview } from './whole-review.ts';

scenarios('review-input-vague', [
  {
    name: 'neither ask nor conclusion',
    files: withReview((review) => delete section(review, 'resources').conclusion),
    expected: [
      {
        path: 'inputs[resources].conclusion',
        severity: 'warning',
        message:
          'Input "Resources" has neither conclusion nor ask. Say what follows from it, or what top management is asked to decide. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'no summary',
    files: withReview((review) => delete section(review, 'resources').summary),
    expected: [
      {
        path: 'inputs[resources].summary',
        severity: 'warning',
        message: /has no summary\. Say what was learnt\. Practice, not a requirement\.$/,
      },
    ],
  },
  {
    name: 'an ask will do',
    files: withReview((review) => {
      const item = section(review, 'resources');
      delete item.conclusion;
      item.ask = { request: 'Two engineers' };
    }),
    expected: [],
  },
  {
    name: 'a summary of one word',
    files: withReview((review) => (section(review, 'resources').summary = 'OK')),
    expected: [
      {
        path: 'inputs[resources].summary',
        severity: 'warning',
        message:
          'Input "Resources" has a summary that says little. Say in a sentence or two what was learnt. It reads "OK". Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'nineteen characters, and twenty',
    files: withReview((review) => {
      section(review, 'resources').summary = 'We lack two people.';
      section(review, 'audit-results').summary = 'We lack four people.';
    }),
    expected: [{ path: 'inputs[resources].summary', severity: 'warning' }],
  },
  {
    name: 'characters that each say a syllable or a word',
    files: withReview((review) => (section(review, 'resources').summary = '顧客の苦情は三割減った')),
    expected: [],
  },
  {
    name: 'a conclusion that says nothing',
    files: withReview((review) => (section(review, 'resources').conclusion = 'All good.')),
    expected: [
      {
        path: 'inputs[resources].conclusion',
        severity: 'warning',
        message:
          'Input "Resources" has a conclusion that says nothing. Say what follows from it. It reads "All good". Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'a short conclusion that says something, and one next to an ask',
    files: withReview((review) => {
      section(review, 'resources').conclusion = 'Hire two.';
      Object.assign(section(review, 'audit-results'), { conclusion: 'OK', ask: 'A third auditor' });
    }),
    expected: [],
  },
  {
    name: 'a reason that says nothing',
    files: withReview((review) => {
      const item = section(review, 'resources');
      delete item.objectives;
      item.noObjective = 'n/a';
      review.inputs[4] = { input: review.inputs[4].input, notApplicable: 'None' };
    }),
    expected: [
      {
        path: 'inputs[process-performance].notApplicable',
        severity: 'warning',
        message: /has a reason that says nothing\. Say why there was nothing to look at\. It reads "None"\./,
      },
      {
        path: 'inputs[resources].noObjective',
        severity: 'warning',
        message:
          'Input "Resources" has a reason that says nothing. Say why it needs no objective, or link it to one. It reads "n/a". Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'the same such reason at many inputs is said by another rule',
    files: withReview((review) => {
      for (const item of review.inputs.slice(0, 3)) {
        delete item.objectives;
        item.noObjective = 'None';
      }
    }),
    expected: [],
  },
  {
    name: 'nearly all summaries: one finding',
    files: withReview((review) => {
      for (const item of review.inputs) item.summary = 'Looked at';
    }),
    expected: [
      { path: 'inputs', severity: 'warning', message: /^The summaries of all 12 inputs say little\./ },
    ],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      delete section(review, 'resources').summary;
    }),
    expected: [{ path: 'inputs[resources].summary', severity: 'warning' }],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      delete section(review, 'resources').summary;
    }),
    expected: [],
  },
]);
