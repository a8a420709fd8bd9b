import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../server/generated/rules.ts';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { runs } from '../property-runs.ts';
import { applyEdit, repositoryEdits } from '../workspace/edits.ts';
import { Workbench } from './session.ts';

const action = (id: string, owner: string, extra = ''): string =>
  `id: ${id}\ntype: action\ntitle: Do it\nstatus: open\nowner: ${owner}\nopenedOn: 2026-01-01\ndue: 2026-02-01\n${extra}`;
const person = (id: string): string =>
  `id: ${id}\ntype: person\ntitle: Jane\nname: Jane\nstatus: active\nfrom: 2024-01-01\n`;
const company = {
  'qms.yaml': 'organization: Test\n',
  'person.yaml': person('PER-1'),
  'action.yaml': action('ACT-1', 'PER-1'),
};

test('open files get what they say on their own while the others are still unread', async () => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const bench = new Workbench(company, () => released);
  bench.open('action.yaml', action('ACT-1', 'PER-9', 'colour: red\n'));
  bench.type('action.yaml', action('ACT-1', 'PER-9', 'colour: blue\n'));
  await vi.waitFor(() => expect(bench.shown.get('action.yaml')).toHaveLength(1));
  expect(bench.shown.get('action.yaml')![0]!.message).toContain('colour');
  expect(bench.session.everReached('judged')).toBe(false);
  // An edit meanwhile is answered at once.
  bench.type('action.yaml', action('ACT-1', 'PER-9'));
  await vi.waitFor(() => expect(bench.rules('action.yaml')).toEqual([]));
  expect(bench.session.everReached('judged')).toBe(false);
  release();
  await bench.session.reached('judged', true);
  await vi.waitFor(() => expect(bench.rules('action.yaml')).toContain('reference-unresolved'));
  expect(bench.failures).toEqual([]);
});

test('changes from outside that come in one after the other are taken in together', async () => {
  const bench = new Workbench(company);
  await bench.session.reached('judged', true);
  await bench.session.reached('published', false);
  bench.taken.length = 0;
  for (let count = 0; count < 50; count += 1) {
    bench.memory.write(`more/${count}.yaml`, action(`ACT-M${count}`, 'PER-1'));
    bench.session.change([`more/${count}.yaml`]);
    await new Promise((resume) => setTimeout(resume, 2));
  }
  // An edit does not wait for them.
  bench.open('action.yaml', action('ACT-1', 'PER-9'));
  await vi.waitFor(() => expect(bench.rules('action.yaml')).toContain('reference-unresolved'));
  expect(bench.taken).toEqual([['action.yaml']]);
  await vi.waitFor(() => expect(bench.session.status().records).toBe(52), 3000);
  await vi.waitFor(() => expect(bench.taken).toHaveLength(2));
  expect(bench.taken[1]).toHaveLength(50);
});

test('the day moves on at midnight, unless qms.yaml names one', async () => {
  const bench = new Workbench(company);
  await bench.session.reached('judged', true);
  await bench.session.reached('published', false);
  expect(bench.rules('action.yaml')).not.toContain('action-overdue');
  bench.now = new Date(2026, 1, 2, 0, 0, 1);
  bench.session.moveOn();
  await vi.waitFor(() => expect(bench.rules('action.yaml')).toContain('action-overdue'));
  expect(bench.session.status().today).toBe('2026-02-02');
  bench.memory.write('qms.yaml', 'organization: Test\nasOf: 2026-01-15\n');
  bench.session.change(['qms.yaml']);
  await vi.waitFor(() => expect(bench.session.status().today).toBe('2026-01-15'));
  await vi.waitFor(() => expect(bench.rules('action.yaml')).not.toContain('action-overdue'));
});

test('findings are waited for after an edit of qms.yaml too, the records alone are not', async () => {
  const bench = new Workbench(company);
  await bench.session.reached('judged', true);
  await bench.session.reached('published', false);
  bench.open('qms.yaml', 'organization: Test\nasOf: 2026-02-02\n');
  await bench.session.reached('read', false);
  let answered = false;
  const published = bench.session.reached('published', false).then(() => {
    answered = true;
  });
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resume) => setImmediate(resume));
  expect([answered, bench.session.status().today]).toEqual([false, '2026-02-01']);
  await published;
  await vi.waitFor(() => expect(bench.rules('action.yaml')).toContain('action-overdue'));
  bench.session.close();
});

test('commands wait for a record just written, however long reading takes; typing does not', async () => {
  const bench = new Workbench(company);
  await bench.session.reached('judged', true);
  await bench.session.reached('published', false);
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  bench.readingOne = () => released;
  bench.open('new.yaml', action('ACT-2', 'PER-1'));
  let answered = false;
  const takenIn = bench.session.reached('indexed', true).then(() => {
    answered = true;
  });
  await bench.session.reached('read', false);
  expect([answered, bench.session.status().records]).toEqual([false, 2]);
  release();
  await takenIn;
  expect(bench.session.status().records).toBe(3);
  bench.session.close();
});

test('a root that is closed says no more and keeps nobody waiting', async () => {
  const many = Array.from({ length: 20 }, (_, at) => [`more/${at}.yaml`, action(`ACT-M${at}`, 'PER-9')]);
  const bench = new Workbench({ ...company, ...Object.fromEntries(many) });
  const told = vi.spyOn(bench.shown, 'set').mockImplementationOnce(() => {
    bench.session.close();
    return bench.shown;
  });
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
  bench.session.edit('action.yaml');
  await bench.session.reached('indexed', true);
  await bench.session.reached('published', false);
  await new Promise((resume) => setTimeout(resume, 50));
  expect(told).toHaveBeenCalledOnce();
});

test('where upper and lower case are the same, a document is its file however it is spelled', async () => {
  const bench = new Workbench(company, undefined, { foldCase: true });
  await bench.session.reached('judged', true);
  const path = bench.session.pathOf('file:///COMPANY/Action.YAML');
  expect(path).toBe('action.yaml');
  bench.documents.put(
    TextDocument.create('file:///COMPANY/Action.YAML', 'yaml', 1, action('ACT-1', 'PER-9')),
    false,
  );
  bench.session.edit(path!);
  await vi.waitFor(() => expect(bench.rules('action.yaml')).toContain('reference-unresolved'));
  // It is one file, not two with the same id; and the editor hears of it in its own spelling.
  expect(bench.session.status().records).toBe(2);
  expect(bench.session.uriOf('action.yaml')).toBe('file:///COMPANY/Action.YAML');
});

test('a fault of ours is reported, and the next change starts anew', async () => {
  const bench = new Workbench(company, () => Promise.reject(new Error('out of order')));
  await vi.waitFor(() => expect(bench.failures.join()).toContain('out of order'));
  expect(bench.session.status().failure).not.toBeNull();
  await bench.session.reached('judged', true);
  expect(bench.session.everReached('judged')).toBe(false);
  bench.reading = () => Promise.resolve();
  bench.open('action.yaml', action('ACT-1', 'PER-9'));
  await vi.waitFor(() => expect(bench.rules('action.yaml')).toContain('reference-unresolved'));
  expect(bench.session.status().failure).toBeNull();
});

test.each<[string, (bench: Workbench) => void]>([
  ['a change from outside', ({ session }) => session.change(['action.yaml'])],
  ['a new look at which files there are', ({ session }) => session.rescan()],
  ['midnight', ({ session }) => session.moveOn()],
  ['an edit', (bench) => bench.open('action.yaml', action('ACT-1', 'PER-9'))],
])('after a fault of ours %s makes one further try, not more', async (_what, happen) => {
  const bench = new Workbench(company, () => Promise.reject(new Error('out of order')));
  await vi.waitFor(() => expect(bench.failures).toHaveLength(1));
  happen(bench);
  await vi.waitFor(() => expect(bench.failures).toHaveLength(2));
  await new Promise((resume) => setTimeout(resume, 300));
  expect(bench.failures).toHaveLength(2);
  // And the root still heals with the first try that works.
  bench.reading = () => Promise.resolve();
  happen(bench);
  await vi.waitFor(() => expect(bench.session.status().failure).toBeNull());
  expect(bench.session.everReached('judged')).toBe(true);
  bench.session.close();
});

test('what was found before a fault of ours is not shown after it', async () => {
  const bench = new Workbench({ ...company, 'action.yaml': action('ACT-1', 'PER-9') });
  await bench.session.reached('judged', true);
  await bench.session.reached('published', false);
  const errors = bench.session.status().findings.error;
  expect(errors).toBeGreaterThan(0);
  const reading = vi.spyOn(bench.memory, 'read').mockRejectedValue(new Error('out of order'));
  bench.session.change(['action.yaml']);
  await vi.waitFor(() => expect(bench.session.status().failure).not.toBeNull());
  expect(bench.session.status()).toMatchObject({
    records: 0,
    findings: { error: 0, warning: 0, information: 0 },
  });
  expect([...bench.session.filesWithFindings()]).toEqual([]);
  expect(bench.findings()).toEqual([]);
  reading.mockRestore();
  bench.session.change(['action.yaml']);
  await vi.waitFor(() => expect(bench.session.status().findings.error).toBe(errors));
  expect(bench.rules('action.yaml')).toContain('reference-unresolved');
  bench.session.close();
});

test('whatever is typed, saved and changed outside, in whatever order, ends with the findings of a fresh check', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(repositoryEdits, fc.nat(3), fc.boolean()), { minLength: 1, maxLength: 10 }),
      async (edits) => {
        const start: Record<string, string> = {
          ...company,
          'more.yaml': `${action('ACT-2', 'PER-1')}---\n${person('PER-2')}`,
          'note.md': '---\nid: DOC-1\ntype: document\ntitle: Note\nstatus: effective\n---\nSee [[ACT-1]].\n',
        };
        const bench = new Workbench(start);
        const texts = new Map(Object.entries(start));
        for (const path of ['action.yaml', 'note.md']) bench.open(path, start[path]!);
        const open = new Set(['action.yaml', 'note.md']);
        for (const [edit, wait, inEditor] of edits) {
          const before = new Map(texts);
          const touched = applyEdit(
            {
              paths: () => [...texts.keys()].sort(),
              read: (path) => texts.get(path)!,
              write: (path, text) => void texts.set(path, text),
              remove: (path) => void texts.delete(path),
            },
            edit,
          );
          for (const path of touched) {
            const text = texts.get(path);
            // A qms.yaml that cannot be read keeps what it said last: that is not what a fresh check does.
            if (path === 'qms.yaml') {
              texts.set(path, before.get(path) ?? company['qms.yaml']);
              continue;
            }
            if (text !== undefined && open.has(path) && inEditor) bench.type(path, text);
            else {
              if (open.delete(path)) bench.close(path);
              if (text === undefined) bench.memory.delete(path);
              else bench.memory.write(path, text);
              bench.session.change([path]);
            }
          }
          for (let turn = 0; turn < wait; turn += 1) await new Promise((resume) => setImmediate(resume));
        }
        await bench.session.reached('judged', true);
        const memory = new MemoryFileSystem(Object.fromEntries(texts));
        const fresh = await Project.open({
          files: memory,
          readFacts: readFactsInThread(memory),
          loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
          clock: () => '2026-02-01',
          rules,
          exceptionsInForce,
          incremental: false,
        });
        await fresh.publish();
        await vi.waitFor(() => expect(bench.findings()).toEqual(fresh.outcome().findings), {
          timeout: 3000,
          interval: 20,
        });
        expect(bench.failures).toEqual([]);
        bench.session.close();
      },
    ),
    { numRuns: runs(25) },
  );
}, 120_000);
