import type { Span } from '../model/text.ts';
import { wikiLinkAt } from './wiki-link.ts';

/** A cell of a Markdown table. */
export interface TableCell {
  /** What stands in it, without the blanks around it and with `\|` as the bar it stands for. */
  readonly text: string;
  /** Where it stands, without the blanks around it; for an empty cell the place to write at. */
  readonly span: Span;
  /**
   * Offsets of bars without a backslash within `[[id|label]]`. Here such a link is part of its cell; to every other
   * reader of Markdown tables the bar ends it.
   */
  readonly linkBars: readonly number[];
}

/** A row of a Markdown table, whatever the number of its cells. */
export interface TableRow {
  readonly cells: readonly TableCell[];
  /** From its first sign to its last. */
  readonly span: Span;
}

const backslash = 92;
const bar = 124;
const bracket = 91;

const isBlank = (code: number): boolean => code === 32 || code === 9;

/**
 * The cells in a stretch of a line: what stands between bars that no backslash escapes. The outermost bars may be left
 * out.
 * @param wholeLinks false to have the bar of `[[id|label]]` end a cell, as other readers do
 */
export function cellsIn(text: string, stretch: Span, wholeLinks = true): TableRow {
  const { start, end } = trimmed(text, stretch);
  const first = text.charCodeAt(start) === bar && start < end ? start + 1 : start;
  const cells: TableCell[] = [];
  let cell = first;
  let linkBars: number[] = [];
  const close = (at: number): void => {
    cells.push(cellOf(text, { start: cell, end: at }, linkBars));
    cell = at + 1;
    linkBars = [];
  };
  for (let at = first; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === bar) close(at);
    else if (wholeLinks && code === bracket && text.charCodeAt(at + 1) === bracket) {
      const link = wikiLinkAt(text, at, 0);
      if (link === null || link.span.end > end) continue;
      linkBars.push(...barsIn(text, link.span));
      at = link.span.end - 1;
    }
  }
  if (cell < end || cells.length === 0) close(end);
  return { cells, span: { start, end } };
}

function cellOf(text: string, between: Span, linkBars: readonly number[]): TableCell {
  const span = trimmed(text, between);
  // Text for an empty cell is best written behind the blank that follows its bar.
  if (span.start === span.end) {
    const at = Math.min(between.start + 1, between.end);
    return { text: '', span: { start: at, end: at }, linkBars };
  }
  const source = text.slice(span.start, span.end);
  // A backslash before another one is a sign of its own, which escapes nothing behind it.
  const plain = source.replace(/\\([\\|])/g, (both, sign: string) => (sign === '|' ? sign : both));
  return { text: plain, span, linkBars };
}

function barsIn(text: string, { start, end }: Span): number[] {
  const found: number[] = [];
  for (let at = start; at < end; at += 1)
    if (text.charCodeAt(at) === bar && text.charCodeAt(at - 1) !== backslash) found.push(at);
  return found;
}

function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && isBlank(text.charCodeAt(from))) from += 1;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
