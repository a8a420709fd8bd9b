import { oneLine } from '../document/sanitize.ts';
import { didYouMean, nearest } from '../schemas/nearest.ts';
import { ignoreClosedPipe } from './cli/closed-pipe.ts';
import { exitCode, UsageError } from './cli/usage.ts';

const help = `Usage: qms <command> [options]

  adopt            read the documents that are here as records, where they are
  baseline         record what is found today as old debt, until a day
  cache            show or clear what checks keep on this machine
  check [paths…]   check the records and report what is found
  coverage         show for each clause what there is, and what is missing
  diff <base>      show what a change does: signatures, who may sign, what is checked
  due              list what is due from whom, by day
  hook install     have git check the records before each commit
  init             start a quality management system here (--sample: the example company)
  import <type> <file>
                   make a register of a table (.xlsx, .csv)
  new <type>       write a new record to fill in
  sign <id>…       sign records off
  pack <review>    make the pages of a management review
  rules [id]       list the rules, or explain one
  lsp --stdio      serve an editor

qms help <command> says more. qms --version prints the version.`;

type Command = (args: readonly string[]) => Promise<number>;

/** Loaded when called, so that each command starts with only what it needs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  adopt: async () => (await import('./cli/adopt.ts')).adopt,
  baseline: async () => (await import('./cli/baseline.ts')).baseline,
  cache: async () => (await import('./cli/cache.ts')).cache,
  check: async () => (await import('./cli/check.ts')).check,
  coverage: async () => (await import('./cli/coverage.ts')).coverage,
  diff: async () => (await import('./cli/diff.ts')).diff,
  due: async () => (await import('./cli/due.ts')).due,
  hook: async () => (await import('./cli/hook.ts')).hook,
  import: async () => (await import('./cli/import.ts')).importTable,
  init: async () => (await import('./cli/init.ts')).init,
  lsp: async () => (await import('./cli/lsp.ts')).lsp,
  new: async () => (await import('./cli/new.ts')).create,
  pack: async () => (await import('./cli/pack.ts')).pack,
  rules: async () => (await import('./cli/rules.ts')).rules,
  sign: async () => (await import('./cli/sign.ts')).sign,
};

/** Runs one command. Returns the exit code; faults of usage and of ours go to standard error. */
export async function main(args: readonly string[]): Promise<number> {
  ignoreClosedPipe(process.stdout);
  ignoreClosedPipe(process.stderr);
  const [first, ...others] = args;
  // `qms help check` is `qms check --help`.
  const [name, rest] = first === 'help' && others.length > 0 ? [others[0], ['--help']] : [first, others];
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${help}\n`);
    return name === undefined ? exitCode.usage : exitCode.clean;
  }
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load === undefined) {
      const near = nearest(name, Object.keys(commands));
      const hint = didYouMean(near, 'see `qms --help`', (name) => `\`qms ${name}\``);
      throw new UsageError(`there is no command \`${oneLine(name, 60)}\`: ${hint}`);
    }
    return await (await load())(rest);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`qms: ${error.message}\n`);
      return exitCode.usage;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`qms: internal error, please report it: ${detail}\n`);
    return exitCode.internal;
  }
}
