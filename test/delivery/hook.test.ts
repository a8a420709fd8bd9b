import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GitFixture } from '../adapters/git-fixture.ts';
import { releaseInto } from './release.ts';

/** The hook, installed by a release in a folder of its own into repositories elsewhere, and run by git. */

const settings = 'organization: Acme\nstandards: [iso-9001:2015]\n';
const broken = 'id: RSK-001\ntype: risk\nowner: ROLE-NOBODY\n';

let folder: string;
let program: string;
let git: GitFixture;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "qms-test-it's-"));
  releaseInto(join(folder, 'release'));
  program = join(folder, 'release/server/bin/qms.mjs');
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  git = new GitFixture(mkdtempSync(join(folder, 'repository-')));
  git.git('init', '--quiet', '--initial-branch=main');
});

const qms = (at: string, ...args: string[]): { code: number | null; said: string } => {
  const { HOME: _, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'hook', ...args], {
    cwd: join(git.folder, at),
    encoding: 'utf8',
    env: { ...environment, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
  });
  return { code: status, said: stdout + stderr };
};
const hookFile = (): string => join(git.folder, '.git/hooks/pre-commit');
const commits = (files: Record<string, string>): string => {
  try {
    git.commit(files);
    return '';
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout) + String((error as { stderr?: unknown }).stderr);
  }
};

test('keeps a commit with errors from being made, and lets others pass', () => {
  mkdirSync(join(git.folder, 'quality'));
  writeFileSync(join(git.folder, 'quality/qms.yaml'), 'organization: Acme\nstandards: [iso-9001:2015]\n');
  const { code, said } = qms('quality', 'install');
  expect([code, said]).toEqual([
    0,
    `Written: \`${hookFile()}\`. From now on git checks \`quality\` before each commit; \`git commit --no-verify\` goes without.\n`,
  ]);
  if (process.platform !== 'win32') expect(statSync(hookFile()).mode & 0o777).toBe(0o755);
  expect(commits({ 'quality/risk.yaml': broken })).toContain('ROLE-NOBODY');
  expect(() => git.head()).toThrow();
  expect(qms('quality', 'install').said).toBe(`\`${hookFile()}\` is there already.\n`);
  rmSync(join(git.folder, 'quality/risk.yaml'));
  rmSync(join(git.folder, 'quality/qms.yaml'));
  const sample = spawnSync(process.execPath, [program, 'init', '--sample', join(git.folder, 'quality')]);
  expect(sample.status).toBe(0);
  expect(commits({})).toBe('');
  expect(git.head()).toMatch(/^[0-9a-f]{40}$/);
}, 300_000);

test('two roots share it, and it goes with the last one', () => {
  for (const root of ['quality', 'lab in Köln']) {
    mkdirSync(join(git.folder, root));
    writeFileSync(join(git.folder, root, 'qms.yaml'), settings);
    expect(qms(root, 'install').code).toBe(0);
  }
  expect(readFileSync(hookFile(), 'utf8')).toMatch(
    /check --root 'lab in Köln' .*\n.*check --root 'quality' /,
  );
  expect(qms('quality', 'uninstall').said).toMatch(/now checks `lab in Köln` only/);
  expect(qms('quality', 'uninstall').said).toMatch(/does not check `quality`/);
  expect(qms('lab in Köln', 'uninstall').said).toMatch(/^Taken away: /);
  expect(existsSync(hookFile())).toBe(false);
  expect(qms('quality', 'uninstall')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^There is no /),
  });
}, 300_000);

test('a hook of somebody else is never touched, nor one of ours that was edited', () => {
  git.write({ 'qms.yaml': settings });
  for (const text of ['#!/bin/sh\nexec mine\n', null]) {
    if (text === null) {
      rmSync(hookFile());
      qms('.', 'install');
      writeFileSync(hookFile(), `${readFileSync(hookFile(), 'utf8')}echo mine\n`);
    } else writeFileSync(hookFile(), text);
    const before = readFileSync(hookFile(), 'utf8');
    expect(qms('.', 'install')).toMatchObject({
      code: 2,
      said: expect.stringMatching(
        /somebody else's and was left as it is: .* add this line to it: ".*" check --root "\."/,
      ),
    });
    expect(qms('.', 'uninstall')).toMatchObject({
      code: 2,
      said: expect.stringContaining('was left as it is'),
    });
    expect(readFileSync(hookFile(), 'utf8')).toBe(before);
  }
}, 300_000);

test('goes where git looks, and says whom that concerns', () => {
  git.write({ 'qms.yaml': settings, 'hooks/README': 'Ours.\n' });
  git.git('config', 'core.hooksPath', 'hooks');
  expect(qms('hooks', 'install').said).toMatch(/among the files of the repository .* do not commit it/);
  expect(existsSync(join(git.folder, 'hooks/pre-commit'))).toBe(true);
  expect(qms('.', 'uninstall').said).toMatch(/^Taken away: /);
  for (const elsewhere of [join(folder, 'shared'), '/dev/null', '../shared']) {
    git.git('config', 'core.hooksPath', elsewhere);
    expect(qms('.', 'install')).toMatchObject({ code: 2, said: expect.stringContaining('(core.hooksPath)') });
  }
  expect(existsSync(join(folder, 'shared'))).toBe(false);
}, 300_000);

test('a work tree of its own has the hooks of its repository', () => {
  git.commit({ 'qms.yaml': settings });
  const other = mkdtempSync(join(folder, 'tree-'));
  git.git('worktree', 'add', '--quiet', '--detach', join(other, 'work'));
  const { said } = qms(join('..', other.slice(folder.length), 'work'), 'install');
  expect(said).toContain(hookFile());
}, 300_000);

test('a qms that the repository brings along is not put into a hook', () => {
  git.write({ 'qms.yaml': settings });
  cpSync(join(folder, 'release'), join(git.folder, 'node_modules/qms-as-code'), { recursive: true });
  const own = join(git.folder, 'node_modules/qms-as-code/server/bin/qms.mjs');
  const { status, stderr } = spawnSync(process.execPath, [own, 'hook', 'install'], {
    cwd: git.folder,
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^qms: no hook was written, because `.*qms\.mjs` lies in the repository/);
  expect(existsSync(hookFile())).toBe(false);
}, 300_000);

test('a hook whose qms is gone says so, and a link in its place is left alone', () => {
  git.write({ 'qms.yaml': settings });
  qms('.', 'install');
  writeFileSync(hookFile(), readFileSync(hookFile(), 'utf8').replace(/^qms=.*$/m, "qms='/nowhere/qms.mjs'"));
  expect(commits({})).toContain('run `qms hook install` again');
  // It was written by us, only by another qms: it is written anew.
  expect(qms('.', 'install').said).toMatch(/^Written: /);
  rmSync(hookFile());
  const target = join(folder, 'target');
  symlinkSync(target, hookFile());
  expect(qms('.', 'install').code).toBe(2);
  expect(existsSync(target)).toBe(false);
}, 300_000);

test.each([[[]], [['instal']], [['install', 'twice']]])('%j: says what may be said', (args) => {
  git.write({ 'qms.yaml': settings });
  expect(qms('.', ...args)).toEqual({
    code: 2,
    said: 'qms: say `qms hook install` or `qms hook uninstall`\n',
  });
});
