import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { headCommit } from '../../server/src/adapters/git/head-commit.ts';
import { testUnless } from '../left-out.ts';
import { program } from '../lsp/client.ts';
import { haveNames, makePipe, putSpecialFiles } from '../special-files.ts';
import { folderWith } from './run.ts';

/** As a process of its own: one that waits for good is ended and has no exit code. */
function check(root: string, ...args: readonly string[]) {
  const given = [program, 'check', '--root', root, '--no-cache', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

const files = {
  'qms.yaml': 'organization: Test\nasOf: 2026-02-01\nschemas: ["schemas/*.json"]\n',
  'a.yaml':
    'id: ACT-1\ntype: action\ntitle: Do it\nstatus: open\nowner: gone\nattachments: [{ file: pipe.yaml }]\n',
};

testUnless(!haveNames, 'no pipes have names here')(
  'pipes, sockets, devices and links to them are never read or waited for',
  async () => {
    const root = await folderWith(files);
    const { paths, socket } = await putSpecialFiles(root);
    mkdirSync(join(root, 'schemas'));
    makePipe(join(root, 'schemas/own.json'));
    mkdirSync(join(root, 'folder.yaml'));
    try {
      const { status, stdout, stderr } = check(root, '--format', 'json');
      // The schema that qms.yaml names is not there.
      expect([status, stderr]).toEqual([2, '']);
      const result = JSON.parse(stdout) as { records: number; findings: { file: string; rule: string }[] };
      expect(result.records).toBe(1);
      expect(result.findings.filter(({ file }) => paths.includes(file))).toEqual([]);
      expect(result.findings.map(({ rule }) => rule)).toEqual(
        expect.arrayContaining(['config', 'link-broken']),
      );
    } finally {
      socket.close();
    }
  },
);

testUnless(!haveNames, 'no pipes have names here')(
  'a qms.yaml that is no ordinary file is refused in one line',
  async () => {
    const root = await folderWith({ 'a.yaml': files['a.yaml'] });
    const file = join(root, 'qms.yaml');
    makePipe(file);
    expect(check(root)).toMatchObject({ status: 2, stderr: expect.stringContaining('it is no file') });
    rmSync(file);
    makePipe(join(root, 'pipe'));
    symlinkSync('pipe', file);
    expect(check(root)).toMatchObject({ status: 2, stderr: expect.stringContaining('it is a link') });
    rmSync(file);
    symlinkSync('/dev/zero', file);
    expect(check(root)).toMatchObject({ status: 2, stderr: expect.stringContaining('it is a link') });
  },
);

testUnless(!haveNames, 'no pipes have names here')('results are not written into a pipe', async () => {
  const root = await folderWith(files);
  makePipe(join(root, 'out.json'));
  const { status, stderr } = check(root, '--format', `json=${join(root, 'out.json')}`);
  expect([status, stderr]).toEqual([2, expect.stringContaining('it is no ordinary file')]);
});

testUnless(!haveNames, 'no pipes have names here')(
  'a repository whose HEAD is no ordinary file has no commit to name',
  async () => {
    const root = await folderWith({ '.git/config': '' });
    symlinkSync('/dev/zero', join(root, '.git/HEAD'));
    expect(headCommit(root)).toBeNull();
  },
);
