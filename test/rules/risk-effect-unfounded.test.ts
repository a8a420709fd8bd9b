import { type Expected, scenarios } from './scenarios.ts';

const risk = (...lines: readonly string[]): string =>
  `${['id: RSK-1', 'type: risk', 'title: One maker of cells', 'status: treated', ...lines].join('\n')}\n`;
const action = (status: string): string =>
  `id: ACT-1\ntype: action\ntitle: Samples\nstatus: ${status}\ncancelledReason: No time.\norigin: RSK-1\n`;
const lower = [
  'before: { likelihood: 4, severity: 4, date: 2025-01-10 }',
  'after: { likelihood: 1, severity: 4, date: 2025-12-10 }',
];
const scene = (name: string, text: string, expected: readonly Expected[], status = 'cancelled') => ({
  name,
  files: { 'risk.yaml': text, 'action.yaml': action(status) },
  expected,
});

scenarios('risk-effect-unfounded', [
  scene('rated lower', risk(...lower, 'treatment: reduce', 'actions: [ACT-1]'), [
    {
      path: 'after',
      severity: 'warning',
      message:
        'The risk is rated lower, but every action on it was cancelled. Rate it as it is, or name under `controls` or `actions` what brought it down. Cancelled is ACT-1.',
    },
  ]),
  scene('rated lower, the action names the risk', risk(...lower), [{ path: 'after', severity: 'warning' }]),
  scene(
    'said to be effective',
    risk('effectiveness: { result: effective, date: 2025-12-10 }', 'actions: [ACT-1]'),
    [
      {
        path: 'effectiveness.result',
        severity: 'warning',
        message: /^The treatment is said to be effective/,
      },
    ],
  ),
  scene('not effective', risk('effectiveness: { result: not-effective, date: 2025-12-10 }'), []),
  scene('an action was done', risk(...lower, 'actions: [ACT-1]'), [], 'done'),
  scene('rated as before', risk(lower[0]!, 'after: { likelihood: 4, severity: 4, date: 2025-12-10 }'), []),
  scene('shared by an insurance', risk(...lower, 'treatment: share'), []),
  {
    name: 'a control is named',
    files: {
      'risk.yaml': risk(...lower, 'controls: [PRC-1]'),
      'action.yaml': action('cancelled'),
      'process.yaml': 'id: PRC-1\ntype: process\ntitle: Buy\nstatus: effective\n',
    },
    expected: [],
  },
  {
    name: 'no action at all',
    files: { 'risk.yaml': risk(...lower) },
    expected: [],
  },
]);
