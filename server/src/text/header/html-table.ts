import type { Span } from '../../model/text.ts';
import { type PlainText, plainText } from './field.ts';

/** Longest table as HTML that is looked at, in UTF-16 units, and most cells that are read of it. */
const longest = 50_000;
const mostCells = 5_000;

const tag = /<(\/?)(tr|td|th|table)(?:\s[^<>]*)?>/gi;

/**
 * The rows of a table as HTML from an offset on, cell by cell; none where no table begins there. A table that never
 * closes ends where it stops being one: nothing is looked at twice.
 */
export function htmlTableRows(
  text: string,
  start: number,
): { readonly rows: readonly (readonly PlainText[])[]; readonly span: Span } {
  const stretch = text.slice(start, start + longest);
  const rows: PlainText[][] = [];
  let open: number | null = null;
  let isHead = false;
  let end = 0;
  let cells = 0;
  const closeCell = (at: number): void => {
    if (open === null) return;
    const inner = /^<(?:p|b|strong|em|i|span)[^<>]*>([^<>]*)<\/\w+>$/i.exec(stretch.slice(open, at).trim());
    const from = inner === null ? open : stretch.indexOf(inner[1]!, open);
    const to = inner === null ? at : from + inner[1]!.length;
    const cell = plainText(text, start + from, start + to);
    rows.at(-1)?.push(isHead ? { ...cell, isMarked: true } : cell);
    open = null;
  };
  tag.lastIndex = 0;
  for (let match = tag.exec(stretch); match !== null && cells < mostCells; match = tag.exec(stretch)) {
    const [whole, slash, name] = [match[0], match[1], match[2]!.toLowerCase()];
    closeCell(match.index);
    end = match.index + whole.length;
    if (name === 'table' && slash === '/') break;
    if (slash === '/') continue;
    if (name === 'tr') rows.push([]);
    else if (name !== 'table') {
      if (rows.length === 0) rows.push([]);
      open = end;
      isHead = name === 'th';
      cells += 1;
    }
  }
  return { rows: rows.filter((row) => row.length > 0), span: { start, end: start + end } };
}
