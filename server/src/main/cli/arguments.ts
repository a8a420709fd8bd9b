import { parseArgs } from 'node:util';
import { oneLine } from '../../report/sanitize.ts';
import { nearest } from '../../schemas/nearest.ts';
import { UsageError } from './usage.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly short?: string;
}

export interface Parsed {
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
  readonly positionals: readonly string[];
}

/** Options and operands of a command. A mistyped option gives the nearest one by name. */
export function parseArguments(
  args: readonly string[],
  options: Readonly<Record<string, OptionSpec>>,
): Parsed {
  const known = { ...options, help: { type: 'boolean' } as const };
  for (const arg of args) {
    if (arg === '--') break;
    if (!arg.startsWith('--')) continue;
    const name = arg.slice(2).split('=')[0]!;
    if (Object.hasOwn(known, name)) continue;
    const near = nearest(name, Object.keys(known));
    const hint = near === undefined ? 'see `qms --help`' : `did you mean \`--${near}\`?`;
    throw new UsageError(`unknown option \`--${oneLine(name, 60)}\`: ${hint}`);
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
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
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(oneLine(message.split('. ')[0]!, 200));
  }
}
