import type { Span } from '../../model/text.ts';
import { isBreak, isSpace, type YamlLines } from './lines.ts';

/** The quote around a text, if any. */
export type Quote = '' | '"' | "'";

/** A key with its colon. */
export interface KeyToken {
  readonly name: string;
  /** The name, without quotes. */
  readonly word: Span;
  /** Offset of the colon. */
  readonly end: number;
  readonly quote: Quote;
}

/** A quoted text is looked for as far as this; text that goes on longer is taken for one left open. */
const longestQuoted = 20_000;

/** The key that begins at an offset; null where no `: ` follows on the line. */
export function keyAt(lines: YamlLines, at: number, end: number): KeyToken | null {
  const { text } = lines;
  const first = text[at];
  if (first === '"' || first === "'") {
    let close = at + 1;
    while (close < end && text[close] !== first) close += 1;
    const colon = lines.skipSpaces(close + 1, end);
    if (text[colon] !== ':' || colon >= end) return null;
    const word = { start: at + 1, end: close };
    return { name: text.slice(word.start, word.end), word, end: colon, quote: first };
  }
  if (first === '{' || first === '[' || first === '#') return null;
  for (let i = at; i < end; i += 1) {
    if (text[i] === '#' && isSpace(text[i - 1])) return null;
    if (text[i] !== ':' || (i + 1 < end && !isSpace(text[i + 1]))) continue;
    const name = text.slice(at, i).trimEnd();
    return { name, word: { start: at, end: at + name.length }, end: i, quote: '' };
  }
  return null;
}

/**
 * End of a plain text on its line, without a comment behind it. Blanks up to the cursor count as written, so
 * that nothing is offered behind a finished word.
 */
export function plainEnd({ text }: YamlLines, at: number, end: number, cursor: number): number {
  let stop = end;
  for (let i = at; i < end; i += 1) {
    if (text[i] === '#' && isSpace(text[i - 1])) {
      stop = i;
      break;
    }
  }
  let trimmed = stop;
  while (trimmed > at && isSpace(text[trimmed - 1])) trimmed -= 1;
  return trimmed < cursor && cursor <= stop ? cursor : trimmed;
}

/**
 * Where a quoted text ends; one that is never closed ends with its line.
 * @param owner column its lines are indented deeper than
 * @returns the end of what is quoted, and the offset behind the closing quote
 */
export function closingQuote(
  lines: YamlLines,
  at: number,
  owner: number,
): { readonly inner: number; readonly end: number } {
  const { text } = lines;
  const quote = text[at]!;
  const lineEnd = lines.endOf(at);
  const limit = Math.min(lines.end, at + longestQuoted);
  for (let i = at + 1; i < limit; i += 1) {
    if (text[i] === '\\' && quote === '"') i += 1;
    else if (text[i] === quote) {
      if (quote === "'" && text[i + 1] === "'") i += 1;
      else return { inner: i, end: i + 1 };
    } else if (isBreak(text[i]) && !lines.goesOn(i, owner)) break;
  }
  return { inner: lineEnd, end: lineEnd };
}

/** Longest word that may be the beginning of a key. */
const longestWord = 80;

export const isWord = (text: string, from: number, to: number): boolean =>
  to - from <= longestWord && !/\s/.test(text.slice(from, to));

/** The line begins a text in lines of its own (`|` or `>`). */
export const opensBlockText = (text: string, at: number, end: number): boolean =>
  (text[at] === '|' || text[at] === '>') && /^[|>][-+0-9]*\s*(?:#.*)?$/.test(text.slice(at, end));
