import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import { excerpt } from './excerpt.ts';

const say = defineMessages('glob', {
  empty: 'A pattern must not be empty.',
  long: 'A pattern must not be longer than 1,000 characters.',
  outside: '`{pattern}` must name files below the folder of qms.yaml, without a leading `/` or `..`.',
  character:
    '`{pattern}` holds a character that file patterns do not know. Use only `*`, `**`, `?` and `{braces}` besides plain names.',
  braces: 'The braces in `{pattern}` do not match, or stand for too many combinations.',
});

/**
 * The small glob language of qms.yaml: `*` (within a folder), `**` (any folders), `?` (one character)
 * and `{a,b}`. Everything else stands for itself. Matching takes time linear in pattern × path.
 */
type Token = { readonly kind: 'char'; readonly char: string } | { readonly kind: 'one' | 'star' | 'folders' };

/** Above this many combinations of `{…}` a pattern is refused. */
const maximumAlternatives = 64;

/** The patterns that `{a,b}` stands for, or null where braces do not match or stand for too many. */
function expandBraces(pattern: string): string[] | null {
  const open = pattern.indexOf('{');
  if (open < 0) return pattern.includes('}') ? null : [pattern];
  let depth = 0;
  let start = open + 1;
  const parts: string[] = [];
  for (let index = open; index < pattern.length; index += 1) {
    const char = pattern[index];
    if (char === '{') depth += 1;
    else if (char === ',' && depth === 1) {
      parts.push(pattern.slice(start, index));
      start = index + 1;
    } else if (char === '}') {
      depth -= 1;
      if (depth > 0) continue;
      parts.push(pattern.slice(start, index));
      const expanded: string[] = [];
      for (const part of parts) {
        const rest = expandBraces(pattern.slice(0, open) + part + pattern.slice(index + 1));
        if (rest === null || expanded.length + rest.length > maximumAlternatives) return null;
        expanded.push(...rest);
      }
      return expanded;
    }
  }
  return null;
}

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern[index]!;
    if (char === '?') tokens.push({ kind: 'one' });
    else if (char !== '*') tokens.push({ kind: 'char', char });
    else if (pattern[index + 1] !== '*') tokens.push({ kind: 'star' });
    else {
      // `**` means folders only where it is a whole part of the path; elsewhere it is no more than `*`.
      const next = pattern[index + 2];
      const isPart = (index === 0 || pattern[index - 1] === '/') && (next === undefined || next === '/');
      tokens.push({ kind: isPart ? 'folders' : 'star' });
      index += isPart && next === '/' ? 2 : 1;
    }
  }
  return tokens;
}

/** Advances every state the pattern may be in by one character: linear, whatever the pattern. */
function matches(tokens: readonly Token[], path: string): boolean {
  let states = new Set<number>();
  const enter = (state: number, into: Set<number>, atFolder: boolean): void => {
    if (into.has(state)) return;
    into.add(state);
    const token = tokens[state];
    if (token?.kind === 'star' || (token?.kind === 'folders' && atFolder)) enter(state + 1, into, atFolder);
  };
  enter(0, states, true);
  for (let index = 0; index < path.length; index += 1) {
    const char = path[index]!;
    const next = new Set<number>();
    const atFolder = char === '/';
    for (const state of states) {
      const token = tokens[state];
      if (token === undefined) continue;
      if (token.kind === 'char' ? token.char === char : token.kind === 'one' && char !== '/')
        enter(state + 1, next, atFolder);
      else if (token.kind === 'star' && char !== '/') enter(state, next, false);
      else if (token.kind === 'folders') {
        next.add(state);
        if (atFolder) enter(state + 1, next, true);
      }
    }
    if (next.size === 0) return false;
    states = next;
  }
  return (
    states.has(tokens.length) ||
    [...states].some((state) => tokens[state]?.kind === 'folders' && state === tokens.length - 1)
  );
}

/** A compiled glob, or what is wrong with the pattern. */
export type CompiledGlob = { readonly test: (path: string) => boolean } | { readonly problem: Message };

/** The endings of files of records, which are the same in any case: `POLICY.MD` is Markdown too. */
const recordEnding = /\.(?:ya?ml|md|markdown)$/i;
const isPlain = (name: string): boolean => /\.(?:yaml|yml|md|markdown)$/.test(name);

const withPlainEnding = (name: string): string =>
  isPlain(name) ? name : name.replace(recordEnding, (ending) => ending.toLowerCase());

/** The same for the names of files: how their endings are written in capitals makes no difference. */
export function compileFileGlob(pattern: string): CompiledGlob {
  const glob = compileGlob(pattern, withPlainEnding);
  return 'problem' in glob ? glob : { test: (path) => glob.test(withPlainEnding(path)) };
}

export function compileGlob(
  pattern: string,
  normalized: (alternative: string) => string = (alternative) => alternative,
): CompiledGlob {
  if (pattern === '') return { problem: say.empty() };
  if (pattern.length > 1000) return { problem: say.long() };
  const shown = excerpt(pattern);
  if (pattern.startsWith('/') || pattern.split('/').includes('..')) {
    return { problem: say.outside({ pattern: shown }) };
  }
  if (/[[\]!\\]/.test(pattern)) {
    return { problem: say.character({ pattern: shown, braces: '{a,b}' }) };
  }
  const alternatives = expandBraces(pattern.startsWith('./') ? pattern.slice(2) : pattern);
  if (alternatives === null) return { problem: say.braces({ pattern: shown }) };
  // A pattern that names a folder (`drafts/`) means all that is in it.
  const compiled = alternatives.map((each) =>
    fastMatcher(each.endsWith('/') ? `${each}**` : normalized(each)),
  );
  return { test: (path) => compiled.some((test) => test(path)) };
}

/** `**` + `/*.ext` and plain folders make up nearly all patterns in use and need no state machine. */
function fastMatcher(pattern: string): (path: string) => boolean {
  const byEnding = /^\*\*\/\*(\.[A-Za-z0-9.]+)$/.exec(pattern);
  if (byEnding !== null) return (path) => path.endsWith(byEnding[1]!);
  const tokens = tokenize(pattern);
  return (path) => matches(tokens, path);
}
