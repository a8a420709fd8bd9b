import { scenarios } from './scenarios.ts';

const indicator =
  'id: KPI-OTD\ntype: indicator\ntitle: On-time delivery\nstatus: effective\nunit: "%"\ndirection: higher-is-better\nfrequency: quarterly\nreadings:\n  - { period: 2024-Q4, value: 91.2 }\n  - { period: 2025-Q1, value: null, note: Strike }\n';
const objective = (baseline: string, status = 'active'): string =>
  `id: OBJ-1\ntype: quality-objective\ntitle: 96 of 100\nstatus: ${status}\nindicator: KPI-OTD\nbaseline: ${baseline}\ntarget: 96\ndue: 2026-12-31\n`;
const silent = (name: string, text: string) => ({
  name,
  files: { 'objective.yaml': text, 'indicator.yaml': indicator },
  expected: [],
});
const reported = (name: string, text: string) => ({
  name,
  files: { 'objective.yaml': text, 'indicator.yaml': indicator },
  expected: [
    {
      path: 'baseline.value',
      severity: 'warning' as const,
      message:
        'The baseline is 85, but the reading of KPI-OTD for 2024-Q4 is 91.2 %. Correct the baseline, or name the period it is from.',
      fixes: ['Set `baseline.value: 91.2`'],
    },
  ],
});

scenarios('objective-baseline', [
  reported('worse than the reading', objective('{ value: 85, period: 2024-Q4 }')),
  reported(
    'of an objective that was achieved',
    `${objective('{ value: 85, period: 2024-Q4 }', 'achieved')}result: { value: 96, date: 2026-01-10, note: Reached. }\n`,
  ),
  silent('the reading, rounded', objective('{ value: 91, period: 2024-Q4 }')),
  silent('of a period without a reading', objective('{ value: 85, period: 2024-12 }')),
  silent('of a period whose reading has no value', objective('{ value: 85, period: 2025-Q1 }')),
  silent('without a period', objective('{ value: 85 }')),
  silent('of an objective that was cancelled', objective('{ value: 85, period: 2024-Q4 }', 'cancelled')),
  silent('of a draft', objective('{ value: 85, period: 2024-Q4 }', 'draft')),
]);
