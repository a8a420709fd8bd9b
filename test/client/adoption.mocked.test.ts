import { beforeEach, expect, test, vi } from 'vitest';
import type { AdoptionView, Refused } from '../../server/src/main/lsp/protocol.ts';
import { fakes, say, settled } from './fakes/vscode.ts';

vi.mock('vscode', () => import('./fakes/vscode.ts'));

const { initializeRepository } = await import('../../client/src/commands/initialize.ts');

type Server = Parameters<typeof initializeRepository>[0];

const view = (more: Partial<AdoptionView> = {}): AdoptionView => ({
  records: 2,
  summary: '2 documents are read as records.',
  html: '<div id="adoption">two</div>',
  style: '',
  config: 'types: []\n',
  before: null,
  answers: { standards: 'none' },
  ...more,
});

/**
 * A server that answers what it is told to; what it was asked for is kept.
 * @param found findings that a baseline could hold once qms.yaml is written; null where the root stays unknown
 */
function server(answer: (answers: object) => AdoptionView | Refused | null, found: number | null = null) {
  const asked: object[] = [];
  const written: object[] = [];
  const failures: unknown[] = [];
  const fake = {
    requestLong: async (_method: string, params: { answers: object }, report: (done: object) => void) => {
      asked.push(params);
      report({ kind: 'report', percentage: 40, message: '2 of 5 files' });
      return answer(params.answers);
    },
    request: async (method: string, { sample }: { sample: boolean }) =>
      method === 'qms/baselineOffer'
        ? { findings: found }
        : {
            files: [
              { path: sample ? 'sample.yaml' : 'policy.md', text: 'one' },
              { path: 'qms.yaml', text: 'organization: Ours\n' },
            ],
            you: null,
          },
    unattended: (work: Promise<unknown>) => void work.catch((error) => failures.push(error)),
    filesWritten: (files: readonly object[]) => void written.push(...files),
    rootAt: async (folder: object) => (found === null ? null : String(folder)),
  };
  return { asked, failures, written, server: fake as unknown as Server };
}

/** Nobody said who they are. */
const nobody = {} as Parameters<typeof initializeRepository>[2];
const extension = { path: '/extension', toString: () => 'file:///extension' } as never;

beforeEach(() => fakes.reset());

test('a folder with documents shows what is recognized, and writes qms.yaml once that is wanted', async () => {
  const { server: fake, asked } = server(() => view());
  await initializeRepository(fake, extension, nobody);
  expect(asked).toEqual([{ folder: 'file:///company', answers: {} }]);
  expect(fakes.progress).toEqual([{ increment: 40, message: '2 of 5 files' }]);
  expect(fakes.files.size).toBe(0);
  expect(fakes.panel!.webview.html).toContain("script-src 'nonce-");
  await say({ kind: 'ready' });
  expect(fakes.posted).toEqual([{ html: '<div id="adoption">two</div>' }]);
  await say({ kind: 'write' });
  expect([...fakes.files]).toEqual([['file:///company/qms.yaml', 'types: []\n']]);
  expect(fakes.panel!.isDisposed).toBe(true);
  expect(fakes.shown).toEqual(['file:///company/qms.yaml']);
  expect(fakes.said).toEqual(['qms.yaml is written, and nothing else. Deleting it undoes this.']);
});

test('what is found then may be recorded as old debt', async () => {
  const { server: fake, written } = server(() => view(), 12);
  fakes.press = 'Record as Old Debt…';
  await initializeRepository(fake, extension, nobody);
  await say({ kind: 'ready' });
  await say({ kind: 'write' });
  expect(written).toEqual([{ uri: 'file:///company/qms.yaml', wasThere: false, isThere: true }]);
  expect(fakes.said).toEqual([
    'qms.yaml is written, and nothing else. Deleting it undoes this. 12 findings may wait as old debt, held by a baseline until a day you name.',
  ]);
  expect(fakes.executed).toContainEqual(['qms.recordBaseline', 'file:///company']);
});

test('where nothing is found, nothing is offered to be recorded', async () => {
  fakes.press = 'Record as Old Debt…';
  await initializeRepository(server(() => view(), 0).server, extension, nobody);
  await say({ kind: 'ready' });
  await say({ kind: 'write' });
  expect(fakes.said).toEqual(['qms.yaml is written, and nothing else. Deleting it undoes this.']);
  expect(fakes.executed.map(([command]) => command)).not.toContain('qms.recordBaseline');
});

test('an answer is looked at with those before it; the last of several counts, and one cancelled holds no more', async () => {
  const { server: fake, asked } = server((answers) =>
    'cancelled' in answers
      ? null
      : view({ answers: { standards: 'none', ...answers }, html: JSON.stringify(answers) }),
  );
  await initializeRepository(fake, extension, nobody);
  await say({ kind: 'ready' });
  await say({ kind: 'answer', question: 'standards', choice: 'iso-9001:2015' });
  await say({ kind: 'answer', question: 'cancelled', choice: 'yes' });
  await say({ kind: 'answer', question: 'status:Golden', choice: 'draft' });
  expect(asked.map((each) => (each as { answers: object }).answers)).toEqual([
    {},
    { standards: 'iso-9001:2015' },
    { standards: 'iso-9001:2015', cancelled: 'yes' },
    { standards: 'iso-9001:2015', 'status:Golden': 'draft' },
  ]);
  expect(fakes.posted.at(-1)).toEqual({
    html: '{"standards":"iso-9001:2015","status:Golden":"draft"}',
  });
});

test('files are opened below the folder alone, and what is no message is passed over', async () => {
  await initializeRepository(server(() => view()).server, extension, nobody);
  await say({ kind: 'ready' });
  await say({ kind: 'open', file: 'sops/SOP-001.md' });
  await say({ kind: 'open', file: '../secret.md' });
  for (const strange of [
    null,
    7,
    {},
    { kind: 'open' },
    { kind: 'answer', question: 1, choice: 'a' },
    { kind: 'x' },
  ])
    await say(strange);
  expect(
    fakes.executed.filter(([command]) => command === 'vscode.open').map(([, uri]) => String(uri)),
  ).toEqual(['file:///company/sops/SOP-001.md']);
});

test('somebody may start a system of their own next to the documents', async () => {
  fakes.pick = 'Start our own';
  fakes.boxes = ['', '', ''];
  await initializeRepository(server(() => view()).server, extension, nobody);
  await say({ kind: 'fresh' });
  expect([...fakes.files.keys()]).toEqual(['file:///company/policy.md', 'file:///company/qms.yaml']);
});

test('a folder without documents begins as ever', async () => {
  fakes.pick = 'Look around in an example company';
  await initializeRepository(server(() => view({ records: 0 })).server, extension, nobody);
  expect(fakes.panel).toBeNull();
  expect([...fakes.files.keys()]).toEqual(['file:///company/sample.yaml', 'file:///company/qms.yaml']);
});

test.each([
  ['cancelled', null, []],
  ['refused', { refused: 'qms.yaml cannot be read' }, ['Qms.yaml cannot be read.']],
])('what was %s writes nothing and asks nothing', async (_how, answer, warned) => {
  fakes.pick = 'Start our own';
  await initializeRepository(server(() => answer).server, extension, nobody);
  expect(fakes.files.size).toBe(0);
  expect(fakes.warned).toEqual(warned);
});

test('a repository that is begun is added to, what is there by then is never written over', async () => {
  const uri = 'file:///company/qms.yaml';
  fakes.files.set(uri, 'organization: Ours\n');
  fakes.press = 'Look for New Documents';
  const before = 'organization: Ours\n';
  await initializeRepository(
    server(() => view({ before, config: `${before}types: []\n` })).server,
    extension,
    nobody,
  );
  await settled();
  await say({ kind: 'ready' });
  fakes.files.set(uri, 'organization: Theirs\n');
  await say({ kind: 'write' });
  expect(fakes.files.get(uri)).toBe('organization: Theirs\n');
  expect(fakes.warned).toHaveLength(1);
  fakes.files.set(uri, before);
  fakes.dirty = uri;
  await say({ kind: 'write' });
  expect(fakes.files.get(uri)).toBe(before);
  fakes.dirty = null;
  await say({ kind: 'write' });
  expect(fakes.files.get(uri)).toBe(`${before}types: []\n`);
});

test('where qms.yaml covers everything, that is all that is said', async () => {
  fakes.files.set('file:///company/qms.yaml', 'a');
  fakes.press = 'Look for New Documents';
  await initializeRepository(server(() => view({ before: 'a', config: 'a' })).server, extension, nobody);
  await settled();
  expect(fakes.panel).toBeNull();
  expect(fakes.said.at(-1)).toBe('There is nothing new: qms.yaml covers what is here.');
});
