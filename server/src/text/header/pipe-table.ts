import type { Span } from '../../model/text.ts';
import { type PlainText, plainText } from './field.ts';

/** Most rows of one table that are read. */
const mostRows = 20_000;

const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** A table of a Markdown text: rows of cells with their places, the row of dashes left out. */
export interface PipeTable {
  /** The first row is the header. */
  readonly rows: readonly (readonly PlainText[])[];
  readonly span: Span;
}

const lineEnd = (text: string, start: number): number => {
  const end = text.indexOf('\n', start);
  const stop = end === -1 ? text.length : end;
  return text[stop - 1] === '\r' && stop > start ? stop - 1 : stop;
};

const nextLine = (text: string, end: number): number => (text[end] === '\r' ? end + 2 : end + 1);

/** Cells between bars; a bar behind a backslash, in code or within `[[…]]` ends none. */
export function cellsOf(text: string, start: number, end: number): PlainText[] {
  let from = start;
  while (from < end && (text[from] === ' ' || text[from] === '\t')) from++;
  if (text[from] === '|') from++;
  const cells: PlainText[] = [];
  let cell = from;
  for (let at = from; at <= end; at++) {
    if (at < end && text[at] === '\\') {
      at++;
      continue;
    }
    if (at < end && (text[at] === '`' || text.startsWith('[[', at))) {
      const close = text[at] === '`' ? '`' : ']]';
      const found = text.indexOf(close, at + 1);
      if (found !== -1 && found < end) at = found + close.length - 1;
      continue;
    }
    if (at < end && text[at] !== '|') continue;
    if (at === end && text.slice(cell, end).trim() === '' && cells.length > 0) break;
    cells.push(plainText(text, cell, at));
    cell = at + 1;
  }
  return cells;
}

/** The table whose header row begins at an offset, the start of a line; null where none does. */
export function pipeTableAt(text: string, start: number, limit: number): PipeTable | null {
  const headEnd = lineEnd(text, start);
  const second = nextLine(text, headEnd);
  if (second >= limit || !text.slice(start, headEnd).includes('|')) return null;
  const secondEnd = lineEnd(text, second);
  if (!delimiterRow.test(text.slice(second, secondEnd))) return null;
  const rows = [cellsOf(text, start, headEnd)];
  let end = secondEnd;
  let at = nextLine(text, secondEnd);
  while (at < limit && rows.length < mostRows) {
    const stop = lineEnd(text, at);
    const line = text.slice(at, stop);
    if (!line.includes('|') || line.trim() === '') break;
    rows.push(cellsOf(text, at, stop));
    end = stop;
    at = nextLine(text, stop);
  }
  return { rows, span: { start, end } };
}
