import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { stageNpm } from '../../scripts/stage-npm.ts';
import { GitFixture } from '../adapters/git-fixture.ts';

/** The steps of the page for Azure, in what Azure checks out: the branch, merged into its target. */

const top = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'qms-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a pull request is judged by the branch it goes to', async () => {
  const page = readFileSync(join(top, 'docs/pull-requests.md'), 'utf8');
  const { steps } = parse(/```yaml\n(trigger:[\s\S]*?)```/.exec(page)![1]!) as {
    steps: readonly Readonly<Record<string, unknown>>[];
  };
  expect(steps[0]).toEqual({ checkout: 'self', fetchDepth: 0, persistCredentials: false });
  const [install, script] = steps.flatMap(({ bash }) => (typeof bash === 'string' ? [bash] : []));
  expect(install).toMatch(/^npm install --prefix "\$AGENT_TEMPDIRECTORY\/qms" --ignore-scripts /);
  const installed = join(folder, 'qms/node_modules/qms-as-code');
  mkdirSync(installed, { recursive: true });
  await stageNpm(installed);

  const git = new GitFixture(join(folder, 'checkout'));
  cpSync(join(top, 'test/workspaces/acme'), git.folder, { recursive: true });
  git.git('init', '--quiet', '--initial-branch=main');
  git.git('config', 'user.name', 'Jane Doe');
  git.git('config', 'user.email', 'jane@acme.example');
  git.commit({});
  git.git('checkout', '--quiet', '-b', 'work');
  const read = (path: string): string => readFileSync(join(git.folder, path), 'utf8');
  git.commit({
    'policy/quality-policy.md': read('policy/quality-policy.md').replace(
      /^(# .*)$/m,
      '$1\n\nDelivery comes first.',
    ),
    'qms.yaml': `${read('qms.yaml')}\nrules: { signoff-stale: off }\n`,
  });
  git.git('checkout', '--quiet', 'main');
  git.git('merge', '--quiet', '--no-ff', '-m', 'Try it', 'work');

  const build = (reason: string) =>
    spawnSync('bash', ['-c', script!], {
      cwd: git.folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder, AGENT_TEMPDIRECTORY: folder, BUILD_REASON: reason },
    });
  const { status, stdout } = build('PullRequest');
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /^##vso\[task\.logissue type=error;sourcepath=.*quality-policy\.md;.*signoff-stale/m,
  );
  expect(build('IndividualCI').status).toBe(0);
}, 300_000);
