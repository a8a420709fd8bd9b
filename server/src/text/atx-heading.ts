import type { Span } from '../model/text.ts';

/** Where the parts of a heading that begins with `#` stand. */
export interface AtxHeading {
  readonly depth: number;
  /** Its text, without the marks around it. */
  readonly start: number;
  readonly end: number;
  /** The whole heading with its marks, without blanks behind it. */
  readonly span: Span;
}

/** The heading whose first `#` stands at an offset of a line that ends at `end`. */
export function atxHeadingAt(text: string, at: number, end: number): AtxHeading {
  const depth = /^#+/.exec(text.slice(at, Math.min(end, at + 7)))![0].length;
  let start = at + depth;
  while (start < end && (text[start] === ' ' || text[start] === '\t')) start++;
  let textEnd = end;
  const isBlank = (offset: number) => text[offset] === ' ' || text[offset] === '\t';
  while (textEnd > start && isBlank(textEnd - 1)) textEnd--;
  const spanEnd = textEnd > start ? textEnd : at + depth;
  let hashes = textEnd;
  while (hashes > start && text[hashes - 1] === '#') hashes--;
  if (hashes < textEnd && (hashes === start || isBlank(hashes - 1))) {
    textEnd = hashes;
    while (textEnd > start && isBlank(textEnd - 1)) textEnd--;
  }
  return { depth, start, end: textEnd, span: { start: at, end: spanEnd } };
}
