import { afterEach, expect, test, vi } from 'vitest';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type InitializeParams,
  type ProtocolConnection,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import type { Host } from '../../server/src/main/lsp/hosts/host.ts';
import { startServer } from '../../server/src/main/lsp/server.ts';
import { english } from '../../server/src/messages/language.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { Client } from './client.ts';
import { PairReader, PairWriter } from './in-process.ts';

const root = 'file:///company';
const action = (owner: string): string =>
  `id: ACT-1\ntype: action\ntitle: Do it\nstatus: open\nowner: ${owner}\nopenedOn: 2026-01-01\ndue: 2026-02-01\n`;
let end: (() => Promise<void>) | null = null;

afterEach(async () => {
  await end?.();
  end = null;
});

interface Setting {
  readonly files: Readonly<Record<string, string>>;
  readonly now?: () => Date;
  /** Reading all files waits for this. */
  readonly reading?: Promise<void>;
  /** Reading a file waits for this. */
  readonly readingOne?: (path: string) => Promise<void>;
  readonly capabilities?: InitializeParams['capabilities'];
  /** Those of the roots that are in the workspace folder; all unless given. */
  readonly folders?: () => readonly string[];
  readonly rootAbove?: (folder: string) => string | null;
  readonly beforeInitialize?: (connection: ProtocolConnection) => void;
  /** The roots there are, each with its files; one of the files above unless given. */
  readonly roots?: () => Readonly<Record<string, MemoryFileSystem>>;
}

/** A server and a client of it in this process. */
async function start(setting: Setting): Promise<{ client: Client; memory: MemoryFileSystem }> {
  const memory = new MemoryFileSystem(setting.files);
  const host: Host = {
    discoverRoots: async () => setting.folders?.() ?? Object.keys(setting.roots?.() ?? { [root]: memory }),
    language: () => english,
    placeInRepository: async () => null,
    rootAbove: async (folder) => setting.rootAbove?.(folder) ?? null,
    fileSystem: (of) => {
      const files = setting.roots?.()[of] ?? memory;
      return {
        list: () => files.list(),
        read: async (path, maximum) => {
          await setting.readingOne?.(path);
          return files.read(path, maximum);
        },
      };
    },
    bulk: (_root, stored, progress) => ({
      loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
      readFacts: async (paths, ...given) => {
        progress(0, paths.length);
        await setting.reading;
        await readFactsInThread(stored)(paths, ...given);
        progress(paths.length, paths.length);
      },
    }),
    history: () => null,
    pause: () => new Promise((resume) => setImmediate(resume)),
    now: setting.now ?? (() => new Date(2026, 1, 1)),
    foldCase: false,
  };
  const [atServer, atClient] = [new PairReader(), new PairReader()];
  startServer(createConnection(atServer, new PairWriter((message) => atClient.take(message))), host, '0');
  const client = new Client(
    createProtocolConnection(atClient, new PairWriter((message) => atServer.take(message))),
  );
  setting.beforeInitialize?.(client.connection);
  client.initialized = await client.connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: root, name: 'company' }],
    capabilities: setting.capabilities ?? {},
  });
  await client.connection.sendNotification('initialized', {});
  end = () => client.connection.sendRequest('shutdown');
  return { client, memory };
}

test('at midnight the findings move on by themselves', async () => {
  const midnight = new Date(2026, 1, 2).getTime();
  // The clock stands until what was found before midnight has been looked at.
  let running: number | null = null;
  const { client } = await start({
    files: { 'qms.yaml': '', 'action.yaml': action('PER-1') },
    now: () => new Date(midnight - 600 + (running === null ? 0 : Date.now() - running)),
  });
  await client.indexed();
  const uri = `${root}/action.yaml`;
  expect(client.status.roots[0]?.today).toBe('2026-02-01');
  expect(client.rules(uri)).not.toContain('action-overdue');
  running = Date.now();
  await client.until('overdue', () => client.rules(uri).includes('action-overdue'));
  await client.until('the status says it', () => client.status.roots[0]?.today === '2026-02-02');
});

test('after a fault of ours the editor shows nothing until the root can be read again', async () => {
  const { client, memory } = await start({ files: { 'qms.yaml': '', 'action.yaml': action('PER-1') } });
  await client.indexed();
  const uri = `${root}/action.yaml`;
  await client.until('findings', () => client.rules(uri).length > 0);
  const reading = vi.spyOn(memory, 'read').mockRejectedValue(new Error('out of order'));
  await client.watched([{ uri, type: 2 }]);
  await client.until('the failure', () => client.status.roots[0]?.failure != null);
  expect(client.rules(uri)).toEqual([]);
  expect(client.status.roots[0]?.findings).toEqual({ error: 0, warning: 0, information: 0 });
  reading.mockRestore();
  await client.watched([{ uri, type: 2 }]);
  await client.until('findings again', () => client.rules(uri).length > 0);
});

test('progress is shown while files are read, and requests that need them all can be cancelled', async () => {
  let release = (): void => {};
  const reading = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { client } = await start({
    files: { 'qms.yaml': '', 'action.yaml': action('PER-1'), 'other.yaml': action('PER-2') },
    reading,
    capabilities: { window: { workDoneProgress: true } },
  });
  const uri = `${root}/action.yaml`;
  await client.open(uri, action('PER-1').replace('status: open', 'status: opne'));
  await client.until('what the file says on its own', () => client.rules(uri).length > 0);
  expect(client.rules(uri)).toEqual(['schema']);
  await client.until('the status', () => client.status.roots[0]?.indexing?.total === 1);
  const asked = { textDocument: { uri }, position: { line: 4, character: 8 } };
  // Completion needs no other file; references do.
  const list = await client.request<{ isIncomplete: boolean }>('textDocument/completion', asked);
  expect(list.isIncomplete).toBe(true);
  const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
  const source = new CancellationTokenSource();
  const waiting = client.connection.sendRequest(
    'textDocument/references',
    { ...asked, context: {} },
    source.token,
  );
  source.cancel();
  await expect(waiting).rejects.toThrow('cancelled');
  const answered = client.request('textDocument/documentLink', asked);
  release();
  expect(await answered).toEqual([]);
  await client.indexed();
  const kinds = client.progress.map((each) => (each as { value: { kind: string } }).value.kind);
  expect(kinds[0]).toBe('begin');
  expect(kinds.at(-1)).toBe('end');
});

test('when another extension reports YAML syntax, it is left to it on open YAML documents', async () => {
  const broken = `${action('PER-1')}list: [\n`;
  const { client } = await start({ files: { 'qms.yaml': '', 'action.yaml': broken } });
  await client.indexed();
  const uri = `${root}/action.yaml`;
  expect(client.rules(uri)).toContain('yaml-syntax');
  await client.open(uri, broken);
  await client.connection.sendNotification('qms/neighbours', { yaml: true });
  await client.until('left to it', () => !client.rules(uri).includes('yaml-syntax'));
  await client.close(uri);
  await client.until('ours again', () => client.rules(uri).includes('yaml-syntax'));
});

test('the outline leaves headings to an editor that lists them, and the status counts sign-offs', async () => {
  const digest = `sha256-${'0'.repeat(64)}`;
  const text = `---\nid: DOC-1\ntype: document\nsignOffs:\n  - { by: PER-1, meaning: approved, date: 2026-01-01, digest: ${digest} }\n  - { by: PER-1, meaning: reviewed, date: 2026-01-01 }\n---\n\n# Care\n`;
  const { client } = await start({
    files: { 'qms.yaml': '', 'doc.md': text },
    capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
  });
  await client.indexed();
  expect(client.status?.roots[0]?.signOffs).toBe(1);
  const uri = `${root}/doc.md`;
  await client.open(uri, text);
  const outline = async (): Promise<string> =>
    JSON.stringify(await client.request('textDocument/documentSymbol', { textDocument: { uri } }));
  expect(await outline()).toContain('Care');
  await client.connection.sendNotification('qms/neighbours', { markdown: true });
  expect(await outline()).toContain('DOC-1');
  expect(await outline()).not.toContain('Care');
});

test.each([
  ['that shows only plain text', { contentFormat: ['plaintext'] }, { documentationFormat: ['plaintext'] }],
  ['that would rather have plain text', { contentFormat: ['plaintext', 'markdown'] }, {}],
  ['that says nothing of it', {}, {}],
])('a client %s gets no marks of Markdown', async (_, hover, completionItem) => {
  const { client } = await start({
    files: { 'qms.yaml': '', 'action.yaml': action('PER-1') },
    capabilities: {
      textDocument: { hover, completion: { completionItem } },
    } as InitializeParams['capabilities'],
  });
  await client.indexed();
  const at = (line: number, character: number) => ({
    textDocument: { uri: `${root}/action.yaml` },
    position: { line, character },
  });
  await client.open(`${root}/action.yaml`, `${action('PER-1')}\n`);
  const { contents } = await client.request<{ contents: { kind: string; value: string } }>(
    'textDocument/hover',
    at(0, 5),
  );
  expect(contents.kind).toBe('plaintext');
  expect(contents.value).toContain('ACT-1 Do it');
  expect(contents.value).not.toMatch(/[*`]/);
  const { items } = await client.request<{ items: { documentation?: unknown }[] }>(
    'textDocument/completion',
    at(8, 0),
  );
  expect(items.length).toBeGreaterThan(3);
  for (const { documentation = '' } of items) {
    expect(typeof documentation).toBe('string');
    expect(documentation).not.toMatch(/[*`]/);
  }
});

test('saving says enough for clients that watch no files', async () => {
  const { client, memory } = await start({ files: { 'qms.yaml': '', 'action.yaml': action('PER-1') } });
  await client.indexed();
  const uri = `${root}/person.yaml`;
  const text = 'id: PER-1\ntype: person\ntitle: Jane\nname: Jane\nstatus: active\nfrom: 2024-01-01\n';
  expect(client.rules(`${root}/action.yaml`)).toContain('reference-unresolved');
  await client.open(uri, text);
  await client.until(
    'it counts while open',
    () => !client.rules(`${root}/action.yaml`).includes('reference-unresolved'),
  );
  memory.write('person.yaml', text);
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  await client.close(uri);
  expect(((await client.request('qms/records', {})) as unknown[]).length).toBe(2);
});

test.each([true, false])(
  'an edit worked out for another text is not given (document changes: %s)',
  async (known) => {
    let wait: Promise<void> = Promise.resolve();
    let waiting = false;
    const { client } = await start({
      files: {
        'qms.yaml': '',
        'a.yaml': action('ROLE-1'),
        'role.yaml': 'id: ROLE-1\ntype: role\ntitle: Sales\n',
      },
      readingOne: (path) => {
        waiting = path === 'a.yaml';
        return wait;
      },
      capabilities: { workspace: { workspaceEdit: { documentChanges: known } } },
    });
    await client.indexed();
    const uri = `${root}/role.yaml`;
    await client.open(uri, 'id: ROLE-1\ntype: role\ntitle: Sales\n');
    const rename = () =>
      client.request('textDocument/rename', {
        textDocument: { uri },
        position: { line: 0, character: 5 },
        newName: 'ROLE-2',
      });
    expect(await rename()).not.toBeNull();
    let release = (): void => {};
    wait = new Promise((resolve) => {
      release = resolve;
    });
    waiting = false;
    const renaming = rename();
    await vi.waitFor(() => expect(waiting).toBe(true));
    await client.change(uri, '# A remark\nid: ROLE-1\ntype: role\ntitle: Sales\n');
    // An answer to a later request means that the edit has arrived.
    await client.request('textDocument/documentSymbol', { textDocument: { uri } });
    release();
    await expect(renaming).rejects.toMatchObject({ code: -32801 });
  },
);

test('a root that comes within another keeps showing what it has found', async () => {
  const inner = `${root}/sub`;
  const [outside, inside] = [
    new MemoryFileSystem({ 'qms.yaml': '', 'sub/action.yaml': action('PER-1') }),
    new MemoryFileSystem({ 'qms.yaml': '', 'action.yaml': action('PER-1') }),
  ];
  let roots: Readonly<Record<string, MemoryFileSystem>> = { [root]: outside };
  const { client } = await start({ files: {}, roots: () => roots });
  await client.indexed();
  const uri = `${inner}/action.yaml`;
  await client.until('findings', () => client.rules(uri).length > 0);
  outside.write('sub/qms.yaml', '');
  roots = { [root]: outside, [inner]: inside };
  await client.watched([{ uri: `${inner}/qms.yaml`, type: 1 }]);
  await client.indexed(2);
  await client.until('the outer root lets go', () => client.status.roots[0]?.records === 0);
  await client.until('what the inner root says', () => client.rules(uri).length > 0);
  expect(client.status.roots.map(({ findings }) => findings.error + findings.warning > 0)).toEqual([
    true,
    true,
  ]);
});

test('a client that will show no progress is served all the same', async () => {
  const { client } = await start({
    files: { 'qms.yaml': '', 'action.yaml': action('PER-1') },
    capabilities: { window: { workDoneProgress: true } },
    beforeInitialize: (connection) =>
      connection.onRequest('window/workDoneProgress/create', () => {
        throw new ResponseError(-32601, 'not here');
      }),
  });
  await client.indexed();
  await client.until('findings', () => client.rules(`${root}/action.yaml`).length > 0);
  expect(client.faults).toEqual([]);
});

test('a root outside of all folders is served while one of its documents is open', async () => {
  const elsewhere = 'file:///elsewhere';
  const roots = {
    [root]: new MemoryFileSystem({ 'qms.yaml': '' }),
    [elsewhere]: new MemoryFileSystem({ 'qms.yaml': '', 'action.yaml': action('PER-1') }),
  };
  const asked: string[] = [];
  const { client } = await start({
    files: {},
    roots: () => roots,
    folders: () => [root],
    rootAbove: (folder) => {
      asked.push(folder);
      return folder.endsWith(elsewhere.slice('file://'.length)) ? elsewhere : null;
    },
  });
  await client.indexed();
  // An earlier version of a file is no file.
  await client.open('git:/elsewhere/action.yaml', action('PER-1'));
  expect(client.status.roots).toHaveLength(1);
  await client.open(`${elsewhere}/action.yaml`, action('PER-1'));
  await client.indexed(2);
  await client.until('findings', () => client.rules(`${elsewhere}/action.yaml`).length > 0);
  expect(asked.every((folder) => folder.startsWith('file:'))).toBe(true);
  await client.close(`${elsewhere}/action.yaml`);
  await client.until('its end', () => client.status.roots.length === 1);
  expect(client.rules(`${elsewhere}/action.yaml`)).toEqual([]);
});

test('a folder that comes along is looked into, whatever it is called', async () => {
  const { client, memory } = await start({ files: { 'qms.yaml': '' } });
  await client.indexed();
  memory.write('audits.2025/action.yaml', action('PER-1'));
  await client.watched([{ uri: `${root}/audits.2025`, type: 1 }]);
  await client.until('its records', () => client.status.roots[0]?.records === 1);
});

test('a request about a root that could not be read says so', async () => {
  const { client, memory } = await start({ files: { 'qms.yaml': '', 'action.yaml': action('PER-1') } });
  await client.indexed();
  vi.spyOn(memory, 'read').mockRejectedValue(new Error('out of order'));
  await client.watched([{ uri: `${root}/action.yaml`, type: 2 }]);
  await client.until('the failure', () => client.status.roots[0]?.failure != null);
  await expect(client.request('qms/newRecord', { root, type: 'risk' })).rejects.toThrow(
    'The server failed on this root',
  );
  await expect(client.request('qms/newRecord', { root: 'file:///nowhere', type: 'risk' })).rejects.toThrow(
    'no QMS root',
  );
});
