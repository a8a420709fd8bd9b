import { expect, test, vi } from 'vitest';
import { GitFixture } from '../adapters/git-fixture.ts';
import { describeWith } from '../left-out.ts';
import { folderWith, qms } from './run.ts';

interface Result {
  readonly changed?: {
    readonly base: string | null;
    readonly commit: string | null;
    readonly files: number;
    readonly elsewhere: number;
    readonly notes: readonly string[];
  };
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string;
    readonly record?: string;
    readonly message: string;
  }[];
}

const risk = (id: string, more = ''): string =>
  `id: ${id}\ntype: risk\ntitle: Fire\ndescription: The part XXX\n${more}`;
const action = (id: string, more = ''): string =>
  `id: ${id}\ntype: action\ntitle: Do it\nstatus: open\nowner: ROLE-1\ndue: 2027-01-01\n${more}`;
const root = {
  'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
  'role.yaml': 'id: ROLE-1\ntype: role\ntitle: Director\nplanned: true\n',
  'risk.yaml': risk('RSK-1'),
  'other.yaml': risk('RSK-2'),
  'action.yaml': action('ACT-1', 'origin: RSK-1\n'),
};

/** A repository with a commit on `main`, and a branch `work` that is checked out. */
async function repository(files: Readonly<Record<string, string>> = root): Promise<GitFixture> {
  const fixture = new GitFixture(await folderWith());
  fixture.git('init', '-q', '-b', 'main');
  fixture.commit(files);
  fixture.git('checkout', '-q', '-b', 'work');
  return fixture;
}

// Each of them makes repositories and checks them several times.
vi.setConfig({ testTimeout: 120_000 });

/** What CI services say is not what the tests run under. */
const stated = [
  'GITHUB_BASE_REF',
  'CI_MERGE_REQUEST_DIFF_BASE_SHA',
  'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
  'SYSTEM_PULLREQUEST_TARGETBRANCH',
  'BITBUCKET_PR_DESTINATION_BRANCH',
] as const;

async function run(
  folder: string,
  args: readonly string[],
  environment: Partial<Record<(typeof stated)[number], string>> = {},
) {
  for (const name of stated) vi.stubEnv(name, environment[name]);
  try {
    return await qms('check', '--root', folder, '--no-cache', ...args);
  } finally {
    vi.unstubAllEnvs();
  }
}

async function checked(
  { folder }: { readonly folder: string },
  args: readonly string[] = ['--changed'],
  environment: Parameters<typeof run>[2] = {},
): Promise<Result & { readonly code: number }> {
  const { code, out, err } = await run(folder, ['--format', 'json', ...args], environment);
  expect(err).toBe('');
  return { ...(JSON.parse(out) as Result), code };
}

const refusal = async (
  { folder }: { readonly folder: string },
  args: readonly string[] = ['--changed'],
  environment: Parameters<typeof run>[2] = {},
): Promise<string> => {
  const { code, out, err } = await run(folder, args, environment);
  expect([code, out]).toEqual([2, '']);
  return err;
};

const found = ({ findings }: Result): string[] =>
  findings.filter(({ file }) => file !== 'qms.yaml').map(({ rule, file }) => `${rule} ${file}`);

describeWith(['git'], 'a check of what is changed', () => {
  test('shows what is in changed files, and counts what is elsewhere', async () => {
    const fixture = await repository();
    fixture.commit({ 'risk.yaml': risk('RSK-1', 'owner: ROLE-1\n') });
    const all = await checked(fixture, []);
    const result = await checked(fixture);
    expect(all.changed).toBeUndefined();
    expect(result.changed).toEqual({
      base: 'main',
      commit: fixture.git('rev-parse', 'main'),
      files: 1,
      elsewhere: all.findings.length - result.findings.length,
      notes: [],
    });
    expect(found(all)).toContain('placeholder other.yaml');
    expect(found(result)).toContain('placeholder risk.yaml');
    expect(new Set(result.findings.map(({ file }) => file))).toEqual(new Set(['risk.yaml']));
  });

  test('shows what the change causes elsewhere', async () => {
    const fixture = await repository();
    fixture.commit({ 'risk.yaml': risk('RSK-9') });
    const result = await checked(fixture);
    expect(found(result)).toContain('reference-unresolved action.yaml');
    expect(found(result)).not.toContain('placeholder other.yaml');
    expect(result.code).toBe(1);
  });

  test('shows nothing that is there with time alone', async () => {
    const fixture = await repository({
      ...root,
      'late.yaml': action('ACT-2', 'origin: RSK-1\n').replace('2027-01-01', '2026-01-15'),
    });
    fixture.commit({ 'notes.txt': 'Nothing' });
    const args = ['--changed', '--today', '2026-03-01'];
    expect(found(await checked(fixture, args.slice(1)))).toContain('action-overdue late.yaml');
    expect(found(await checked(fixture, args))).toEqual([]);
  });

  test('takes in what is not committed, and what git does not know yet', async () => {
    const fixture = await repository();
    fixture.write({ 'new.yaml': risk('RSK-3'), 'risk.yaml': null });
    const result = await checked(fixture);
    expect(found(result)).toEqual(
      expect.arrayContaining(['reference-unresolved action.yaml', 'placeholder new.yaml']),
    );
    expect(result.changed?.files).toBe(2);
  });

  test('does not take a file for changed that only has another name', async () => {
    const fixture = await repository();
    fixture.git('mv', 'risk.yaml', 'fire.yaml');
    fixture.commit({});
    const result = await checked(fixture);
    expect(found(result)).toEqual([]);
    expect(result.changed?.files).toBe(1);
    fixture.write({ 'fire.yaml': risk('RSK-1', 'owner: ROLE-1\n') });
    expect(found(await checked(fixture))).toContain('placeholder fire.yaml');
  });

  test('begins where the branch did, whatever has come to the other one since', async () => {
    const fixture = await repository();
    const parted = fixture.head();
    fixture.commit({ 'new.yaml': risk('RSK-3') });
    fixture.git('checkout', '-q', 'main');
    fixture.commit({ 'other.yaml': risk('RSK-2', 'owner: ROLE-1\n'), 'more.yaml': risk('RSK-4') });
    fixture.git('checkout', '-q', 'work');
    const result = await checked(fixture);
    expect(result.changed).toMatchObject({ base: 'main', commit: parted, files: 1 });
    expect(new Set(found(result).map((each) => each.split(' ')[1]))).toEqual(new Set(['new.yaml']));
  });

  test('always shows faults of qms.yaml', async () => {
    const fixture = await repository({
      ...root,
      'qms.yaml': 'organization: Test\nasOf: 2026-02-01\nriks: 1\n',
    });
    fixture.commit({ 'notes.txt': 'Nothing' });
    const result = await checked(fixture);
    expect(result.findings.map(({ rule }) => rule)).toEqual(['config']);
    expect(result.code).toBe(2);
  });

  test('shows what a setting of the change makes graver elsewhere', async () => {
    const fixture = await repository();
    fixture.commit({ 'qms.yaml': `${root['qms.yaml']}rules: { placeholder: error }\n` });
    const result = await checked(fixture);
    expect(found(result)).toEqual(
      expect.arrayContaining(['placeholder risk.yaml', 'placeholder other.yaml']),
    );
  });

  test('is judged by what a commit says with --config-from, before and after', async () => {
    const fixture = await repository();
    fixture.commit({
      'qms.yaml': `${root['qms.yaml']}rules: { placeholder: off }\n`,
      'new.yaml': risk('RSK-3'),
    });
    expect(found(await checked(fixture))).not.toContain('placeholder new.yaml');
    const result = await checked(fixture, ['--changed', '--config-from', 'main']);
    expect(found(result)).toContain('placeholder new.yaml');
    expect(found(result)).not.toContain('placeholder other.yaml');
    expect(result.changed?.elsewhere).toBeGreaterThan(0);
  });

  test('says in words what was compared and how much is not shown', async () => {
    const fixture = await repository();
    fixture.commit({ 'risk.yaml': risk('RSK-1', 'owner: ROLE-1\n') });
    const { out } = await run(fixture.folder, ['--changed']);
    const commit = fixture.git('rev-parse', '--short=12', 'main');
    expect(out.split('\n')[0]).toBe(`Compared with main (${commit}): 1 file changed.`);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/ · \d+ findings elsewhere not shown/);
  });

  test('takes paths, too, and counts only below them', async () => {
    const fixture = await repository();
    fixture.commit({ 'risk.yaml': risk('RSK-1', 'owner: ROLE-1\n'), 'a/new.yaml': risk('RSK-3') });
    const { changed, findings } = await checked(fixture, ['--changed', `${fixture.folder}/a`]);
    expect(new Set(findings.map(({ file }) => file))).toEqual(new Set(['a/new.yaml']));
    expect(changed?.elsewhere).toBe(0);
  });
});

describeWith(['git'], 'what a change is compared with', () => {
  /** A clone of a repository, on a branch of its own. */
  async function clone(origin: GitFixture, ...options: readonly string[]): Promise<GitFixture> {
    const fixture = new GitFixture(await folderWith());
    fixture.git('clone', '-q', ...options, `file://${origin.folder}`, '.');
    return fixture;
  }
  const baseOf = async (...args: Parameters<typeof checked>) => (await checked(...args)).changed?.base;

  test('is the branch it follows, unless that is its own copy, and then the default branch', async () => {
    const origin = await repository();
    origin.git('branch', 'release');
    origin.git('checkout', '-q', 'main');
    const fixture = await clone(origin);
    expect(await baseOf(fixture)).toBe('origin/main');
    fixture.git('checkout', '-q', '-b', 'feature', '--track', 'origin/release');
    expect(await baseOf(fixture)).toBe('origin/release');
    fixture.git('checkout', '-q', 'work');
    expect(await baseOf(fixture)).toBe('origin/main');
    fixture.git('checkout', '-q', '--detach');
    expect(await baseOf(fixture)).toBe('origin/main');
  });

  test('is what a CI service merges into', async () => {
    const origin = await repository();
    origin.git('branch', 'release');
    origin.git('checkout', '-q', 'main');
    const fixture = await clone(origin);
    const commit = fixture.head();
    expect(await baseOf(fixture, ['--changed'], { GITHUB_BASE_REF: 'release' })).toBe('origin/release');
    expect(
      await baseOf(fixture, ['--changed'], { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/release' }),
    ).toBe('origin/release');
    expect(await baseOf(fixture, ['--changed'], { CI_MERGE_REQUEST_DIFF_BASE_SHA: commit })).toBe(commit);
    expect(await baseOf(fixture, ['--changed=main'], { GITHUB_BASE_REF: 'release' })).toBe('main');
    expect(await refusal(fixture, ['--changed'], { GITHUB_BASE_REF: 'gone' })).toBe(
      'qms: `--changed`: gone, which GITHUB_BASE_REF names, is not here; fetch it first, as with `fetch-depth: 0`\n',
    );
  });

  test('is not known in a part of the history, and what is missing is said', async () => {
    const origin = await repository();
    origin.commit({ 'new.yaml': risk('RSK-3') });
    origin.git('checkout', '-q', 'main');
    origin.commit({ 'more.yaml': risk('RSK-4') });
    const fixture = await clone(origin, '--depth', '1', '--no-single-branch');
    fixture.git('checkout', '-q', 'work');
    expect(await refusal(fixture)).toBe(
      'qms: `--changed`, compared with `origin/main`: this clone has only a part of the history (it is shallow), so where the change begins is not known; fetch all of it, as with `fetch-depth: 0`\n',
    );
  });

  test('is refused where there is no such commit, no history in common, no repository', async () => {
    const fixture = await repository();
    expect(await refusal(fixture, ['--changed=gone'])).toMatch(
      /^qms: `--changed=gone`: there is no such commit here;/,
    );
    expect(await refusal(fixture, ['--changed=--all'])).toMatch(/there is no such commit here/);
    fixture.git('checkout', '-q', '--orphan', 'apart');
    fixture.commit({ 'apart.txt': 'Apart' });
    expect(await refusal(fixture, ['--changed=main'])).toMatch(
      /has no commit in common with what is checked out/,
    );
    const folder = await folderWith(root);
    expect(await refusal({ folder })).toBe(
      'qms: `--changed`: the folder of qms.yaml is in no git repository\n',
    );
    vi.stubEnv('PATH', '/nowhere');
    try {
      expect(await refusal(fixture)).toBe('qms: `--changed`: git is not installed here\n');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('is nothing before the first commit: all of it counts as changed', async () => {
    const fixture = new GitFixture(await folderWith(root));
    fixture.git('init', '-q', '-b', 'main');
    const result = await checked(fixture);
    expect(result.changed).toMatchObject({ base: null, commit: null, elsewhere: 0 });
    expect(found(result)).toContain('placeholder other.yaml');
    expect((await run(fixture.folder, ['--changed'])).out).toMatch(
      /^Nothing is committed here yet, so all of it counts as changed\.\n/,
    );
    expect(await refusal(fixture, ['--changed=main'])).toBe(
      'qms: `--changed=main`: nothing is committed here yet\n',
    );
    fixture.git('checkout', '-q', '-b', 'trunk');
    fixture.commit({});
    expect(await refusal(fixture)).toBe(
      'qms: `--changed`: no branch to compare with is known here; name one, as in `--changed=main`\n',
    );
  });

  test('may be no root yet: all of it counts as changed', async () => {
    const fixture = await repository({ 'readme.txt': 'Soon' });
    fixture.commit(root);
    for (const more of [[], ['--config-from', 'work']]) {
      const result = await checked(fixture, ['--changed', ...more]);
      expect(result.changed?.notes).toEqual([
        'main has no qms.yaml for this folder, so all of it counts as changed.',
      ]);
      expect(found(result)).toContain('placeholder other.yaml');
      expect(result.changed?.elsewhere).toBe(0);
    }
  });

  test('leaves out other repositories within, and says so', async () => {
    const other = new GitFixture(await folderWith());
    other.git('init', '-q', '-b', 'main');
    other.commit({ 'shared.yaml': risk('RSK-9') });
    const fixture = await repository();
    fixture.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.folder, 'shared');
    fixture.commit({});
    const result = await checked(fixture, ['--changed=HEAD']);
    expect(result.changed?.notes).toEqual(['shared: in another repository (a submodule), so not compared.']);
    expect(found(result)).toEqual([]);
  });

  test('may hold names that differ only in case, of which a file system holds one', async () => {
    const fixture = await repository({ ...root, 'Risk.yaml': risk('RSK-5') });
    fixture.write({ 'Risk.yaml': null });
    expect((await checked(fixture)).changed?.notes).toEqual([
      'Risk.yaml and risk.yaml differ only in case, and not all of them are here: a file system that makes no difference holds one.',
    ]);
    fixture.git('checkout', '-q', '.');
    fixture.git('mv', 'other.yaml', 'OTHER.yaml');
    expect((await checked(fixture)).changed).toMatchObject({ files: 1, notes: [] });
  });

  test('is not combined with repairs', async () => {
    expect(await refusal(await repository(), ['--changed', '--fix'])).toMatch(/leave out `--changed`/);
  });
});
