import { readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { folderWith, qms } from '../cli/run.ts';
import { describeWith } from '../left-out.ts';
import { sign, yaml } from '../rules/signing.ts';
import {
  approval,
  approved,
  changed,
  company,
  objective,
  people,
  roles,
  seenIn,
  settings,
} from './git-company.ts';
import { GitFixture, janeAuthor, newRepository } from './git-fixture.ts';

const mark = 'Mark Lund <mark@acme.example>';

describeWith(['git'], 'the commit that brought in a sign-off', () => {
  test('is found, whoever changed the file since', async () => {
    const fixture = await company({ 'objective.yaml': yaml(objective) });
    const signed = fixture.commit({ 'objective.yaml': approved() });
    fixture.commit({ 'objective.yaml': `# checked\n${approved({ owner: 'ROLE-MD' })}` }, { author: mark });
    fixture.commit({ 'other.yaml': 'a: b\n' }, { author: mark });
    const { 'OBJ-1': seen } = await seenIn(fixture.folder);
    expect(seen).toMatchObject({
      level: 'commit-bound',
      statement: `Recorded in ${signed.slice(0, 10)}, stated author jane@acme.example.`,
      reason: `${signed.slice(0, 10)} is not signed.`,
    });
  });

  test('is found through renames, and through a move into a register of documents', async () => {
    const fixture = await company();
    const signed = fixture.commit({ 'a.yaml': approved() });
    fixture.commit({ 'a.yaml': null, 'b/c.yaml': approved() }, { author: mark });
    fixture.commit(
      { 'b/c.yaml': null, 'all.yaml': `id: OBJ-9\ntype: quality-objective\n---\n${approved()}` },
      { author: mark },
    );
    const { 'OBJ-1': seen } = await seenIn(fixture.folder);
    expect(seen).toMatchObject({ level: 'commit-bound', evidence: { commit: { hash: signed } } });
  });

  test('is found for a file that is moved and not committed yet', async () => {
    const fixture = await company();
    const signed = fixture.commit({ 'a.yaml': approved() });
    fixture.write({ 'a.yaml': null, 'b.yaml': approved() });
    const { 'OBJ-1': seen } = await seenIn(fixture.folder);
    expect(seen).toMatchObject({ level: 'commit-bound', evidence: { commit: { hash: signed } } });
  });

  test('is on the branch that was merged', async () => {
    const fixture = await company({ 'objective.yaml': yaml(objective) });
    fixture.git('checkout', '--quiet', '-b', 'work');
    const signed = fixture.commit({ 'objective.yaml': approved() });
    fixture.git('checkout', '--quiet', 'main');
    fixture.commit({ 'main.yaml': 'a: b\n' }, { author: mark });
    fixture.git(
      '-c',
      'user.name=F',
      '-c',
      'user.email=f@forge.example',
      'merge',
      '--quiet',
      '--no-ff',
      'work',
    );
    const { 'OBJ-1': seen } = await seenIn(fixture.folder);
    expect(seen).toMatchObject({ level: 'commit-bound', evidence: { commit: { hash: signed } } });
  });

  test('is the merge itself where no side had it', async () => {
    const fixture = await company({ 'objective.yaml': yaml(objective) });
    fixture.git('checkout', '--quiet', '-b', 'work');
    fixture.commit({ 'work.yaml': 'a: b\n' });
    fixture.git('checkout', '--quiet', 'main');
    fixture.commit({ 'main.yaml': 'a: b\n' });
    const config = ['-c', 'user.name=F', '-c', 'user.email=f@forge.example'];
    fixture.git(...config, 'merge', '--quiet', '--no-ff', '--no-commit', 'work');
    const merge = fixture.commit({ 'objective.yaml': approved() }, { author: 'F <f@forge.example>' });
    expect(fixture.git('rev-list', '--parents', '-1', merge).split(' ')).toHaveLength(3);
    const { 'OBJ-1': seen } = await seenIn(fixture.folder);
    expect(seen).toMatchObject({
      level: 'content-bound',
      evidence: { commit: { hash: merge } },
      reason: expect.stringMatching(
        /stated author f@forge\.example, who is not Jane Doe \(PER-001\)\. A squash/,
      ),
    });
  });

  test('is the last one when a sign-off was taken out and put in again', async () => {
    const fixture = await company();
    fixture.commit({ 'objective.yaml': approved() });
    fixture.commit({ 'objective.yaml': yaml(objective) });
    fixture.commit({ 'objective.yaml': approved() }, { author: mark });
    const { 'OBJ-1': seen } = await seenIn(fixture.folder);
    expect(seen).toMatchObject({
      level: 'content-bound',
      reason: expect.stringContaining('mark@acme.example'),
    });
  });

  test('is followed for a record that was renamed', async () => {
    const fixture = await company();
    const signed = fixture.commit({ 'objective.yaml': approved() });
    const signOffs = [sign(objective, approval)];
    fixture.commit(
      { 'objective.yaml': yaml({ ...objective, id: 'OBJ-NEW', formerIds: ['OBJ-1'], signOffs }) },
      { author: mark },
    );
    const { 'OBJ-NEW': seen } = await seenIn(fixture.folder);
    expect(seen).toMatchObject({ level: 'commit-bound', evidence: { commit: { hash: signed } } });
  });

  test('is found in a root below the top, and by the files a signature covers', async () => {
    const fixture = await company({ 'qms/qms.yaml': settings() });
    const text = '---\nid: POL-1\ntype: quality-policy\ntitle: Policy\n---\n\n![Tree](tree.png)\n';
    fixture.write({
      'qms/people.yaml': people(),
      'qms/roles.yaml': roles,
      'qms/policy.md': text,
      'qms/tree.png': new Uint8Array([1, 0, 2]),
    });
    await qms(
      'sign',
      'POL-1',
      '--as',
      'PER-001',
      '--date',
      '2026-03-01',
      '--yes',
      '--root',
      `${fixture.folder}/qms`,
    );
    const signed = fixture.commit({});
    expect(await seenIn(`${fixture.folder}/qms`)).toMatchObject({
      'POL-1': { level: 'commit-bound', evidence: { matched: true, commit: { hash: signed } } },
    });
    fixture.commit({ 'qms/tree.png': new Uint8Array([1, 0, 3]) }, { author: mark });
    expect(await seenIn(`${fixture.folder}/qms`)).toMatchObject({
      'POL-1': { level: 'declared', reason: 'What it binds has changed since: `tree.png`.' },
    });
  });
});

describeWith(['git'], 'what was changed after signing', () => {
  test('is named by key, with both values and the commit', async () => {
    const fixture = await company();
    fixture.commit({ 'objective.yaml': approved() });
    fixture.commit({ 'objective.yaml': approved({ owner: 'ROLE-MD' }) }, { date: '2026-03-02' });
    const cut = fixture.commit(
      { 'objective.yaml': changed({ target: 30 }) },
      { date: '2026-03-03', author: mark },
    );
    fixture.commit({ 'objective.yaml': changed({ target: 30, owner: 'ROLE-MD' }) }, { date: '2026-03-04' });
    const { 'OBJ-1': seen } = await seenIn(fixture.folder);
    expect(seen).toMatchObject({
      level: 'declared',
      reason: 'What it binds has changed since: `target` 50 → 30.',
      evidence: { since: { changes: [{ path: 'target', before: 50, after: 30 }], commit: { hash: cut } } },
    });
  });

  test('is told from what only moves the words of a text', async () => {
    const fixture = await company({
      'policy.md': '---\nid: POL-1\ntype: quality-policy\ntitle: Policy\n---\n\nWe care, always.\n',
    });
    await qms('sign', 'POL-1', '--as', 'PER-001', '--date', '2026-03-01', '--yes', '--root', fixture.folder);
    fixture.commit({});
    const text = readFileSync(`${fixture.folder}/policy.md`, 'utf8');
    fixture.write({ 'policy.md': text.replace('care, always', 'care,\nalways') });
    expect((await seenIn(fixture.folder))['POL-1']).toMatchObject({
      level: 'declared',
      reason: 'Only the layout of the text has changed since.',
      evidence: { since: { layoutOnly: true, commit: null } },
    });
    fixture.write({ 'policy.md': text.replace('always', 'mostly') });
    expect((await seenIn(fixture.folder))['POL-1']).toMatchObject({
      reason: 'What it binds has changed since: the text.',
    });
  });
});

describeWith(['git'], 'what cannot be known', () => {
  test('a sign-off that is not committed', async () => {
    const fixture = await company({ 'objective.yaml': yaml(objective) });
    fixture.write({ 'objective.yaml': approved() });
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'content-bound',
      reason: 'It is not committed yet.',
    });
  });

  test('a history that is cut off', async () => {
    const fixture = await company();
    fixture.commit({ 'objective.yaml': approved() });
    const last = fixture.commit({ 'other.yaml': 'a: b\n' });
    const shallow = await newRepository();
    shallow.git('clone', '--quiet', '--depth=1', `file://${fixture.folder}`, 'copy');
    expect((await seenIn(`${shallow.folder}/copy`))['OBJ-1']).toMatchObject({
      level: 'content-bound',
      reason: `The history at hand ends at ${last.slice(0, 10)}, and the sign-off is older.`,
      evidence: { kind: 'unknown', reason: 'cut-off', at: last },
    });
  });

  test('a signing commit that a squash has dropped', async () => {
    const fixture = await company({ 'objective.yaml': yaml(objective) });
    fixture.git('checkout', '--quiet', '-b', 'work');
    fixture.commit({ 'objective.yaml': approved() }, { author: janeAuthor });
    fixture.git('checkout', '--quiet', 'main');
    fixture.git('merge', '--quiet', '--squash', 'work');
    fixture.commit({}, { author: 'Forge <noreply@forge.example>' });
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'content-bound',
      reason: expect.stringContaining('A squash or rebase loses this evidence; merge commits keep it.'),
    });
  });

  test('a folder without a repository, and one without a commit', async () => {
    const files = { 'qms.yaml': settings(), 'objective.yaml': approved() };
    expect((await seenIn(await folderWith(files)))['OBJ-1']).toMatchObject({
      level: 'content-bound',
      reason: 'The files are not in a git repository.',
    });
    const fixture = await newRepository();
    fixture.write(files);
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({ reason: 'Nothing is committed yet.' });
  });

  test('a repository that is broken', async () => {
    const fixture = await company();
    const middle = fixture.commit({ 'objective.yaml': approved() });
    fixture.commit({ 'other.yaml': 'a: b\n' });
    rmSync(`${fixture.folder}/.git/objects/${middle.slice(0, 2)}/${middle.slice(2)}`);
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'content-bound',
      reason: 'Git cannot read this repository: part of it is missing or broken.',
    });
    const { code, out } = await qms('check', '--root', fixture.folder);
    expect(code).toBe(1);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'Fetch or repair what of the repository is missing or broken.',
    );
  });

  test('a last commit of which a folder is missing', async () => {
    const fixture = await company();
    fixture.commit({ 'a/objective.yaml': approved() });
    const tree = fixture.git('rev-parse', 'HEAD:a');
    rmSync(`${fixture.folder}/.git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`);
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({ level: 'content-bound' });
  });

  test('a file in a repository within', async () => {
    const inner = await company();
    inner.commit({ 'objective.yaml': approved() });
    const fixture = await company();
    fixture.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'inner');
    fixture.write({ 'inner/qms.yaml': null, 'inner/people.yaml': null, 'inner/roles.yaml': null });
    fixture.commit({});
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'content-bound',
      reason: 'The file is in a repository of its own (`inner`), which is not read.',
    });
  });

  test('nothing is different where git names by SHA-256', async () => {
    const fixture = new GitFixture(await folderWith());
    fixture.git('init', '--quiet', '--initial-branch=main', '--object-format=sha256');
    fixture.commit({ 'qms.yaml': settings(), 'people.yaml': people(), 'roles.yaml': roles });
    const signed = fixture.commit({ 'a.yaml': approved() });
    fixture.commit({ 'a.yaml': null, 'b.yaml': approved({ owner: 'ROLE-MD' }) }, { author: mark });
    expect(signed).toHaveLength(64);
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'commit-bound',
      evidence: { commit: { hash: signed } },
    });
  });

  test('a linked work tree is read like any other', async () => {
    const fixture = await company();
    const signed = fixture.commit({ 'objective.yaml': approved() });
    fixture.git('worktree', 'add', '--quiet', '--detach', 'linked');
    expect((await seenIn(`${fixture.folder}/linked`))['OBJ-1']).toMatchObject({
      level: 'commit-bound',
      evidence: { commit: { hash: signed } },
    });
  });
});
