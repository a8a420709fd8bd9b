import { type Expected, scenarios } from './scenarios.ts';

const action = (...lines: readonly string[]): Record<string, string> => ({
  'action.yaml': ['id: ACT-1', 'type: action', 'title: Hire two engineers', ...lines, ''].join('\n'),
});
const whole = ['owner: ROLE-MD', 'due: 2026-01-15'];
const overdue: Expected = {
  path: 'due',
  severity: 'warning',
  record: 'ACT-1',
  message:
    'The action was due on 2026-01-15, 17 days ago, and is still open. Record its completion, move the date with a reason under `dueHistory`, or cancel it.',
};

scenarios('action-overdue', [
  { name: 'draft: silent', files: action('status: draft', ...whole), expected: [] },
  { name: 'active: past due', files: action('status: open', ...whole), expected: [overdue] },
  { name: 'in progress: past due', files: action('status: in-progress', ...whole), expected: [overdue] },
  { name: 'no status counts as active', files: action(...whole), expected: [overdue] },
  {
    name: 'due today is not yet overdue',
    files: action(...whole),
    options: { today: '2026-01-15' },
    expected: [],
  },
  {
    name: 'a day later it is',
    files: action(...whole),
    options: { today: '2026-01-16' },
    expected: [{ path: 'due', severity: 'warning', message: /2026-01-15, 1 day ago/ }],
  },
  { name: 'final: done', files: action('status: done', ...whole), expected: [] },
  { name: 'final: cancelled', files: action('status: cancelled', ...whole), expected: [] },
  {
    name: 'what is no date is passed over',
    files: action('status: open', 'due: [1]'),
    alsoBreaks: ['schema'],
    expected: [],
  },
]);

scenarios('action-owner', [
  { name: 'draft: silent', files: action('status: draft'), expected: [] },
  {
    name: 'active: neither',
    files: action('status: open'),
    expected: [
      { path: 'due', severity: 'warning', message: /no due date\. .*Practice/ },
      {
        path: 'owner',
        severity: 'warning',
        message:
          'The action has no owner. Name under `owner` the role that sees it through. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'an event is not a date',
    files: action('owner: ROLE-MD', 'due: when the hall is built'),
    alsoBreaks: ['schema'],
    expected: [
      {
        path: 'due',
        severity: 'warning',
        message: /The action is due "when the hall is built", which is not a date\./,
      },
    ],
  },
  {
    name: 'a mistyped date is for the schema',
    files: action('owner: ROLE-MD', 'due: 2026-02-30'),
    alsoBreaks: ['schema'],
    expected: [],
  },
  {
    name: 'final: closing it does not silence',
    files: action('status: done', 'due: 2026-01-15'),
    expected: [{ path: 'owner', severity: 'warning' }],
  },
  { name: 'complete', files: action('status: open', ...whole), expected: [] },
]);
