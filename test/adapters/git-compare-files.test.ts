import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitFiles } from '../../server/src/adapters/git/commit-files.ts';
import { compareFiles } from '../../server/src/adapters/git/compare-files.ts';
import { Repository } from '../../server/src/adapters/git/repository.ts';
import { nodeFileSystem } from '../../server/src/adapters/node/file-system.ts';
import { namedFiles } from '../../server/src/adapters/node/named-files.ts';
import type { FileSystem } from '../../server/src/workspace/ports.ts';
import { describeWith } from '../left-out.ts';
import { type GitFixture, newRepository } from './git-fixture.ts';

/** Compares the files of a folder with those of its last commit. */
async function compared(
  fixture: GitFixture,
  files: FileSystem = nodeFileSystem(fixture.folder),
): Promise<{ readonly same: readonly string[]; readonly moved: readonly (readonly [string, string])[] }> {
  const repository = await Repository.open(fixture.folder);
  if (typeof repository === 'string') throw new Error(repository);
  try {
    const commit = await repository.commitOf('HEAD');
    const base = commitFiles(repository, commit!);
    const head = namedFiles(files, commit!.length);
    const { same, moved } = compareFiles(head, base);
    const [here, there] = [await head.list(), await base.list()];
    return {
      same: [...(await same(here))].sort(),
      moved: [
        ...(await moved(
          there.filter((path) => !here.includes(path)),
          here.filter((path) => !there.includes(path)),
        )),
      ],
    };
  } finally {
    repository.close();
  }
}

const root = { 'qms.yaml': 'organization: Test\n', 'risk.yaml': 'id: RSK-1\ntype: risk\ntitle: Fire\n' };

describeWith(['git'], 'files compared with a commit', () => {
  test('are told by what they hold, not by what the index says', async () => {
    const fixture = await newRepository();
    fixture.commit({ ...root, 'other.yaml': 'id: RSK-2\ntype: risk\n' });
    fixture.git('update-index', '--assume-unchanged', 'risk.yaml');
    fixture.write({ 'risk.yaml': root['risk.yaml'].replace('Fire', 'Rain'), 'new.yaml': 'new' });
    expect((await compared(fixture)).same).toEqual(['other.yaml', 'qms.yaml']);
  });

  test('are alike whatever their line ends are', async () => {
    const fixture = await newRepository();
    fixture.commit({ ...root, 'data.bin': new Uint8Array([0, 10, 1]) });
    fixture.git('config', 'core.autocrlf', 'true');
    fixture.write({
      'risk.yaml': root['risk.yaml'].replaceAll('\n', '\r\n'),
      'qms.yaml': `\ufeff${root['qms.yaml']}`,
      'data.bin': new Uint8Array([0, 13, 10, 1]),
    });
    expect((await compared(fixture)).same).toEqual(['qms.yaml', 'risk.yaml']);
  });

  test('are alike where Git LFS has put them in place of their pointers', async () => {
    const fixture = await newRepository();
    const scan = new Uint8Array(5000).fill(7);
    const oid = createHash('sha256').update(scan).digest('hex');
    const pointer = (of: string) =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${of}\nsize ${scan.length}\n`;
    fixture.commit({ ...root, 'scan.pdf': pointer(oid), 'other.pdf': pointer('0'.repeat(64)) });
    fixture.write({ 'scan.pdf': scan, 'other.pdf': scan });
    expect((await compared(fixture)).same).toEqual(['qms.yaml', 'risk.yaml', 'scan.pdf']);
  });

  test('run nothing that the repository names as a filter', async () => {
    const fixture = await newRepository();
    fixture.commit({ ...root, '.gitattributes': '* filter=evil\n' });
    const ran = join(fixture.folder, 'ran');
    fixture.git('config', 'filter.evil.clean', `touch ${ran}`);
    fixture.git('config', 'filter.evil.smudge', `touch ${ran}`);
    fixture.write({ 'risk.yaml': 'changed' });
    expect((await compared(fixture)).same).toEqual(['qms.yaml']);
    expect(existsSync(ran)).toBe(false);
  });

  test('of another repository within are not compared and count as alike', async () => {
    const fixture = await newRepository();
    const other = await newRepository();
    other.commit({ 'RSK-9.yaml': 'id: RSK-9\ntype: risk\n' });
    fixture.commit(root);
    fixture.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', other.folder, 'shared');
    fixture.commit({});
    fixture.write({ 'shared/RSK-9.yaml': 'changed', 'sharedness.yaml': 'new' });
    expect((await compared(fixture)).same).toEqual(['qms.yaml', 'risk.yaml', 'shared/RSK-9.yaml']);
  });

  test('are followed to another name, each once', async () => {
    const fixture = await newRepository();
    const text = root['risk.yaml'];
    fixture.commit({ ...root, 'copy.yaml': text });
    fixture.write({
      'risk.yaml': null,
      'copy.yaml': null,
      'RISK.yaml': text,
      'a/b.yaml': text,
      'c.yaml': text,
    });
    const { moved } = await compared(fixture);
    expect(moved).toEqual([
      ['RISK.yaml', 'copy.yaml'],
      ['a/b.yaml', 'risk.yaml'],
    ]);
  });

  test('are read once where a check has read them', async () => {
    const fixture = await newRepository();
    fixture.commit(root);
    const files = nodeFileSystem(fixture.folder);
    const read: string[] = [];
    const noting: FileSystem = {
      list: files.list,
      read: (path, maximum) => {
        read.push(path);
        return files.read(path, maximum);
      },
    };
    const head = namedFiles(noting, 40);
    await head.read('risk.yaml', 1000);
    expect(await head.nameOf('risk.yaml')).toBe(fixture.git('hash-object', 'risk.yaml'));
    expect(await head.nameOf('missing.yaml')).toBeNull();
    expect(read).toEqual(['risk.yaml', 'missing.yaml']);
  });
});
