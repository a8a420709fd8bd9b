import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import type { ClientCommands } from '../../server/src/main/lsp/protocol.ts';
import { uriOf } from './client.ts';
import { startOnFiles } from './on-files-server.ts';

let folder = '';
let stop: (() => Promise<void>) | null = null;

afterEach(async () => {
  await stop?.();
  stop = null;
  rmSync(folder, { recursive: true, force: true });
});

const action = 'id: ACT-1\ntype: action\ntitle: Do it\nstatus: open\nopenedOn: 2026-01-01\ndue: 2026-12-01\n';
const owned = 'id: ACT-2\ntype: action\nowner: ROLE-QM\ntitle: Do it\n';

/** The actions for the findings at the start of a file, by title, in a repository with a draft of the policy. */
async function actionsIn(
  file: string,
  commands: ClientCommands,
  start = { line: 0, character: 0 },
  more: Readonly<Record<string, string>> = {},
  rule: string | null = null,
): Promise<ReadonlyMap<string, CodeAction>> {
  folder = mkdtempSync(join(tmpdir(), 'qms-steps-'));
  const policy = 'id: POL-1\ntype: quality-policy\ntitle: Policy\nstatus: draft\n';
  const files = {
    'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
    'pol.yaml': policy,
    'act.yaml': action,
    'owned.yaml': owned,
    ...more,
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const started = await startOnFiles({
    folders: [folder],
    options: { commands },
    capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } },
  });
  stop = started.stop;
  await started.client.indexed();
  const found = await started.client.request<readonly CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uriOf(folder, file) },
    range: { start, end: start },
    context: {
      diagnostics:
        rule === null
          ? []
          : started.client.shown.get(uriOf(folder, file))!.filter(({ code }) => code === rule),
    },
  });
  return new Map(found.map((each) => [each.title, each]));
}

const commands = { newRecord: 'new', putInForce: 'force', caret: 'caret' };

test('what the whole repository lacks is begun, put in force or opened by commands of the client', async () => {
  const actions = await actionsIn('qms.yaml', commands);
  const root = uriOf(folder);
  expect(actions.get('New quality objective… (objective-missing)')?.command).toMatchObject({
    command: 'new',
    arguments: [{ root, type: 'quality-objective' }],
  });
  expect(actions.get('Approve POL-1 "Policy" and put it in force… (policy-missing)')?.command).toMatchObject({
    command: 'force',
    arguments: [{ root, id: 'POL-1' }],
  });
  expect(
    actions.get('Open pol.yaml: POL-1 "Policy" is not in force (policy-missing)')?.command,
  ).toMatchObject({
    command: 'caret',
    arguments: [{ uri: uriOf(folder, 'pol.yaml'), position: { line: 3, character: 8 } }],
  });
});

test('findings that share a place are told apart, and a finding that is named is offered its own actions alone', async () => {
  const all = [...(await actionsIn('qms.yaml', commands)).keys()];
  const rules = all.map((title) => /\(([a-z, -]+)\)$/.exec(title)?.[1] ?? `not said: ${title}`);
  expect(new Set(rules).size).toBeGreaterThan(4);
  expect(rules.filter((rule) => rule.startsWith('not said'))).toEqual([]);
  // Those for one finding stand together.
  expect(rules.filter((rule, at) => rule !== rules[at - 1])).toHaveLength(new Set(rules).size);
  await stop?.();
  rmSync(folder, { recursive: true, force: true });
  const one = await actionsIn('qms.yaml', commands, undefined, {}, 'objective-missing');
  expect([...one.keys()]).toEqual(['New quality objective…']);
  expect([...one.values()].flatMap(({ diagnostics }) => diagnostics?.map(({ code }) => code))).toEqual([
    'objective-missing',
  ]);
});

test('what is begun already is gone on with before another one is begun', async () => {
  const titles = [
    ...(
      await actionsIn('qms.yaml', { ...commands, answer: 'answer' }, undefined, {
        'obj.yaml': 'id: OBJ-1\ntype: quality-objective\ntitle: Faster\nstatus: draft\n',
      })
    ).keys(),
  ];
  const about = titles.filter((title) => /objective|OBJ-1/.test(title));
  expect(about).toEqual([
    'Fill in OBJ-1 "Faster", question by question… (objective-missing)',
    'Approve OBJ-1 "Faster" and put it in force… (objective-missing)',
    'New quality objective… (objective-missing)',
  ]);
});

test('a record that is begun for another one is named by it', async () => {
  const risk = 'id: RSK-1\ntype: risk\ntitle: Fire\nlikelihood: 5\nseverity: 5\n';
  const actions = await actionsIn('risk.yaml', commands, undefined, { 'risk.yaml': risk });
  expect(actions.get('New action…')?.command?.arguments).toEqual([
    { root: uriOf(folder), type: 'action', from: { id: 'RSK-1', field: 'actions' } },
  ]);
});

test('what is found at an id is no reason to change the id', async () => {
  const titles = [...(await actionsIn('act.yaml', commands, { line: 0, character: 1 })).keys()];
  expect(titles).toContain('Write `owner` here');
  expect(titles).not.toContain('Change `id`');
});

test('a key that is missing is written, with the caret where its value belongs', async () => {
  const write = (await actionsIn('act.yaml', commands)).get('Write `owner` here')!;
  const [change] = write.edit!.documentChanges as { edits: { newText: string; range: unknown }[] }[];
  const at = { line: 5, character: 15 };
  expect(change!.edits).toEqual([{ range: { start: at, end: at }, newText: '\nowner: ""' }]);
  expect(write.command).toMatchObject({
    command: 'caret',
    arguments: [{ uri: uriOf(folder, 'act.yaml'), position: { line: 6, character: 8 } }],
  });
});

test('a client without such commands is offered nothing that it cannot do', async () => {
  const titles = [...(await actionsIn('qms.yaml', {})).keys()];
  expect(titles.filter((title) => /^(?:New|Approve|Open) /.test(title))).toEqual([]);
});

test('a record that a fix creates is opened to be filled in', async () => {
  const actions = await actionsIn('owned.yaml', { fillIn: 'fill' }, { line: 2, character: 8 });
  const create = [...actions].find(([title]) => title.startsWith('Create'))![1];
  const [created] = create.edit!.documentChanges as { uri: string }[];
  expect(create.command).toMatchObject({ command: 'fill', arguments: [{ uri: created!.uri }] });
  const [{ snippet }] = create.command!.arguments as [{ snippet: string }];
  expect(snippet).toMatch(/id: ROLE-QM\n/);
  expect(snippet).toMatch(/\$(?:1|\{1:)/);
});
