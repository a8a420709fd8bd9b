import { expect, test } from 'vitest';
import { tableOf } from '../../server/src/tables/facts/table.ts';
import { acmeFiles } from '../workspace/acme.ts';
import { cellIn, contextOf, tableIn, textOf } from './harness.ts';

const risks = (...items: readonly string[]): Record<string, string> => ({
  'risks.yaml': `id: REG\ntype: register\ntitle: Risks\nof: risk\nitems:\n${items.join('')}`,
  'roles.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n',
});

test('the columns of a type are the fields of its schema, with what is computed', async () => {
  const { table } = await tableIn(acmeFiles(), { type: 'risk' });
  const shown = table.columns.flatMap(({ shown: column }) => (column.isShown ? [column] : []));
  expect(shown.slice(0, 6).map(({ key, title, kind }) => [key, title, kind])).toEqual([
    ['id', 'Id', 'id'],
    ['title', 'Title', 'text'],
    ['status', 'Status', 'enum'],
    ['owner', 'Owner', 'reference'],
    ['$findings', 'Findings', 'findings'],
    ['$rating', 'Rating', 'rating'],
  ]);
  const column = (key: string) => table.columns.find((each) => each.shown.key === key)?.shown;
  expect(column('status')?.choices?.[1]).toEqual({
    value: 'open',
    label: 'Open',
    detail: 'Known; not yet dealt with.',
  });
  expect(column('owner')).toMatchObject({ types: ['role', 'person'], isEditable: true });
  expect(column('id')).toMatchObject({ isEditable: false, isRequired: true });
  expect(column('before.likelihood')).toMatchObject({ title: 'Before: likelihood', kind: 'number' });
  expect(column('evidence')).toMatchObject({ kind: 'other', isEditable: false });
  expect(column('signOffs')).toBeUndefined();
  expect(table.groupings.slice(0, 4)).toEqual(['owner', 'processes', 'themes', 'status']);
});

test('an objective can be written whole in the columns that are shown, also before it has an indicator', async () => {
  const { table } = await tableIn({}, { type: 'quality-objective' });
  const shown = table.columns.flatMap(({ shown: { key, isShown } }) => (isShown ? [key] : []));
  expect(shown).toEqual(
    expect.arrayContaining([
      'title',
      'owner',
      'due',
      'indicator',
      'criterion',
      'what',
      'resources',
      'evaluation',
    ]),
  );
});

test('a sentence that may stand for several parts has a column, which leaves the parts alone', async () => {
  const objective = (resources: string): string =>
    `id: OBJ-1\ntype: quality-objective\ntitle: Faster\nresources: ${resources}\n`;
  const source = { type: 'quality-objective' };
  const said = await tableIn({ 'o.yaml': objective('none needed') }, source);
  expect(cellIn(said.table, 'OBJ-1', 'resources')).toBe('none needed');
  const priced = await tableIn({ 'o.yaml': objective('{ amount: 5, currency: EUR }') }, source);
  expect(cellIn(priced.table, 'OBJ-1', 'resources')).toMatchObject({
    text: '5, EUR',
    locked: 'It has several parts, each of which has a column of its own.',
  });
});

test('a cell shows what people expect and keeps what the record says', async () => {
  const { table } = await tableIn(
    risks(
      '  - { id: RSK-1, title: Fire, status: open, owner: ROLE-QM, likelihood: 3, severity: 4, themes: [a, b] }\n',
      '  - { id: RSK-2, title: Flood, status: mad, owner: ROLE-NO, likelihood: many }\n',
    ),
    { type: 'risk' },
  );
  expect(cellIn(table, 'RSK-1', 'title')).toBe('Fire');
  expect(cellIn(table, 'RSK-1', 'status')).toEqual({ text: 'Open', value: 'open', sort: 1 });
  expect(cellIn(table, 'RSK-1', 'owner')).toEqual({ text: 'Quality manager', value: 'ROLE-QM' });
  expect(cellIn(table, 'RSK-1', 'likelihood')).toEqual({ text: '3', value: 3, sort: 3 });
  expect(cellIn(table, 'RSK-1', 'themes')).toEqual({
    text: 'a, b',
    value: ['a', 'b'],
    parts: ['a', 'b'],
  });
  expect(cellIn(table, 'RSK-1', 'description')).toBe('');
  expect(cellIn(table, 'RSK-2', 'status')).toEqual({ text: 'mad', value: 'mad' });
  expect(cellIn(table, 'RSK-2', 'owner')).toEqual({ text: 'ROLE-NO', value: 'ROLE-NO' });
  expect(textOf(cellIn(table, 'RSK-2', 'likelihood'))).toBe('many');
});

test('a rating has the level that the threshold of qms.yaml gives it', async () => {
  const rated = (id: string, likelihood: number, severity: number): string =>
    `  - { id: ${id}, likelihood: ${likelihood}, severity: ${severity} }\n`;
  const files = {
    ...risks(rated('RSK-1', 2, 4), rated('RSK-2', 1, 4), rated('RSK-3', 1, 3)),
    'qms.yaml': 'organization: Test\nrisk: { scale: 5, threshold: 8 }\n',
  };
  const { table } = await tableIn(files, { type: 'risk' });
  expect(['RSK-1', 'RSK-2', 'RSK-3'].map((id) => cellIn(table, id, '$rating'))).toEqual([
    { text: '8', value: null, sort: 8, level: 'high', detail: 'high, 2 × 4' },
    { text: '4', value: null, sort: 4, level: 'medium', detail: 'medium, 1 × 4' },
    { text: '3', value: null, sort: 3, level: 'low', detail: 'low, 1 × 3' },
  ]);
});

test('where versions of one record stand next to each other, which is which is shown', async () => {
  const shownIn = async (files: Record<string, string | Uint8Array>, type: string): Promise<string[]> => {
    const { table } = await tableIn(files, { type });
    return table.columns.flatMap(({ shown }) => (shown.isShown ? [shown.key] : []));
  };
  expect((await shownIn(acmeFiles(), 'quality-policy')).slice(0, 3)).toEqual(['id', 'version', 'title']);
  expect(await shownIn(acmeFiles(), 'risk')).not.toContain('version');
});

test('a day says in words how far it is, as long as something is to be done by it', async () => {
  const action = (id: string, status: string, due: string): string =>
    `id: ${id}\ntype: action\ntitle: Do it\nstatus: ${status}\nowner: ROLE-QM\ndue: ${due}\n`;
  const files = {
    'a.yaml': action('ACT-1', 'open', '2026-01-20'),
    'b.yaml': action('ACT-2', 'open', '2026-02-03'),
    'c.yaml': action('ACT-3', 'open', '2026-06-30'),
    'd.yaml': action('ACT-4', 'cancelled', '2026-01-20'),
  };
  const { table } = await tableIn(files, { type: 'action' });
  expect(['ACT-1', 'ACT-2', 'ACT-3', 'ACT-4'].map((id) => cellIn(table, id, 'due'))).toEqual([
    { text: '2026-01-20', detail: '12 days overdue', level: 'error' },
    { text: '2026-02-03', detail: 'due in 2 days', level: 'warning' },
    { text: '2026-06-30', detail: 'due in 149 days' },
    '2026-01-20',
  ]);
});

const openDay = { text: '2026-01-20', detail: '12 days overdue', level: 'error' };

test.each([
  // What no rule counts is open all the same.
  ['action', 'status: draft; due: DAY', 'due', true],
  ['action', 'status: done; due: DAY', 'due', false],
  ['action', 'status: done; effectiveness: { evaluateBy: DAY }', 'effectiveness.evaluateBy', true],
  ['risk', 'status: draft; nextReview: DAY', 'nextReview', true],
  ['risk', 'status: closed; nextReview: DAY', 'nextReview', false],
  ['risk', 'effectiveness: { result: effective, evaluateBy: DAY }', 'effectiveness.evaluateBy', false],
  ['risk', 'status: accepted; acceptance: { until: DAY }', 'acceptance.until', true],
  ['nonconformity', 'status: open; nextReview: DAY', 'nextReview', true],
  ['supplier', 'status: approved; critical: false; nextEvaluation: DAY', 'nextEvaluation', true],
  ['supplier', 'status: inactive; critical: true; nextEvaluation: DAY', 'nextEvaluation', false],
  ['equipment', 'status: in-service; nextCalibration: DAY', 'nextCalibration', true],
  ['equipment', 'status: out-of-service; nextCalibration: DAY', 'nextCalibration', false],
  ['complaint', 'status: in-progress; responseDue: DAY', 'responseDue', true],
  ['complaint', 'status: answered; respondedOn: 2026-01-19; responseDue: DAY', 'responseDue', false],
  ['change', 'status: proposed; plannedFor: DAY', 'plannedFor', true],
  ['change', 'status: implemented; plannedFor: DAY', 'plannedFor', false],
  ['change', 'status: approved; implementedOn: 2026-01-19; plannedFor: DAY', 'plannedFor', false],
  ['exception', 'status: in-review; until: DAY', 'until', true],
  ['scope', 'status: draft; certificate: { validUntil: DAY }', 'certificate.validUntil', true],
])('of a record of type %s with %s: is %s open? %s', async (type, fields, column, isOpen) => {
  const text = fields.replaceAll('; ', '\n').replace('DAY', '2026-01-20');
  const { table } = await tableIn({ 'a.yaml': `id: X-1\ntype: ${type}\ntitle: It\n${text}\n` }, { type });
  expect(cellIn(table, 'X-1', column)).toEqual(isOpen ? openDay : '2026-01-20');
});

test('of two versions in use only that in force is looked at again', async () => {
  const version = (number: number): string =>
    `---\nid: DOC-1\ntype: document\ntitle: It\nstatus: effective\nversion: "${number}"\neffectiveFrom: 202${number}-01-01\nnextReview: 2026-01-20\n---\n`;
  const files = { 'a.md': version(4), 'b.md': version(5) };
  const { table } = await tableIn(files, { type: 'document' });
  const at = table.columns.findIndex(({ shown }) => shown.key === 'nextReview');
  const days = table.records.map(({ version: of }, index) => [of, table.row(index).cells[at]]);
  expect(Object.fromEntries(days)).toEqual({ 4: '2026-01-20', 5: openDay });
});

test('the next review is planned by the last one that was held, and a day in no form stays a text', async () => {
  const review = (number: number): string =>
    `id: MR-${number}\ntype: management-review\ntitle: Review\nstatus: approved\ndate: 202${number}-01-10\nnextPlanned: 2026-01-20\n`;
  const files = {
    'a.yaml': review(4),
    'b.yaml': review(5),
    'c.yaml': 'id: RSK-1\ntype: risk\nnextReview: soon\n',
  };
  const { table, project } = await tableIn(files, { type: 'management-review' });
  expect(['MR-4', 'MR-5'].map((id) => cellIn(table, id, 'nextPlanned'))).toEqual(['2026-01-20', openDay]);
  const risks = tableOf({ type: 'risk' }, contextOf(project))!;
  expect(cellIn(risks, 'RSK-1', 'nextReview')).toBe('soon');
});

test("a date of a company's own type is due by its name", async () => {
  const schema = {
    type: 'object',
    properties: { dueDate: { type: 'string', format: 'date' }, madeOn: { type: 'string', format: 'date' } },
  };
  const files = {
    'qms.yaml': 'organization: Test\nschemas: ["*.schema.json"]\n',
    'permit.schema.json': JSON.stringify(schema),
    'a.yaml': 'id: PRM-1\ntype: permit\ntitle: It\ndueDate: 2026-01-20\nmadeOn: 2026-01-20\n',
  };
  const { table } = await tableIn(files, { type: 'permit' });
  expect(cellIn(table, 'PRM-1', 'dueDate')).toEqual(openDay);
  expect(cellIn(table, 'PRM-1', 'madeOn')).toBe('2026-01-20');
});

test('an indicator has its latest readings, and so has the objective that is measured by it', async () => {
  const { table } = await tableIn(acmeFiles(), { type: 'quality-objective' });
  expect(cellIn(table, 'OBJ-2025-02', '$trend')).toMatchObject({
    text: 'improving',
    level: 'good',
    detail: '9.8 working days in 2025-12',
    points: expect.arrayContaining([9.8]),
  });
});

test('what was found about a record is counted, the worst first, and named with its column', async () => {
  const files = risks('  - { id: RSK-1, title: Fire, status: mad, owner: ROLE-NO, version: "1" }\n');
  const { table } = await tableIn(files, { type: 'risk' });
  const cell = cellIn(table, 'RSK-1', '$findings');
  expect(cell).toMatchObject({ level: 'error' });
  const { findings = [], text } = cell as Exclude<typeof cell, string>;
  expect(text).toMatch(/^\d findings, worst an error$/);
  expect(findings.map(({ column, severity }) => [column, severity])).toEqual(
    expect.arrayContaining([
      ['status', 'error'],
      ['owner', 'error'],
    ]),
  );
});

test('whether a record is signed as it has to be is said in a word, with who has to sign', async () => {
  const { table } = await tableIn(acmeFiles(), { type: 'quality-policy' });
  const states = table.records.map(({ version, status }, index) => {
    const cell = table.row(index).cells[table.columns.findIndex(({ shown }) => shown.key === '$signed')]!;
    return [version, status, textOf(cell)];
  });
  expect(states).toContainEqual(['3.0', 'effective', 'signed']);
});

test('a file with several records is a table too, of the type most of them have', async () => {
  const { table } = await tableIn(acmeFiles(), { file: 'risks/risks.yaml' });
  expect(table).toMatchObject({ title: 'Risks', type: 'risk' });
  expect(table.keys[0]).toMatch(/^risks\/risks\.yaml#RSK-001@/);
});
