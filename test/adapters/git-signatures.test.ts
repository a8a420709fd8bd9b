import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { gitEvidence } from '../../server/src/adapters/git/evidence.ts';
import { type EvidenceCache, evidenceCache } from '../../server/src/adapters/git/evidence-cache.ts';
import { gpgVerdict } from '../../server/src/adapters/git/signatures.ts';
import { sshKeyOf } from '../../server/src/adapters/git/ssh-signature.ts';
import { nodeFileSystem } from '../../server/src/adapters/node/file-system.ts';
import { roots } from '../../server/src/core/roots.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { folderWith, qms } from '../cli/run.ts';
import { describeWith } from '../left-out.ts';
import { approved, company, people, seenIn, settings } from './git-company.ts';
import type { GitFixture } from './git-fixture.ts';

const home = mkdtempSync(join(tmpdir(), 'qms-keys-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const keysOf = (...entries: readonly string[]): string =>
  `signingKeys:\n${entries.map((entry) => `  - { ${entry} }\n`).join('')}`;

describeWith(['git', 'ssh-keygen'], 'commits signed with SSH', () => {
  const key = join(home, 'jane');
  let fingerprint = '';
  const signing = (file = key) => ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${file}`];
  const signed = (fixture: GitFixture, file = key, date = '2026-03-01'): string =>
    fixture.commit({ 'objective.yaml': approved() }, { settings: signing(file), options: ['-S'], date });

  beforeAll(() => {
    for (const [name, type] of [
      ['jane', 'ed25519'],
      ['mark', 'ecdsa'],
    ] as const)
      execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', name, '-f', join(home, name)]);
    fingerprint = execFileSync('ssh-keygen', ['-lf', `${key}.pub`], { encoding: 'utf8' }).split(' ')[1]!;
  });

  test('count with a key in the record of the person', async () => {
    const fixture = await company({
      'people.yaml': people(keysOf(`kind: ssh, fingerprint: "${fingerprint}"`)),
    });
    const commit = signed(fixture);
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'signature-verified',
      statement: `${commit.slice(0, 10)} signed with ${fingerprint}, registered to Jane Doe (PER-001) in the files checked here.`,
      reason: null,
    });
  });

  test.each<[string, string, string]>([
    ['registered to nobody', '', 'registered to nobody.'],
    ['of another person', 'other', 'registered to Mark Lund (PER-002) and not to Jane Doe (PER-001).'],
    ['used later', 'from: 2026-03-02', 'which Jane Doe (PER-001) has used since 2026-03-02 only.'],
    ['used before', 'to: 2026-02-28', 'which Jane Doe (PER-001) has used until 2026-02-28 only.'],
    ['of another kind', 'gpg', 'registered to nobody.'],
  ])('a key %s is not hers', async (_, how, expected) => {
    const entry = (kind: string) => keysOf(`kind: ${kind}, fingerprint: "${fingerprint}"`);
    const text =
      how === ''
        ? people()
        : how === 'other'
          ? `${people()}${entry('ssh')}`
          : how === 'gpg'
            ? people(entry('gpg'))
            : people(keysOf(`kind: ssh, fingerprint: "${fingerprint}", ${how}`));
    const fixture = await company({ 'people.yaml': text });
    signed(fixture);
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'commit-bound',
      reason: expect.stringContaining(expected),
    });
  });

  test('a key counts from its first day to its last', async () => {
    const entry = `kind: ssh, fingerprint: "${fingerprint}", from: 2026-03-01, to: 2026-03-01`;
    const fixture = await company({ 'people.yaml': people(keysOf(entry)) });
    signed(fixture);
    expect((await seenIn(fixture.folder))['OBJ-1']!.level).toBe('signature-verified');
  });

  test('a signature moved to another commit does not fit', async () => {
    const fixture = await company({
      'people.yaml': people(keysOf(`kind: ssh, fingerprint: "${fingerprint}"`)),
    });
    signed(fixture);
    const raw = fixture.git('cat-file', 'commit', 'HEAD');
    const forged = join(home, 'forged');
    writeFileSync(forged, `${raw.replace('A change', 'Another change')}\n`);
    const hash = fixture.git('hash-object', '-t', 'commit', '-w', forged);
    fixture.git('reset', '--quiet', '--hard', hash);
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'commit-bound',
      reason: expect.stringContaining('does not fit it'),
    });
  });

  test('a certificate is not understood, which is said', async () => {
    execFileSync('ssh-keygen', ['-q', '-s', join(home, 'mark'), '-I', 'jane', '-n', 'jane', `${key}.pub`]);
    const fixture = await company({
      'people.yaml': people(keysOf(`kind: ssh, fingerprint: "${fingerprint}"`)),
    });
    const commit = signed(fixture, `${key}-cert.pub`).slice(0, 10);
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'commit-bound',
      reason: `${commit} is signed with an SSH certificate. Only plain SSH keys are understood, because who stands behind an authority is not on record.`,
    });
    fixture.write({ 'qms.yaml': settings().replace('commit-bound', 'signature-verified') });
    const { out } = await qms('check', '--root', fixture.folder, '--format', 'json');
    const { findings } = JSON.parse(out) as { findings: { rule: string; message: string }[] };
    expect(findings.find(({ rule }) => rule === 'signoff-evidence-weak')?.message).toBe(
      `The signature of the commit is an SSH certificate, which is not understood. Have Jane Doe (PER-001) sign again in a commit signed with a plain SSH key or with GPG. It is ${commit}.`,
    );
  });

  test.each([
    [
      'of X.509',
      ['-----BEGIN SIGNED MESSAGE-----'],
      'is signed with an X.509 certificate (S/MIME, as by `gpgsm`), which',
    ],
    [
      'of another kind',
      ['-----BEGIN MINISIGN-----'],
      'carries a signature that is neither of SSH nor of OpenPGP, which',
    ],
    [
      'next to another',
      ['-----BEGIN PGP SIGNATURE-----', '-----BEGIN SSH SIGNATURE-----'],
      'carries several signatures, of which',
    ],
  ])('a signature %s is not understood, which is said', async (_, forms, expected) => {
    const fixture = await company();
    fixture.commit({ 'objective.yaml': approved() });
    const raw = fixture.git('cat-file', 'commit', 'HEAD');
    const headers = forms.map((form) => `gpgsig ${form}\n AAAA\n ${form.replace('BEGIN', 'END')}\n`).join('');
    const forged = join(home, 'raw');
    writeFileSync(forged, `${raw.replace('\n\n', `\n${headers}\n`)}\n`);
    fixture.git('reset', '--quiet', '--hard', fixture.git('hash-object', '-t', 'commit', '-w', forged));
    expect((await seenIn(fixture.folder))['OBJ-1']).toMatchObject({
      level: 'commit-bound',
      reason: expect.stringContaining(expected),
    });
  });

  test('only a signature made for git is looked at', () => {
    const file = join(home, 'text');
    writeFileSync(file, 'text');
    const made = (namespace: string): string => {
      rmSync(`${file}.sig`, { force: true });
      execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', namespace, '-f', key, file], { stdio: 'pipe' });
      return readFileSync(`${file}.sig`, 'utf8');
    };
    expect(sshKeyOf(made('git'))).toMatchObject({ fingerprint });
    expect(sshKeyOf(made('file'))).toBeNull();
    expect(sshKeyOf('-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n')).toBeNull();
  });
});

describeWith(['git', 'gpg'], 'commits signed with GPG', () => {
  // Sockets of the agent have short names only.
  const keyring = mkdtempSync('/tmp/qg-');
  const empty = mkdtempSync('/tmp/qe-');
  const gpg = (...args: readonly string[]): string =>
    execFileSync('gpg', ['--batch', '--quiet', '--homedir', keyring, ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  let fingerprint = '';

  beforeAll(() => {
    gpg('--passphrase', '', '--quick-generate-key', 'Jane <jane@acme.example>', 'ed25519', 'sign', 'never');
    fingerprint = /^fpr:+([0-9A-F]+):/m.exec(gpg('--with-colons', '--list-keys'))![1]!;
  });
  afterAll(() => {
    spawnSync('gpgconf', ['--homedir', keyring, '--kill', 'all']);
    for (const folder of [keyring, empty]) rmSync(folder, { recursive: true, force: true });
  });

  async function signedCompany(entry: string): Promise<GitFixture> {
    const fixture = await company({ 'people.yaml': people(keysOf(entry)) });
    const program = join(home, 'sign');
    mkdirSync(home, { recursive: true });
    writeFileSync(program, `#!/bin/sh\nexec gpg --homedir ${keyring} "$@"\n`, { mode: 0o755 });
    fixture.commit(
      { 'objective.yaml': approved() },
      { settings: ['-c', `gpg.program=${program}`, '-c', `user.signingKey=${fingerprint}`], options: ['-S'] },
    );
    return fixture;
  }

  async function seenWith(folder: string, home: string) {
    const before = process.env['GNUPGHOME'];
    process.env['GNUPGHOME'] = home;
    try {
      return (await seenIn(folder))['OBJ-1'];
    } finally {
      if (before === undefined) delete process.env['GNUPGHOME'];
      else process.env['GNUPGHOME'] = before;
    }
  }

  test('count with a key in the record of the person and in the keyring', async () => {
    const spaced = fingerprint
      .toLowerCase()
      .replace(/(.{4})/g, '$1 ')
      .trim();
    const { folder } = await signedCompany(`kind: gpg, fingerprint: "${spaced}"`);
    expect(await seenWith(folder, keyring)).toMatchObject({ level: 'signature-verified', reason: null });
    expect(await seenWith(folder, empty)).toMatchObject({
      level: 'commit-bound',
      reason: expect.stringContaining(`GPG key ${fingerprint}, which is not in the keyring here`),
    });
  });

  test('count by the keyring as it is, whatever was found out with it before', async () => {
    const { folder } = await signedCompany(`kind: gpg, fingerprint: "${fingerprint}"`);
    const home = mkdtempSync('/tmp/qk-');
    const cache = evidenceCache(await folderWith(), folder, 'test');
    const files = nodeFileSystem(folder);
    const loadTypes = async () => ({ catalogue: shippedCatalogue(), issues: new Map() });
    const environment = { ...process.env, GNUPGHOME: home };
    const signature = async (kept: EvidenceCache | undefined) => {
      const project = await roots.begin({
        files,
        readFacts: readFactsInThread(files),
        loadTypes,
        readEvidence: gitEvidence(folder, {
          loadTypes,
          environment,
          ...(kept === undefined ? {} : { cache: kept }),
        }),
        clock: () => '2026-04-01',
        incremental: false,
      });
      await project.readAll();
      await project.readEvidence(true);
      const evidence = project.queries.evidence(project.queries.record('OBJ-1')!, 0);
      return evidence?.kind === 'introduced' ? evidence.commit.signature : evidence;
    };
    const seen = async () => {
      const found = await signature(undefined);
      expect(await signature(cache)).toEqual(found);
      expect(await signature(cache)).toEqual(found);
      return found;
    };
    const elsewhere = (...args: readonly string[]): unknown =>
      execFileSync('gpg', ['--batch', '--quiet', '--homedir', home, ...args], { stdio: 'pipe' });
    const known = { kind: 'valid', by: 'gpg', fingerprint };
    writeFileSync(join(home, 'jane.gpg'), gpg('--armor', '--export', fingerprint));
    const revocation = readFileSync(join(keyring, 'openpgp-revocs.d', `${fingerprint}.rev`), 'utf8');
    writeFileSync(join(home, 'revoked.gpg'), revocation.replace(':-----BEGIN', '-----BEGIN'));
    expect(await seen()).toMatchObject({ kind: 'unknown-key' });
    elsewhere('--import', join(home, 'jane.gpg'));
    expect(await seen()).toEqual(known);
    // What was looked at with a keyring that was just written is not kept.
    expect(cache.load()?.commits).toEqual({});
    const later = Date.now() + 60_000;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    try {
      expect(await seen()).toEqual(known);
      expect(Object.values(cache.load()!.commits)).toMatchObject([{ signature: known }]);
      elsewhere('--import', join(home, 'revoked.gpg'));
      expect(await seen()).toEqual({ ...known, revoked: true });
      elsewhere('--yes', '--delete-keys', fingerprint);
      expect(await seen()).toMatchObject({ kind: 'unknown-key' });
    } finally {
      vi.restoreAllMocks();
      spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
      rmSync(home, { recursive: true, force: true });
    }
  });

  test('part of a fingerprint is none', async () => {
    const { folder } = await signedCompany(`kind: gpg, fingerprint: "${fingerprint.slice(-16)}"`);
    expect(await seenWith(folder, keyring)).toMatchObject({
      level: 'commit-bound',
      reason: expect.stringContaining('registered to nobody'),
    });
  });
});

describe('what gpg reports', () => {
  const valid = (fingerprint: string, primary: string) =>
    `[GNUPG:] VALIDSIG ${fingerprint} 2026-03-01 1772362800 0 4 0 22 8 00 ${primary}\n`;
  const [one, two] = ['A'.repeat(40), 'B'.repeat(40)];

  test.each([
    ['a key', valid(one, one), { kind: 'valid', by: 'gpg', fingerprint: one }],
    ['a subkey', valid(one, two), { kind: 'valid', by: 'gpg', fingerprint: one, primary: two }],
    [
      'a revoked key',
      `[GNUPG:] REVKEYSIG AAAA Jane\n${valid(one, one)}`,
      { kind: 'valid', by: 'gpg', fingerprint: one, revoked: true },
    ],
    ['two signatures', valid(one, one) + valid(two, two), { kind: 'invalid' }],
    [
      'an algorithm it does not know',
      `[GNUPG:] ERRSIG BBBBBBBBBBBBBBBB 99 8 00 1772362800 4 ${two}\n`,
      { kind: 'not-understood', form: 'algorithm' },
    ],
    [
      'a key it does not have',
      `[GNUPG:] ERRSIG BBBBBBBBBBBBBBBB 22 8 00 1772362800 9 -\n[GNUPG:] NO_PUBKEY BBBBBBBBBBBBBBBB\n`,
      { kind: 'unknown-key', fingerprint: 'B'.repeat(16) },
    ],
    ['a bad one', `[GNUPG:] BADSIG AAAA Jane\n`, { kind: 'invalid' }],
    ['words of a key that look alike', `VALIDSIG ${one}\n`, { kind: 'invalid' }],
    ['nothing', '', { kind: 'invalid' }],
  ])('%s', (_, status, expected) => {
    expect(gpgVerdict(status)).toEqual(expected);
  });
});
