import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitFiles } from '../../server/src/adapters/git/commit-files.ts';
import { Repository } from '../../server/src/adapters/git/repository.ts';
import { folderWith } from '../cli/run.ts';
import { describeWith } from '../left-out.ts';
import { newRepository } from './git-fixture.ts';

async function opened(folder: string): Promise<Repository> {
  const repository = await Repository.open(folder);
  if (typeof repository === 'string') throw new Error(repository);
  return repository;
}

const textOf = async (files: ReturnType<typeof commitFiles>, path: string): Promise<string> => {
  const read = await files.read(path, 1000);
  return read.kind === 'bytes' ? new TextDecoder().decode(read.bytes) : read.kind;
};

describeWith(['git'], 'files of a commit', () => {
  test('are what was committed, not what stands there now', async () => {
    const fixture = await newRepository();
    const first = fixture.commit({ 'qms.yaml': 'a', 'records/ä b.yaml': 'one' });
    fixture.commit({ 'records/ä b.yaml': 'two', 'records/new.yaml': 'new' });
    fixture.write({ 'qms.yaml': 'changed' });
    const repository = await opened(fixture.folder);
    const files = commitFiles(repository, (await repository.commitOf('HEAD~1'))!);
    expect(await repository.commitOf('main~1')).toBe(first);
    expect(await files.list()).toEqual(['qms.yaml', 'records/ä b.yaml']);
    expect(await textOf(files, 'records/ä b.yaml')).toBe('one');
    expect(await textOf(files, 'records/new.yaml')).toBe('missing');
    expect(await files.read('qms.yaml', 0)).toEqual({ kind: 'too-large', size: 1 });
    repository.close();
  });

  test('leave out what a root leaves out', async () => {
    const fixture = await newRepository();
    mkdirSync(join(fixture.folder, 'qms'));
    symlinkSync('/etc/hostname', join(fixture.folder, 'qms/link.yaml'));
    fixture.commit({
      'outside.yaml': '',
      'qms/qms.yaml': '',
      'qms/a.yaml': '',
      'qms/.dot/b.yaml': '',
      'qms/node_modules/c.yaml': '',
      'qms/inner/qms.yaml': '',
      'qms/inner/d.yaml': '',
    });
    const repository = await opened(join(fixture.folder, 'qms'));
    const files = commitFiles(repository, (await repository.commitOf('HEAD'))!);
    expect(await files.list()).toEqual(['a.yaml', 'qms.yaml']);
    expect(await textOf(files, '../outside.yaml')).toBe('missing');
    repository.close();
  });

  test('a ref that git gives up on takes no answer from those asked for with it', async () => {
    const fixture = await newRepository();
    const commit = fixture.commit({ 'qms.yaml': '' });
    fixture.git('tag', '-a', '-m', 'Released', 'v1');
    const repository = await opened(fixture.folder);
    const refs = ['@{upstream}', 'v1', 'HEAD^{tree}', '@{upstream}', commit.slice(0, 12), 'main'];
    const found = await Promise.all(refs.map((ref) => repository.commitOf(ref)));
    expect(found).toEqual([null, commit, null, null, commit, commit]);
    repository.close();
  });

  test.each(['--help', '-c', '--output=mark', 'no-such', 'HEAD:qms.yaml', '', 'HEAD\nHEAD'])(
    'a ref is only a name: %j',
    async (ref) => {
      const fixture = await newRepository();
      fixture.commit({ 'qms.yaml': '' });
      const repository = await opened(fixture.folder);
      expect(await repository.commitOf(ref)).toBeNull();
      repository.close();
    },
  );

  test('many objects come in the order asked for', async () => {
    const fixture = await newRepository();
    const names = Array.from({ length: 1500 }, (_, index) => `f${index}.yaml`);
    fixture.commit(Object.fromEntries(names.map((name, index) => [name, 'x'.repeat(index * 7)])));
    const repository = await opened(fixture.folder);
    const files = commitFiles(repository, (await repository.commitOf('HEAD'))!);
    const sizes = await Promise.all(
      names.map(async (name) => {
        const read = await files.read(name, 9000);
        return read.kind === 'bytes' ? read.bytes.length : read.kind === 'too-large' ? read.size : -1;
      }),
    );
    expect(sizes).toEqual(names.map((_, index) => index * 7));
    repository.close();
  });

  test('a folder without a repository has none', async () => {
    expect(await Repository.open(await folderWith({ 'qms.yaml': '' }))).toBe('no-repository');
  });

  test('git that lies in the root is none', async () => {
    const folder = await folderWith({ 'qms.yaml': '', 'bin/git': '#!/bin/sh\ntouch ran\n' });
    chmodSync(join(folder, 'bin/git'), 0o755);
    expect(await Repository.open(folder, { PATH: join(folder, 'bin') })).toBe('no-git');
  });
});
