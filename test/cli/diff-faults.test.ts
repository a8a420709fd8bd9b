import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { GitFixture, newRepository } from '../adapters/git-fixture.ts';
import { describeWith } from '../left-out.ts';
import { folderWith, qms } from './run.ts';

const settings = { 'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n' };
const risk = { 'risk.yaml': 'id: RSK-1\ntype: risk\ntitle: Fire\n' };

/** What `qms diff` says on standard error where it cannot compare; it prints nothing else and ends with 2. */
async function refusal(root: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await qms('diff', ...args, '--root', root);
  expect([code, out]).toEqual([2, '']);
  expect(err.trim().split('\n')).toHaveLength(1);
  return err.trim();
}

describeWith(['git'], 'qms diff says in one line why it cannot compare', () => {
  test('outside a repository', async () => {
    expect(await refusal(await folderWith(settings), 'main')).toBe(
      'qms: `main`: the folder of qms.yaml is in no git repository',
    );
  });

  test('without git', async () => {
    const fixture = await newRepository();
    fixture.commit(settings);
    vi.stubEnv('PATH', fixture.folder);
    try {
      expect(await refusal(fixture.folder, 'main')).toBe('qms: `main`: git is not installed here');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('before anything is committed', async () => {
    const fixture = await newRepository();
    fixture.write(settings);
    expect(await refusal(fixture.folder, 'HEAD')).toBe('qms: `HEAD`: nothing is committed here yet');
  });

  test('with a base that is not there, or no name of one', async () => {
    const fixture = await newRepository();
    fixture.commit(settings);
    expect(await refusal(fixture.folder, 'origin/main')).toMatch(
      /^qms: `origin\/main`: there is no such commit here; fetch it first/,
    );
    expect(await refusal(fixture.folder, 'HEAD..gone')).toMatch(/^qms: `gone`: there is no such commit here/);
    expect(await refusal(fixture.folder, '..HEAD')).toMatch(/^qms: `\.\.HEAD` names no base/);
    expect(await refusal(fixture.folder)).toBe('qms: name what to compare with, as in `qms diff main`');
    expect(await refusal(fixture.folder, 'HEAD', 'HEAD')).toMatch(/is one too many/);
    expect(await refusal(fixture.folder, 'HEAD\n::error::x')).toMatch(/^qms: `HEAD⏎::error::x`/);
  });

  test('with a base that had no qms.yaml, or one that cannot be read', async () => {
    const fixture = await newRepository();
    fixture.commit(risk);
    fixture.commit({ 'qms.yaml': 'organization: [' });
    fixture.commit(settings);
    expect(await refusal(fixture.folder, 'HEAD~2')).toBe(
      'qms: `HEAD~2`: that commit has no qms.yaml for this folder',
    );
    expect(await refusal(fixture.folder, 'HEAD~1')).toMatch(
      /^qms: qms\.yaml cannot be read in `HEAD~1`: compare with another commit$/,
    );
  });

  test('in a history that is cut off before the base', async () => {
    const fixture = await newRepository();
    fixture.commit(settings);
    const base = fixture.head();
    fixture.commit(risk);
    const folder = join(await folderWith(), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${fixture.folder}`, folder], {
      stdio: 'ignore',
    });
    expect(await refusal(folder, base)).toMatch(
      /there is no such commit here; fetch it first, as with `fetch-depth: 0`$/,
    );
  });
});

describeWith(['git'], 'qms diff compares', () => {
  test('with three dots from where a branch parted, whatever the base has got since', async () => {
    const fixture = await newRepository();
    fixture.commit(settings);
    fixture.git('checkout', '-q', '-b', 'work');
    fixture.commit(risk);
    fixture.git('checkout', '-q', 'main');
    fixture.commit({ 'other.yaml': risk['risk.yaml'].replace('RSK-1', 'RSK-2') });
    expect(await kinds(fixture.folder, 'main..work')).toContain('record-removed');
    const since = await kinds(fixture.folder, 'main...work');
    expect(since).toContain('record-added');
    expect(since).not.toContain('record-removed');
    fixture.git('checkout', '-q', 'work');
    expect(await kinds(fixture.folder, 'main...')).toEqual(since);
    const { out } = await qms('diff', 'main...', '--root', fixture.folder);
    expect(out).toMatch(/^From main \(/);
    expect(await refusal(fixture.folder, 'main...gone')).toMatch(/^qms: `gone`: there is no such commit/);
    fixture.git('checkout', '-q', '--orphan', 'lone');
    fixture.commit({});
    expect(await refusal(fixture.folder, 'main...lone')).toMatch(
      /has no commit in common with `lone`; name another/,
    );
  });

  const kinds = async (root: string, range: string): Promise<readonly string[]> => {
    const { out, err } = await qms('diff', range, '--root', root, '--format', 'json');
    expect(err).toBe('');
    return (JSON.parse(out) as { changes: { kind: string }[] }).changes.map(({ kind }) => kind);
  };

  test('with a head that is detached', async () => {
    const fixture = await newRepository();
    fixture.commit(settings);
    fixture.git('checkout', '-q', '--detach');
    fixture.commit(risk);
    expect(await kinds(fixture.folder, 'main..HEAD')).toContain('record-added');
  });

  test('a root in a folder of the repository', async () => {
    const fixture = await newRepository();
    fixture.commit({ 'qms/qms.yaml': settings['qms.yaml'] });
    fixture.commit({ 'qms/risk.yaml': risk['risk.yaml'], 'other.yaml': risk['risk.yaml'] });
    expect(await kinds(join(fixture.folder, 'qms'), 'HEAD~1..HEAD')).toContain('record-added');
  });

  test('and leaves out what belongs to a repository of its own within', async () => {
    const inner = await newRepository();
    inner.commit(risk);
    const fixture = await newRepository();
    fixture.commit(settings);
    fixture.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'inner');
    fixture.commit({});
    expect(await kinds(fixture.folder, 'HEAD~1..HEAD')).not.toContain('record-added');
    // What the base has so is left out; that it has come is another matter.
    const { out } = await qms('diff', 'HEAD', '--root', fixture.folder);
    expect(out).toContain('Not compared, because it is in another repository (a submodule): inner.');
  });

  test('nothing that only a repository around it commits', async () => {
    const outer = await newRepository();
    outer.commit(settings);
    const folder = join(outer.folder, 'inner');
    mkdirSync(folder);
    const inner = new GitFixture(folder);
    inner.git('init', '-q', '-b', 'main');
    writeFileSync(join(folder, 'qms.yaml'), settings['qms.yaml']);
    expect(await refusal(folder, 'main')).toBe('qms: `main`: nothing is committed here yet');
  });
});
