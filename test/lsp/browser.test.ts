import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { createProtocolConnection, type Message } from 'vscode-languageserver-protocol/node';
import type {
  AdoptionView,
  FileContent,
  ListFilesParams,
  ReadFilesParams,
} from '../../server/src/main/lsp/protocol.ts';
import { procedure } from '../cli/adopted/adopted.ts';
import { Client } from './client.ts';
import { PairReader, PairWriter } from './in-process.ts';

const script = resolve(import.meta.dirname, '../../dist/server-browser.js');
const timers = new Set<ReturnType<typeof setTimeout>>();

afterEach(() => {
  for (const timer of timers) clearTimeout(timer);
  timers.clear();
});

/**
 * Runs the browser's server with what a worker of a browser has and nothing else: no Node, and code may not
 * be made from text, as strict content policies demand.
 */
function startWorker(send: (message: unknown) => void): { deliver: (message: unknown) => void } {
  const scope: Record<string, unknown> = {
    console,
    TextEncoder,
    TextDecoder,
    URL,
    atob,
    btoa,
    performance,
    structuredClone,
    queueMicrotask,
    AbortController,
    crypto: globalThis.crypto,
    setTimeout: (callback: (...given: unknown[]) => void, wait?: number, ...given: unknown[]) => {
      const timer = setTimeout(callback, wait, ...given);
      timers.add(timer);
      return timer;
    },
    clearTimeout,
    setInterval,
    clearInterval,
    postMessage: (message: unknown) => {
      const copy = structuredClone(message);
      queueMicrotask(() => send(copy));
    },
    addEventListener: () => {},
    removeEventListener: () => {},
    onmessage: null,
  };
  scope['self'] = scope;
  const context = createContext(scope, { codeGeneration: { strings: false, wasm: false } });
  runInContext(readFileSync(script, 'utf8'), context, { filename: 'server-browser.js' });
  return {
    deliver: (message) => {
      (scope['onmessage'] as (event: { data: unknown }) => void)({ data: message });
    },
  };
}

const requests: { list: number; read: number; most: number } = { list: 0, read: 0, most: 0 };

async function startBrowser(files: Readonly<Record<string, string>>): Promise<Client> {
  Object.assign(requests, { list: 0, read: 0, most: 0 });
  const reader = new PairReader();
  const worker = startWorker((message) => reader.take(message as Message));
  const connection = createProtocolConnection(reader, new PairWriter((message) => worker.deliver(message)));
  const base = 'memfs:/repo/';
  connection.onRequest('qms/listFiles', ({ folder }: ListFilesParams) => {
    requests.list += 1;
    const prefix = `${folder}/`.slice(base.length);
    return {
      paths: Object.keys(files).flatMap((path) =>
        path.startsWith(prefix) ? [path.slice(prefix.length)] : [],
      ),
    };
  });
  connection.onRequest('qms/readFiles', ({ uris, maximum }: ReadFilesParams): FileContent[] => {
    requests.read += 1;
    requests.most = Math.max(requests.most, uris.length);
    return uris.map((uri): FileContent => {
      const text = files[decodeURIComponent(uri.slice(base.length))];
      if (text === undefined) return { kind: 'missing' };
      const bytes = Buffer.from(text);
      if (bytes.length > maximum) return { kind: 'too-large', size: bytes.length };
      return { kind: 'bytes', base64: bytes.toString('base64') };
    });
  });
  const client = new Client(connection);
  client.initialized = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: 'memfs:/repo', name: 'repo' }],
    capabilities: { workspace: { workspaceFolders: true, configuration: true } },
  });
  await connection.sendNotification('initialized', {});
  return client;
}

const action = (id: string, owner: string): string =>
  `id: ${id}\ntype: action\ntitle: Do it\nstatus: open\nowner: ${owner}\nopenedOn: 2026-01-01\ndue: 2026-12-01\n`;

test('the bundle holds nothing of Node', () => {
  const text = readFileSync(script, 'utf8');
  expect(text).not.toMatch(/["'`]node:/);
  expect(text).not.toMatch(
    /\brequire\(["'`](?:fs|path|os|url|util|net|child_process|worker_threads|crypto)["'`]\)/,
  );
});

test('a worker indexes, follows edits and answers, with files from its client', async () => {
  const files: Record<string, string> = {
    'qms/qms.yaml': 'organization: Web\nasOf: 2026-02-01\nschemas: ["schemas/*.json"]\n',
    'qms/schemas/permit.schema.json': JSON.stringify({
      title: 'Permit',
      properties: { level: { type: 'integer', description: 'How far it goes.' } },
    }),
    'qms/permit.yaml': 'id: P-1\ntype: permit\ntitle: Permit\nlevel: high\n',
    'qms/ä b.yaml': action('ACT-1', 'PER-9'),
    'qms/inner/qms.yaml': 'organization: Inner\n',
    'other.yaml': action('ACT-1', 'PER-9'),
  };
  for (let count = 0; count < 300; count += 1)
    files[`qms/many/${count}.yaml`] = action(`ACT-M${count}`, 'PER-9');
  const client = await startBrowser(files);
  await client.indexed(2);
  const uri = 'memfs:/repo/qms/%C3%A4%20b.yaml';
  expect(client.rules(uri)).toContain('reference-unresolved');
  expect(client.rules('memfs:/repo/other.yaml')).toEqual([]);
  // Own schemas are interpreted where code may not be made from text.
  expect(client.rules('memfs:/repo/qms/permit.yaml')).toContain('schema');
  expect(requests.most).toBeGreaterThan(100);
  expect(requests.read).toBeLessThan(60);
  await client.open(uri, files['qms/ä b.yaml']!);
  await client.change(uri, action('ACT-1', 'ACT-M1'));
  await client.until('no longer unresolved', () => !client.rules(uri).includes('reference-unresolved'));
  const hover = await client.request('textDocument/hover', {
    textDocument: { uri },
    position: { line: 4, character: 9 },
  });
  expect(JSON.stringify(hover)).toContain('ACT-M1');
  files['qms/permit.yaml'] = 'id: P-1\ntype: permit\ntitle: Permit\nlevel: 3\n';
  await client.watched([{ uri: 'memfs:/repo/qms/permit.yaml', type: 2 }]);
  await client.until('repaired', () => !client.rules('memfs:/repo/qms/permit.yaml').includes('schema'));
  expect(client.faults).toEqual([]);
});

test('a worker finds the headings of a text once a record links to one of them', async () => {
  const policy = (link: string): string =>
    `---\nid: POL-1\ntype: quality-policy\ntitle: Policy\n---\nSee [the handbook](${link}).\n`;
  const files: Record<string, string> = {
    'qms.yaml': 'organization: Web\nasOf: 2026-02-01\n',
    'policy.md': policy('handbook.md#partt'),
    'handbook.md': '# Handbook\n\n> ## Part\n',
    'other.md': '# Other\n',
  };
  const client = await startBrowser(files);
  await client.indexed(1);
  const uri = 'memfs:/repo/policy.md';
  expect(client.rules(uri)).toContain('link-broken');
  await client.open(uri, files['policy.md']!);
  await client.change(uri, policy('handbook.md#part'));
  await client.until('found', () => !client.rules(uri).includes('link-broken'));
  await client.change(uri, policy('other.md#part'));
  await client.until('not found', () => client.rules(uri).includes('link-broken'));
  files['other.md'] = '# Other\n\nPart\n---\n';
  await client.watched([{ uri: 'memfs:/repo/other.md', type: 2 }]);
  await client.until('found again', () => !client.rules(uri).includes('link-broken'));
  expect(client.faults).toEqual([]);
});

test('a worker looks through a folder that is no root yet, with files from its client', async () => {
  const client = await startBrowser({
    'README.md': '# Ours\n',
    'sops/SOP-001.md': procedure('SOP-001'),
    'sops/SOP-002.md': procedure('SOP-002'),
  });
  const view = await client.request<AdoptionView>('qms/adoption', { folder: 'memfs:/repo' });
  expect(view.records).toBe(2);
  expect(view.config).toContain('  - files: "sops/*.md"\n');
  expect(client.faults).toEqual([]);
});
