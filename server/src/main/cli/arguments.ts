import { parseArgs } from 'node:util';
import { oneLine } from '../../document/sanitize.ts';
import { didYouMean, nearest } from '../../schemas/nearest.ts';
import { UsageError } from './usage.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly short?: string;
  /** The value may be left out; it is taken only where it stands behind a `=`. */
  readonly optional?: boolean;
}

export interface Parsed {
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
  readonly positionals: readonly string[];
}

/** Says what is wrong with the options in our own words, before anything is made of them. */
function refuseMistakes(args: readonly string[], known: Readonly<Record<string, OptionSpec>>): void {
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]!;
    if (arg === '--') return;
    if (!arg.startsWith('-') || arg === '-' || arg === '-h') continue;
    const equals = arg.indexOf('=');
    const name = arg.slice(arg.startsWith('--') ? 2 : 1, equals < 0 ? undefined : equals);
    const spec = arg.startsWith('--') && Object.hasOwn(known, name) ? known[name] : undefined;
    const shown = oneLine(equals < 0 ? arg : arg.slice(0, equals), 60);
    if (spec === undefined) {
      const near = Object.hasOwn(known, name) ? name : nearest(name, Object.keys(known));
      const hint = didYouMean(near, 'see `qms --help`', (option) => `\`--${option}\``);
      throw new UsageError(`unknown option \`${shown}\`: ${hint}`);
    }
    if (spec.type === 'boolean' && equals >= 0)
      throw new UsageError(`\`${shown}\` takes no value: leave out what follows the \`=\``);
    if (spec.type === 'boolean' || equals >= 0 || spec.optional === true) continue;
    const value = args[index + 1];
    if (value === undefined || (value.startsWith('-') && value !== '-'))
      throw new UsageError(`\`${shown}\` needs a value: write it behind, as in \`${shown}=…\``);
    index += 1;
  }
}

/** Writes what is left out of a value that may be as an empty one. */
function withEmptyValues(
  args: readonly string[],
  known: Readonly<Record<string, OptionSpec>>,
): readonly string[] {
  const end = args.indexOf('--');
  return args.map((arg, index) => {
    const name = arg.slice(2);
    const isOption = arg.startsWith('--') && (end < 0 || index < end) && Object.hasOwn(known, name);
    return isOption && known[name]?.optional === true ? `${arg}=` : arg;
  });
}

/** Options and operands of a command. A mistyped option gives the nearest one by name. */
export function parseArguments(
  args: readonly string[],
  options: Readonly<Record<string, OptionSpec>>,
): Parsed {
  const known = { ...options, help: { type: 'boolean', short: 'h' } as const };
  refuseMistakes(args, known);
  const { values, positionals } = parseArgs({
    args: withEmptyValues(args, known),
    options: known,
    allowPositionals: true,
    strict: true,
  });
  const found = values as Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  return {
    text: (name) => {
      const value = found[name];
      return typeof value === 'string' ? value : undefined;
    },
    texts: (name) => {
      const value = found[name];
      return Array.isArray(value)
        ? value.filter((item) => typeof item === 'string')
        : typeof value === 'string'
          ? [value]
          : [];
    },
    flag: (name) => found[name] === true,
    positionals,
  };
}
