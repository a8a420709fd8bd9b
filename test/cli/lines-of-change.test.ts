import { afterEach, beforeEach, expect, test } from 'vitest';
import { GitFixture } from '../adapters/git-fixture.ts';
import { folderWith, qms } from './run.ts';

const variables = ['GITHUB_BASE_REF', 'SYSTEM_PULLREQUEST_TARGETBRANCH', 'GITHUB_STEP_SUMMARY'] as const;
const before = variables.map((name) => [name, process.env[name]] as const);
beforeEach(() => {
  for (const name of variables) delete process.env[name];
});
afterEach(() => {
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
});

const risk = (id: string, version: string) =>
  `id: ${id}\ntype: risk\ntitle: Supplier fails\nversion: ${version}\nowner: PER-1\n`;

/** A root in a folder of a repository whose branch adds a fault in the file that comes last by its name. */
async function pullRequest() {
  const git = new GitFixture(await folderWith());
  git.git('init', '--quiet', '--initial-branch=main');
  git.commit({
    'qms/qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
    'qms/a.yaml': risk('RSK-A', '3'),
    'qms/z.yaml': risk('RSK-Z', '"3"'),
  });
  git.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  git.git('checkout', '--quiet', '-b', 'change');
  git.commit({ 'qms/z.yaml': risk('RSK-Z', '4') });
  return git;
}

const firstOf = async (git: GitFixture, format: string) =>
  (await qms('check', '--root', `${git.folder}/qms`, '--format', format)).out
    .split('\n')
    .find((line) => line.includes('cannot be the number'));

test('errors on the lines of a pull request come first where the service names its target', async () => {
  const git = await pullRequest();
  expect(await firstOf(git, 'github')).toContain('file=qms/a.yaml');
  process.env['GITHUB_BASE_REF'] = 'main';
  expect(await firstOf(git, 'github')).toContain('file=qms/z.yaml,line=4');
  expect(await firstOf(git, 'markdown')).toContain('`RSK-Z`');
  delete process.env['GITHUB_BASE_REF'];
  process.env['SYSTEM_PULLREQUEST_TARGETBRANCH'] = 'refs/heads/main';
  expect(await firstOf(git, 'azure')).toContain('sourcepath=qms/z.yaml;linenumber=4');
});

test('a target that the clone lacks, or no repository, changes nothing', async () => {
  const git = await pullRequest();
  process.env['GITHUB_BASE_REF'] = 'release';
  expect(await firstOf(git, 'github')).toContain('file=qms/a.yaml');
  process.env['GITHUB_BASE_REF'] = '--upload-pack=x';
  expect(await firstOf(git, 'github')).toContain('file=qms/a.yaml');
  const plain = await folderWith({ 'qms.yaml': 'organization: Test\n', 'a.yaml': risk('RSK-1', '3') });
  process.env['GITHUB_BASE_REF'] = 'main';
  expect((await qms('check', '--root', plain, '--format', 'github')).out).toContain('a.yaml,line=4');
});
