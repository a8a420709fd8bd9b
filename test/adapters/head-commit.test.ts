import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { headCommit, historyAt } from '../../server/src/adapters/git/head-commit.ts';
import { folderWith } from '../cli/run.ts';

const first = '1'.repeat(40);
const second = '2'.repeat(40);
const long = 'a'.repeat(64);

test.each<[string, Record<string, string>, string | null]>([
  ['a branch', { HEAD: 'ref: refs/heads/main\n', 'refs/heads/main': `${first}\n` }, first],
  ['a branch with a folder in its name', { HEAD: 'ref: refs/heads/a/b\n', 'refs/heads/a/b': first }, first],
  ['no branch', { HEAD: `${first}\n` }, first],
  ['SHA-256', { HEAD: `${long}\n` }, long],
  [
    'a branch packed away',
    {
      HEAD: 'ref: refs/heads/main\n',
      'packed-refs': `# pack-refs with: peeled\n${second} refs/heads/old-main\n${first} refs/heads/main\n^${second}\n`,
    },
    first,
  ],
  [
    'a branch that went on after it was packed',
    {
      HEAD: 'ref: refs/heads/main\n',
      'refs/heads/main': first,
      'packed-refs': `${second} refs/heads/main\n`,
    },
    first,
  ],
  ['nothing committed yet', { HEAD: 'ref: refs/heads/main\n' }, null],
  ['a way out of the repository', { HEAD: 'ref: refs/../../secret\n', '../secret': first }, null],
  ['a hash cut short', { HEAD: first.slice(1) }, null],
  ['no HEAD', { config: '' }, null],
])('%s', async (_, files, expected) => {
  const folder = await folderWith(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [join('.git', path), text])),
  );
  expect(headCommit(folder)).toBe(expected);
});

test('the nearest repository upwards counts', async () => {
  const folder = await folderWith({
    '.git/HEAD': first,
    'inner/.git/HEAD': second,
    'inner/qms/a.yaml': '',
    'qms/a.yaml': '',
  });
  expect(headCommit(join(folder, 'qms'))).toBe(first);
  expect(headCommit(join(folder, 'inner/qms'))).toBe(second);
});

test('a linked work tree has a HEAD of its own, and the branches of its repository', async () => {
  const own = 'main/.git/worktrees/tree';
  const folder = await folderWith({
    'main/.git/HEAD': 'ref: refs/heads/main',
    'main/.git/refs/heads/main': first,
    'main/.git/refs/heads/work': second,
    [`${own}/HEAD`]: 'ref: refs/heads/work',
    [`${own}/commondir`]: '../..\n',
    'tree/.git': 'gitdir: ../main/.git/worktrees/tree\n',
    'tree/qms/a.yaml': '',
    'main/.git/modules/part/HEAD': first,
    'main/part/.git': 'gitdir: ../.git/modules/part\n',
  });
  expect(headCommit(join(folder, 'tree/qms'))).toBe(second);
  expect(headCommit(join(folder, 'main'))).toBe(first);
  expect(headCommit(join(folder, 'main/part'))).toBe(first);
});

test('what leads to no repository and a link in the place of HEAD give no commit', async () => {
  const folder = await folderWith({
    'tree/.git': 'gitdir: ../gone\n',
    'other/.git': 'nothing of git\n',
    secret: first,
    'linked/.git/config': '',
  });
  symlinkSync('../../secret', join(folder, 'linked/.git/HEAD'));
  for (const name of ['tree', 'other', 'linked'])
    expect([name, headCommit(join(folder, name))]).toEqual([name, null]);
});

test.each<[string, Record<string, string>, string | null]>([
  ['all of it', { config: '[core]\n\tbare = false\n' }, first],
  ['one that is cut off', { shallow: second }, null],
  ['one of which some was left behind', { config: '[remote "origin"]\n\tpromisor = true\n' }, null],
  ['one of another work tree', { config: '[core]\n\tworktree = /elsewhere\n' }, null],
  ['one in other words', { config: '[core] bare = true\n' }, null],
  ['one without a work tree', { config: '[core]\n\tbare = true\n' }, null],
])('the history at hand: %s', async (_, files, expected) => {
  const git = Object.entries({ HEAD: first, 'objects/one': '', ...files });
  const folder = await folderWith(Object.fromEntries(git.map(([path, text]) => [`.git/${path}`, text])));
  expect(historyAt(folder)).toBe(expected);
});

test('no history is at hand without git', async () => {
  const folder = await folderWith({ '.git/HEAD': first, '.git/objects/one': '' });
  vi.stubEnv('PATH', folder);
  expect(historyAt(folder)).toBeNull();
  vi.unstubAllEnvs();
  expect(historyAt(folder)).toBe(first);
});

test.skipIf(process.getuid === undefined)('no history is at hand where git would read none', async () => {
  const folder = await folderWith({ '.git/HEAD': first, '.git/objects/one': '' });
  expect(historyAt(folder)).toBe(first);
  const { getuid } = process;
  vi.spyOn(process, 'getuid').mockReturnValue(getuid!() + 1);
  expect(historyAt(folder)).toBeNull();
  vi.restoreAllMocks();
  rmSync(join(folder, '.git/objects'), { recursive: true });
  expect(historyAt(folder)).toBeNull();
});
