import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { AdoptionParams, AdoptionView, Refused } from '../../server/src/main/lsp/protocol.ts';
import { procedure } from '../cli/adopted/adopted.ts';
import { bytesIn, workspace } from '../cli/adopted/workspaces.ts';
import { type Client, type ClientOptions, uriOf } from './client.ts';
import { startOnFiles } from './on-files-server.ts';

let folder: string;
let stop: (() => Promise<void>) | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-adoption-'));
});

afterEach(async () => {
  await stop?.();
  stop = null;
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

async function start(options: Partial<ClientOptions> = {}): Promise<Client> {
  const started = await startOnFiles({ folders: [folder], ...options });
  stop = started.stop;
  return started.client;
}

const ask = (client: Client, more: Partial<AdoptionParams> = {}): Promise<AdoptionView & Refused> =>
  client.request('qms/adoption', { folder: uriOf(folder), ...more });

/** What a page says, without its marks. */
const readOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('what the command line proposes is proposed, and nothing is written', async () => {
  const { files, config } = workspace('adopted-bold-lines');
  write(files);
  const client = await start();
  const view = await ask(client, { workDoneToken: 'look' });
  expect(view.config).toBe(config);
  expect(view.before).toBeNull();
  expect(view.summary).toMatch(/^\d+ documents are read as records, where they are and as they are\.$/);
  const page = readOf(view.html);
  for (const text of [view.summary, 'docs/', 'Left out', 'undoing is deleting that one file'])
    expect(page).toContain(text);
  expect(bytesIn(folder)).toEqual(files);
  expect(client.status.roots).toEqual([]);
  const told = (client.progress as { token: string; value: { kind: string } }[])
    .filter(({ token }) => token === 'look')
    .map(({ value }) => value.kind);
  expect([told[0], told.at(-1)]).toEqual(['begin', 'end']);
  expect(told).toContain('report');
  expect(client.faults).toEqual([]);
});

const rare = (id: string): string =>
  procedure(id).replace('Approved', 'Golden').replace('As ISO 9001 says.', '');

test('a question is a pick list; what is picked holds and can be picked anew', async () => {
  write(Object.fromEntries([1, 2, 3, 4].map((each) => [`sops/SOP-00${each}.md`, rare(`SOP-00${each}`)])));
  const client = await start();
  const first = await ask(client);
  expect(first.answers).toMatchObject({ standards: 'none', 'status:Golden': 'unknown' });
  expect(first.html).toContain('<select data-question="standards"><option value="none" selected>');
  const second = await ask(client, { answers: { 'status:Golden': 'effective', 'status:Silver': 'draft' } });
  expect(second.answers).toEqual({ ...first.answers, 'status:Golden': 'effective' });
  expect(second.config).toContain('Golden: effective');
  expect(second.html).toContain('<option value="effective" selected>');
});

test('a qms.yaml that is there is added to, and one that cannot be read is refused', async () => {
  const before = 'organization: Ours # really\n';
  write({
    'qms.yaml': before,
    'sops/SOP-001.md': procedure('SOP-001'),
    'sops/SOP-002.md': procedure('SOP-002'),
  });
  const client = await start();
  await client.indexed();
  const view = await ask(client);
  expect(view.before).toBe(before);
  expect(view.config.startsWith(before)).toBe(true);
  expect(view.config).toContain('sops/*.md');
  expect(view.html).toContain('Add to qms.yaml');
  write({ 'qms.yaml': 'organization: [\n' });
  expect((await ask(client)).refused).toContain('qms.yaml cannot be read');
});

test('a folder without documents offers nothing', async () => {
  write({ 'README.md': '# Ours\n\nHello.\n' });
  const view = await ask(await start());
  expect([view.records, view.summary]).toEqual([0, 'No documents under control are found here.']);
});

test('an inventory that nobody waits for any more is ended', async () => {
  write(
    Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [
        `sops/SOP-${1000 + at}.md`,
        procedure(`SOP-${1000 + at}`, `${'Text and more of it. '.repeat(400)}\n`),
      ]),
    ),
  );
  const client = await start();
  const cancelling = new CancellationTokenSource();
  const asked = client.connection.sendRequest(
    'qms/adoption',
    { folder: uriOf(folder), workDoneToken: 1 },
    cancelling.token,
  );
  await new Promise((resume) => setTimeout(resume, 50));
  cancelling.cancel();
  await expect(asked).rejects.toMatchObject({ code: -32800 });
  expect((await ask(client)).records).toBe(400);
});

test('files that only the client can reach are looked through, with an own type alone where it is trusted', async () => {
  const base = 'cloud://account/company';
  const files = {
    [`${base}/sops/SOP-001.md`]: procedure('SOP-001'),
    [`${base}/sops/SOP-002.md`]: procedure('SOP-002'),
  };
  const client = await start({ folders: [base], files, options: { trusted: false } });
  const view = await client.request<AdoptionView>('qms/adoption', { folder: base });
  expect(view.records).toBe(2);
  expect(view.html).toContain('data-open="sops/SOP-001.md"');
});

test('text of documents does not become part of the page', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  write({
    'sops/SOP-001.md': procedure('SOP-001').replace('Office', evil).replace('Procedure', evil),
    'sops/SOP-002.md': procedure('SOP-002').replace('Approved', evil),
  });
  const { html } = await ask(await start());
  expect(html).toContain('&lt;img');
  expect(html).not.toMatch(/<img|<script/);
});
