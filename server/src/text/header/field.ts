import type { Span } from '../../model/text.ts';
import type { Host } from '../node.ts';

/** A label and its value as the header of a document states them, each with its place in the file. */
export interface HeaderField {
  readonly label: string;
  readonly labelSpan: Span;
  /** Without markup around it; empty where the label stands alone. */
  readonly value: string;
  readonly valueSpan: Span;
  readonly host: Host;
}

/** A stretch of a text without blanks at its ends and without markup around the whole of it. */
export interface PlainText {
  readonly text: string;
  readonly span: Span;
  /** True for one that is set apart: in bold, or the head of a row or column. */
  readonly isMarked?: true;
}

const around: readonly (readonly [open: string, close: string])[] = [
  ['**', '**'],
  ['__', '__'],
  ['`', '`'],
  ['*', '*'],
  ['_', '_'],
];

const link = /^\[([^[\]]*)\]\([^()\s]*\)$/;

/** What a stretch says, without what only marks it: blanks, a hard break, bold, code, a link around the whole. */
export function plainText(text: string, start: number, end: number): PlainText {
  let [from, to] = [start, end];
  let isMarked = false;
  const isGap = (at: number): boolean => /[\s\u00a0\ufeff]/.test(text[at]!);
  for (let changed = true; changed; ) {
    changed = false;
    while (from < to && isGap(from)) from++;
    while (to > from && (isGap(to - 1) || (text[to - 1] === '\\' && to === end))) to--;
    const said = text.slice(from, to);
    const breakTag = /<br\s*\/?>$/i.exec(said);
    if (breakTag !== null) {
      to -= breakTag[0].length;
      changed = true;
      continue;
    }
    const pair = around.find(
      ([open, close]) =>
        said.length > open.length + close.length &&
        said.startsWith(open) &&
        said.endsWith(close) &&
        !said.slice(open.length, -close.length).includes(open),
    );
    if (pair !== undefined) {
      isMarked ||= pair[0].length === 2;
      from += pair[0].length;
      to -= pair[1].length;
      changed = true;
      continue;
    }
    const linked = link.exec(said);
    if (linked !== null && linked[1]!.trim() !== '') {
      from += 1;
      to = from + linked[1]!.length;
      changed = true;
    }
  }
  return { text: text.slice(from, to), span: { start: from, end: to }, ...(isMarked ? { isMarked } : {}) };
}
