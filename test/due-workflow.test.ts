import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { qms } from './cli/run.ts';

const root = resolve(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/due.md'), 'utf8');
const source = /```yaml\n(name: What is due\n[\s\S]*?)```/.exec(page)![1]!;
const workflow = parse(source) as {
  readonly jobs: { readonly issues: { readonly steps: readonly Step[] } };
};
interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly script?: string };
}
const { steps } = workflow.jobs.issues;
const script = steps.find(({ uses }) => uses?.startsWith('actions/github-script@'))!.with!.script!;

interface Issue {
  number: number;
  title: string;
  body: string | null;
  state: string;
  state_reason: string | null;
  labels: { name: string }[];
  assignees: { login: string }[];
  pull_request?: object;
}

/** Issues as the REST interface listed them, in its form and order: the newest first. */
const listed = JSON.parse(
  readFileSync(join(root, 'test/fixtures/github-issues/listed.json'), 'utf8'),
) as Issue[];

/** Answers as the REST interface does, from what was listed on, and notes what was written. */
class Recorded {
  issues: Issue[] = structuredClone(listed);
  readonly written: string[] = [];

  readonly listForRepo = ({ labels, state }: { labels: string; state: string }): Issue[] =>
    this.issues
      .filter((issue) => issue.labels.some(({ name }) => name === labels))
      .filter((issue) => state === 'all' || issue.state === state);

  readonly create = async (given: { title: string; body: string; labels: string[]; assignees: string[] }) => {
    const { title, body, labels, assignees } = given;
    const number = Math.max(...this.issues.map((issue) => issue.number)) + 1;
    const created: Issue = {
      ...{ number, title, state: 'open', state_reason: null },
      body: this.#kept(body),
      labels: labels.map((name) => ({ name })),
      assignees: assignees.map((login) => ({ login })),
    };
    this.issues = [created, ...this.issues];
    this.written.push(`create ${title}`);
    return { status: 201, data: structuredClone(created) };
  };

  readonly update = async ({
    issue_number,
    owner,
    repo,
    body,
    ...given
  }: Partial<Issue> & {
    issue_number: number;
    owner: string;
    repo: string;
  }) => {
    const issue = this.issues.find(({ number }) => number === issue_number)!;
    const reason = given.state === 'open' ? 'reopened' : (given.state_reason ?? null);
    Object.assign(issue, given, { state_reason: reason });
    if (body !== undefined && body !== null) issue.body = this.#kept(body);
    this.written.push(`${given.state === 'closed' ? 'close' : 'update'} ${issue_number} ${owner}/${repo}`);
    return { status: 200, data: structuredClone(issue) };
  };

  /** What was written on a page comes back with other line ends, and never longer than an issue may be. */
  #kept(body: string): string {
    expect(body.length).toBeLessThanOrEqual(65_536);
    return body.replaceAll('\n', '\r\n').trim();
  }

  readonly github = {
    rest: { issues: { listForRepo: this.listForRepo, create: this.create, update: this.update } },
    paginate: async (method: unknown, given: { labels: string; state: string; per_page: number }) => {
      expect(method).toBe(this.listForRepo);
      expect(given.per_page).toBe(100);
      return structuredClone(this.listForRepo(given));
    },
  };

  open(): string[] {
    return this.issues
      .filter(({ state, labels }) => state === 'open' && labels.some(({ name }) => name === 'qms-due'))
      .map(({ number, title }) => `${number} ${title}`)
      .sort();
  }
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  delete process.env['RUNNER_TEMP'];
});

/** Runs the script of the page as the action does. Returns what it fails with. */
async function run(api: Recorded): Promise<string | null> {
  process.env['RUNNER_TEMP'] = folder;
  let failed: string | null = null;
  const AsyncFunction = (async () => {}).constructor as new (
    ...names: string[]
  ) => (...given: unknown[]) => Promise<void>;
  await new AsyncFunction('github', 'context', 'core', 'require', script)(
    api.github,
    { repo: { owner: 'acme-instruments', repo: 'qms' } },
    { setFailed: (message: string) => (failed = message) },
    createRequire(import.meta.url),
  );
  return failed;
}

const dueOfAcme = async (today: string, until: string): Promise<void> => {
  const { code } = await qms(
    ...['due', '--root', join(root, 'test/workspaces/acme'), '--today', today, '--until', until],
    ...['--format', `json=${join(folder, 'due.json')}`],
  );
  expect(code).toBe(0);
};

test('opens one issue for each owner, updates what is there, closes what is empty and what is double', async () => {
  const api = new Recorded();
  await dueOfAcme('2026-03-02', '2026-05-01');
  expect(await run(api)).toBeNull();
  expect(api.written).toEqual([
    'update 31 acme-instruments/qms',
    'create Due: Nadia Rahimi',
    'create Due: Sofia Marques',
    'create Due: Anja Feld',
    'update 12 acme-instruments/qms',
    'close 18 acme-instruments/qms',
    'close 24 acme-instruments/qms',
    'close 19 acme-instruments/qms',
  ]);
  expect(api.open()).toEqual([
    '12 Due: Henrik Paulsen',
    '17 Somebody gave this issue the label',
    '27 A pull request with the label',
    '31 Due: Paula Winter',
    '32 Due: Nadia Rahimi',
    '33 Due: Sofia Marques',
    '34 Due: Anja Feld',
  ]);
  const body = api.issues.find(({ number }) => number === 31)!.body!;
  expect(body).toMatch(
    /^<!-- qms-due PER-015 -->\r\n\r\n\*\*This month\*\*\r\n\r\n- \*\*17.Mar.2026\*\* · Hold the audit/,
  );
});

test('run again, it writes nothing; on another day only what is another then', async () => {
  const api = new Recorded();
  await dueOfAcme('2026-03-02', '2026-05-01');
  await run(api);
  api.written.length = 0;
  await run(api);
  expect(api.written).toEqual([]);
  await dueOfAcme('2026-03-03', '2026-05-01');
  await run(api);
  expect(api.written).toEqual([]);
  await dueOfAcme('2026-03-18', '2026-05-01');
  await run(api);
  expect(api.written).toEqual(['update 31 acme-instruments/qms']);
});

test('opens an issue again that somebody closed while something is due', async () => {
  const api = new Recorded();
  await dueOfAcme('2026-03-02', '2026-05-01');
  await run(api);
  api.written.length = 0;
  api.issues.find(({ number }) => number === 31)!.state = 'closed';
  await run(api);
  expect(api.written).toEqual(['update 31 acme-instruments/qms']);
  expect(api.open()).toContain('31 Due: Paula Winter');
});

test('closes nothing while something could not be read', async () => {
  const api = new Recorded();
  await dueOfAcme('2026-03-02', '2026-05-01');
  const file = join(folder, 'due.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), unread: ['a.yaml'] }));
  expect(await run(api)).toMatch(/^Not closed: 1 files could not be read whole/);
  expect(api.written.filter((each) => each.startsWith('close'))).toEqual([]);
});

test('keys and names of any form give one issue each, the same on the next run', async () => {
  const group = (key: string, name: string) => ({ key, name, markdown: `- ${name}\n` });
  const groups = [
    group('nobody', 'Nobody named'),
    group('PER-012+PER-013', 'Dieter Kunz or Elif Aydın'),
    group('Ä --> <b>\ud800 x', '  two\nlines  '),
    group('PER-003', 'x'.repeat(500)),
  ];
  writeFileSync(join(folder, 'due.json'), JSON.stringify({ groups, unread: [] }));
  const api = new Recorded();
  api.issues = api.issues.filter(({ number }) => number === 17);
  await run(api);
  expect(api.written).toHaveLength(4);
  expect(api.issues.find(({ title }) => title.includes('xxx'))?.assignees).toEqual([{ login: 'm-lindner' }]);
  api.written.length = 0;
  await run(api);
  expect(api.written).toEqual([]);
});

test('the workflow installs this version before anything is checked out, and puts nothing into its commands', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const at = (words: string): number => source.indexOf(words);
  expect(at(`--prefix "$RUNNER_TEMP/qms" --ignore-scripts qms-as-code@${version}\n`)).toBeGreaterThan(0);
  expect(at('npm install')).toBeLessThan(at('actions/checkout'));
  expect(at('actions/checkout')).toBeLessThan(
    at('node "$RUNNER_TEMP/qms/node_modules/qms-as-code/server/bin/qms.mjs" due'),
  );
  for (const { run: command = '' } of steps) expect(command).not.toMatch(/\bnpx\b|\$\{\{/);
  expect(script).not.toContain('${{');
});
