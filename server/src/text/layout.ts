import type { Span } from '../model/text.ts';

/** Where things stand in YAML text: helpers both readers share so that their spans agree. */

const FEED = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;
const HASH = 35;

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

export function isBreak(code: number): boolean {
  return code === FEED || code === RETURN;
}

/** Offset of the first character from `offset` on that is no white space, line break or comment. */
export function skipSpaceAndComments(text: string, offset: number): number {
  let i = offset;
  for (;;) {
    const code = text.charCodeAt(i);
    if (isBlank(code) || isBreak(code) || code === 0xfeff) {
      i++;
    } else if (
      code === HASH &&
      (i === 0 || isBlank(text.charCodeAt(i - 1)) || isBreak(text.charCodeAt(i - 1)))
    ) {
      i = endOfLine(text, i);
    } else {
      return i;
    }
  }
}

/** Offset of the line break (or the end of text) that ends the line at `offset`. */
export function endOfLine(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && !isBreak(text.charCodeAt(i))) i++;
  return i;
}

/**
 * End of a block scalar's last line of content, without its line break and trailing blank lines.
 * `start` is the offset of its `|` or `>`; `end` lies anywhere in the blank lines behind it.
 */
export function blockScalarEnd(text: string, start: number, end: number): number {
  const header = endOfLine(text, start);
  let last = end;
  for (;;) {
    let i = last;
    while (i > header && isBlank(text.charCodeAt(i - 1))) i--;
    if (i <= header || !isBreak(text.charCodeAt(i - 1))) break;
    last = i - 1;
    if (last > header && text.charCodeAt(last) === FEED && text.charCodeAt(last - 1) === RETURN) last--;
  }
  if (last > header) return last;
  let indicators = start + 1;
  while (indicators < header && /[-+0-9]/.test(text[indicators]!)) indicators++;
  return indicators;
}

/** Offsets of the lines that start a document (`---`); such a line is a marker wherever it stands. */
export function documentMarkers(text: string): number[] {
  const markers: number[] = [];
  let i = text.indexOf('---');
  while (i !== -1) {
    const next = text.charCodeAt(i + 3);
    const atStart = i === 0 || isBreak(text.charCodeAt(i - 1)) || (i === 1 && text.charCodeAt(0) === 0xfeff);
    if (atStart && (i + 3 === text.length || isBlank(next) || isBreak(next))) markers.push(i);
    let after = i + 3;
    while (text.charCodeAt(after) === 45) after++;
    i = text.indexOf('---', after);
  }
  return markers;
}

/** Where the tag of a node stands: before it, with nothing but white space, comments and an anchor between. */
export function tagBefore(text: string, nodeStart: number): Span | null {
  let start = text.lastIndexOf('!', nodeStart);
  if (start === -1) return null;
  const ends = (offset: number): boolean =>
    isBlank(text.charCodeAt(offset)) || isBreak(text.charCodeAt(offset));
  while (start > 0 && !ends(start - 1) && !'[{,'.includes(text[start - 1]!)) start--;
  let end = start;
  while (end < text.length && !ends(end)) end++;
  return { start, end };
}
