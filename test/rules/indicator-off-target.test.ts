import { type Expected, scenarios } from './scenarios.ts';

const months = (...values: readonly number[]): string =>
  values
    .map((value, at) => `  - { period: 2025-${String(at + 1).padStart(2, '0')}, value: ${value} }\n`)
    .join('');
const indicator = (more: string, ...values: readonly number[]): string =>
  `id: KPI-FPY\ntype: indicator\ntitle: First-pass yield\nstatus: effective\nunit: "%"\ndirection: higher-is-better\nfrequency: monthly\nchart: none\n${more}readings:\n${months(...values)}`;
const target = 'target: 94\n';
const low = [89, 88, 90, 89, 88, 89, 90] as const;
const off = indicator(target, ...low);
const said: readonly Expected[] = [
  {
    path: 'readings[2025-07]',
    severity: 'warning',
    message:
      'All 7 readings since 2025-01 miss the target, and nothing answers them. Say why under `explanations`, set an objective on this figure, or name it in the action that is taken. The target is 94, the last reading 90 %. Practice, not a requirement.',
  },
];
const none: readonly Expected[] = [];
const with_ = (name: string, files: Readonly<Record<string, string>>, expected: readonly Expected[]) => ({
  name,
  files: { 'indicator.yaml': off, ...files },
  expected,
});
const objective = (status: string): string =>
  `id: OBJ-1\ntype: quality-objective\ntitle: 94 of 100\nstatus: ${status}\nindicator: KPI-FPY\ntarget: 94\ndue: 2026-12-31\n`;
const review = (more: string): string =>
  `id: MR-2026-01\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2026-01-20\n${more}`;

scenarios('indicator-off-target', [
  with_('seven months below, and nothing follows', {}, said),
  with_('the same for an objective that was cancelled', { 'o.yaml': `${objective('cancelled')}` }, said),
  with_('an objective under way', { 'o.yaml': objective('active') }, none),
  with_('an objective that is proposed', { 'o.yaml': objective('draft') }, none),
  with_(
    'an action that names it',
    {
      'a.yaml':
        'id: ACT-1\ntype: action\ntitle: Cooling\nstatus: open\neffectiveness: { criterion: Yield, evaluateBy: 2026-06-30, evidence: [KPI-FPY] }\n',
    },
    none,
  ),
  with_(
    'a review that only looks at it',
    {
      'r.yaml': review(
        'inputs: [{ input: monitoring-results, summary: Low again, indicators: [KPI-FPY] }]\n',
      ),
    },
    said,
  ),
  with_(
    'a review that decided on it',
    {
      'r.yaml': review(
        'outputs:\n  - { id: O1, kind: improvement, decision: Cooling, expected: { indicator: KPI-FPY, target: 94, by: 2026-12-31 } }\n',
      ),
    },
    none,
  ),
  with_('one month on target', { 'indicator.yaml': indicator(target, 89, 88, 94, 89, 88, 89, 90) }, none),
  with_(
    'three quarters are too few',
    {
      'indicator.yaml': off
        .replace('monthly', 'quarterly')
        .replace(/readings:[\s\S]*/, 'readings:\n')
        .concat(['Q1', 'Q2', 'Q3'].map((part) => `  - { period: 2025-${part}, value: 89 }\n`).join('')),
    },
    none,
  ),
  with_(
    'readings in a file of their own',
    {
      'indicator.yaml': off.replace(/readings:[\s\S]*/, 'data: yield.csv\n'),
      'yield.csv': `period,value\n${low.map((value, at) => `2025-0${at + 1},${value}\n`).join('')}`,
    },
    [{ path: 'data', severity: 'warning', message: /^All 7 readings since 2025-01 miss the target/ }],
  ),
  with_('half a year is not over', { 'indicator.yaml': indicator(target, ...low.slice(0, 5)) }, none),
  with_(
    'no target in those months',
    { 'indicator.yaml': indicator('targets: [{ from: 2025-06, value: 94 }]\n', ...low) },
    none,
  ),
  with_(
    'explained',
    {
      'indicator.yaml': indicator(
        `${target}explanations: [{ period: 2025-Q2, cause: The new line starts with young people. }]\n`,
        ...low,
      ),
    },
    none,
  ),
]);
