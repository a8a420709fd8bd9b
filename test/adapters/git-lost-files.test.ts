import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openProject } from '../../server/src/main/open-project.ts';
import { folderWith, qms } from '../cli/run.ts';
import { describeWith } from '../left-out.ts';
import { company, seenIn, settings } from './git-company.ts';
import type { GitFixture } from './git-fixture.ts';

const policy = (status: string, body = '![Tree](tree.png)') =>
  `---\nid: POL-1\ntype: quality-policy\ntitle: Policy\nstatus: ${status}\nversion: "1.0"\neffectiveFrom: 2026-03-01\nattachments: [{ file: rig.pdf, title: Rig }]\n---\n\n${body}\n`;

const contents = { 'tree.png': new Uint8Array([1, 0, 2]), 'rig.pdf': 'The rig\n' };

/** A company in which Jane has approved a policy with two files, and the policy is over since. */
async function withHistory(
  evidence: string,
  before: (fixture: GitFixture) => void = (fixture) => fixture.write(contents),
): Promise<GitFixture> {
  const fixture = await company({ 'qms.yaml': settings().replace('commit-bound', evidence) });
  fixture.write({ 'policy.md': policy('effective'), ...contents });
  const args = [
    'sign',
    'POL-1',
    '--as',
    'PER-001',
    '--date',
    '2026-03-01',
    '--yes',
    '--root',
    fixture.folder,
  ];
  expect((await qms(...args)).code).toBe(0);
  before(fixture);
  fixture.commit({});
  const text = readFileSync(`${fixture.folder}/policy.md`, 'utf8');
  fixture.commit({ 'policy.md': text.replace('effective\n', 'superseded\n') }, { date: '2026-03-10' });
  return fixture;
}

const gone = { 'tree.png': null, 'rig.pdf': null };

/** What is said of the policy: rule and severity, with the message for what is said of the signature. */
async function said(root: string): Promise<string[]> {
  const project = await openProject(root, { cache: false, threads: 1 });
  await project.publish();
  return project
    .outcome()
    .findings.filter(({ record }) => record === 'POL-1')
    .map(({ rule, severity, message }) =>
      rule === 'link-broken' ? `${rule} ${severity}` : `${rule} ${severity} ${message}`,
    );
}

describeWith(['git'], 'files that a sign-off of a record that is over covers and that are gone', () => {
  test.each(['content-bound', 'commit-bound'])(
    'are taken from the commit that brought it in, where %s is asked for',
    async (evidence) => {
      const fixture = await withHistory(evidence);
      expect(await said(fixture.folder)).toEqual([]);
      fixture.commit(gone, { date: '2026-03-20', author: 'Mark Lund <mark@acme.example>' });
      expect(await said(fixture.folder)).toEqual(['link-broken warning', 'link-broken warning']);
      expect(await seenIn(fixture.folder)).toMatchObject({ 'POL-1': { level: 'commit-bound' } });
    },
  );

  test('are taken as they were there, whatever became of them before they went', async () => {
    const fixture = await withHistory('content-bound');
    fixture.commit({ 'rig.pdf': 'Another rig\n' });
    expect(await said(fixture.folder)).toEqual([expect.stringMatching(/^signoff-stale error .*`rig\.pdf`/)]);
    fixture.commit(gone);
    expect(await said(fixture.folder)).toEqual(['link-broken warning', 'link-broken warning']);
  });

  test('hide no change of the text, and are not named as one', async () => {
    const fixture = await withHistory('content-bound');
    const text = readFileSync(`${fixture.folder}/policy.md`, 'utf8');
    fixture.commit({ ...gone, 'policy.md': text.replace('Policy', 'Other policy') }, { date: '2026-03-20' });
    expect(await said(fixture.folder)).toEqual([
      'link-broken warning',
      expect.stringMatching(
        /^signoff-stale error Changed since .* What changed is `title` Policy → Other policy, since 2026-03-20\.$/,
      ),
      'link-broken warning',
    ]);
  });

  test('and that never were committed cannot be shown', async () => {
    const fixture = await withHistory('content-bound', (each) => each.write({ 'tree.png': null }));
    const lost =
      'signoff-stale warning Whether this approval still holds cannot be shown. Restore tree.png as signed. The commit that brought it in does not have that either.';
    expect(await said(fixture.folder)).toEqual([lost, 'link-broken warning']);
    fixture.commit(gone);
    expect(await said(fixture.folder)).toEqual([
      'link-broken warning',
      lost.replace('tree.png', 'rig.pdf and tree.png'),
      'link-broken warning',
    ]);
    expect(await seenIn(fixture.folder)).toMatchObject({
      'POL-1': {
        level: 'declared',
        reason: 'Whether it fits cannot be shown without rig.pdf and tree.png, which went since.',
      },
    });
  });

  test('cannot be shown where the history is cut off or not read', async () => {
    const fixture = await withHistory('content-bound');
    fixture.commit(gone);
    const copies = await folderWith();
    fixture.git('clone', '--quiet', '--depth=1', `file://${fixture.folder}`, `${copies}/copy`);
    expect(await said(`${copies}/copy`)).toContainEqual(
      expect.stringMatching(/^signoff-stale warning Whether this approval still holds cannot be shown\./),
    );
    fixture.git('checkout', '--quiet', '--orphan', 'none');
    const outside = await folderWith(
      Object.fromEntries(
        ['qms.yaml', 'people.yaml', 'roles.yaml', 'policy.md'].map((path) => [
          path,
          readFileSync(`${fixture.folder}/${path}`, 'utf8'),
        ]),
      ),
    );
    expect(await said(outside)).toContainEqual(
      expect.stringMatching(
        /^signoff-stale warning .* The git history, which is not read here, may have it\.$/,
      ),
    );
  });

  test('are wanted as long as people work by the record', async () => {
    const fixture = await withHistory('content-bound');
    const text = readFileSync(`${fixture.folder}/policy.md`, 'utf8');
    fixture.commit({ ...gone, 'policy.md': text.replace('superseded\n', 'effective\n') });
    expect(await said(fixture.folder)).toContainEqual(
      expect.stringMatching(/^signoff-stale error This approval covers 2 files whose content is not known\./),
    );
  });
});
