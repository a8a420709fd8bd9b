import { afterEach, beforeEach, expect, vi } from 'vitest';
import { scenarios } from './scenarios.ts';

const indicator = (more = ''): string =>
  `id: KPI-1\ntype: indicator\ntitle: Delivery\nfrequency: quarterly\ndata: kpi.csv\n${more}`;
const competence = 'id: COMP-1\ntype: competence\ntitle: Soldering\ndata: people.csv\n';

/** Nothing a library says reaches people. */
const consoles = ['log', 'warn', 'error'] as const;
beforeEach(() => {
  for (const name of consoles) vi.spyOn(console, name);
});
afterEach(() => {
  for (const name of consoles) expect(console[name]).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

scenarios('data-file', [
  {
    name: 'readings with a doubled column',
    files: { 'kpi.yaml': indicator(), 'kpi.csv': 'period;value;Value;n\n2025-Q1;4;5;1\n' },
    expected: [
      {
        path: 'data',
        severity: 'warning',
        record: 'KPI-1',
        message:
          'The header of kpi.csv names a column more than once. The first of a name is read. Rename or remove the others: `value` (columns 2 and 3).',
      },
    ],
  },
  {
    name: 'people with doubled columns, also such as are not read',
    files: { 'c.yaml': competence, 'people.csv': '\nperson,note, person,note,x,note\nPER-1,,PER-2,,,\n' },
    expected: [
      {
        path: 'data',
        severity: 'warning',
        message:
          /names 2 columns more than once\. .*: `person` \(columns 1 and 3\) and `note` \(columns 2, 4 and 6\)\.$/,
      },
    ],
  },
  {
    name: 'a table without a header, and cells without a name',
    files: {
      'kpi.yaml': indicator(),
      'kpi.csv': '2025-Q1,4,4\n',
      'c.yaml': competence,
      'people.csv': 'person,,\nPER-1,,\n',
    },
    expected: [],
  },
  {
    name: 'a table that is not there, or empty',
    files: { 'kpi.yaml': indicator(), 'c.yaml': competence, 'people.csv': '' },
    alsoBreaks: ['link-broken'],
    expected: [],
  },
  {
    name: 'draft',
    files: { 'kpi.yaml': indicator('status: draft\n'), 'kpi.csv': 'period,value,value\n' },
    expected: [],
  },
]);
