import { type Expected, scenarios } from './scenarios.ts';

const action = (
  due: string,
  moves: readonly (readonly [from: string, to: string])[],
  status = 'open',
): string =>
  `id: ACT-1\ntype: action\ntitle: Labels\nstatus: ${status}\ndue: ${due}\ndueHistory:\n${moves
    .map(([from, to]) => `  - { from: ${from}, to: ${to}, reason: The maker is late. }\n`)
    .join('')}`;
const scene = (name: string, text: string, expected: readonly Expected[]) => ({
  name,
  files: { 'action.yaml': text },
  expected,
});
const first = ['2025-06-30', '2025-09-30'] as const;

scenarios('due-history', [
  scene('moved once more', action('2026-03-31', [first]), [
    {
      path: 'due',
      severity: 'warning',
      message:
        'The due date is 2026-03-31, but its history ends with 2025-09-30. Enter the last move under `dueHistory` with its reason and who agreed, or put the date right.',
      fixes: ['Set `due: 2025-09-30`'],
    },
  ]),
  scene('a move missing in between', action('2026-03-31', [first, ['2025-12-31', '2026-03-31']]), [
    {
      path: 'dueHistory[2026-03-31].from',
      severity: 'warning',
      message: /^This move begins at 2025-12-31, but the one before it ended at 2025-09-30\./,
    },
  ]),
  scene('all moves', action('2026-03-31', [first, ['2025-09-30', '2026-03-31']]), []),
  scene('of an action that is done', action('2026-03-31', [first], 'done'), []),
]);
