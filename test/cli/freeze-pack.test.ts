import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headCommit } from '../../server/src/adapters/git/head-commit.ts';
import { sampleFiles } from '../../server/src/authoring/sample.ts';
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
