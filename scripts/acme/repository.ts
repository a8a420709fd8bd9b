import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ObjectStore } from './objects.ts';
import { sshSignature } from './test-keys.ts';

export interface Author {
  /** Id of the person, whose test key signs the commit. */
  readonly person: string;
  readonly name: string;
  readonly email: string;
}

/** A git repository whose commits are the same, byte for byte, wherever and whenever it is built. */
export class FixedRepository {
  readonly folder: string;
  readonly #objects: ObjectStore;
  readonly #files = new Map<string, string>();
  #head: string | null = null;

  /** @param folder an empty folder, or one that is still to be made */
  constructor(folder: string) {
    this.folder = folder;
    this.#objects = new ObjectStore(join(folder, '.git'));
    mkdirSync(folder, { recursive: true });
    this.#git(['init', '--quiet', '--initial-branch=main', '--template=']);
    for (const [name, value] of [
      ['core.autocrlf', 'false'],
      ['core.fileMode', 'false'],
      ['gc.auto', '0'],
    ] as const)
      this.#git(['config', name, value]);
  }

  /** The last commit, null before the first. */
  get head(): string | null {
    return this.#head;
  }

  /** Writes files; null takes one away. */
  write(files: ReadonlyMap<string, string | null>): void {
    for (const [path, text] of files) {
      const target = join(this.folder, path);
      if (text === null) {
        this.#files.delete(path);
        rmSync(target);
      } else {
        this.#files.set(path, text);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, text);
      }
    }
  }

  /** Commits everything, signed with the author's test key. Returns the commit. Git's index follows in {@link end}. */
  commit({ person, name, email }: Author, time: Date, message: string): string {
    const who = `${name} <${email}> ${time.getTime() / 1000} +0000`;
    const head = [
      `tree ${this.#objects.tree(this.#files)}`,
      ...(this.#head === null ? [] : [`parent ${this.#head}`]),
      `author ${who}`,
      `committer ${who}`,
    ].join('\n');
    const unsigned = `${head}\n\n${message}\n`;
    const signature = sshSignature(person, unsigned).trimEnd().replaceAll('\n', '\n ');
    const signed = `${head}\ngpgsig ${signature}\n\n${message}\n`;
    this.#head = this.#objects.write('commit', Buffer.from(signed));
    return this.#head;
  }

  /** Makes the last commit the one that git shows, once nothing more is committed. */
  end(): void {
    if (this.#head === null) return;
    this.#git(['update-ref', 'refs/heads/main', this.#head]);
    this.#git(['reset', '--quiet']);
  }

  #git(args: readonly string[]): void {
    execFileSync('git', args, {
      cwd: this.folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      // Nothing of the user's own settings, so that it is the same for everybody.
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
      },
    });
  }
}
