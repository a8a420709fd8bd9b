import { oneLine } from '../../document/sanitize.ts';
import { dateOf } from '../../records/dates.ts';
import { didYouMean, nearest } from '../../schemas/nearest.ts';
import type { Parsed } from './arguments.ts';
import { UsageError } from './usage.ts';

/** The value of an option that names a day; absent when not given. */
export function dayOption(parsed: Parsed, name: string): string | undefined {
  const value = parsed.text(name);
  if (value !== undefined && dateOf(value) === null) {
    throw new UsageError(
      `\`--${name} ${oneLine(value, 40)}\` is not a day in the calendar: write it as 2026-02-01`,
    );
  }
  return value;
}

/** The value of an option that takes one of a few words; absent when not given. */
export function wordOption<T extends string>(
  parsed: Parsed,
  name: string,
  words: readonly T[],
): T | undefined {
  const value = parsed.text(name);
  if (value === undefined) return undefined;
  const known = words.find((word) => word === value);
  if (known !== undefined) return known;
  const near = nearest(value, words);
  const hint = didYouMean(near, `use ${words.join(', ')}`, String);
  throw new UsageError(`\`--${name} ${oneLine(value, 40)}\` is not known: ${hint}`);
}
