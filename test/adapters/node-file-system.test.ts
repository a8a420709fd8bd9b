import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem, type Skipped } from '../../server/src/adapters/node/file-system.ts';
import { folderWith } from '../cli/run.ts';

test('lists files below the root, without dot-folders, packages and inner roots', async () => {
  const root = await folderWith({
    'qms.yaml': '',
    'b.yaml': '',
    'a/b.yaml': '',
    '.git/config': '',
    'node_modules/x/a.yaml': '',
    'inner/qms.yaml': '',
    'inner/deep/a.yaml': '',
  });
  expect(await nodeFileSystem(root).list()).toEqual(['a/b.yaml', 'b.yaml', 'qms.yaml']);
});

test('links are not followed, and named as passed over with what could be behind them', async () => {
  const outside = await folderWith({ 'a.yaml': 'id: A' });
  const root = await folderWith({ 'qms.yaml': '' });
  symlinkSync(outside, join(root, 'folder'));
  symlinkSync(join(outside, 'a.yaml'), join(root, 'a.yaml'));
  symlinkSync('nowhere', join(root, 'gone'));
  const skipped: Skipped[] = [];
  const files = nodeFileSystem(root, (entry) => skipped.push(entry));
  expect(await files.list()).toEqual(['qms.yaml']);
  expect(skipped.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
    { path: 'a.yaml', kind: 'link', isFolder: false },
    { path: 'folder', kind: 'link', isFolder: true },
    { path: 'gone', kind: 'link', isFolder: false },
  ]);
  for (const path of ['folder/a.yaml', 'a.yaml', 'gone'])
    expect(await files.read(path, 100)).toEqual({ kind: 'missing' });
});

test('nothing is read from outside the root', async () => {
  const outside = await folderWith({ 'root/qms.yaml': '', 'secret.yaml': 'id: A' });
  const files = nodeFileSystem(join(outside, 'root'));
  for (const path of ['../secret.yaml', 'x/../../secret.yaml', join(outside, 'secret.yaml')])
    expect(await files.read(path, 100)).toEqual({ kind: 'missing' });
  expect(await files.read('qms.yaml', 100)).toMatchObject({ kind: 'bytes' });
});

test('a folder that gives way to a link is noticed within a second or so', async () => {
  const outside = await folderWith({ 'a.yaml': 'secret' });
  const root = await folderWith({ 'sub/a.yaml': 'id: A' });
  const files = nodeFileSystem(root);
  expect(await files.read('sub/a.yaml', 100)).toMatchObject({ kind: 'bytes' });
  renameSync(join(root, 'sub'), join(root, 'other'));
  symlinkSync(outside, join(root, 'sub'));
  await expect.poll(() => files.read('sub/a.yaml', 100), { timeout: 5000 }).toEqual({ kind: 'missing' });
});

test('a folder that is gone, or became a file, holds nothing', async () => {
  const root = await folderWith({ 'sub/a.yaml': 'id: A', 'qms.yaml': '' });
  const files = nodeFileSystem(root);
  rmSync(join(root, 'sub'), { recursive: true });
  expect(await files.read('sub/a.yaml', 100)).toEqual({ kind: 'missing' });
  mkdirSync(join(root, 'a.yaml'));
  expect(await files.read('a.yaml', 100)).toEqual({ kind: 'missing' });
  expect(await files.read('qms.yaml/a.yaml', 100)).toEqual({ kind: 'missing' });
});
