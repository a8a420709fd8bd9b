import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GitFixture } from '../adapters/git-fixture.ts';
import { releaseInto } from './release.ts';
import { runStep, type StepOptions } from './runner.ts';

/** The action of a release checks a pull request in a checkout of its own, as a runner of GitHub starts it. */

const acme = resolve(import.meta.dirname, '../workspaces/acme');
const policy = 'policy/quality-policy.md';

let folder: string;
let release: string;
let origin: GitFixture;
/** Commits: the main branch when the pull request was opened, and later; its last one; and what GitHub merged to try it. */
let commits: Readonly<Record<'opened' | 'main' | 'head' | 'trial', string>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qms-test-'));
  release = join(folder, 'release');
  releaseInto(release);
  const at = join(folder, 'origin');
  cpSync(acme, join(at, 'quality'), { recursive: true });
  origin = new GitFixture(at);
  origin.git('init', '--quiet', '--initial-branch=main');
  origin.git('config', 'user.name', 'Jane Doe');
  origin.git('config', 'user.email', 'jane@acme.example');
  const opened = origin.commit({});
  origin.git('checkout', '--quiet', '-b', 'work');
  const read = (path: string): string => readFileSync(join(acme, path), 'utf8');
  const head = origin.commit({
    [`quality/${policy}`]: read(policy).replace(/^(# .*)$/m, '$1\n\nDelivery comes first.'),
    'quality/qms.yaml': `${read('qms.yaml')}\nrules: { signoff-stale: off }\n`,
    // What a pull request could bring along to be run.
    'node_modules/qms-as-code/package.json': '{"name":"qms-as-code","bin":{"qms":"qms.mjs"}}',
    'node_modules/.bin/git': '#!/bin/sh\ntouch "$GITHUB_WORKSPACE/was-run"\n',
    'package.json': '{"scripts":{"preinstall":"touch was-run"}}',
    '.npmrc': 'node-options=--require=./run.cjs\n',
    'run.cjs': "require('fs').writeFileSync('was-run', '');",
  });
  origin.git('checkout', '--quiet', 'main');
  const main = origin.commit({ 'quality/notes.txt': 'Somebody else was first.\n' });
  origin.git('checkout', '--quiet', '--detach');
  origin.git('merge', '--quiet', '--no-ff', '-m', 'Try it', 'work');
  commits = { opened, main, head, trial: origin.head() };
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 300_000);

/** A checkout of a commit, with the whole history unless a depth is given. */
function checkout(commit: string, depth?: number): string {
  const at = mkdtempSync(join(folder, 'checkout-'));
  const git = new GitFixture(at);
  git.git('init', '--quiet');
  origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  git.git(
    'fetch',
    '--quiet',
    ...(depth === undefined ? [] : [`--depth=${depth}`]),
    `file://${origin.folder}`,
    commit,
  );
  git.git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
  const program = join(at, 'node_modules/.bin/git');
  if (existsSync(program)) chmodSync(program, 0o755);
  return at;
}

/** A checkout for those that only look: made once. */
let looked: string | undefined;
const untouched = (): string => {
  looked ??= checkout(commits.trial);
  return looked;
};

const repository = { id: 1, full_name: 'acme-instruments/qms' };
const pullRequest = (from: unknown = repository) => ({
  pull_request: {
    number: 7,
    base: { sha: commits.opened, repo: repository },
    head: { sha: commits.head, repo: from },
  },
});

const check = (workspace: string, options: Partial<StepOptions> = {}) =>
  runStep(folder, {
    action: join(release, 'action.yml'),
    workspace,
    with: { root: 'quality' },
    event: 'pull_request',
    payload: pullRequest(),
    environment: {
      GITHUB_SHA: commits.trial,
      PATH: `${join(workspace, 'node_modules/.bin')}:${process.env['PATH']}`,
    },
    ...options,
  });

test('a pull request is judged by its base branch, and nothing that it brings runs', async () => {
  const workspace = checkout(commits.trial);
  const { code, log, outputs, summary } = await check(workspace);
  expect(code, log).toBe(1);
  expect(log).toMatch(new RegExp(`^::error file=quality/${policy},line=\\d+.*title=signoff-stale`, 'm'));
  expect(log).not.toMatch(/^(?!::)./m);
  // Judged by what it was merged into, which is newer than what the event names.
  expect(summary).toContain(commits.main.slice(0, 10));
  expect(summary).not.toContain(commits.opened.slice(0, 10));
  expect(summary).toContain('rules.signoff-stale');
  expect(outputs['comment']).toMatch(/^<!-- qms-as-code quality -->\n## /);
  expect(outputs['comment']).toContain('signoff-stale');
  // First what the change does, the most severe first; then what is found.
  for (const page of [summary, outputs['comment']!]) {
    const places = ['Signed content is changed', 'rules.signoff-stale', '## Quality management'].map(
      (words) => page.indexOf(words),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  }
  expect(Object.keys(outputs)).toEqual(['comment']);
  expect(existsSync(join(workspace, 'was-run'))).toBe(false);
  expect(new GitFixture(workspace).git('status', '--porcelain')).toBe('M node_modules/.bin/git');
});

test('by its own settings the same pull request hides what it broke', async () => {
  const { code } = await check(checkout(commits.trial), { with: { root: 'quality', 'config-from': 'own' } });
  expect(code).toBe(0);
});

test('findings for code scanning are written where later steps find them, and nothing else stays', async () => {
  const workspace = checkout(commits.trial);
  const { outputs } = await check(workspace, { with: { root: 'quality', sarif: 'true' } });
  const { runs } = JSON.parse(readFileSync(outputs['sarif']!, 'utf8')) as { runs: { results: unknown[] }[] };
  expect(runs[0]!.results.length).toBeGreaterThan(0);
  expect(readdirSync(join(outputs['sarif']!, '..'))).toEqual(['qms.sarif']);
});

test('a checkout without the history is refused in one sentence', async () => {
  const { code, log } = await check(checkout(commits.trial, 1));
  expect(code).toBe(2);
  expect(log).toBe(
    `::error title=qms::the commit that this change goes to (${commits.main.slice(0, 10)}) is not here: give actions/checkout \`fetch-depth: 0\`\n`,
  );
});

test('a push to the main branch is judged by what it holds', async () => {
  const { code, log, summary } = await check(checkout(commits.main), { event: 'push', payload: {} });
  expect(code, log).toBe(0);
  expect(summary).toMatch(/^## Quality management system check\n/);
});

test('the branch of a pull request may be checked out itself; a merge it brings along is not taken for a trial', async () => {
  const { summary } = await check(checkout(commits.head));
  expect(summary).toContain(commits.opened.slice(0, 10));
  // Somebody's own merge of old and new: its first parent is no base branch.
  const { summary: forged } = await check(checkout(commits.trial), {
    environment: { GITHUB_SHA: commits.main },
  });
  expect(forged).toContain(commits.opened.slice(0, 10));
}, 300_000);

test('the first qms.yaml of a repository is judged by itself, with a word about it', async () => {
  const own = new GitFixture(mkdtempSync(join(folder, 'fresh-')));
  own.git('init', '--quiet', '--initial-branch=main');
  const base = own.commit({ 'README.md': 'Nothing yet.\n' });
  const head = own.commit({ 'qms.yaml': 'organization: Acme\nstandards: [iso-9001:2015]\n' });
  const { log, summary } = await check(own.folder, {
    with: {},
    payload: { pull_request: { number: 8, base: { sha: base }, head: { sha: head } } },
    environment: { GITHUB_SHA: head },
  });
  expect(log).toMatch(/^::warning title=qms::The base branch has no qms\.yaml for this folder yet/m);
  expect(summary).toContain('policy-missing');
});

test.each<[string, Partial<StepOptions>, string]>([
  ['another event', { event: 'pull_request_target' }, 'run this on `pull_request`'],
  [
    'an input that is none',
    { with: { 'fail-on': 'erorr\n::warning::x' } },
    '`fail-on: erorr⏎::warning::x` is none of',
  ],
  ['a folder that is not there', { with: { root: 'qualty' } }, 'there is no folder `qualty`'],
  ['an event without commits', { payload: { pull_request: { number: 7 } } }, 'names no pull request'],
  ['no checkout', { workspace: '', with: {} }, 'holds no qms.yaml'],
])('%s is one error', async (_, options, said) => {
  const workspace = options.workspace === '' ? mkdtempSync(join(folder, 'empty-')) : untouched();
  const { code, log } = await check(workspace, { ...options, workspace });
  expect(code).toBe(2);
  expect(log).toMatch(/^::error title=qms::[^\n]*\n$/);
  expect(log).toContain(said);
});

test('a name that looks like a command of the runner is none', async () => {
  const own = new GitFixture(mkdtempSync(join(folder, 'hostile-')));
  own.git('init', '--quiet', '--initial-branch=main');
  const base = own.commit({ 'qms.yaml': 'organization: Acme\nstandards: [iso-9001:2015]\n' });
  const hostile = '::set-output name=comment::x%0A::add-mask::a';
  const head = own.commit({
    'risk.yaml': `id: RSK-1\ntype: risk\ntitle: "${hostile}"\nowner: "\\n${hostile}\\ncomment<<x"\n`,
  });
  writeFileSync(join(own.folder, `${hostile.replaceAll('/', '')}.yaml`), 'id: RSK-2\ntype: risk\nowner: 5\n');
  const { log, outputs } = await check(own.folder, {
    with: {},
    payload: { pull_request: { number: 8, base: { sha: base }, head: { sha: head } } },
    environment: { GITHUB_SHA: head },
  });
  for (const line of log.trim().split('\n')) expect(line).toMatch(/^::(?:error|warning|notice) /);
  expect(Object.keys(outputs)).toEqual(['comment']);
});
