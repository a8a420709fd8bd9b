import type { WikiLink } from './markdown-body.ts';

/** Longest `[[…]]` that is looked at; ids have at most 64 characters, labels are a few words. */
const MAXIMUM_LENGTH = 400;

/**
 * The wiki link whose `[[` stands at `start`, or null. Between the brackets stands no bracket and no line
 * break; `\|` (as tables need it) separates the label as `|` does. Blanks, colons and braces make it something else.
 * @param base added to the offsets of the result
 */
export function wikiLinkAt(text: string, start: number, base: number): WikiLink | null {
  const inner = start + 2;
  let end = inner;
  const limit = Math.min(text.length, inner + MAXIMUM_LENGTH);
  while (end < limit && !ENDS.has(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) !== 93 || text.charCodeAt(end + 1) !== 93) return null;
  const content = text.slice(inner, end);
  const bar = content.indexOf('|');
  const label = bar === -1 ? '' : content.slice(bar + 1).trim();
  const target = bar === -1 ? content : content.slice(0, bar).replace(/\\$/, '');
  const at = target.indexOf('@');
  const written = at === -1 ? target : target.slice(0, at);
  const id = written.trim();
  if (id === '' || NO_ID.test(id)) return null;
  const version = at === -1 ? '' : target.slice(at + 1).trim();
  const idStart = inner + (written.length - written.trimStart().length);
  return {
    id,
    version: version === '' ? null : version,
    label: label === '' ? null : label,
    span: { start: base + start, end: base + end + 2 },
    idSpan: { start: base + idStart, end: base + idStart + id.length },
  };
}

/** What stands in no id: such brackets cite a clause, call a variable or link a page of a wiki by its title. */
const NO_ID = /[\s:{}]/;

/** `[`, `]`, line feed, carriage return. */
const ENDS: ReadonlySet<number> = new Set([91, 93, 10, 13]);

/** True when the character at `offset` is escaped: an odd number of backslashes stands before it. */
export function isEscaped(text: string, offset: number): boolean {
  let i = offset;
  while (i > 0 && text.charCodeAt(i - 1) === 92) i--;
  return (offset - i) % 2 === 1;
}
