import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headCommit } from '../../server/src/adapters/git/head-commit.ts';
import { sampleFiles } from '../../server/src/authoring/sample.ts';
import { type GitFixture, newRepository } from '../adapters/git-fixture.ts';
import { describeWith } from '../left-out.ts';
import { folderWith, qms } from './run.ts';

const review = 'reviews/MR-2026-01.md';
const sign = (root: string) =>
  qms(
    'sign',
    'MR-2026-01',
    '--as',
    'PER-001',
    '--role',
    'ROLE-MD',
    '--date',
    '2026-01-30',
    '--yes',
    '--root',
    root,
  );

/** The example company before its last review was signed. */
const unsigned = {
  ...sampleFiles,
  [review]: sampleFiles[review]!.replace(/^frozen: .*\n/m, '').replace(/^signOffs:\n(?: .*\n)*/m, ''),
};

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
    cwd: root,
    encoding: 'utf8',
  }).trim();

describe('approving a management review', () => {
  test('keeps the digest of its pack, which can be verified, and breaks no signature', async () => {
    const root = await folderWith(unsigned);
    expect((await sign(root)).code).toBe(0);
    const text = readFileSync(join(root, review), 'utf8');
    expect(text).toMatch(/^frozen: \{ asOf: 2026-01-20, pack: sha256-\S+ \}$/m);
    expect((await qms('pack', 'MR-2026-01', '--verify', '--root', root)).code).toBe(0);
    const { out } = await qms('check', '--root', root, '--format', 'json');
    const found = JSON.parse(out) as { findings: { rule: string; severity: string }[] };
    expect(found.findings.filter(({ severity }) => severity !== 'information')).toEqual([]);
  });

  test('names the commit the records were in', async () => {
    const root = await folderWith(unsigned);
    git(root, 'init', '-q');
    git(root, 'add', '.');
    git(root, 'commit', '-q', '-m', 'start');
    const commit = git(root, 'rev-parse', 'HEAD');
    expect(headCommit(root)).toBe(commit);
    const path = join(root, review);
    expect((await sign(root)).code).toBe(0);
    const frozen = readFileSync(path, 'utf8').match(/^frozen:.*$/gm);
    expect(frozen).toHaveLength(1);
    expect(frozen![0]).toContain(`commit: ${commit}, asOf: 2026-01-20`);
    git(root, 'pack-refs', '--all');
    expect(headCommit(join(root, 'reviews'))).toBe(commit);
  });

  test('what the first approval has frozen is never rewritten', async () => {
    const root = await folderWith(unsigned);
    const path = join(root, review);
    const kept = 'frozen: { asOf: 2025-01-01, pack: sha256-old }';
    writeFileSync(path, unsigned[review]!.replace('\nnextPlanned:', `\n${kept}\nnextPlanned:`));
    expect((await sign(root)).code).toBe(0);
    expect(readFileSync(path, 'utf8').match(/^frozen:.*$/gm)).toEqual([kept]);
  });

  test.each(['ref: ../../secret', 'ref: refs/../../secret', 'nonsense', ''])(
    'a HEAD of %j names no commit',
    async (head) => {
      const root = await folderWith({
        '.git/HEAD': head,
        secret: 'a'.repeat(40),
        '.git/secret': 'a'.repeat(40),
      });
      expect(headCommit(root)).toBeNull();
    },
  );

  test('other meanings and other records freeze nothing', async () => {
    const root = await folderWith(unsigned);
    const acknowledge = await qms(
      'sign',
      'MR-2026-01',
      '--as',
      'PER-003',
      '--role',
      'ROLE-QM',
      '--meaning',
      'acknowledged',
      '--yes',
      '--root',
      root,
    );
    expect([acknowledge.code, acknowledge.err]).toEqual([0, '']);
    expect(readFileSync(join(root, review), 'utf8')).not.toContain('frozen');
  });
});

/** A company that is read in no time, with a review whose pack shows a policy and an indicator. */
const small = {
  'qms.yaml': 'organization: Test\nasOf: 2026-03-01\n',
  'people.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders: [{ person: PER-1, from: 2024-01-01 }]\n---\nid: PER-1\ntype: person\nname: Jane\nfrom: 2024-01-01\n',
  'policy.md': '---\nid: POL-1\ntype: quality-policy\ntitle: Policy\n---\nWe care.\n',
  'kpi.yaml': 'id: KPI-1\ntype: indicator\ntitle: Complaints\nstatus: active\ndata: kpi.csv\n',
  'kpi.csv': 'period,value\n2026-01,4\n',
  'review.yaml':
    'id: MR-1\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2026-02-20\nattendees: [PER-1]\npolicyReview: { policy: POL-1, result: still-suitable }\n',
};

describeWith(['git'], 'the commit that an approved review names', () => {
  const committed = async (): Promise<GitFixture> => {
    const fixture = await newRepository();
    fixture.commit(small);
    return fixture;
  };
  const signIn = async (folder: string) => {
    const { code, err } = await qms('sign', 'MR-1', '--as', 'PER-1', '--yes', '--root', folder);
    return {
      code,
      err,
      frozen: /^frozen: .*$/m.exec(readFileSync(join(folder, 'review.yaml'), 'utf8'))?.[0],
    };
  };
  const named = (fixture: GitFixture) => ({
    code: 0,
    err: '',
    frozen: expect.stringContaining(`{ commit: ${fixture.head()}, asOf: 2026-02-20, pack: sha256-`),
  });

  test('is the last one, in a second work tree too, and where git checks files out with other line ends', async () => {
    const fixture = await committed();
    const other = join(await folderWith(), 'second');
    fixture.git('worktree', 'add', '--quiet', '--detach', other);
    writeFileSync(join(other, 'policy.md'), small['policy.md'].replaceAll('\n', '\r\n'));
    expect(await signIn(other)).toEqual(named(fixture));
  });

  test.each<[string, Readonly<Record<string, string | null>>, string]>([
    ['the minutes are not committed', { 'review.yaml': `${small['review.yaml']}# Thanks\n` }, 'review.yaml'],
    ['a record it shows is not', { 'policy.md': small['policy.md'].replace('We', 'All of us') }, 'policy.md'],
    ['figures it shows are not', { 'kpi.csv': `${small['kpi.csv']}2026-02,3\n` }, 'kpi.csv'],
    ['the settings are not', { 'qms.yaml': `${small['qms.yaml']}# Ours\n` }, 'qms.yaml'],
    [
      'a file was moved',
      { 'policy.md': null, 'our-policy.md': small['policy.md'] },
      'our-policy.md and policy.md',
    ],
  ])('is not named where %s, which is said', async (_, changes, files) => {
    const fixture = await committed();
    fixture.write(changes);
    expect(await signIn(fixture.folder)).toEqual({
      code: 0,
      err: `qms: Not all that the pack of MR-1 shows is committed, so \`frozen\` will name no commit. Better commit ${files} first, or nobody can make this pack again from git.\n`,
      frozen: expect.stringMatching(/^frozen: \{ asOf: 2026-02-20, pack: sha256-/),
    });
  });

  test('is named where something is not committed that the pack does not show, or is no record', async () => {
    const fixture = await committed();
    fixture.commit({ 'notes.yaml': 'a: b\n' });
    const draft = 'id: RSK-1\ntype: risk\ntitle: New\nstatus: draft\n';
    fixture.write({ 'notes.yaml': null, 'risk.yaml': draft });
    expect(await signIn(fixture.folder)).toEqual(named(fixture));
  });
});
