import { scenarios } from './scenarios.ts';
import { type Data, files, section } from './whole-review.ts';

/** The review with resources linked to the first objective alone, which ended on a day; after a change. */
const ended = (
  objective: Data,
  change: (data: Record<string, Data>) => void = () => {},
): Record<string, string> =>
  files((data) => {
    for (const input of data['review.yaml'].inputs) input.objectives = ['OBJ-2'];
    section(data['review.yaml'], 'resources').objectives = ['OBJ-1'];
    Object.assign(data['objective-1.yaml'], objective);
    change(data);
  });

const before = { status: 'achieved', result: { value: 3, date: '2025-06-30' } };
const resources = { path: 'inputs[resources].objectives', severity: 'warning', record: 'MR-2' } as const;

scenarios('review-input-objective-ended', [
  {
    name: 'reached before the period began',
    files: ended(before, (data) => (section(data['review.yaml'], 'resources').evidence = ['KPI-2'])),
    expected: [
      {
        ...resources,
        message:
          'Input "Resources" is linked to an objective that has ended. Link it to one that was pursued in the period, propose a new one under `proposes`, or say under `noObjective` why none is needed. The period begins on 2025-07-01: OBJ-1 "Objective 1" ended on 2025-06-30. Practice, not a requirement.',
        fixes: ['Link to OBJ-2 "Objective 2"'],
      },
    ],
  },
  {
    name: 'withdrawn before it',
    files: ended({ status: 'cancelled', withdrawnOn: '2025-06-30' }),
    expected: [resources],
  },
  {
    name: 'ended on the first day of the period: its result',
    files: ended({ status: 'missed', result: { value: 3, date: '2025-07-01' } }),
    expected: [],
  },
  { name: 'still pursued', files: ended({}), expected: [] },
  { name: 'ended, and no day says when', files: ended({ status: 'achieved' }), expected: [] },
  {
    name: 'one of two is still pursued',
    files: ended(
      before,
      (data) => (section(data['review.yaml'], 'resources').objectives = ['OBJ-1', 'OBJ-2']),
    ),
    expected: [],
  },
  {
    name: 'both had ended',
    files: ended(before, (data) => {
      Object.assign(data['objective-3.yaml'], before);
      section(data['review.yaml'], 'resources').objectives = ['OBJ-1', 'OBJ-3'];
    }),
    expected: [{ ...resources, message: /linked to objectives that have ended\./ }],
  },
  ...[
    ['a new one is proposed', { proposes: ['GOAL-OF-THE-GROUP'] }],
    ['a reason says why there is no other', { noObjective: 'The next one waits for the figures of spring.' }],
  ].map(([name, more]) => ({
    name: String(name),
    files: ended(before, (data) => Object.assign(section(data['review.yaml'], 'resources'), more)),
    expected: [],
  })),
  {
    name: 'earlier actions serve one that is pursued',
    files: ended({}, (data) => {
      Object.assign(data['objective-3.yaml'], before);
      section(data['review.yaml'], 'previous-actions').objectives = ['OBJ-3'];
    }),
    expected: [],
  },
  {
    name: 'an objective that nobody knows has a finding of its own',
    files: ended(before, (data) => {
      section(data['review.yaml'], 'resources').objectives = ['OBJ-1', 'GOAL-OF-THE-GROUP'];
    }),
    expected: [],
  },
  {
    name: 'approved: what was signed',
    files: ended(before, (data) => (data['review.yaml'].status = 'approved')),
    expected: [resources],
  },
  {
    name: 'planned: there is still time to link another',
    files: ended(before, (data) => (data['review.yaml'].status = 'planned')),
    expected: [resources],
  },
  {
    name: 'draft',
    files: ended(before, (data) => (data['review.yaml'].status = 'draft')),
    expected: [],
  },
]);
