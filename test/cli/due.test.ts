import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closedValidator } from '../closed-schema.ts';
import { folderWith, qms } from './run.ts';

const validate = closedValidator('due.schema.json');

interface DueJson {
  readonly today: string;
  readonly for: { readonly id: string } | null;
  readonly unread: readonly string[];
  readonly groups: readonly {
    readonly key: string;
    readonly name: string;
    readonly persons: readonly { readonly id: string; readonly emails?: readonly string[] }[];
    readonly counts: Readonly<Record<string, number>>;
  }[];
  readonly items: readonly {
    readonly id: string;
    readonly due: string | null;
    readonly when: string;
    readonly group: string;
    readonly text: string;
  }[];
}

const company = {
  'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
  'people.yaml': `id: ROLE-QM
type: role
title: Quality manager
holders: [{ person: PER-1, from: 2020-01-01 }]
---
{ id: PER-1, type: person, name: Meike Lindner, emails: [M.Lindner@acme.example] }
---
{ id: PER-2, type: person, name: Sofia Marques, emails: [sales@acme.example] }
---
{ id: PER-3, type: person, name: Henrik Paulsen, emails: [SALES@acme.example] }
`,
  'actions.yaml': `{ id: ACT-1, type: action, title: One, status: open, owner: ROLE-QM, due: 2026-01-30 }
---
{ id: ACT-2, type: action, title: Two, status: open, owner: PER-2, due: 2026-03-01 }
---
{ id: ACT-3, type: action, title: Three, status: open }
---
{ id: ACT-4, type: action, title: Four, status: open, owner: Site Manager }
`,
};

async function dueJson(root: string, ...args: readonly string[]): Promise<DueJson> {
  const { code, out, err } = await qms('due', '--root', root, '--no-cache', '--format', 'json', ...args);
  expect([code, err]).toEqual([0, '']);
  const json = JSON.parse(out) as DueJson;
  expect(validate(json) || validate.errors).toBe(true);
  return json;
}

test('lists what is due from whom, and ends with 0 whatever it is', async () => {
  const root = await folderWith(company);
  const { code, out, err } = await qms('due', '--root', root, '--no-cache');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(
    'Meike Lindner · Quality manager\n  Overdue\n    2026-01-30  2 days ago     ACT-1 Complete the action: One',
  );
  const { items, groups, today } = await dueJson(root);
  expect(today).toBe('2026-02-01');
  expect(items.map(({ id, when, group }) => [id, when, group])).toEqual([
    ['action:ACT-1', 'overdue', 'PER-1'],
    ['action:ACT-2', 'quarter', 'PER-2'],
    ['action:ACT-3', 'undated', 'nobody'],
    ['action:ACT-4', 'undated', 'Site Manager'],
  ]);
  expect(groups.map(({ key, name }) => [key, name])).toEqual([
    ['PER-1', 'Meike Lindner'],
    ['PER-2', 'Sofia Marques'],
    ['nobody', 'Nobody named'],
    ['Site Manager', 'Site Manager: not on record'],
  ]);
});

describe('--for', () => {
  test.each([
    ['PER-1', 'PER-1', ['action:ACT-1']],
    ['Meike Lindner', 'PER-1', ['action:ACT-1']],
    ['m.lindner@ACME.example', 'PER-1', ['action:ACT-1']],
    ['ROLE-QM', 'ROLE-QM', ['action:ACT-1']],
    ['quality manager', 'ROLE-QM', ['action:ACT-1']],
    ['PER-3', 'PER-3', []],
    // As a document names somebody whom no record stands for.
    ['site manager', 'Site Manager', ['action:ACT-4']],
  ])('%s', async (written, id, items) => {
    const json = await dueJson(await folderWith(company), '--for', written);
    expect(json.for?.id).toBe(id);
    expect(json.items.map((item) => item.id)).toEqual(items);
  });
});

test('--until leaves out what is later and what has no day; --today looks from another day', async () => {
  const root = await folderWith(company);
  const until = await dueJson(root, '--until', '2026-02-28');
  expect(until.items.map(({ id }) => id)).toEqual(['action:ACT-1']);
  const before = await dueJson(root, '--today', '2026-01-29');
  expect(before.items.map(({ when }) => when)).toEqual(['week', 'quarter', 'undated', 'undated']);
});

test('several formats at once, and addresses only on demand', async () => {
  const root = await folderWith(company);
  const file = join(root, 'due.json');
  const { code, out } = await qms(
    'due',
    '--root',
    root,
    '--format',
    'text',
    '--format',
    `json=${file}`,
    '--emails',
  );
  expect([code, out.startsWith('Due as of 2026-02-01\n')]).toEqual([0, true]);
  const json = JSON.parse(readFileSync(file, 'utf8')) as DueJson;
  expect(json.groups[0]?.persons[0]?.emails).toEqual(['M.Lindner@acme.example']);
  expect((await dueJson(root)).groups[0]?.persons[0]).not.toHaveProperty('emails');
});

test.each([
  [['--for', 'PER-9'], /`--for PER-9` is nobody on record/],
  [['--for', 'sales@acme.example'], /`--for sales@acme.example` may be PER-2 or PER-3: name the id/],
  [['--format', 'jsn'], /did you mean `json`\?/],
  [['--format', 'text', '--format', 'json'], /only one format can go to standard output/],
  [['--until', '2026-02-30'], /is not a day in the calendar/],
  [['PER-1'], /`PER-1` is not an option: name a person or role with `--for`/],
])('%j is one line and exit 2', async (args, message) => {
  const { code, out, err } = await qms('due', '--root', await folderWith(company), ...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
  expect(err).toMatch(/^qms: [^\n]+\n$/);
});

test('what could not be read is named, and a qms.yaml that cannot be read is refused', async () => {
  const root = await folderWith({ ...company, 'broken.yaml': 'id: ACT-9\ntype: action\ntitle: "x\n' });
  expect((await dueJson(root)).unread).toEqual(['broken.yaml']);
  writeFileSync(join(root, 'qms.yaml'), 'organization: "x\n');
  expect(await qms('due', '--root', root)).toMatchObject({ code: 2, out: '' });
});

test('a record is never written over', async () => {
  const root = await folderWith(company);
  mkdirSync(join(root, 'folder'));
  for (const file of ['actions.yaml', 'qms.yaml', 'folder']) {
    const { code, err } = await qms('due', '--root', root, '--format', `json=${join(root, file)}`);
    expect([code, err.split('\n').length]).toEqual([2, 2]);
  }
  expect(readFileSync(join(root, 'actions.yaml'), 'utf8')).toBe(company['actions.yaml']);
});

test('ten thousand things are listed once each, and shown in few lines', async () => {
  const action = (at: number): string =>
    `{ id: ACT-${at}, type: action, title: No ${at}, status: open, owner: ROLE-QM, due: 2026-01-30 }\n`;
  const root = await folderWith({
    ...company,
    'actions.yaml': Array.from({ length: 10_000 }, (_, at) => action(at)).join('---\n'),
    'qms.yaml': 'organization: Test\nasOf: 2026-02-01\nlimits: { fileSize: 5MB }\n',
  });
  const { items, groups } = await dueJson(root);
  expect(new Set(items.map(({ id }) => id)).size).toBe(10_000);
  expect(groups.map(({ counts }) => counts['overdue'])).toEqual([10_000]);
  const { out } = await qms('due', '--root', root);
  expect(out.split('\n').length).toBeLessThan(40);
  expect(out).toContain('+9,980 more');
});

test('each thing of the example company is due from somebody, once, and on its day', async () => {
  const { items, groups } = await dueJson(resolve(import.meta.dirname, '../workspaces/acme'));
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(items.filter(({ due }) => due === null)).toEqual([]);
  expect(groups.every(({ persons }) => persons.length === 1)).toBe(true);
  const total = groups.flatMap(({ counts }) => Object.values(counts)).reduce((sum, count) => sum + count, 0);
  expect(total).toBe(items.length);
  expect(items.find(({ id }) => id === 'calibration:EQ-004')).toMatchObject({
    due: '2026-04-10',
    group: 'PER-005',
  });
  expect(items.filter(({ id }) => id.startsWith('sign-off:'))).toEqual([]);
});
