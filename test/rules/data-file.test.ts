import { expect, test } from 'vitest';
import { check } from './harness.ts';
import { scenarios } from './scenarios.ts';

const indicator = (more = ''): string =>
  `id: KPI-1\ntype: indicator\ntitle: Delivery\nfrequency: quarterly\ndata: kpi.csv\n${more}`;
const competence = 'id: COMP-1\ntype: competence\ntitle: Soldering\ndata: people.csv\n';
const communication = 'id: COM-1\ntype: communication\ntitle: Policy\ndata: seen.csv\n';

const kpi = (text: string) => ({ 'kpi.yaml': indicator(), 'kpi.csv': text });
const people = (text: string) => ({ 'c.yaml': competence, 'people.csv': text });
const warning = { severity: 'warning' } as const;

scenarios('data-file', [
  {
    name: 'readings with a doubled column',
    files: kpi('period;value;Value;n\n2025-Q1;4;5;1\n'),
    expected: [
      {
        ...warning,
        path: 'data.value',
        file: 'kpi.csv',
        record: 'KPI-1',
        message:
          'The header names the column `value` more than once: only the first one is read. Rename or remove the others (column 3).',
      },
    ],
  },
  {
    name: 'people with doubled columns, also such as are not read',
    files: people('\nperson,note, person,note,x,note\nPER-1,,PER-2,,,\n'),
    expected: [
      { ...warning, path: 'data.person', message: /`person` more than once: .* \(column 3\)\.$/ },
      {
        ...warning,
        path: 'data.note',
        message: /`note` more than once: .* \(column 4 and column 6\)\.$/,
      },
    ],
  },
  {
    name: 'a table without a header, and cells without a name',
    files: { ...kpi('2025-Q1,4,4\n2025-Q2,4,4\n'), ...people('person,,\nPER-1,,\n') },
    expected: [],
  },
  {
    name: 'a table that is not there, or empty',
    files: { 'kpi.yaml': indicator(), ...people('') },
    alsoBreaks: ['link-broken'],
    expected: [],
  },
  {
    name: 'draft',
    files: { 'kpi.yaml': indicator('status: draft\n'), 'kpi.csv': 'period,value,value\n' },
    expected: [],
  },
  {
    name: 'a decimal comma that makes two cells, with the figure to write',
    files: kpi('period,value,n,note\n2023-Q2,4.4,1815,\n2023-Q3,4,5,1815,\n2023-Q4,4.5,1962,\n'),
    expected: [
      {
        ...warning,
        path: 'data.2023-Q3.value',
        message: /^A number with a decimal comma makes this row one cell too long, so it is not read\./,
        fixes: ['Write `4.5`'],
      },
    ],
  },
  {
    name: 'a number in the other form, in the column of cases too',
    files: kpi('period;value;n\n2025-Q1;4,2;1.815\n2025-Q2;4.5;12\n2025-Q3;4,6;1,5.0\n'),
    expected: [
      {
        ...warning,
        path: 'data.2025-Q2.value',
        message: /^`4\.5` is not written like/,
        fixes: ['Write `4,5`'],
      },
      { ...warning, path: 'data.2025-Q3.n', message: /^`1,5\.0` is not a number/, fixes: [] },
    ],
  },
  {
    name: 'a period that the calendar does not have, and a second reading for one',
    files: kpi('period,value\n2027-W53,4\n2025-Q1,5\n2025-Q1,6\n'),
    expected: [
      { ...warning, path: 'data.2027-W53.period', message: /^The year 2027 has no week 53/ },
      { ...warning, path: 'data.2025-Q1.period', message: /^This is a second reading for 2025-Q1/ },
    ],
  },
  {
    name: 'a line for spreadsheets, and a quote that is not closed',
    files: kpi('sep=,\nperiod,value,note\n2025-Q1,4,"late\n2025-Q2,5,\n'),
    expected: [
      { ...warning, path: 'data', message: /^`sep=,` is a line/, fixes: ['Delete the line'] },
      { ...warning, path: 'data.2025-Q1', message: /^The quote that opens this cell/ },
    ],
  },
  {
    name: 'pointers to large files',
    files: {
      ...kpi('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n'),
      ...people('/annex/objects/SHA256E-s12--4d7a.csv\n'),
    },
    expected: [
      { ...warning, path: 'data', file: 'kpi.csv', message: /^This is a pointer to a large file/ },
      { ...warning, path: 'data', file: 'people.csv', message: /^This is a pointer to a large file/ },
    ],
  },
  {
    name: 'people: no person, no day, no status, no such column',
    files: {
      ...people(
        'person,date,expires,status\nPER-1,,31.12.2026,\n,2025-01-01,,\nPER-2,2025-02-30,,\nPER-3,,,Held\n',
      ),
      'c2.yaml': competence.replace('COMP-1', 'COMP-2').replace('people', 'staff'),
      'staff.csv': 'name\nPER-1\n',
    },
    expected: [
      { ...warning, path: 'data.PER-1.expires', message: /^`31\.12\.2026` is not a day of the calendar/ },
      { ...warning, path: 'data.line 3.person', message: /^This row names no person/ },
      { ...warning, path: 'data.PER-2.date', message: /^`2025-02-30` is not a day/ },
      { ...warning, path: 'data.PER-3.status', message: /^`Held` is not a status/ },
      { ...warning, path: 'data', record: 'COMP-2', message: /^This table has no column `person`/ },
    ],
  },
  {
    name: 'a table that nothing is computed from has rows of one length too',
    files: { 'com.yaml': communication, 'seen.csv': 'person,date\nPER-1,2025-01-01,x\n' },
    expected: [{ ...warning, path: 'data.PER-1', message: /^This row has 3 cells and the header 2/ }],
  },
  {
    name: 'a file of another kind',
    files: { 'kpi.yaml': indicator().replace('kpi.csv', 'kpi.json'), 'kpi.json': '{}' },
    expected: [{ ...warning, path: 'data', file: 'kpi.yaml', message: /^kpi\.json cannot be read/ }],
  },
  {
    name: 'many rows: those beyond twenty are counted',
    files: kpi(
      `period,value\n${Array.from({ length: 30 }, (_, year) => `${1990 + year}-Q1,4,5\n`).join('')}`,
    ),
    expected: [
      ...Array.from({ length: 20 }, (_, year) => ({ ...warning, path: `data.${1990 + year}-Q1.value` })),
      { ...warning, path: 'data', message: /^10 more rows of this table cannot be read/ },
    ],
  },
]);

test('the place of a finding is the cell', async () => {
  const { findings } = await check(
    kpi('period,value,n\r\n2025-Q1,4.2,180\r\n2025-Q2,"4,5",17\r\n2025-Q3,4.4,18\r\n'),
  );
  const [finding] = findings.filter(({ rule }) => rule === 'data-file');
  expect(finding?.range).toEqual({ start: { line: 2, character: 8 }, end: { line: 2, character: 13 } });
  expect(finding?.fixes[0]?.edits).toEqual([{ file: 'kpi.csv', range: finding?.range, newText: '4.5' }]);
});

test('a row that is not read is no missing reading, and rules that need its figure are silent', async () => {
  const objective =
    'id: OBJ-1\ntype: quality-objective\ntitle: Delivery\nstatus: active\nindicator: KPI-1\ntarget: 5\ndue: 2026-12-31\n';
  const readings = (last: string): string =>
    `period,value,n\n2025-Q2,4.1,9\n2025-Q3,4.3,9\n2025-Q4,${last},9\n`;
  const rules = async (last: string): Promise<readonly string[]> => {
    const { findings } = await check({ ...kpi(readings(last)), 'objective.yaml': objective });
    return findings
      .map(({ rule }) => rule)
      .filter((rule) => /^(?:data-file|indicator-gap|objective-reading)$/.test(rule));
  };
  expect(await rules('4.4')).toEqual([]);
  expect(await rules('4,4')).toEqual(['data-file']);
  expect(
    (
      await check({ ...kpi(readings('4.4').replace(/2025-Q4.*\n/, '')), 'objective.yaml': objective })
    ).findings
      .map(({ rule }) => rule)
      .filter((rule) => rule === 'indicator-gap' || rule === 'objective-reading'),
  ).toEqual(['indicator-gap', 'objective-reading']);
});

test('nobody lacks a competence because a row could not be read', async () => {
  const files = (row: string) => ({
    ...people(`person,evidence,expires\n${row}\n`),
    'c.yaml': `${competence}requiredFor: [ROLE-1]\n`,
    'role.yaml': 'id: ROLE-1\ntype: role\ntitle: Solderer\nholders: [{ person: PER-1, from: 2020-01-01 }]\n',
    'person.yaml': 'id: PER-1\ntype: person\nname: Ada Brandt\n',
  });
  const about = async (row: string) =>
    (await check(files(row))).findings
      .map(({ rule }) => rule)
      .filter((rule) => /^(?:data-file|competence-evidence)$/.test(rule));
  expect(await about('PER-1,CERT-1,2027-01-01')).toEqual([]);
  expect(await about('PER-1,CERT-1,31.12.2027')).toEqual(['data-file']);
  expect(await about('PER-2,CERT-1,31.12.2027')).toEqual(['competence-evidence', 'data-file']);
  expect(await about('PER-2,CERT-1,2027-01-01')).toEqual(['competence-evidence']);
});
