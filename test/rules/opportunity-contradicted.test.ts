import { type Expected, scenarios } from './scenarios.ts';

const opportunity = (status: string, decision: string): string =>
  `id: OPP-1\ntype: opportunity\ntitle: Calibration for others\nstatus: ${status}\ndecision: ${decision}\n`;
const action = (status: string): string =>
  `id: ACT-1\ntype: action\ntitle: Offer it to three makers\nstatus: ${status}\norigin: OPP-1\n`;
const scene = (name: string, text: string, expected: readonly Expected[], status = 'done') => ({
  name,
  files: { 'opportunity.yaml': text, 'action.yaml': action(status) },
  expected,
});
const said = (message: RegExp, ...fixes: readonly string[]): readonly Expected[] => [
  { path: 'decision', severity: 'warning', message, fixes },
];

scenarios('opportunity-contradicted', [
  scene(
    'declined and pursued',
    opportunity('pursued', 'decline'),
    said(/decline this opportunity, but its status is `pursued`\./, 'Set `status: declined`'),
  ),
  scene(
    'declined and realized',
    opportunity('realized', 'decline'),
    said(/its status is `realized`/, 'Set `status: declined`'),
  ),
  scene(
    'pursued and declined',
    opportunity('declined', 'pursue'),
    said(/pursue this opportunity, but its status is `declined`/, 'Set `decision: decline`'),
  ),
  scene(
    'declined with an action under way',
    opportunity('declined', 'decline'),
    said(/but ACT-1 is under way\./),
    'in-progress',
  ),
  scene('declined after an action', opportunity('declined', 'decline'), []),
  scene('pursued', opportunity('pursued', 'pursue'), [], 'in-progress'),
  scene('put off', opportunity('open', 'defer'), [], 'in-progress'),
  scene('declined, not yet closed', opportunity('open', 'decline'), []),
]);
