import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  SemanticTokens,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol/node';
import { type Client, startClient, uriOf } from './client.ts';

const files = {
  'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
  'people.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders:\n  - { person: PER-1, from: 2024-01-01 }\n---\nid: PER-1\ntype: person\ntitle: Jane\nname: Jane\nstatus: active\nfrom: 2024-01-01\n',
  'action.yaml':
    'id: ACT-1\ntype: action\ntitle: Do it\nstatus: open\nowner: PER-1\nopenedOn: 2026-01-01\ndue: 2026-12-01\norigin: NC-9\nattachments:\n  - file: report.txt\n',
  'note.md': '---\nid: DOC-1\ntype: document\ntitle: Note\nstatus: draft\n---\n# Note\n\nSee [[ACT-1]].\n',
  'report.txt': 'Report\n',
};

let folder: string;
let client: Client;
let stop: () => Promise<number | null>;
const uri = (path: keyof typeof files): string => uriOf(folder, path);
const at = (path: keyof typeof files, line: number, character: number) => ({
  textDocument: { uri: uri(path) },
  position: { line, character },
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qms-features-'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  ({ client, stop } = await startClient({
    folders: [folder],
    options: { commands: { sign: 'qms.signOff', references: 'qms.showReferences' } },
    capabilities: {
      textDocument: {
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        completion: { completionItem: { snippetSupport: true } },
        rename: { prepareSupport: true },
      },
      workspace: {
        workspaceEdit: {
          documentChanges: true,
          resourceOperations: ['create'],
          changeAnnotationSupport: {},
        },
      },
    },
  }));
  for (const path of ['action.yaml', 'note.md', 'people.yaml'] as const)
    await client.open(uri(path), files[path]);
});

afterAll(async () => {
  expect(client.faults).toEqual([]);
  expect(await stop()).toBe(0);
  rmSync(folder, { recursive: true });
});

const asked = {
  hover: () => client.request<Hover | null>('textDocument/hover', at('action.yaml', 4, 9)),
};

test('hover on an id shows its record', async () => {
  expect(JSON.stringify(await asked.hover())).toContain('Jane');
});

test('completion offers the persons and roles an owner may be', async () => {
  const list = await client.request<CompletionList>('textDocument/completion', at('action.yaml', 4, 7));
  expect(list.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['PER-1', 'ROLE-MD']));
});

test('completion sees what was typed a moment before', async () => {
  await client.change(uri('note.md'), '\n[[ACT', {
    start: { line: 8, character: 14 },
    end: { line: 8, character: 14 },
  });
  const list = await client.request<CompletionList>('textDocument/completion', at('note.md', 9, 5));
  expect(list.items.map(({ label }) => label)).toContain('ACT-1');
  await client.change(uri('note.md'), '', {
    start: { line: 8, character: 14 },
    end: { line: 9, character: 5 },
  });
});

test('definition, references and highlights', async () => {
  const [link] = await client.request<LocationLink[]>('textDocument/definition', at('action.yaml', 4, 9));
  expect(link).toMatchObject({
    targetUri: uri('people.yaml'),
    targetSelectionRange: { start: { line: 7, character: 4 } },
  });
  const references = await client.request<Location[]>('textDocument/references', {
    ...at('action.yaml', 0, 5),
    context: { includeDeclaration: true },
  });
  expect(references.map((place) => place.uri)).toEqual([uri('action.yaml'), uri('note.md')]);
  const highlights = await client.request<DocumentHighlight[]>(
    'textDocument/documentHighlight',
    at('people.yaml', 7, 5),
  );
  expect(highlights).toHaveLength(2);
});

test('rename edits every file, with the versions of those that are open', async () => {
  expect(await client.request('textDocument/prepareRename', at('action.yaml', 0, 5))).toMatchObject({
    placeholder: 'ACT-1',
  });
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
    ...at('action.yaml', 0, 5),
    newName: 'ACT-2',
  });
  expect(edit.documentChanges).toHaveLength(2);
  expect(edit.documentChanges![0]).toMatchObject({ textDocument: { uri: uri('action.yaml'), version: 1 } });
  await expect(
    client.request('textDocument/rename', { ...at('action.yaml', 0, 5), newName: 'PER-1' }),
  ).rejects.toThrow('taken');
});

test('symbols of a document and of the workspace', async () => {
  const symbols = await client.request<DocumentSymbol[]>(
    'textDocument/documentSymbol',
    at('people.yaml', 0, 0),
  );
  expect(symbols).toHaveLength(2);
  const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'jane' });
  expect(found[0]?.location).toMatchObject({ uri: uri('people.yaml'), range: { start: { line: 7 } } });
});

test('links lead to files and records', async () => {
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', at('action.yaml', 0, 0));
  expect(links.map(({ target }) => target)).toContain(uriOf(folder, 'report.txt'));
  const [wiki] = await client.request<DocumentLink[]>('textDocument/documentLink', at('note.md', 0, 0));
  const resolved = await client.request<DocumentLink>('documentLink/resolve', wiki!);
  expect(resolved.target).toBe(`${uri('action.yaml')}#L1,5`);
});

test('lenses, hints and tokens', async () => {
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', at('action.yaml', 0, 0));
  const referring = lenses.find(({ command }) => command?.command === 'qms.showReferences');
  expect(referring?.command?.arguments).toEqual([
    { root: uriOf(folder), id: 'ACT-1', uri: uri('action.yaml'), position: { line: 0, character: 4 } },
  ]);
  const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
    ...at('action.yaml', 0, 0),
    range,
  });
  expect(hints.map(({ label }) => label).join()).toContain('Jane');
  const tokens = await client.request<SemanticTokens>(
    'textDocument/semanticTokens/full',
    at('action.yaml', 0, 0),
  );
  expect(tokens.data.length % 5).toBe(0);
  expect(tokens.data.length).toBeGreaterThan(5);
});

test('code actions belong to the diagnostics they repair', async () => {
  await client.until('findings', () => client.rules(uri('action.yaml')).includes('reference-unresolved'));
  const diagnostic = client.shown
    .get(uri('action.yaml'))!
    .find(({ code }) => code === 'reference-unresolved')!;
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri('action.yaml') },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic] },
  });
  const creating = actions.find(({ edit }) =>
    edit?.documentChanges?.some((change) => 'kind' in change && change.kind === 'create'),
  );
  expect(creating?.diagnostics).toEqual([diagnostic]);
  const only = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri('action.yaml') },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic], only: ['refactor'] },
  });
  expect(only).toEqual([]);
});

test('a file that is moved takes along the paths that lead to it', async () => {
  const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', {
    files: [{ oldUri: uri('report.txt'), newUri: uriOf(folder, 'archive', 'report.txt') }],
  });
  expect(JSON.stringify(edit)).toContain('archive/report.txt');
});

test('a pasted file becomes a reference', async () => {
  expect(
    await client.request('qms/pasteReferences', { ...at('note.md', 8, 3), uris: [uri('people.yaml')] }),
  ).toBe('[[ROLE-MD]]');
});

test('positions beyond the end and parameters without sense harm nothing', async () => {
  const methods = [
    'textDocument/hover',
    'textDocument/completion',
    'textDocument/definition',
    'textDocument/references',
    'textDocument/documentHighlight',
    'textDocument/prepareRename',
    'textDocument/documentSymbol',
    'textDocument/codeLens',
    'textDocument/documentLink',
    'textDocument/semanticTokens/full',
  ];
  for (const method of methods) {
    for (const path of ['action.yaml', 'note.md', 'qms.yaml'] as const)
      await client.request(method, at(path, 900, 900));
    await client.request(method, {
      textDocument: { uri: 'untitled:Untitled-1' },
      position: { line: 0, character: 0 },
    });
    await client.request(method, {
      textDocument: { uri: uriOf(folder, 'gone.yaml') },
      position: { line: 0, character: 0 },
    });
    for (const params of [{}, { textDocument: null }, { textDocument: { uri: 7 } }])
      await expect(client.request(method, params)).rejects.toThrow('textDocument.uri');
  }
  await expect(
    client.request('textDocument/hover', {
      textDocument: { uri: uri('action.yaml') },
      position: { line: -1 },
    }),
  ).rejects.toThrow('position');
});
