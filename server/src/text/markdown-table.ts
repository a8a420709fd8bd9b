import { htmlBlockNames } from 'micromark-util-html-tag-name';
import type { Span } from '../model/text.ts';
import { cellsIn, type TableRow } from './markdown-row.ts';

export type { TableRow } from './markdown-row.ts';

/** Where the text of a column stands, as its delimiter says; null where it says nothing. */
export type Alignment = 'left' | 'center' | 'right' | null;

/**
 * A table of a Markdown text. Its rows are as they stand: they may have fewer cells than the header, and where they
 * have more, other readers leave out those.
 */
export interface MarkdownTable {
  readonly header: TableRow;
  /** One for each cell of the header. */
  readonly alignment: readonly Alignment[];
  /** The row of dashes below the header. */
  readonly delimiter: Span;
  readonly rows: readonly TableRow[];
  /** From the header to the end of the last row. */
  readonly span: Span;
}

/**
 * The tables in a stretch of a Markdown text (GitHub's), also those in lists and quotes; not those in code, HTML or
 * comments. `[[id|label]]` is one link within its cell. Reads line by line, in time in proportion to the text.
 * @param range whole lines, such as the text behind the front matter
 */
export function readTables(text: string, range: Span): readonly MarkdownTable[] {
  const scanner = new TableScanner(text);
  let at = range.start;
  while (at < range.end) {
    const lineFeed = text.indexOf('\n', at);
    const next = lineFeed === -1 || lineFeed >= range.end ? range.end : lineFeed + 1;
    let end = next;
    while (end > at && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
    scanner.readLine({ start: at, end });
    at = next;
  }
  return scanner.tables();
}

/** What a line stands in: a quote, or an item of a list whose text is indented by so many columns. */
type Container = { readonly kind: 'quote' } | { readonly kind: 'item'; readonly width: number };

/** Text that is no Markdown: a fenced block of code, or HTML. `depth` counts the containers it stands in. */
interface Raw {
  readonly depth: number;
  readonly isEnd: (line: string) => boolean;
}

interface OpenTable {
  readonly header: TableRow;
  readonly alignment: readonly Alignment[];
  readonly delimiter: Span;
  readonly rows: TableRow[];
}

const fence = /^(`{3,})[^`]*$|^(~{3,})/;
const heading = /^#{1,6}(?:[ \t]|$)/;
const listMarker = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;
const thematicBreak = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const setextUnderline = /^(?:=+|-+)[ \t]*$/;
const delimiterCell = /^(:?)-+(:?)$/;

/** How the kinds of HTML that begin a block end it (CommonMark 0.31.2, section 4.6); a blank line ends the others. */
const htmlBlocks: readonly { readonly begin: RegExp; readonly end: RegExp }[] = [
  { begin: /^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i },
  { begin: /^<!--/, end: /-->/ },
  { begin: /^<\?/, end: /\?>/ },
  { begin: /^<!\[CDATA\[/, end: /\]\]>/ },
  { begin: /^<![A-Za-z]/, end: />/ },
];
const blockTag = /^<\/?([A-Za-z][A-Za-z0-9-]*)(?:[\s>]|\/>|$)/;
/** A tag that stands alone on its line; attributes are not looked at closely. */
const loneTag = /^<\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>[ \t]*$/;
const blockNames: ReadonlySet<string> = new Set(htmlBlockNames);

/** Deeper quotes and lists than this hold no tables. */
const deepest = 40;

interface Cursor {
  readonly at: number;
  readonly column: number;
}

const tabStop = (column: number): number => column + 4 - (column % 4);

/** True for a line of at least as many of the signs that opened a block of code, and nothing else. */
function closesFence(line: string, opening: string): boolean {
  const marks = line.trim();
  return (
    marks.startsWith(opening) &&
    marks.replaceAll(opening.charAt(0), '') === '' &&
    !/^ {4}|^ {0,3}\t/.test(line)
  );
}

class TableScanner {
  readonly #text: string;
  readonly #found: MarkdownTable[] = [];
  #containers: Container[] = [];
  #raw: Raw | null = null;
  #table: OpenTable | null = null;
  /** Whether a paragraph is open, and its last line, which may be the header of a table. */
  #paragraph = false;
  #header: Span | null = null;
  /** How far the line at hand was read: an offset, and a column, which may lie within a tab. */
  #at = 0;
  #column = 0;
  #lineEnd = 0;

  constructor(text: string) {
    this.#text = text;
  }

  tables(): readonly MarkdownTable[] {
    this.#endTable();
    return this.#found;
  }

  readLine({ start, end }: Span): void {
    [this.#at, this.#column, this.#lineEnd] = [start, 0, end];
    const known = this.#containers.length;
    const matched = this.#passContainers();
    if (this.#raw !== null && matched >= this.#raw.depth) {
      if (this.#raw.isEnd(this.#text.slice(this.#at, end))) this.#raw = null;
      return;
    }
    this.#raw = null;
    if (this.#next().at === end) {
      this.#endBlock();
      const left = this.#containers.findIndex(({ kind }, index) => index >= matched && kind === 'quote');
      if (left >= 0) this.#containers.length = left;
      return;
    }
    const isNew = this.#enterContainers(matched);
    const isInside = matched === known && !isNew;
    if (isNew) this.#endBlock();
    else if (!isInside) this.#endTable();
    const next = this.#next();
    if (next.at === end) return;
    if (next.column - this.#column >= 4) this.#readIndented(isInside, matched);
    else this.#readText({ start: next.at, end }, isInside, isNew ? this.#containers.length : matched);
  }

  /** Passes what marks the containers that are open; the first that the line is not in ends the search. */
  #passContainers(): number {
    let matched = 0;
    for (const container of this.#containers) {
      const next = this.#next();
      const indent = next.column - this.#column;
      if (container.kind === 'quote') {
        if (indent > 3 || next.at >= this.#lineEnd || this.#text[next.at] !== '>') break;
        this.#passQuoteMark(next);
      } else if (next.at < this.#lineEnd) {
        if (indent < container.width) break;
        this.#passColumns(container.width);
      }
      matched += 1;
    }
    return matched;
  }

  /** Opens the containers that begin in a line in place of those it is not in; true where there is any. */
  #enterContainers(matched: number): boolean {
    let isNew = false;
    while (this.#containers.length < deepest || !isNew) {
      const next = this.#next();
      const indent = next.column - this.#column;
      if (indent > 3) break;
      const isQuote = next.at < this.#lineEnd && this.#text[next.at] === '>';
      const width = isQuote ? null : this.#itemAt(next, isNew);
      if (!isQuote && width === null) break;
      if (!isNew) this.#containers.length = matched;
      isNew = true;
      if (width === null) {
        this.#containers.push({ kind: 'quote' });
        this.#passQuoteMark(next);
      } else {
        this.#containers.push({ kind: 'item', width: indent + width.content });
        [this.#at, this.#column] = [next.at + width.marker, next.column + width.marker];
        this.#passColumns(width.content - width.marker);
      }
    }
    return isNew;
  }

  /** The list item that begins at a place: how wide its mark is, and where its text begins, counted from there. */
  #itemAt(place: Cursor, isNew: boolean): { marker: number; content: number } | null {
    const text = this.#text.slice(place.at, this.#lineEnd);
    const [marker, number] = listMarker.exec(text) ?? [];
    if (marker === undefined || thematicBreak.test(text)) return null;
    const start = { at: place.at + marker.length, column: place.column + marker.length };
    const content = this.#next(start);
    const isEmpty = content.at === this.#lineEnd;
    // An item without text, or with another number than 1, ends no paragraph but that of an item before it.
    const interrupts = !isEmpty && (number === undefined || Number(number) === 1);
    if (this.#paragraph && !isNew && !interrupts && !this.#isInList()) return null;
    const gap = content.column - start.column;
    return { marker: marker.length, content: marker.length + (gap > 4 || isEmpty ? 1 : gap) };
  }

  #isInList(): boolean {
    return this.#containers.at(-1)?.kind === 'item';
  }

  /** A line that is indented like code: it goes on a paragraph, and ends a table. */
  #readIndented(isInside: boolean, matched: number): void {
    this.#endTable();
    this.#header = null;
    if (!this.#paragraph && !isInside) this.#containers.length = Math.min(matched, this.#containers.length);
  }

  #readText(line: Span, isInside: boolean, matched: number): void {
    const text = this.#text.slice(line.start, line.end);
    const isTable = this.#table !== null;
    const raw = this.#rawFrom(text, matched);
    if (raw !== null || heading.test(text) || thematicBreak.test(text)) {
      this.#endBlock();
      this.#containers.length = Math.min(matched, this.#containers.length);
      this.#raw = raw === 'closed' ? null : raw;
      return;
    }
    if (isTable && isInside) {
      this.#table?.rows.push(cellsIn(this.#text, line));
      return;
    }
    if (this.#paragraph && isInside) {
      if (setextUnderline.test(text)) {
        this.#endBlock();
        return;
      }
      const table = this.#header === null ? null : this.#tableFrom(this.#header, line, text);
      if (table !== null) {
        this.#endBlock();
        this.#table = table;
        return;
      }
    }
    // Without a mark of its own, a line may still go on a paragraph of a quote or a list.
    const isLazy = this.#paragraph && !isInside && matched < this.#containers.length;
    if (!this.#paragraph) this.#containers.length = Math.min(matched, this.#containers.length);
    this.#paragraph = true;
    this.#header = isLazy ? null : line;
  }

  /** Code or HTML that begins with a line. */
  #rawFrom(line: string, depth: number): Raw | 'closed' | null {
    const marks = fence.exec(line);
    if (marks !== null) return { depth, isEnd: (text) => closesFence(text, marks[1] ?? marks[2]!) };
    if (!line.startsWith('<')) return null;
    const block = htmlBlocks.find(({ begin }) => begin.test(line));
    if (block !== undefined)
      return block.end.test(line) ? 'closed' : { depth, isEnd: (text) => block.end.test(text) };
    const name = blockTag.exec(line)?.[1]?.toLowerCase();
    const isBlock = name !== undefined && blockNames.has(name);
    const isLone = !this.#paragraph && loneTag.test(line);
    return isBlock || isLone ? { depth, isEnd: (text) => text.trim() === '' } : null;
  }

  /** The table that a header and the line below it begin, or null where that line is no row of delimiters for it. */
  #tableFrom(header: Span, line: Span, text: string): OpenTable | null {
    if (!/[|:]/.test(text) || /[^-:| \t]/.test(text) || this.#text.slice(header.start, header.end) === '|')
      return null;
    const delimiter = cellsIn(this.#text, line);
    const marks = delimiter.cells.map((cell) => delimiterCell.exec(cell.text));
    if (marks.some((mark) => mark === null)) return null;
    const row = [cellsIn(this.#text, header), cellsIn(this.#text, header, false)].find(
      ({ cells }) => cells.length === marks.length,
    );
    if (row === undefined) return null;
    const alignment = marks.map((mark): Alignment => {
      const [left, right] = [mark![1] === ':', mark![2] === ':'];
      return left && right ? 'center' : right ? 'right' : left ? 'left' : null;
    });
    return { header: row, alignment, delimiter: delimiter.span, rows: [] };
  }

  #endBlock(): void {
    this.#endTable();
    this.#paragraph = false;
    this.#header = null;
  }

  #endTable(): void {
    if (this.#table === null) return;
    const { header, delimiter, rows } = this.#table;
    const { end } = rows.at(-1)?.span ?? delimiter;
    this.#found.push({ ...this.#table, span: { start: header.span.start, end } });
    this.#table = null;
  }

  /** Where the blanks end that stand at a place. */
  #next({ at, column }: Cursor = { at: this.#at, column: this.#column }): Cursor {
    let [offset, reached] = [at, column];
    for (; offset < this.#lineEnd; offset += 1) {
      if (this.#text[offset] === ' ') reached += 1;
      else if (this.#text[offset] === '\t') reached = tabStop(reached);
      else break;
    }
    return { at: offset, column: reached };
  }

  #passQuoteMark({ at, column }: Cursor): void {
    [this.#at, this.#column] = [at + 1, column + 1];
    this.#passColumns(1);
  }

  /** Passes so many columns of blanks, or those there are; a tab may be passed in part. */
  #passColumns(columns: number): void {
    const goal = this.#column + columns;
    while (this.#column < goal && this.#at < this.#lineEnd) {
      const sign = this.#text[this.#at];
      const reached = sign === '\t' ? tabStop(this.#column) : sign === ' ' ? this.#column + 1 : null;
      if (reached === null) return;
      this.#column = Math.min(reached, goal);
      if (reached <= goal) this.#at += 1;
    }
  }
}
