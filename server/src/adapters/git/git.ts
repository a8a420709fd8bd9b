import { devNull } from 'node:os';
import { findProgram, foldersOfRepository } from './program.ts';
import { type Ended, runProgram } from './run-program.ts';

/** The commands of git that are run, and no others: none of them runs a hook, a filter or a configured program. */
export type Command =
  | 'rev-parse'
  | 'for-each-ref'
  | 'rev-list'
  | 'log'
  | 'ls-tree'
  | 'ls-files'
  | 'merge-base'
  | 'cat-file';

/** Settings a repository must not decide: they stand before every command. */
const settings = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'safe.bareRepository=explicit',
  // A commit graph is a copy of what the commits say, and may say something else.
  '-c',
  'core.commitGraph=false',
];

/** Variables of the user's that git needs to find its own files and the user's settings; all others of git are dropped. */
const passedOn = [
  'HOME',
  'USERPROFILE',
  'XDG_CONFIG_HOME',
  'PATH',
  'SYSTEMROOT',
  'SystemRoot',
  'TEMP',
  'TMP',
  'TMPDIR',
];

/** The environment of a program that looks at a repository: only what it needs. */
export function plainEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = { LC_ALL: 'C' };
  for (const name of passedOn) if (environment[name] !== undefined) kept[name] = environment[name];
  return kept;
}

const safeguards: Readonly<Record<string, string>> = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  // Grafts are another way to say that a commit has other parents than it has.
  GIT_GRAFT_FILE: devNull,
};

/** Git for one folder, with everything kept from it that would run something of the repository's. */
export class Git {
  readonly folder: string;
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;

  private constructor(folder: string, program: string, environment: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.program = program;
    this.environment = { ...plainEnvironment(environment), ...safeguards };
  }

  /** Git for a folder, or null where no git is installed outside its repository. */
  static find(folder: string, environment: NodeJS.ProcessEnv = process.env): Git | null {
    const program = findProgram('git', foldersOfRepository(folder), environment);
    return program === null ? null : new Git(folder, program, environment);
  }

  /** All that stands on the command line of one command. */
  argumentsOf(command: Command, args: readonly string[]): string[] {
    return [...settings, command, ...args];
  }

  run(command: Command, args: readonly string[], signal?: AbortSignal): Promise<Ended> {
    const { program, folder, environment } = this;
    return runProgram({ program, args: this.argumentsOf(command, args), folder, environment, signal });
  }
}
