import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderWith } from '../cli/run.ts';

export interface CommitOptions {
  readonly date?: string;
  readonly author?: string;
  /** Further options of `git commit`. */
  readonly options?: readonly string[];
  /** Settings for this command, such as the signing key. */
  readonly settings?: readonly string[];
}

export const janeAuthor = 'Jane Doe <jane@acme.example>';

/** A repository made for one test, with names and dates that are always the same. */
export class GitFixture {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  git(...args: readonly string[]): string {
    return this.#run(args, {});
  }

  #run(args: readonly string[], environment: Record<string, string>): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_COMMITTER_NAME: 'Committer',
        GIT_COMMITTER_EMAIL: 'committer@acme.example',
        // A commit would start two more processes, to tidy up what is thrown away.
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'maintenance.auto',
        GIT_CONFIG_VALUE_0: 'false',
        ...environment,
      },
    }).trim();
  }

  /** Writes files (null removes one). */
  write(files: Readonly<Record<string, string | Uint8Array | null>>): void {
    for (const [path, content] of Object.entries(files)) {
      const target = join(this.folder, path);
      mkdirSync(dirname(target), { recursive: true });
      if (content === null) rmSync(target, { force: true });
      else writeFileSync(target, content);
    }
  }

  /** Writes files (null removes one) and commits everything. Returns the commit. */
  commit(
    files: Readonly<Record<string, string | Uint8Array | null>>,
    { date = '2026-03-01', author = janeAuthor, options = [], settings = [] }: CommitOptions = {},
  ): string {
    this.write(files);
    this.git('add', '-A');
    const when = date.includes('T') ? date : `${date}T12:00:00+0100`;
    this.#run(
      [...settings, 'commit', '--quiet', '--allow-empty', '-m', 'A change', `--author=${author}`, ...options],
      {
        GIT_AUTHOR_DATE: when,
        GIT_COMMITTER_DATE: when,
      },
    );
    return this.head();
  }

  head(): string {
    // Where git keeps the last commit of a branch: asking git takes a process each time.
    const branch = join(this.folder, '.git/refs/heads/main');
    const isOnMain = existsSync(branch) && read(join(this.folder, '.git/HEAD')) === 'ref: refs/heads/main';
    return isOnMain ? read(branch) : this.git('rev-parse', 'HEAD');
  }
}

const read = (file: string): string => readFileSync(file, 'utf8').trim();

/** A new repository, without anything committed. */
export async function newRepository(): Promise<GitFixture> {
  const fixture = new GitFixture(await folderWith());
  fixture.git('init', '--quiet', '--initial-branch=main');
  return fixture;
}
