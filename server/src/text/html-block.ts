import { endWithoutBlanks } from './blanks.ts';

/** What ends an HTML block: a line that holds this, or (null) the next blank line. */
export type HtmlBlockEnd = RegExp | null;

/** HTML that begins a block: what ends the block, and whether it may stand right below text of a paragraph. */
export interface HtmlBlock {
  readonly end: HtmlBlockEnd;
  /** Offset from which `end` is looked for in the first line. */
  readonly endFrom: number;
  readonly interrupts: boolean;
}

/** Blocks that end where a line says so: how they begin, what ends them, and how far behind `<` that may stand. */
const CLOSED_BLOCKS: readonly (readonly [begin: RegExp, end: RegExp, from: number])[] = [
  [/<(?:script|pre|style|textarea)(?=[ \t\r\n>]|$)/iy, /<\/(?:script|pre|style|textarea)>/i, 4],
  [/<!--/y, /-->/, 2],
  [/<\?/y, /\?>/, 1],
  [/<![A-Za-z]/y, />/, 3],
  // The full parser takes brackets by twos, so that an odd number of them ends nothing.
  [/<!\[CDATA\[/y, /(?<!\])(?:\]\])+>/, 9],
];

/** Tags that begin a block whatever follows them; it ends with a blank line. */
const BLOCK_TAG =
  /<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[ \t\r\n>]|\/>|$)/iy;

/** A whole tag on one line, of a form that leaves no doubt. */
export const PLAIN_TAG =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?:[ \t]+[A-Za-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:"[^"\r\n]*"|'[^'\r\n]*'|[\w.:#-]+))?)*[ \t]*\/?|\/[A-Za-z][A-Za-z0-9-]*[ \t]*)>/g;
const TAG_HERE = new RegExp(PLAIN_TAG.source, 'y');

const startsAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/**
 * The HTML block that begins with the `<` at an offset, null where none does, `doubtful` where that takes a full parser.
 * @param end end of the line
 */
export function htmlBlockAt(text: string, at: number, end: number): HtmlBlock | 'doubtful' | null {
  for (const [begin, close, from] of CLOSED_BLOCKS)
    if (startsAt(begin, text, at)) return { end: close, endFrom: at + from, interrupts: true };
  if (startsAt(BLOCK_TAG, text, at)) return { end: null, endFrom: at, interrupts: true };
  const lineEnd = endWithoutBlanks(text, at, end);
  if (text[lineEnd - 1] !== '>') return null;
  if (!startsAt(TAG_HERE, text, at)) return 'doubtful';
  return TAG_HERE.lastIndex === lineEnd ? { end: null, endFrom: at, interrupts: false } : null;
}
