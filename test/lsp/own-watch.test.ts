import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchesFiles } from '../../server/src/main/lsp/own-watch.ts';
import { type Client, startClient, uriOf } from './client.ts';

let folder: string;
let stop: (() => Promise<number | null>) | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-watch-'));
});

afterEach(async () => {
  if (stop !== null) expect(await stop()).toBe(0);
  stop = null;
  rmSync(folder, { recursive: true, force: true });
});

const place = (path: string): string => join(folder, 'company', path);
const uri = (path: string): string => uriOf(place(path));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(place(path)), { recursive: true });
    writeFileSync(place(path), text);
  }
}

async function start(capabilities: Readonly<Record<string, unknown>> = {}): Promise<Client> {
  const started = await startClient({
    folders: [join(folder, 'company')],
    capabilities: { workspace: { didChangeWatchedFiles: capabilities } },
  });
  stop = started.stop;
  return started.client;
}

const action = (owner: string): string =>
  `id: ACT-1\ntype: action\ntitle: Do it\nstatus: open\nowner: ${owner}\nopenedOn: 2026-01-01\ndue: 2026-12-01\norigin: NC-1\n`;
const person = (id: string): string =>
  `id: ${id}\ntype: person\ntitle: Jane\nname: Jane\nstatus: active\nfrom: 2024-01-01\n`;
const company = {
  'qms.yaml': 'asOf: 2026-02-01\n',
  'action.yaml': action('PER-1'),
  'people/jane.yaml': person('PER-1'),
};
const isLost = (client: Client) => (): boolean =>
  client.rules(uri('action.yaml')).includes('reference-unresolved') &&
  (client.shown.get(uri('action.yaml')) ?? []).some(({ message }) => String(message).includes('PER-'));
const isFound = (client: Client) => (): boolean =>
  !(client.shown.get(uri('action.yaml')) ?? []).some(({ message }) => String(message).includes('PER-'));

test('a client that cannot watch files learns of what other programs do', async () => {
  write(company);
  const client = await start();
  await client.indexed();
  expect(client.registered).not.toContain('workspace/didChangeWatchedFiles');
  expect(isFound(client)()).toBe(true);

  write({ 'people/jane.yaml': person('PER-2') });
  await client.until('an id is renamed', isLost(client));
  write({ 'action.yaml': action('PER-2') });
  await client.until('what refers to it as well', isFound(client));

  mkdirSync(place('staff'));
  renameSync(place('people'), place('staff/2026'));
  write({ 'staff/2026/john.yaml': person('PER-3') });
  await client.until('a folder is moved, and a file new in it', () => client.status.roots[0]?.records === 3);
  expect(isFound(client)()).toBe(true);
  const records = await client.request<{ uri: string }[]>('qms/records', {});
  expect(records.map((record) => record.uri).sort()).toEqual([
    uri('action.yaml'),
    uri('staff/2026/jane.yaml'),
    uri('staff/2026/john.yaml'),
  ]);
});

test('a checkout of another branch is noticed, also one without qms.yaml', async () => {
  write(company);
  const git = (...args: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
      cwd: place('.'),
      stdio: 'ignore',
    });
  git('init', '--initial-branch=main');
  git('commit', '--allow-empty', '--message=empty');
  git('switch', '--create=qms');
  git('add', '.');
  git('commit', '--message=records');
  const client = await start();
  await client.indexed();
  git('switch', 'main');
  await client.until('no root is left', () => client.status.roots.length === 0);
  git('switch', 'qms');
  await client.indexed();
  expect(client.status.roots[0]?.records).toBe(2);
});

test('what is outside of the root is not followed, though a link leads there', async () => {
  write(company);
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync(join(folder, 'elsewhere'), place('link'), 'dir');
  const client = await start();
  await client.indexed();
  writeFileSync(join(folder, 'elsewhere', 'more.yaml'), person('PER-8'));
  write({ 'people/john.yaml': person('PER-9') });
  await client.until('what is inside', () => client.status.roots[0]?.records === 3);
  const records = await client.request<{ id: string }[]>('qms/records', {});
  expect(records.map(({ id }) => id)).toEqual(['ACT-1', 'PER-1', 'PER-9']);
});

test('who says that it watches files is believed, except who reports its own alone', () => {
  const client = (name: string, dynamicRegistration: boolean) => ({
    processId: null,
    rootUri: null,
    clientInfo: { name },
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration } } },
  });
  expect(watchesFiles(client('Visual Studio Code', true))).toBe(true);
  expect(watchesFiles(client('Neovim', false))).toBe(false);
  expect(watchesFiles(client('helix', true))).toBe(false);
  expect(watchesFiles({ processId: null, rootUri: null, capabilities: {} })).toBe(false);
});
