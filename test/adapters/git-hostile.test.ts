import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitFiles } from '../../server/src/adapters/git/commit-files.ts';
import { Repository } from '../../server/src/adapters/git/repository.ts';
import { folderWith, qms } from '../cli/run.ts';
import { describeWith } from '../left-out.ts';
import { approved, changed, company, seenIn, settings } from './git-company.ts';
import { type GitFixture, newRepository } from './git-fixture.ts';

/** Settings of git that name a program; each is given one that leaves a mark under the name of the setting. */
const programs = [
  'core.fsmonitor',
  'core.sshCommand',
  'core.gitProxy',
  'core.askPass',
  'core.editor',
  'core.pager',
  'core.alternateRefsCommand',
  'pager.log',
  'pager.rev-list',
  'pager.ls-tree',
  'pager.cat-file',
  'diff.external',
  'diff.marked.textconv',
  'diff.marked.command',
  'filter.marked.clean',
  'filter.marked.smudge',
  'filter.marked.process',
  'merge.marked.driver',
  'gpg.program',
  'gpg.ssh.program',
  'gpg.ssh.defaultKeyCommand',
  'gpg.x509.program',
  'credential.helper',
  'sequence.editor',
  'uploadpack.packObjectsHook',
  'remote.origin.uploadpack',
  'remote.origin.receivepack',
  'interactive.diffFilter',
  'trailer.marked.command',
];

const hooks = [
  'fsmonitor-watchman',
  'post-checkout',
  'post-index-change',
  'pre-auto-gc',
  'pre-commit',
  'reference-transaction',
];

interface Hostile {
  readonly fixture: GitFixture;
  readonly marks: () => readonly string[];
  /** A folder of programs below the root, named as those that are run. */
  readonly bin: string;
}

/** A signed repository in which whatever can be made to run something would leave a mark, and nothing else. */
async function hostile(): Promise<Hostile> {
  const fixture = await company({ '.gitattributes': '* filter=marked diff=marked merge=marked\n' });
  fixture.commit({ 'objective.yaml': approved() });
  fixture.commit({ 'objective.yaml': changed({ target: 30 }) });
  const marks = await folderWith();
  const scripts = await folderWith();
  const script = (name: string): string => {
    const path = join(scripts, name);
    writeFileSync(path, `#!/bin/sh\n: > "${marks}/${name}"\nexit 1\n`, { mode: 0o755 });
    return path;
  };
  const bin = join(fixture.folder, 'bin');
  mkdirSync(bin);
  for (const name of ['git', 'gpg', 'ssh-keygen'])
    writeFileSync(join(bin, name), `#!/bin/sh\n: > "${marks}/bin-${name}"\nexit 1\n`, { mode: 0o755 });
  for (const name of programs) fixture.git('config', name, script(name));
  fixture.git('config', 'log.showSignature', 'true');
  fixture.git('config', 'protocol.allow', 'always');
  fixture.git('config', 'protocol.ext.allow', 'always');
  fixture.git('config', 'remote.origin.url', `ext::${script('ext')}`);
  fixture.git('config', 'remote.origin.promisor', 'true');
  fixture.git('config', 'remote.origin.partialCloneFilter', 'blob:none');
  fixture.git('config', 'remote.other.url', 'https://example.invalid/');
  fixture.git('config', 'remote.other.vcs', 'marked');
  fixture.git('config', 'alias.rev-parse', `!${script('alias')}`);
  mkdirSync(join(fixture.folder, '.git/hooks'), { recursive: true });
  for (const name of hooks)
    writeFileSync(join(fixture.folder, '.git/hooks', name), `#!/bin/sh\n: > "${marks}/hook-${name}"\n`, {
      mode: 0o755,
    });
  return { fixture, marks: () => readdirSync(marks).sort(), bin };
}

async function lookEverywhere(
  { folder }: GitFixture,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  await qms('sign', '--verify', '--root', folder);
  await qms('check', '--root', folder, '--no-cache');
  await seenIn(folder);
  const repository = await Repository.open(folder, environment);
  if (typeof repository === 'string') throw new Error(repository);
  const head = await repository.commitOf('HEAD');
  const files = commitFiles(repository, head!);
  for (const path of await files.list()) await files.read(path, 100_000);
  repository.close();
}

describeWith(['git'], 'a hostile repository', () => {
  test('leaves marks where it is looked at in other ways', async () => {
    const { fixture, marks } = await hostile();
    for (const args of [['status'], ['diff', 'HEAD~1']]) spawnSync('git', args, { cwd: fixture.folder });
    // A filter that fails keeps git from going on to what else there is.
    fixture.git('config', '--unset', 'filter.marked.process');
    for (const args of [
      ['log', '-p', '-1'],
      ['log', '-p', '--ext-diff', '-1'],
    ])
      spawnSync('git', args, { cwd: fixture.folder });
    expect(marks()).toEqual(
      expect.arrayContaining([
        'core.fsmonitor',
        'diff.marked.command',
        'diff.marked.textconv',
        'filter.marked.process',
      ]),
    );
  });

  test('leaves none here', async () => {
    const { fixture, marks } = await hostile();
    await lookEverywhere(fixture);
    expect((await seenIn(fixture.folder))['OBJ-1']!.reason).toBe(
      'What it binds has changed since: `target` 50 → 30.',
    );
    expect(marks()).toEqual([]);
  });

  test('leaves none where objects are missing that git would fetch', async () => {
    const { fixture, marks } = await hostile();
    const blob = fixture.git('rev-parse', 'HEAD~1:objective.yaml');
    fixture.git('config', 'core.repositoryFormatVersion', '1');
    fixture.git('config', 'extensions.partialClone', 'origin');
    const path = join(fixture.folder, '.git/objects', blob.slice(0, 2), blob.slice(2));
    spawnSync('rm', ['-f', path]);
    await lookEverywhere(fixture);
    expect((await seenIn(fixture.folder))['OBJ-1']!.evidence).toMatchObject({
      kind: 'unknown',
      reason: 'missing',
    });
    expect(marks()).toEqual([]);
  });

  test('has none of its programs taken for those that are asked', async () => {
    const { fixture, marks, bin } = await hostile();
    const before = process.env['PATH'];
    process.env['PATH'] = `${bin}:${before}`;
    try {
      await lookEverywhere(fixture);
    } finally {
      process.env['PATH'] = before;
    }
    expect(marks()).toEqual([]);
  });

  test('does not say where git looks', async () => {
    const other = await newRepository();
    other.commit({ 'qms.yaml': settings() });
    const { fixture, marks } = await hostile();
    const environment = {
      ...process.env,
      GIT_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
      GIT_EXTERNAL_DIFF: join(fixture.folder, 'bin/git'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: join(fixture.folder, 'bin/git'),
    };
    await lookEverywhere(fixture, environment);
    const repository = await Repository.open(fixture.folder, environment);
    if (typeof repository === 'string') throw new Error(repository);
    expect(await repository.commitOf('HEAD')).toBe(fixture.head());
    repository.close();
    expect(marks()).toEqual([]);
  });

  test('cannot put one commit in the place of another', async () => {
    const fixture = await company();
    const signed = fixture.commit({ 'objective.yaml': approved() }, { author: 'Mark <mark@acme.example>' });
    const author = ['-c', 'user.name=Jane Doe', '-c', 'user.email=jane@acme.example'];
    const jane = fixture.git(...author, 'commit-tree', '-p', `${signed}~1`, '-m', 'x', `${signed}^{tree}`);
    fixture.git('replace', signed, jane);
    appendFileSync(join(fixture.folder, '.mailmap'), 'Jane Doe <jane@acme.example> <mark@acme.example>\n');
    fixture.git('config', 'log.mailmap', 'true');
    mkdirSync(join(fixture.folder, '.git/info'), { recursive: true });
    appendFileSync(join(fixture.folder, '.git/info/grafts'), `${signed}\n`);
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'content-bound',
      evidence: { commit: { hash: signed, author: { email: 'mark@acme.example' } } },
    });
  });

  test('within a repository is not taken for it when it has no work tree', async () => {
    const fixture = await company({ 'objective.yaml': approved() });
    fixture.git('clone', '--quiet', '--bare', '.', 'bare');
    expect(await Repository.open(join(fixture.folder, 'bare'))).toBe('no-repository');
  });

  test('may have names and messages of any kind', async () => {
    const fixture = await company();
    const strange = 'a\nb\t"ö".yaml';
    const message = `${'0'.repeat(40)} (from ${'1'.repeat(40)})\n:100644 100644 a b M\n\nGit <x> 0 +0000`;
    fixture.write({ [strange]: approved({}) });
    fixture.git('add', '-A');
    const commit = fixture.commit({}, { options: ['-m', message] });
    fixture.commit({ [strange]: approved({ owner: 'ROLE-MD' }) }, { options: ['-m', message] });
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'commit-bound',
      evidence: { commit: { hash: commit } },
    });
  });
});
