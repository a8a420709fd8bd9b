import { Lexer } from 'yaml';
import type { Span } from '../model/text.ts';

/** A comment: its text without the marks around it, its span with them, its zero-based line. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
  readonly line: number;
}

/** Tokens of the lexer that stand for no text of their own: document start, flow error, scalar follows. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018']);
const SCALAR_FOLLOWS = '\u001f';

/**
 * The comments of a YAML text, exactly: a `#` within a scalar is none. For texts known to hold something
 * of interest, since the whole text is tokenized. Lines count from the start of `text`.
 * @param base added to every offset
 */
export function yamlComments(text: string, base = 0): Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let line = 0;
  let counted = 0;
  let scalar = false;
  // A lone carriage return ends a line in YAML but not for the lexer; the replacement keeps all offsets.
  for (const token of new Lexer().lex(text.replace(/\r(?!\n)/g, '\n'))) {
    if (!scalar && MARKS.has(token)) continue;
    if (!scalar && token === SCALAR_FOLLOWS) {
      scalar = true;
      continue;
    }
    if (!scalar && token.startsWith('#')) {
      line += lineBreaks(text, counted, offset);
      counted = offset;
      const source = token.trimEnd();
      comments.push({
        text: source.slice(1).trim(),
        span: { start: base + offset, end: base + offset + source.length },
        line,
      });
    }
    scalar = false;
    offset += token.length;
  }
  return comments;
}

/** Number of line breaks that begin in a stretch of text. */
function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++;
  }
  return count;
}
