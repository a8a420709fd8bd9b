import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rootFromRepository } from '../../server/src/main/cli/top-of-repository.ts';
import { folderWith, qms } from './run.ts';

const { GITHUB_WORKSPACE: before } = process.env;
beforeEach(() => {
  delete process.env['GITHUB_WORKSPACE'];
});
afterEach(() => {
  if (before === undefined) delete process.env['GITHUB_WORKSPACE'];
  else process.env['GITHUB_WORKSPACE'] = before;
});

const root = 'company/qms';
const record = 'id: OBJ-1\ntype: quality-objective\nversion: 3\n';
const company = () =>
  folderWith({ [`${root}/qms.yaml`]: 'organization: Test\nasOf: 2026-02-01\n', [`${root}/o.yaml`]: record });

describe('the way from the top of the repository', () => {
  test('starts at the folder of .git, be it a folder or a file', async () => {
    const folder = await company();
    mkdirSync(join(folder, '.git'));
    expect(rootFromRepository(join(folder, root))).toBe(root);
    writeFileSync(join(folder, 'company/.git'), 'gitdir: ../.git/modules/company\n');
    expect(rootFromRepository(join(folder, root))).toBe('qms');
    mkdirSync(join(folder, root, '.git'));
    expect(rootFromRepository(join(folder, root))).toBe('');
  });

  test('starts at the workspace of a job on GitHub only where the root lies in it and no .git is nearer', async () => {
    const folder = await company();
    process.env['GITHUB_WORKSPACE'] = folder;
    expect(rootFromRepository(join(folder, root))).toBe(root);
    process.env['GITHUB_WORKSPACE'] = join(folder, 'company');
    mkdirSync(join(folder, '.git'));
    expect(rootFromRepository(join(folder, root))).toBe('qms');
    process.env['GITHUB_WORKSPACE'] = folder;
    mkdirSync(join(folder, 'company/.git'));
    expect(rootFromRepository(join(folder, root))).toBe('qms');
    process.env['GITHUB_WORKSPACE'] = join(folder, 'elsewhere');
    expect(rootFromRepository(join(folder, root))).toBe('qms');
  });

  test('is empty without a repository, far from the working folder', async () => {
    expect(rootFromRepository(join(await company(), root))).toBe('');
  });
});

test('formats for services name files from the top, wherever the command runs', async () => {
  const folder = await company();
  mkdirSync(join(folder, '.git'));
  const named = `${root}/o.yaml`;
  const written = async (format: string) =>
    (await qms('check', '--root', join(folder, root), '--format', format)).out;
  for (const format of ['github', 'azure', 'gitlab', 'sarif']) expect(await written(format)).toContain(named);
  expect(await written('json')).toContain('"file": "o.yaml"');
});
