import { describe, expect, test } from 'vitest';
import { acmeFiles } from '../workspace/acme.ts';
import { rulesOf } from './families.ts';
import { check } from './harness.ts';
import { type Expected, scenarios } from './scenarios.ts';

const measure = (...lines: readonly string[]): string =>
  [
    'id: KPI-1',
    'type: indicator',
    'title: On-time delivery',
    'unit: "%"',
    'direction: higher-is-better',
    ...lines,
    '',
  ].join('\n');
const readings = (...items: readonly string[]): readonly string[] => [
  'readings:',
  ...items.map((item) => `  - { ${item} }`),
];
const quarterly = [
  'frequency: quarterly',
  ...readings('period: 2025-Q1, value: 91', 'period: 2025-Q3, value: 92'),
];
const gap: Expected = {
  path: 'readings',
  severity: 'warning',
  record: 'KPI-1',
  message:
    'No reading for 2025-Q2 and 2025-Q4. Enter them under `readings`, or an empty value with a note where there is none for a reason. Readings are due 1 month after the end of their period.',
};
const file = (text: string, ...lines: readonly string[]) => ({
  'kpi.yaml': measure('frequency: monthly', 'data: kpi.csv', ...lines),
  'kpi.csv': text,
});

scenarios('indicator-gap', [
  { name: 'draft: silent', files: { 'kpi.yaml': measure('status: draft', ...quarterly) }, expected: [] },
  { name: 'review: silent', files: { 'kpi.yaml': measure('status: in-review', ...quarterly) }, expected: [] },
  {
    name: 'active: two gaps',
    files: { 'kpi.yaml': measure('status: effective', ...quarterly) },
    expected: [gap],
  },
  { name: 'no status counts as active', files: { 'kpi.yaml': measure(...quarterly) }, expected: [gap] },
  { name: 'final: silent', files: { 'kpi.yaml': measure('status: obsolete', ...quarterly) }, expected: [] },
  {
    name: 'within the lag: not yet missing',
    files: { 'kpi.yaml': measure(...quarterly) },
    options: { today: '2026-01-31' },
    expected: [{ path: 'readings', severity: 'warning', message: /^No reading for 2025-Q2\. Enter it/ }],
  },
  {
    name: 'own lag',
    files: { 'kpi.yaml': measure('reportingLag: P10D', ...quarterly) },
    options: { today: '2026-01-11' },
    expected: [
      {
        path: 'readings',
        severity: 'warning',
        message: /^No reading for 2025-Q2 and 2025-Q4\. .* due 10 days after/,
      },
    ],
  },
  {
    name: 'an empty value with a note is an answer, one without is none',
    files: {
      'kpi.yaml': measure(
        'frequency: quarterly',
        ...readings(
          'period: 2025-Q2, value: 91',
          'period: 2025-Q3, value: null, note: Works closed',
          'period: 2025-Q4, value: null',
        ),
      ),
    },
    expected: [{ path: 'readings', severity: 'warning', message: /^No reading for 2025-Q4\./ }],
  },
  {
    name: 'an explanation of the period is an answer too',
    files: {
      'kpi.yaml': measure(
        'frequency: quarterly',
        ...readings('period: 2025-Q3, value: 1', 'period: 2025-Q4, value: null'),
        'explanations: [{ period: 2025-12, cause: Sensor broken }]',
      ),
    },
    expected: [],
  },
  {
    name: 'no reading at all since it took effect',
    files: { 'kpi.yaml': measure('effectiveFrom: 2025-07-01', 'frequency: half-yearly') },
    expected: [{ path: 'readings', severity: 'warning', message: /^No reading for 2025-H2\./ }],
  },
  {
    name: 'no reading and no beginning: nothing to report',
    files: { 'kpi.yaml': measure('frequency: half-yearly') },
    expected: [],
  },
  {
    name: 'per event: no gaps, and two in a period are fine',
    files: {
      'kpi.yaml': measure(
        'frequency: per-event',
        ...readings('period: 2024-01, value: 1', 'period: 2024-01, value: 2'),
      ),
    },
    expected: [],
  },
  {
    name: 'many gaps are counted',
    files: { 'kpi.yaml': measure('frequency: weekly', ...readings('period: 2025-W01, value: 1')) },
    expected: [
      {
        path: 'readings',
        severity: 'warning',
        message: /2025-W48, 2025-W49, 2025-W50, 2025-W51, 2025-W52 and 46 earlier ones/,
      },
    ],
  },
  {
    name: 'a second reading for a period',
    files: {
      'kpi.yaml': measure(
        'frequency: yearly',
        ...readings('period: 2025, value: 1', 'period: "2025", value: 2'),
      ),
    },
    expected: [
      {
        path: 'readings[2025#2].period',
        severity: 'warning',
        message: 'This is a second reading for 2025. Keep one of them.',
      },
    ],
  },
  {
    name: 'kept in another system',
    files: {
      'qms.yaml': 'organization: A\nelsewhere: [{ clause: "9.1", system: BI }]\n',
      'kpi.yaml': measure(...quarterly),
    },
    expected: [],
  },
  { name: 'data file complete', files: file('period,value\n2025-11,1\n2025-12,2\n'), expected: [] },
  {
    name: 'data file with a gap',
    files: file('period;value\n2025-10;1,5\n2025-12;2,5\n'),
    expected: [
      { path: 'data', severity: 'warning', message: /^No reading for 2025-11\. Enter it in kpi\.csv,/ },
    ],
  },
  {
    name: 'a row that is not read is no missing reading, others are',
    files: file('period,value\n2025-10,1\n2025-11,many\n'),
    expected: [{ path: 'data', severity: 'warning', message: /^No reading for 2025-12\. / }],
  },
  {
    name: 'rows that are not read may be any, where their period cannot be read either',
    files: file('period,value\n2025-10,1\n2025-13,4\n'),
    expected: [],
  },
  { name: 'a file without the columns', files: file('month,figure\n2025-11,1\n'), expected: [] },
  {
    name: 'a data file that is not there is the broken link of another rule',
    files: { 'kpi.yaml': measure('frequency: monthly', 'data: gone.csv') },
    alsoBreaks: ['link-broken'],
    expected: [],
  },
  {
    name: 'shapes that make no sense are passed over',
    files: { 'kpi.yaml': measure('frequency: [monthly]', 'readings: { period: 2025 }', 'reportingLag: 4') },
    alsoBreaks: ['schema'],
    expected: [],
  },
]);

const monthly = (values: readonly number[]): readonly string[] =>
  readings(
    ...values.map((value, index) => `period: 2025-${String(index + 1).padStart(2, '0')}, value: ${value}`),
  );
const outside = monthly([91, 92, 91, 90, 92, 91, 92, 74]);
const run = monthly([90, 92, 91, 90, 80, 79, 80, 79, 80, 79, 80, 79]);
const chart = ['chart: individuals', 'frequency: monthly'];

scenarios('indicator-signal', [
  {
    name: 'draft: silent',
    files: { 'kpi.yaml': measure('status: draft', ...chart, ...outside) },
    expected: [],
  },
  {
    name: 'final: silent',
    files: { 'kpi.yaml': measure('status: superseded', ...chart, ...outside) },
    expected: [],
  },
  {
    name: 'active: outside the limits, at the reading',
    files: { 'kpi.yaml': measure(...chart, ...outside) },
    expected: [
      {
        path: 'readings[2025-08].value',
        severity: 'information',
        message:
          '2025-08 (74 %) lies below the natural limits of 79.625 to 98.625. Find the cause and enter it under `explanations`, or begin a new phase under `phases`. The reading is more than chance. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'a run of eight',
    files: { 'kpi.yaml': measure(...chart, ...run) },
    expected: [
      {
        path: 'readings[2025-12].value',
        severity: 'information',
        message: /8 readings in a row, 2025-05 to 2025-12, lie below the mean of 83.25 %/,
      },
    ],
  },
  {
    name: 'several signals: the newest is said, the rest are named',
    files: { 'kpi.yaml': measure(...chart, ...monthly([90, 92, 91, 90, 80, 79, 80, 79, 80, 79, 80, 60])) },
    expected: [
      {
        path: 'readings[2025-12].value',
        severity: 'information',
        message:
          /^8 readings in a row, .* more than chance, and so are 2025-12 \(60 %\) and 2025-02 \(92 %\)\./,
      },
    ],
  },
  {
    name: 'in a data file: at the field',
    files: file(
      `period,value\n${[91, 92, 91, 90, 92, 91, 92, 74].map((value, index) => `2025-0${index + 1},${value}`).join('\n')}`,
      'chart: individuals',
    ),
    expected: [{ path: 'data', severity: 'information', message: /2025-08 \(74 %\)/ }],
  },
  {
    name: 'explained',
    files: {
      'kpi.yaml': measure(...chart, ...outside, 'explanations: [{ period: 2025-08, cause: Strike }]'),
    },
    expected: [],
  },
  {
    name: 'a new phase explains it too',
    files: { 'kpi.yaml': measure(...chart, ...run, 'phases: [{ from: 2025-05, reason: New site }]') },
    expected: [],
  },
  { name: 'no chart wanted', files: { 'kpi.yaml': measure('chart: none', ...outside) }, expected: [] },
  { name: 'chart not asked for', files: { 'kpi.yaml': measure(...outside) }, expected: [] },
  {
    name: 'too few readings for limits',
    files: { 'kpi.yaml': measure(...chart, ...monthly([91, 92, 91, 92, 40])) },
    expected: [],
  },
]);

const objective = (...lines: readonly string[]): string =>
  ['id: OBJ-1', 'type: quality-objective', 'title: On time', 'indicator: KPI-1', ...lines, ''].join('\n');
const stale = measure('frequency: quarterly', ...readings('period: 2025-Q2, value: 91'));
const unread: Expected = {
  path: 'indicator',
  severity: 'warning',
  record: 'OBJ-1',
  message:
    'Indicator KPI-1 has no reading for 2025-Q4. Enter it, or an empty value with a note where there is none for a reason. The last one is for 2025-Q2.',
};

scenarios('objective-reading', [
  { name: 'draft: silent', files: { 'o.yaml': objective('status: draft'), 'k.yaml': stale }, expected: [] },
  {
    name: 'review: silent',
    files: { 'o.yaml': objective('status: in-review'), 'k.yaml': stale },
    expected: [],
  },
  { name: 'active', files: { 'o.yaml': objective('status: active'), 'k.yaml': stale }, expected: [unread] },
  {
    name: 'final: achieved',
    files: { 'o.yaml': objective('status: achieved'), 'k.yaml': stale },
    expected: [],
  },
  {
    name: 'not yet due',
    files: { 'o.yaml': objective(), 'k.yaml': stale },
    options: { today: '2025-10-30' },
    expected: [],
  },
  {
    name: 'no reading at all',
    files: { 'o.yaml': objective(), 'k.yaml': measure('frequency: yearly') },
    expected: [{ ...unread, message: /^Indicator KPI-1 has no reading\. Enter the one for 2025,/ }],
  },
  {
    name: 'a new indicator whose first period is not over',
    files: {
      'o.yaml': objective('effectiveFrom: 2025-11-15'),
      'k.yaml': measure('frequency: quarterly', 'effectiveFrom: 2025-11-01'),
    },
    expected: [],
  },
  {
    name: 'an explained empty value',
    files: {
      'o.yaml': objective(),
      'k.yaml': measure('frequency: yearly', ...readings('period: 2025, value: null, note: Closed')),
    },
    options: { today: '2026-02-01' },
    expected: [],
  },
  {
    name: 'per event, never read',
    files: { 'o.yaml': objective(), 'k.yaml': measure('frequency: per-event') },
    expected: [{ ...unread, message: /^Indicator KPI-1 has no reading\. Enter one\.$/ }],
  },
  { name: 'an indicator that is not there', files: { 'o.yaml': objective() }, expected: [] },
]);

const read = (value: number) =>
  measure('frequency: quarterly', ...readings(`period: 2025-Q4, value: ${value}`));
const plan = [
  'target: 95',
  'due: 2026-12-31',
  'pathway:',
  '  - { period: 2025-Q3, value: 80 }',
  '  - { period: 2025-Q4, value: 93 }',
  '  - { period: 2026-Q2, value: 94 }',
];

scenarios('objective-off-target', [
  {
    name: 'draft: silent',
    files: { 'o.yaml': objective('status: draft', ...plan), 'k.yaml': read(90) },
    expected: [],
  },
  {
    name: 'review: silent',
    files: { 'o.yaml': objective('status: in-review', ...plan), 'k.yaml': read(90) },
    expected: [],
  },
  {
    name: 'active: behind the interim target',
    files: { 'o.yaml': objective('status: active', ...plan), 'k.yaml': read(90) },
    expected: [
      {
        path: 'pathway[2025-Q4].value',
        severity: 'information',
        message:
          'The objective is behind its plan, at 90 % against 93 for 2025-Q4. Decide what brings it back on its way. The figure is of KPI-1, 2025-Q4, and the objective is to reach 95 by 2026-12-31.',
      },
    ],
  },
  { name: 'on its way', files: { 'o.yaml': objective(...plan), 'k.yaml': read(93) }, expected: [] },
  {
    name: 'final: missed',
    files: { 'o.yaml': objective('status: missed', ...plan), 'k.yaml': read(90) },
    expected: [],
  },
  {
    name: 'past due',
    files: { 'o.yaml': objective('target: 95', 'due: 2026-01-31'), 'k.yaml': read(94.5) },
    expected: [
      {
        path: 'target',
        severity: 'information',
        message:
          'The target of 95 was not reached by 2026-01-31. Close the objective as missed with its result, or decide on a new date and what brings it there. It stands at 94.5 % (KPI-1, 2025-Q4).',
      },
    ],
  },
  {
    name: 'past due and reached',
    files: { 'o.yaml': objective('target: 95', 'due: 2026-01-31'), 'k.yaml': read(95) },
    expected: [],
  },
  {
    name: 'lower is better',
    files: {
      'o.yaml': objective('target: 10', 'due: 2026-01-31'),
      'k.yaml': read(12).replace('higher', 'lower'),
    },
    expected: [{ path: 'target', severity: 'information' }],
  },
  {
    name: 'no direction: as from baseline to target',
    files: {
      'o.yaml': objective('baseline: { value: 20, period: 2024 }', 'target: 10', 'due: 2026-01-31'),
      'k.yaml': read(12).replace(/direction: .*\n/, ''),
    },
    expected: [{ path: 'target', severity: 'information' }],
  },
  {
    name: 'milestones',
    files: {
      'o.yaml': objective(
        'milestones:',
        '  - { what: Rig ordered, due: 2025-05-01 }',
        '  - { what: Rig runs, due: 2025-06-30 }',
        '  - { what: Second shift, due: 2026-06-30 }',
        'milestonesDone: [{ what: Rig ordered, on: 2025-04-30 }]',
      ),
    },
    expected: [
      {
        path: 'milestones[Rig runs].due',
        severity: 'information',
        message:
          'Milestone "Rig runs" was due on 2025-06-30. Enter it under `milestonesDone` with the day, or decide what brings it there.',
      },
    ],
  },
]);

const review = (status: string, ...lines: readonly string[]): string =>
  [
    'id: MR-2',
    'type: management-review',
    'title: Review',
    `status: ${status}`,
    'date: 2026-01-20',
    'period: { from: 2025-01-01, to: 2025-12-31 }',
    'inputs:',
    '  - input: process-performance',
    '    summary: Deliveries are better.',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');
const first = 'id: MR-1\ntype: management-review\nstatus: approved\ndate: 2024-01-20\n';
const missing: Expected = {
  path: 'inputs[process-performance].trend',
  severity: 'warning',
  record: 'MR-2',
  message:
    'Input "Processes and product quality" does not say which way it moves. Add `trend` as `improving`, `stable`, `declining`, `mixed`, or `not-enough-data` in the first year.',
};

scenarios('review-trend-missing', [
  { name: 'draft: silent', files: { 'mr.yaml': review('draft') }, expected: [] },
  { name: 'active: held', files: { 'mr.yaml': review('held') }, expected: [missing] },
  { name: 'final: approved', files: { 'mr.yaml': review('approved') }, expected: [missing] },
  { name: 'stated', files: { 'mr.yaml': review('held', 'trend: mixed') }, expected: [] },
  {
    name: 'not a performance input',
    files: { 'mr.yaml': review('held').replace('process-performance', 'resources') },
    expected: [],
  },
  {
    name: 'a combined section with one performance input',
    files: { 'mr.yaml': review('held').replace('process-performance', '[resources, audit-results]') },
    expected: [
      {
        path: 'inputs[resources+audit-results].trend',
        severity: 'warning',
        message: /do not say which way they move/,
      },
    ],
  },
  {
    name: 'not applicable',
    files: { 'mr.yaml': review('held', 'notApplicable: No processes') },
    expected: [],
  },
  {
    name: 'not enough data in the first year',
    files: { 'mr.yaml': review('held', 'trend: not-enough-data') },
    expected: [],
  },
  {
    name: 'not enough data after it',
    files: { 'mr.yaml': review('held', 'trend: not-enough-data'), 'first.yaml': first },
    expected: [
      {
        path: 'inputs[process-performance].trend',
        severity: 'warning',
        message: /still has not enough data for a trend\. .* more than a year\.$/,
      },
    ],
  },
  {
    name: 'not enough data of a young indicator',
    files: {
      'mr.yaml': review('held', 'trend: not-enough-data', 'indicators: [KPI-1]'),
      'first.yaml': first,
      'k.yaml': measure(...readings('period: 2025-Q4, value: 1')),
    },
    expected: [],
  },
  {
    name: 'an indicator never read',
    files: {
      'mr.yaml': review('held', 'trend: improving', 'evidence: [KPI-1]'),
      'k.yaml': measure('frequency: yearly'),
    },
    expected: [
      {
        path: 'inputs[process-performance].trend',
        severity: 'warning',
        message: /too few readings for a trend/,
      },
    ],
  },
  {
    name: 'a series that begins after the review says nothing of that time',
    files: {
      'mr.yaml': review('approved', 'trend: improving', 'evidence: [KPI-1]'),
      'k.yaml': measure(...readings('period: 2026-Q1, value: 1', 'period: 2026-Q2, value: 2')),
    },
    expected: [],
  },
  {
    name: 'one of two indicators suffices',
    files: {
      'mr.yaml': review('held', 'trend: improving', 'evidence: [KPI-1, KPI-2]'),
      'k.yaml': measure(...readings('period: 2025-Q4, value: 1')),
      'k2.yaml': measure(...readings('period: 2024, value: 1', 'period: 2025, value: 2')).replace(
        'KPI-1',
        'KPI-2',
      ),
    },
    expected: [],
  },
  {
    name: 'a trend on one reading',
    files: {
      'mr.yaml': review('held', 'trend: improving', 'evidence: [KPI-1]'),
      'k.yaml': measure(...readings('period: 2025-Q4, value: 1', 'period: 2026-Q1, value: 2')),
    },
    expected: [
      {
        path: 'inputs[process-performance].trend',
        severity: 'warning',
        message:
          'Input "Processes and product quality" has too few readings for a trend. Enter more, or state `not-enough-data`. It takes those of two periods by 2026-01-20, and KPI-1 "On-time delivery" has fewer.',
      },
    ],
  },
]);

const worse = measure(
  ...readings(
    ...[95, 94, 95, 94, 86, 87, 85, 84].map(
      (value, index) => `period: ${2024 + Math.floor(index / 4)}-Q${(index % 4) + 1}, value: ${value}`,
    ),
  ),
);
/** The same indicator, changed on purpose from a period on, with the readings of two years. */
const changed = (from: string, ...values: readonly number[]): string =>
  measure(
    `phases: [{ from: ${from}, reason: New way of planning }]`,
    ...readings(
      ...values.map(
        (value, index) => `period: ${2024 + Math.floor(index / 4)}-Q${(index % 4) + 1}, value: ${value}`,
      ),
    ),
  );
const against = (status: string, ...lines: readonly string[]) => ({
  'mr.yaml': review(status, ...lines),
  'k.yaml': worse,
});
const contradicted: Expected = {
  path: 'inputs[process-performance].trend',
  severity: 'warning',
  message:
    'Input "Processes and product quality" is not improving by the readings. Correct the trend, or say under `trendNote` why the figures mislead. The readings show KPI-1 "On-time delivery" going from 94.5 to 85.5 %, which is worse. Practice, not a requirement.',
};
const improving = ['indicators: [KPI-1]', 'trend: improving'];

scenarios('review-trend-contradicted', [
  { name: 'draft: silent', files: against('draft', ...improving), expected: [] },
  { name: 'planned: silent', files: against('planned', ...improving), expected: [] },
  { name: 'active', files: against('held', ...improving), expected: [contradicted] },
  { name: 'final', files: against('approved', ...improving), expected: [contradicted] },
  { name: 'as stated', files: against('held', 'indicators: [KPI-1]', 'trend: declining'), expected: [] },
  {
    name: 'stable it is not',
    files: against('held', 'indicators: [KPI-1]', 'trend: stable'),
    expected: [{ ...contradicted, message: /is not stable by the readings\./ }],
  },
  {
    name: 'mixed says nothing that one figure denies',
    files: against('held', 'indicators: [KPI-1]', 'trend: mixed'),
    expected: [],
  },
  { name: 'explained', files: against('held', ...improving, 'trendNote: Counted anew'), expected: [] },
  {
    name: 'another indicator speaks for it',
    files: {
      ...against('held', 'indicators: [KPI-1, KPI-2]', 'trend: improving'),
      'k2.yaml': worse.replace('KPI-1', 'KPI-2').replace('higher', 'lower'),
    },
    expected: [],
  },
  {
    name: 'without a direction nothing is better or worse',
    files: { 'mr.yaml': review('held', ...improving), 'k.yaml': worse.replace(/direction: .*\n/, '') },
    expected: [],
  },
  {
    name: 'a better mean over a change, and a decline since it',
    files: {
      'mr.yaml': review('held', ...improving),
      'k.yaml': changed('2024-Q3', 80, 80, 99, 98, 94, 93, 92, 91),
    },
    expected: [
      {
        ...contradicted,
        message:
          'Input "Processes and product quality" is not improving by the readings. Correct the trend, or say under `trendNote` why the figures mislead. The readings show KPI-1 "On-time delivery" going from 98.5 to 92.5 % since the change of 2024-Q3, which is worse. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'level since a change made the mean of the year better',
    files: {
      'mr.yaml': review('held', 'indicators: [KPI-1]', 'trend: stable'),
      'k.yaml': changed('2024-Q3', 80, 80, 94, 94.2, 94.1, 94, 94.2, 94.1),
    },
    expected: [],
  },
  {
    name: 'without the change the same readings are no stable ones',
    files: {
      'mr.yaml': review('held', 'indicators: [KPI-1]', 'trend: stable'),
      'k.yaml': changed('2023-Q1', 80, 80, 94, 94.2, 94.1, 94, 98.2, 98.1),
    },
    expected: [
      {
        ...contradicted,
        message: /is not stable by the readings\. .* going from 87\.05 to 96\.1 %, which is better\./,
      },
    ],
  },
  {
    name: 'a step for the worse said to improve',
    files: {
      'mr.yaml': review('held', ...improving),
      'k.yaml': changed('2025-Q2', 94, 95, 94, 95, 94, 85, 86, 85),
    },
    expected: [
      {
        ...contradicted,
        message:
          /show KPI-1 "On-time delivery" stepping from 94\.4 to 85\.3333 % with the change of 2025-Q2, which is worse\./,
      },
    ],
  },
  {
    name: 'a step denies no stable process: the way of measuring may have changed',
    files: {
      'mr.yaml': review('held', 'indicators: [KPI-1]', 'trend: stable'),
      'k.yaml': changed('2025-Q2', 94, 95, 94, 95, 94, 85, 86, 85),
    },
    expected: [],
  },
]);

describe('the example company', () => {
  test('gives one information: the objective that is behind its plan', async () => {
    const { findings } = await check(acmeFiles(), { rules: rulesOf('evaluation') });
    expect(findings.map(({ rule, record, severity, path }) => [rule, record, severity, path])).toEqual([
      ['objective-off-target', 'OBJ-2025-05', 'information', 'pathway[2025-12].value'],
    ]);
    expect(findings[0]!.message).toBe(
      'The objective is behind its plan, at 94.2 % against 95 for 2025-12. Decide what brings it back on its way. The figure is of KPI-FPY, 2025-12, and the objective is to reach 96 by 2026-06-30.',
    );
  });
});
