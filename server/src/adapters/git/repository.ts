import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { type RawCommit, readCommit } from './commit.ts';
import { Git } from './git.ts';
import { Objects } from './objects.ts';
import { Trees } from './tree.ts';

/** Why the history of a folder cannot be looked at. */
export type NoRepository = 'no-git' | 'no-repository' | 'refused';

/** A larger commit than this is not read. */
const largestCommit = 4 * 2 ** 20;

const lineOf = (output: Buffer): string => output.toString('utf8').replace(/\r?\n$/, '');

function realPathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

/** The repository a folder is in, open for reading. */
export class Repository {
  readonly git: Git;
  readonly objects: Objects;
  readonly trees: Trees;
  /** Path of the folder below the top of the repository, with `/` at its end; empty at the top. */
  readonly prefix: string;
  readonly #commits = new Map<string, Promise<RawCommit | null>>();

  private constructor(git: Git, prefix: string) {
    this.git = git;
    this.prefix = prefix;
    this.objects = new Objects(git);
    this.trees = new Trees(this.objects);
  }

  static async open(given: string, environment?: NodeJS.ProcessEnv): Promise<Repository | NoRepository> {
    const folder = realPathOf(given);
    if (folder === null) return 'no-repository';
    const git = Git.find(folder, environment);
    if (git === null) return 'no-git';
    const top = await git.run('rev-parse', ['--show-toplevel']);
    if (top.code !== 0)
      return /dubious ownership|owned by someone else/.test(top.errors) ? 'refused' : 'no-repository';
    const topFolder = realPathOf(lineOf(top.output));
    const below = topFolder === null ? '..' : relative(topFolder, folder);
    // A work tree that is elsewhere (`core.worktree`) says nothing about these files.
    if (below === '..' || below.startsWith(`..${sep}`)) return 'no-repository';
    return new Repository(git, below === '' ? '' : `${below.split(sep).join('/')}/`);
  }

  /** The commit a ref stands for, or null for a ref there is none of. */
  async commitOf(ref: string): Promise<string | null> {
    const found = await this.objects.find(`${ref}^{commit}`, largestCommit);
    return found.kind === 'object' && found.type === 'commit' ? found.hash : null;
  }

  /** A commit as its bytes say; null when it is missing. */
  commit(hash: string): Promise<RawCommit | null> {
    let known = this.#commits.get(hash);
    if (known === undefined) {
      known = this.objects
        .read(hash, largestCommit)
        .then((object) =>
          object.kind === 'object' && object.type === 'commit' ? readCommit(object.bytes) : null,
        );
      this.#commits.set(hash, known);
    }
    return known;
  }

  close(): void {
    this.objects.close();
  }
}
