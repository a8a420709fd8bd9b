import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { CommitSignature } from '../../model/evidence.ts';
import { granularity } from '../node/stamps.ts';
import type { RawCommit } from './commit.ts';
import { plainEnvironment } from './git.ts';
import { findProgram, isBelow } from './program.ts';
import { runProgram } from './run-program.ts';
import { sshKeyOf } from './ssh-signature.ts';

/** Whose word it is that a signature is looked at: the name stands in the file of signers and nowhere else. */
const principal = 'signer';

/** What must not be looked for in the folders of a repository. */
interface Place {
  /** Folders of the repository. */
  readonly leftOut: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Looks at signatures of commits: the raw commit goes to `ssh-keygen` or `gpg`, found outside the repository, never to
 * a program the repository names. Which key it was is what is asked; whose it is, the records say.
 */
export class Signatures {
  readonly #place: Place;
  #folder: string | null = null;
  #count = 0;

  constructor(place: Place) {
    this.#place = place;
  }

  readonly check = async ({ signatures, payload }: RawCommit): Promise<CommitSignature | null> => {
    const [signature, second] = signatures;
    if (signature === undefined) return null;
    if (second !== undefined) return { kind: 'not-understood', form: 'several' };
    if (signature.startsWith('-----BEGIN SSH SIGNATURE-----')) return this.#ssh(signature, payload);
    if (signature.startsWith('-----BEGIN PGP ')) return this.#gpg(signature, payload);
    const isOfX509 = signature.startsWith('-----BEGIN SIGNED MESSAGE-----');
    return { kind: 'not-understood', form: isOfX509 ? 'x509' : 'other' };
  };

  close(): void {
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }

  /** A file that only lives as long as this does. */
  #write(content: string): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'qms-signatures-'));
    this.#count += 1;
    const path = join(this.#folder, String(this.#count));
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return path;
  }

  #program(name: string): string | null {
    return findProgram(name, this.#place.leftOut, this.#place.environment);
  }

  async #ssh(signature: string, payload: Buffer): Promise<CommitSignature> {
    const key = sshKeyOf(signature);
    if (key === null) return { kind: 'invalid' };
    if (key === 'certificate') return { kind: 'not-understood', form: 'ssh-certificate' };
    const program = this.#program('ssh-keygen');
    if (program === null) return { kind: 'no-program', program: 'ssh-keygen' };
    const signers = this.#write(`${principal} namespaces="git" ${key.type} ${key.base64}\n`);
    const file = this.#write(signature);
    const { code } = await runProgram({
      program,
      args: ['-Y', 'verify', '-f', signers, '-I', principal, '-n', 'git', '-s', file],
      folder: this.#folder!,
      environment: plainEnvironment(this.#place.environment),
      input: payload,
    });
    return code === 0 ? { kind: 'valid', by: 'ssh', fingerprint: key.fingerprint } : { kind: 'invalid' };
  }

  /** The folder of the user's keys; null where there is none, or a repository would have its own taken for it. */
  #keyring(): string | null {
    const { environment, leftOut } = this.#place;
    const given = environment['GNUPGHOME'];
    const usual =
      process.platform === 'win32'
        ? join(environment['APPDATA'] ?? homedir(), 'gnupg')
        : join(environment['HOME'] ?? homedir(), '.gnupg');
    const folder = given === undefined || given === '' ? usual : given;
    const isOfRepository = leftOut.some((each) => isBelow(folder, each));
    return isAbsolute(folder) && existsSync(folder) && !isOfRepository ? folder : null;
  }

  /**
   * What tells the user's GPG keys, and the program that goes by them, from others; null where that cannot be told, such
   * as just after a key was imported.
   */
  keys(): string | null {
    const [program, keyring] = [this.#program('gpg'), this.#keyring()];
    if (program === null || keyring === null) return null;
    const looks = [program, ...keyringFiles.map((name) => join(keyring, name))].map(lookOf);
    const settled = Date.now() - granularity;
    const isSettled = looks.every((look) => look === null || Math.max(...look.times) < settled);
    return isSettled ? JSON.stringify([program, keyring, looks]) : null;
  }

  async #gpg(signature: string, payload: Buffer): Promise<CommitSignature> {
    const program = this.#program('gpg');
    if (program === null) return { kind: 'no-program', program: 'gpg' };
    const keyring = this.#keyring();
    if (keyring === null) return { kind: 'unknown-key', fingerprint: null };
    const file = this.#write(signature);
    const { output } = await runProgram({
      program,
      args: [...gpgOptions, '--verify', file, '-'],
      folder: this.#folder!,
      environment: { ...plainEnvironment(this.#place.environment), GNUPGHOME: keyring },
      input: payload,
    });
    return gpgVerdict(output.toString('utf8'));
  }
}

/** Where GPG keeps public keys: itself, before version 2.1, or by a program of its own that `common.conf` asks for. */
const keyringFiles = ['pubring.kbx', 'pubring.gpg', 'public-keys.d/pubring.db', 'common.conf'];

/** What a file system says of a file that a path leads to; null where there is none. */
function lookOf(path: string) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  const { size, mtimeMs, ctimeMs, ino, dev } = stats;
  return { times: [mtimeMs, ctimeMs], size, ino, dev };
}

/** Nothing is fetched, asked or changed; whom the user trusts decides nothing. */
const gpgOptions = [
  '--no-options',
  '--batch',
  '--no-tty',
  '--no-auto-key-retrieve',
  '--disable-dirmngr',
  '--no-auto-check-trustdb',
  '--trust-model=always',
  '--lock-never',
  '--status-fd=1',
];

/** The reason that `ERRSIG` gives for an algorithm gpg does not know (doc/DETAILS of GnuPG). */
const unsupportedAlgorithm = '4';

/** What gpg reports on its status channel, in lines that no key or signature can write. */
export function gpgVerdict(status: string): CommitSignature {
  const lines = status
    .split('\n')
    .filter((line) => line.startsWith('[GNUPG:] '))
    .map((line) => line.slice('[GNUPG:] '.length).trim().split(' '));
  const of = (keyword: string) => lines.filter(([first]) => first === keyword);
  const [valid, second] = of('VALIDSIG');
  if (of('BADSIG').length > 0 || second !== undefined) return { kind: 'invalid' };
  const [fault] = of('ERRSIG');
  if (fault !== undefined) {
    if (fault[6] === unsupportedAlgorithm) return { kind: 'not-understood', form: 'algorithm' };
    if (of('NO_PUBKEY').length === 0) return { kind: 'invalid' };
    const named = [fault[7], fault[1]].find((each) => each !== undefined && /^[0-9A-F]{16,64}$/.test(each));
    return { kind: 'unknown-key', fingerprint: named ?? null };
  }
  const fingerprint = valid?.[1];
  if (valid === undefined || fingerprint === undefined) return { kind: 'invalid' };
  const primary = valid[10];
  return {
    kind: 'valid',
    by: 'gpg',
    fingerprint,
    ...(primary === undefined || primary === fingerprint ? {} : { primary }),
    ...(of('REVKEYSIG').length > 0 ? { revoked: true } : {}),
  };
}
