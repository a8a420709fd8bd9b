import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MyWork } from '../../server/src/main/lsp/protocol.ts';
import { type Client, uriOf } from './client.ts';
import { startOnFiles } from './on-files-server.ts';

let folder: string;
let stop: (() => Promise<void>) | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-lsp-'));
});

afterEach(async () => {
  await stop?.();
  stop = null;
  rmSync(folder, { recursive: true, force: true });
});

const people = `id: ROLE-QM
type: role
title: Quality manager
holders: [{ person: PER-1, from: 2024-01-01 }]
delegations: [{ to: PER-2, from: 2026-02-01, until: 2026-02-20, covers: [action], reason: Leave, grantedBy: PER-1 }]
---
{ id: PER-1, type: person, name: Meike Lindner, emails: [m.lindner@acme.example] }
---
{ id: PER-2, type: person, name: Sofia Marques, emails: [sales@acme.example] }
---
{ id: PER-3, type: person, name: Henrik Paulsen, emails: [Sales@acme.example] }
---
{ id: PER-4, type: person, name: Rainer Oster, status: left, to: 2025-01-31, successor: PER-1, emails: [r.oster@acme.example] }
`;
const actions = `id: ACT-1
type: action
title: Late
status: open
owner: ROLE-QM
due: 2026-01-30
---
id: ACT-2
type: action
title: Soon
status: open
owner: PER-4
due: 2026-03-05
`;
const files = {
  'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
  'people.yaml': people,
  'actions.yaml': actions,
  'policy.yaml':
    'id: POL-1\ntype: quality-policy\ntitle: Policy\nstatus: in-review\neffectiveFrom: 2026-02-10\nowner: ROLE-QM\n',
};

async function start(given: Readonly<Record<string, string>> = files): Promise<Client> {
  for (const [path, text] of Object.entries(given)) writeFileSync(join(folder, path), text);
  const started = await startOnFiles({ folders: [folder] });
  stop = started.stop;
  return started.client;
}

const workOf = async (client: Client, params: object): Promise<MyWork> => {
  const [work, ...others] = await client.request<MyWork[]>('qms/myWork', { root: uriOf(folder), ...params });
  expect(others).toEqual([]);
  return work!;
};

const lines = ({ groups }: MyWork): unknown[] =>
  groups.map(({ title, items }) => [title, ...items.map(({ line, days }) => `${line} (${days})`)]);

test('what is due from whoever has an address, by how soon, with its place', async () => {
  const client = await start();
  const work = await workOf(client, { email: 'M.Lindner@ACME.example' });
  expect(work.person).toEqual({ id: 'PER-1', name: 'Meike Lindner' });
  expect(lines(work)).toEqual([
    ['Overdue', 'ACT-1 Late: Complete the action (2026-01-30, 2 days ago)'],
    ['This quarter', 'ACT-2 Soon: Complete the action (2026-03-05, in 32 days)'],
  ]);
  expect(work.pressing).toBe(1);
  const [late, soon] = work.groups.flatMap(({ items }) => items);
  expect(late).toMatchObject({
    uri: uriOf(folder, 'actions.yaml'),
    range: { start: { line: 5, character: 5 }, end: { line: 5, character: 15 } },
    record: { id: 'ACT-1', typeTitle: 'Action' },
    isSignOff: false,
  });
  expect(soon?.range.start.line).toBe(12);
  expect(late?.detail).toContain('Asked of Quality manager.\n\nMay be done by Sofia Marques as well.');
  expect(soon?.detail).toContain('Asked of Rainer Oster, whom you succeed.');
});

test('who was chosen counts more than the address; who acts for another sees it too', async () => {
  const client = await start();
  const work = await workOf(client, { person: 'PER-2', email: 'm.lindner@acme.example' });
  expect(work.person?.id).toBe('PER-2');
  expect(lines(work)).toEqual([['Overdue', 'ACT-1 Late: Complete the action (2026-01-30, 2 days ago)']]);
  expect(work.groups[0]?.items[0]?.detail).toContain('Asked of Quality manager, in whose place you act.');
});

test('nobody is guessed', async () => {
  const client = await start();
  const nothing = { root: uriOf(folder), person: null, several: [], pressing: 0, groups: [] };
  expect(await workOf(client, {})).toEqual(nothing);
  expect(await workOf(client, { email: 'nobody@acme.example' })).toEqual(nothing);
  expect(await workOf(client, { email: '' }).catch(() => nothing)).toEqual(nothing);
  expect(await workOf(client, { email: 'r.oster@acme.example' })).toEqual(nothing);
  expect(await workOf(client, { person: 'PER-4' })).toEqual(nothing);
  expect(await workOf(client, { person: 'ROLE-QM' })).toEqual(nothing);
  const shared = await workOf(client, { email: 'sales@acme.example' });
  expect(shared).toEqual({
    ...nothing,
    several: [
      { id: 'PER-2', name: 'Sofia Marques' },
      { id: 'PER-3', name: 'Henrik Paulsen' },
    ],
  });
  await expect(client.request('qms/myWork', { root: uriOf(folder), person: 7 })).rejects.toThrow();
});

test('it follows what is typed', async () => {
  const client = await start();
  const file = uriOf(folder, 'actions.yaml');
  await client.indexed();
  await client.open(file, actions);
  await client.change(file, 'done', { start: { line: 3, character: 8 }, end: { line: 3, character: 12 } });
  const work = await workOf(client, { person: 'PER-1' });
  expect(work.groups.map(({ when }) => when)).toEqual(['quarter']);
});

test('a sign-off can be given from the list', async () => {
  const client = await start({
    ...files,
    'policy.yaml': files['policy.yaml'],
    'top.yaml':
      'id: ROLE-MD\ntype: role\ntopManagement: true\nholders: [{ person: PER-3, from: 2024-01-01 }]\n',
  });
  const work = await workOf(client, { person: 'PER-3' });
  const [item] = work.groups.flatMap(({ items }) => items);
  expect(item).toMatchObject({
    line: 'POL-1 Policy: Sign it off (approval)',
    isSignOff: true,
    record: { id: 'POL-1', root: uriOf(folder) },
  });
});

test('of very much only the first is listed, and the rest counted', async () => {
  const action = (at: number): string =>
    `{ id: ACT-${at}, type: action, title: No ${at}, status: open, owner: PER-2, due: 2026-01-30 }\n`;
  const client = await start({
    ...files,
    'actions.yaml': Array.from({ length: 2_000 }, (_, at) => action(at)).join('---\n'),
  });
  const work = await workOf(client, { person: 'PER-2' });
  expect(work.groups.map(({ items, more }) => [items.length, more])).toEqual([[200, 1_800]]);
  expect(work.pressing).toBe(2_000);
});
