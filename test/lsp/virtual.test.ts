import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type ClientOptions, uriOf } from './client.ts';
import { startOnFiles } from './on-files-server.ts';

let stop: (() => Promise<void>) | null = null;
let local: string | null = null;

afterEach(async () => {
  await stop?.();
  stop = null;
  if (local !== null) rmSync(local, { recursive: true, force: true });
  local = null;
});

async function start(options: ClientOptions) {
  const started = await startOnFiles(options);
  stop = started.stop;
  return started.client;
}

function localRoot(): string {
  local = mkdtempSync(join(tmpdir(), 'qms-virtual-'));
  writeFileSync(join(local, 'qms.yaml'), 'organization: Here\nasOf: 2026-02-01\n');
  return local;
}

const role = (title: string): string => `id: ROLE-QM\ntype: role\ntitle: ${title}\nowner: ROLE-X\n`;

test('the server on Node reads a workspace of another scheme through its client, next to a local one', async () => {
  const base = 'cloud://account/company';
  const files: Record<string, string> = {
    [`${base}/qms/qms.yaml`]: 'organization: Far\nasOf: 2026-02-01\nschemas: ["schemas/*.schema.json"]\n',
    [`${base}/qms/schemas/permit.schema.json`]: JSON.stringify({
      title: 'Permit',
      properties: { level: { type: 'integer' } },
    }),
    [`${base}/qms/permit.yaml`]: 'id: P-1\ntype: permit\ntitle: Permit\nlevel: high\n',
    [`${base}/qms/role.yaml`]: role('Quality manager'),
  };
  const client = await start({ folders: [base, localRoot()], files });
  await client.indexed(2);
  expect(client.status.roots.map(({ root, name }) => [root.split(':')[0], name])).toEqual([
    ['cloud', 'Far'],
    ['file', 'Here'],
  ]);
  expect(client.rules(`${base}/qms/permit.yaml`)).toContain('schema');
  const uri = `${base}/qms/permit.yaml`;
  await client.open(uri, files[uri]!);
  await client.change(uri, 'id: P-1\ntype: permit\ntitle: Permit\nlevel: 3\n');
  await client.until('repaired', () => !client.rules(uri).includes('schema'));
  files[`${base}/qms/two.yaml`] = 'id: ROLE-QM\ntype: role\ntitle: Another\n';
  await client.watched([{ uri: `${base}/qms/two.yaml`, type: 1 }]);
  await client.until('the second of that id', () =>
    client.rules(`${base}/qms/two.yaml`).includes('id-duplicate'),
  );
  expect(client.faults).toEqual([]);
});

test.each([
  ['the workspace folder, where there is no .git', {}, '/qms/docs/d.md', '/docs/d.md'],
  [
    'the folder that holds .git',
    { 'cloud://account/company/qms/.git/HEAD': 'ref: x' },
    '/docs/d.md',
    '/qms/docs/d.md',
  ],
])('paths that begin with / are seen from %s', async (_top, git, right, wrong) => {
  const base = 'cloud://account/company';
  const uri = `${base}/qms/docs/d.md`;
  const files = {
    ...git,
    [`${base}/qms/qms.yaml`]: 'organization: Far\nasOf: 2026-02-01\n',
    [uri]: `---\nid: DOC-1\ntype: document\n---\n![a](${right}) ![b](${wrong})\n`,
  };
  const client = await start({ folders: [base], files });
  await client.indexed(1);
  expect(client.rules(uri).filter((rule) => rule === 'link-broken')).toHaveLength(1);
  expect(client.faults).toEqual([]);
});

test('a client that hands out no files is not troubled for those of another scheme', async () => {
  const folder = localRoot();
  const client = await start({ folders: ['cloud://account/company', folder] });
  await client.indexed(1);
  await client.open('history:/company/role.yaml', role('Quality manager'));
  await client.open(uriOf(folder, 'role.yaml'), role('Quality manager'));
  await client.until('findings', () => client.rules(uriOf(folder, 'role.yaml')).length > 0);
  expect(client.rules('history:/company/role.yaml')).toEqual([]);
  expect(client.faults).toEqual([]);
});
