import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { GitFixture } from '../adapters/git-fixture.ts';
import { packed } from './packed.ts';

/** The component of GitLab: what including it gives, held against GitLab's schema, and what that does in a clone. */

const top = resolve(import.meta.dirname, '../..');
const acme = join(top, 'test/workspaces/acme');
const policy = 'quality/policy/quality-policy.md';

interface Job {
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly artifacts: { readonly reports: { readonly codequality: string; readonly junit: string } };
}

let folder: string;
let origin: GitFixture;
/** A folder with an npm that finds the package of this build where the registry would have it. */
let programs: string;
let job: Job;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qms-test-'));
  const { file } = await packed();
  programs = join(folder, 'programs');
  mkdirSync(programs);
  const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { version: string };
  const npm = spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim();
  // The last word is what is asked for: the file of this build takes its place.
  writeFileSync(
    join(programs, 'npm'),
    `#!/bin/bash
[ "\${@: -1}" = "qms-as-code@${version}" ] || exit 9
exec '${npm}' "\${@:1:$#-1}" --offline '${file}'
`,
    { mode: 0o755 },
  );
  origin = new GitFixture(join(folder, 'origin'));
  cpSync(acme, join(origin.folder, 'quality'), { recursive: true });
  cpSync(join(top, 'delivery/templates'), join(origin.folder, 'templates'), { recursive: true });
  origin.git('init', '--quiet', '--initial-branch=main');
  origin.commit({
    '.gitlab-ci.yml': 'include:\n  - local: templates/check.yml\n    inputs: { root: quality }\n',
  });
  origin.git('checkout', '--quiet', '-b', 'work');
  const read = (path: string): string => readFileSync(join(origin.folder, path), 'utf8');
  origin.commit({
    [policy]: read(policy).replace(/^(# .*)$/m, '$1\n\nDelivery comes first.'),
    'quality/qms.yaml': `${read('quality/qms.yaml')}\nrules: { signoff-stale: off }\n`,
    // What a merge request could bring along to be run.
    '.npmrc': 'ignore-scripts=false\nnode-options=--require=./run.cjs\n',
    'run.cjs': "require('fs').writeFileSync('was-run', '');",
    'node_modules/qms-as-code/server/bin/qms.mjs': 'process.exit(0);',
  });
  origin.git('checkout', '--quiet', 'main');
  job = jobOf(origin.folder);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 300_000);

/** The job, with inputs put in and checked against GitLab's schema by a runner for one's own machine. */
function jobOf(workspace: string): Job {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(top, 'node_modules/gitlab-ci-local/dist/index.js'), '--preview', '--home', folder],
    { cwd: workspace, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: folder } },
  );
  expect(stderr + stdout).toMatch(/json schema validated/);
  return (parse(stdout.slice(stdout.indexOf('---\n'))) as { 'qms-check': Job })['qms-check'];
}

/** Runs the job in a clone, as the runner does: its lines one after the other, in one shell that stops at a fault. */
function pipeline(branch: string, variables: Readonly<Record<string, string>>) {
  const at = mkdtempSync(join(folder, 'checkout-'));
  const git = new GitFixture(at);
  git.git('clone', '--quiet', '--branch', branch, `file://${origin.folder}`, '.');
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -eo pipefail\n${job.script.join('\n')}`], {
    cwd: at,
    encoding: 'utf8',
    env: {
      PATH: [programs, process.env['PATH']].join(delimiter),
      ...{
        HOME: folder,
        TMPDIR: folder,
        CI: 'true',
        GITLAB_CI: 'true',
        CI_PROJECT_DIR: at,
        CI_PROJECT_ID: '1',
      },
      ...job.variables,
      ...variables,
    },
  });
  const report = join(at, job.artifacts.reports.codequality);
  const tests = join(at, job.artifacts.reports.junit);
  return {
    tests: existsSync(tests) ? readFileSync(tests, 'utf8') : null,
    code: status,
    log: stdout + stderr,
    wasRun: existsSync(join(at, 'was-run')),
    report: existsSync(report)
      ? (JSON.parse(readFileSync(report, 'utf8')) as { check_name: string; location: { path: string } }[])
      : null,
  };
}

const mergeRequest = {
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_MERGE_REQUEST_PROJECT_ID: '1',
  CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.example/acme/qms',
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
};

test('a merge request is judged by the branch it goes to, and nothing that it brings runs', () => {
  const { code, log, report, tests, wasRun } = pipeline('work', mergeRequest);
  expect(report, log).not.toBeNull();
  expect(
    report!.filter(({ check_name }) => check_name === 'signoff-stale').map(({ location }) => location.path),
  ).toEqual([policy, policy, policy]);
  const failed = [...tests!.matchAll(/<testcase [^>]*>\s*<failure /g)].map(([text]) => text);
  expect(failed.filter((text) => text.includes('signoff-stale') && text.includes(policy))).toHaveLength(3);
  // What the change does stands in the log before what is found.
  expect(log.indexOf('rule-weakened')).toBeGreaterThan(0);
  expect(log.indexOf('rule-weakened')).toBeLessThan(log.lastIndexOf('signoff-stale'));
  expect(code).toBe(1);
  expect(wasRun).toBe(false);
}, 300_000);

test('from a fork, it is judged by the project it goes to', () => {
  const fork = {
    ...mergeRequest,
    CI_PROJECT_ID: '2',
    CI_MERGE_REQUEST_PROJECT_URL: `file://${origin.folder}`,
  };
  // Without an ending the address is that of the folder with `.git`.
  cpSync(join(origin.folder, '.git'), join(folder, 'origin.git'), { recursive: true });
  expect(pipeline('work', fork).report!.map(({ check_name }) => check_name)).toContain('signoff-stale');
}, 300_000);

test('the main branch is judged by what it holds', () => {
  const { code, log, report } = pipeline('main', { CI_COMMIT_BRANCH: 'main' });
  expect(code, log).toBe(0);
  expect(report!.map(({ check_name }) => check_name)).toEqual(['objective-off-target', 'trust']);
}, 300_000);
