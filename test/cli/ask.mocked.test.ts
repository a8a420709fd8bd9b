import { expect, test, vi } from 'vitest';
import { filesIn, folderWith, qms } from './run.ts';

const terminal = vi.hoisted(() => ({ questions: [] as string[], answer: false }));
vi.mock('../../server/src/main/cli/confirm.ts', () => ({
  canAsk: () => true,
  confirm: async (question: string) => {
    terminal.questions.push(question);
    return terminal.answer;
  },
}));

const files = {
  'qms.yaml': 'asOf: 2026-03-01\n',
  'people.yaml': 'id: PER-001\ntype: person\ntitle: Jane Doe\nname: Jane Doe\nfrom: 2020-01-01\n',
  'role.yaml':
    'id: ROLE-MD\ntype: role\ntopManagement: true\nholders: [{ person: PER-001, from: 2020-01-01 }]\n',
  'p.md': '---\nid: POL-001\ntype: quality-policy\ntitle: Policy\neffectiveFrom: 2026-03-01\n---\nWe care.\n',
};

test('on a terminal, signing is asked about', async () => {
  const root = await folderWith(files);
  const sign = ['sign', 'POL-001', '--as', 'PER-001', '--root', root];
  expect(await qms(...sign)).toMatchObject({ code: 1, err: 'qms: nothing was signed\n' });
  expect(filesIn(root)).toEqual(files);
  terminal.answer = true;
  expect(await qms(...sign)).toMatchObject({ code: 0, err: '' });
  expect(terminal.questions.splice(0)).toEqual(['Sign this?', 'Sign this?']);
  expect(filesIn(root)['p.md']).toContain('digest: sha256-');
});

test('--yes asks nothing', async () => {
  terminal.questions.length = 0;
  const root = await folderWith(files);
  expect((await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root, '--yes')).code).toBe(0);
  expect(terminal.questions).toEqual([]);
});

test('a doubt comes with the question', async () => {
  terminal.questions.length = 0;
  terminal.answer = false;
  const root = await folderWith({
    ...files,
    'p.md': files['p.md'].replace('effectiveFrom: 2026-03-01\n', ''),
  });
  expect(await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/has no `effectiveFrom`\..*\nqms: nothing was signed\n$/),
  });
  expect(terminal.questions).toEqual(['Sign this all the same?']);
});

test('of several records each is looked at and asked about by itself', async () => {
  terminal.questions.length = 0;
  terminal.answer = true;
  const documents = ['A', 'B']
    .map((name) => `id: DOC-${name}\ntype: document\ntitle: ${name}\neffectiveFrom: 2026-03-01\n`)
    .join('---\n');
  const root = await folderWith({ ...files, 'docs.yaml': documents });
  const sign = ['sign', 'DOC-A', 'DOC-B', '--as', 'PER-001', '--root', root];
  expect(await qms(...sign)).toMatchObject({ code: 0, err: '' });
  expect(terminal.questions.splice(0)).toEqual(['Sign this?', 'Sign this?']);
  expect(filesIn(root)['docs.yaml']?.match(/digest: sha256-/g)).toHaveLength(2);
  terminal.answer = false;
  expect(await qms(...sign, '--meaning', 'reviewed')).toMatchObject({
    code: 1,
    err: 'qms: DOC-A was not signed\nqms: DOC-B was not signed\n',
  });
});
