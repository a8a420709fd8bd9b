import type { Span } from '../model/text.ts';
import type { TableRow } from './markdown-row.ts';
import { readTables } from './markdown-table.ts';

/** A bar that ends a cell of a table for other readers although its writer did not mean it to. */
export interface TableCut {
  /** `link`: within `[[id|label]]`; `surplus`: in a row with more cells than the header, whose last ones are left out. */
  readonly kind: 'link' | 'surplus';
  /** The link, or the cells that are left out. */
  readonly span: Span;
  /** Where a backslash makes each bar part of its cell. */
  readonly bars: readonly number[];
  /** Number of cells of the row and of the header. */
  readonly cells: number;
  readonly columns: number;
}

/** Dashes next to a bar: without them a text has no table of several columns. */
const dividedDashes = /-[ \t:]*\||\|[ \t:]*-/;

/** The bars in the tables of a stretch of a Markdown text that cut what is meant as one. */
export function tableCuts(text: string, range: Span): readonly TableCut[] {
  if (!dividedDashes.test(text.slice(range.start, range.end))) return [];
  return readTables(text, range).flatMap(({ header, rows }) =>
    [header, ...rows].flatMap((row) => cutsIn(text, row, header.cells.length)),
  );
}

function cutsIn(text: string, { cells, span }: TableRow, columns: number): TableCut[] {
  const counts = { cells: cells.length, columns };
  const links = cells.flatMap(({ linkBars }) =>
    linkBars.map((bar): TableCut => ({ kind: 'link', span: linkAround(text, bar), bars: [bar], ...counts })),
  );
  const surplus = cells.slice(columns);
  if (surplus.every((cell) => cell.text === '')) return links;
  const bars = surplus.map((cell) => text.lastIndexOf('|', cell.span.start - 1));
  const start = surplus[0]!.span.start;
  return [...links, { kind: 'surplus', span: { start, end: Math.max(start, span.end) }, bars, ...counts }];
}

/** The link `[[id|label]]` around its bar. */
const linkAround = (text: string, bar: number): Span => ({
  start: text.lastIndexOf('[[', bar),
  end: text.indexOf(']]', bar) + 2,
});

/** A Markdown text in which no bar cuts a cell of a table: a link is whole, and surplus cells stand in the last one. */
export function withoutCuts(text: string): string {
  const bars = tableCuts(text, { start: 0, end: text.length })
    .flatMap((cut) => cut.bars)
    .sort((one, other) => one - other);
  if (bars.length === 0) return text;
  const parts = bars.map((bar, index) => text.slice(bars[index - 1] ?? 0, bar));
  return [...parts, text.slice(bars.at(-1))].join('\\');
}
