import { RE2JS } from 're2js';
import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import type { PatternTest } from './explain.ts';

const say = defineMessages('schema.pattern', {
  long: 'The pattern has more than {most} characters. Shorten it.',
  unusable:
    'The pattern cannot be used. It must be a regular expression without look-around and back-references.',
  repeats: 'The pattern repeats too much. Use smaller repeat counts.',
});

const longestPattern = 500;
const largestProgram = 2_000;

/** Compiled patterns that take time in proportion to the text, whatever the pattern. */
export interface LinearPattern {
  readonly test: (text: string) => boolean;
}

/** A pattern that is not run, and why. */
export class UnusablePattern extends Error {
  readonly reason: Message;

  constructor(reason: Message) {
    super(reason.template);
    this.reason = reason;
  }
}

/**
 * Compiles a pattern from a repository for linear-time matching.
 * @throws {UnusablePattern} when the pattern is too large or needs more than that
 */
export function compileLinear(pattern: string): LinearPattern {
  if (pattern.length > longestPattern) throw new UnusablePattern(say.long({ most: longestPattern }));
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch {
    throw new UnusablePattern(say.unusable());
  }
  if (compiled.programSize() > largestProgram) throw new UnusablePattern(say.repeats());
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
