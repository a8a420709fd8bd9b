import type { Configuration } from '../model/configuration.ts';
import { compileGlob } from './globs.ts';
import type { ReadSetup } from './read-setup.ts';

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The product's ids: letters, digits, `.`, `_`, `-`, at most 64, starting with a letter or digit, without `..`. */
export const isId = (text: string): boolean => idPattern.test(text) && !text.includes('..');

/** A form of ids, compiled from the glob in which it is written. */
export interface IdPattern {
  readonly written: string;
  readonly test: (id: string) => boolean;
}

/** Compiled id patterns of a configuration; faulty ones are `config` findings and match everything. */
const idPatterns = new WeakMap<Configuration['ids'], Map<string, IdPattern | null>>();

/** The form qms.yaml sets for the ids of a type, or null. */
export function idPatternOf({ configuration: { ids } }: ReadSetup, type: string): IdPattern | null {
  if (!Object.hasOwn(ids, type)) return null;
  let patterns = idPatterns.get(ids);
  if (patterns === undefined) {
    patterns = new Map();
    idPatterns.set(ids, patterns);
  }
  let pattern = patterns.get(type);
  if (pattern === undefined) {
    const glob = compileGlob(ids[type]!);
    pattern = 'test' in glob ? { written: ids[type]!, test: glob.test } : null;
    patterns.set(type, pattern);
  }
  return pattern;
}
