import { RE2JS } from 're2js';
import type { PatternTest } from './explain.ts';

const longestPattern = 500;
const largestProgram = 2_000;

/** Compiled patterns that take time in proportion to the text, whatever the pattern. */
export interface LinearPattern {
  readonly test: (text: string) => boolean;
}

/**
 * Compiles a pattern from a repository for linear-time matching.
 * @throws Error with a sentence for people when the pattern is too large or needs more than that
 */
export function compileLinear(pattern: string): LinearPattern {
  if (pattern.length > longestPattern)
    throw new Error(`The pattern has more than ${longestPattern} characters: shorten it.`);
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch {
    throw new Error(
      'The pattern cannot be used: it must be a regular expression without look-around and back-references.',
    );
  }
  if (compiled.programSize() > largestProgram)
    throw new Error('The pattern repeats too much: use smaller repeat counts.');
  return { test: (text) => compiled.matcher(text).find() };
}

/** Runs patterns in linear time; each is compiled once. */
export function linearPatterns(): PatternTest {
  const compiled = new Map<string, LinearPattern>();
  return (pattern, text) => {
    let known = compiled.get(pattern);
    if (!known) {
      known = compileLinear(pattern);
      compiled.set(pattern, known);
    }
    return known.test(text);
  };
}
