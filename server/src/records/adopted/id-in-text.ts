import { isId } from '../record-id.ts';

/** An id as people build them: letters, perhaps in groups, and a number: `SOP-003`, `QP 1`, `QM-FRM-07.2`. */
const usual =
  /(?<![\p{L}\p{N}])[A-Z]{1,8}(?:[-_. ][A-Z]{1,8}){0,3}[-_. ]?\d{1,6}(?:[.-]\d{1,4}){0,3}(?![\p{L}\p{N}])/gu;

/** Ways of saying an edition or a standard, which look like ids. */
const notAnId =
  /^(?:(?:ISO|IEC|EN|DIN|FDA|CFR|ANSI|ASTM|IEEE|NIST|SOC|TS|TR)(?:[-_. ](?:ISO|IEC|EN|TS|TR|SP))*|REV|V|VER|VERSION|PART|STEP|CHAPTER|SECTION|ANNEX|PHASE|LEVEL|Q[1-4]$|FY|H[12]$|UTF|A4$|COVID)(?=[-_. ]?\d)/i;

const made = new Map<string, RegExp>();

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A form with more stars than this picks out nothing: matching would take too long. */
const mostStars = 3;
const nothing = /(?!)/;

/** Characters between the fixed parts of a form, up to the number that ends an id. */
const ending = '[A-Za-z0-9]*(?:[-_.][A-Za-z]+)*[-_.]?\\d+(?:\\.\\d+)*';
const anyWord = '[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*';

/** The form `SOP-*` as an expression: a star reaches to the number that ends the id, or, without one, over the word. */
function expressionOf(pattern: string): RegExp {
  const known = made.get(pattern);
  if (known !== undefined) return known;
  if (pattern.split('*').length > mostStars + 1 || pattern.length > 100) return nothing;
  const source = pattern.replace(/\{[^{}]*\}|\*+|\?|[^{*?]+|\{/g, (part) => {
    if (part.startsWith('*')) return `(?:${ending}|${anyWord})`;
    if (part === '?') return '[A-Za-z0-9]';
    if (part.startsWith('{') && part.endsWith('}'))
      return `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})`;
    return escaped(part);
  });
  const expression = new RegExp(`(?<![A-Za-z0-9])${source}(?![A-Za-z0-9])`);
  if (made.size > 500) made.clear();
  made.set(pattern, expression);
  return expression;
}

/** A stretch of a text that is an id. */
export interface FoundId {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The id that stands in a text, in the form given or in the usual one; null where none does. Blanks within it become
 * hyphens, since ids have none.
 */
export function idIn(text: string, pattern: string | null): FoundId | null {
  const said = text.slice(0, 300);
  const match =
    pattern === null
      ? [...said.matchAll(usual)].find(([found]) => !notAnId.test(found))
      : expressionOf(pattern).exec(said);
  if (match == null) return null;
  const id = match[0].replace(/\s+/g, '-');
  return isId(id) ? { id, start: match.index, end: match.index + match[0].length } : null;
}

/** A text as an id: the characters an id may have, and no others; null where that leaves none. */
export function asId(text: string): string | null {
  const id = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    .slice(0, 64);
  return isId(id) ? id : null;
}
