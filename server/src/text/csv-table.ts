import type { Span } from '../model/text.ts';

/** A cell of a table as CSV. */
export interface CsvCell {
  /** What the cell holds, without the quotes around it; blanks at its ends are kept. */
  readonly text: string;
  /** Where it stands in the text, with its quotes. */
  readonly span: Span;
  readonly quoted: boolean;
  /**
   * True where a quote opens that is never closed, or closes before the cell ends. The cell then is what stands up to
   * the next delimiter or line end, quotes included, so that one slip does not swallow the rows below.
   */
  readonly broken: boolean;
}

/** A row of a table as CSV. An empty line is one too, with one empty cell. */
export interface CsvRow {
  readonly cells: readonly CsvCell[];
  /** From its first cell to the end of its last, without the line end. */
  readonly span: Span;
  /** Zero-based line on which it begins. */
  readonly line: number;
}

/** A table as CSV (RFC 4180), with the place of each cell. */
export interface CsvTable {
  readonly delimiter: string;
  readonly rows: readonly CsvRow[];
  /** A first line such as `sep=;`, which spreadsheets write for themselves; it is none of the rows. */
  readonly separatorLine: Span | null;
  /** False where `mostRows` left rows out. */
  readonly complete: boolean;
}

export interface CsvOptions {
  /** What separates the cells; found out from the text where it is not given. */
  readonly delimiter?: string;
  /** So many rows are read at most. */
  readonly mostRows?: number;
}

/** Of signs that come equally often the first one wins: a comma may be a decimal one. */
const delimiters = [';', '\t', '|', ','];

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

const separatorLine = /^\uFEFF?("?sep=(.)"?[ \t]*)(?:[\r\n]|$)/i;

/** So much of a text is looked at for what separates its cells, in UTF-16 units and in lines with text. */
const lookedAt = 10_000;
const linesLookedAt = 20;

/** In how many lines a sign stands equally often, and how often in each of these. */
function regularity(
  lines: readonly string[],
  sign: string,
): { readonly lines: number; readonly count: number } {
  const alike = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(sign).length - 1;
    if (count > 0) alike.set(count, (alike.get(count) ?? 0) + 1);
  }
  const [count = 0, times = 0] =
    [...alike].sort(([oneCount, one], [otherCount, other]) => other - one || otherCount - oneCount)[0] ?? [];
  return { lines: times, count };
}

/**
 * What separates the cells of a table: of the usual signs the one that stands equally often in most of its first lines,
 * outside quotes; titles above the table have none, or other counts. A line `sep=…` says it.
 */
export function delimiterOf(text: string): string {
  const said = separatorLine.exec(text)?.[2];
  if (said !== undefined) return said;
  const lines = text
    .slice(0, lookedAt)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]/)
    .filter((line) => line.trim() !== '')
    .slice(0, linesLookedAt);
  const found = delimiters.map((sign) => ({ sign, ...regularity(lines, sign) }));
  return found.reduce((best, next) =>
    next.lines > best.lines || (next.lines === best.lines && next.count > best.count) ? next : best,
  ).sign;
}

/** True for a row that holds no text. */
export const isBlankRow = ({ cells }: CsvRow): boolean => cells.every(({ text }) => text.trim() === '');

/**
 * Reads a table as CSV. Rows end with LF, CRLF or CR, as each of them does for itself. Never throws, and takes time in
 * proportion to the text.
 */
export function readCsvTable(text: string, options: CsvOptions = {}): CsvTable {
  const delimiter = options.delimiter ?? delimiterOf(text);
  const reader = new Reader(text, delimiter.charCodeAt(0));
  const separator = separatorLine.exec(text)?.[1];
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  reader.at = start;
  if (separator !== undefined) {
    reader.at += separator.length;
    reader.passLineEnd();
  }
  const rows: CsvRow[] = [];
  const most = options.mostRows ?? Number.POSITIVE_INFINITY;
  while (!reader.isAtEnd && rows.length < most) rows.push(reader.row());
  return {
    delimiter,
    rows,
    separatorLine: separator === undefined ? null : { start, end: start + separator.length },
    complete: reader.isAtEnd,
  };
}

class Reader {
  at = 0;
  #line = 0;
  readonly #text: string;
  readonly #delimiter: number;

  constructor(text: string, delimiter: number) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  /** Reads a row and the line end behind it. */
  row(): CsvRow {
    const [start, line] = [this.at, this.#line];
    const cells: CsvCell[] = [];
    for (;;) {
      cells.push(this.#text.charCodeAt(this.at) === quote ? this.#quotedCell() : this.#plainCell(false));
      if (this.#text.charCodeAt(this.at) !== this.#delimiter) break;
      this.at += 1;
    }
    const end = this.at;
    this.passLineEnd();
    return { cells, span: { start, end }, line };
  }

  passLineEnd(): void {
    const length = this.#lineEndAt(this.at);
    this.at += length;
    if (length > 0) this.#line += 1;
  }

  /** Length of the line end at an offset; 0 where none is. */
  #lineEndAt(offset: number): number {
    const code = this.#text.charCodeAt(offset);
    if (code === lineFeed) return 1;
    if (code !== carriageReturn) return 0;
    return this.#text.charCodeAt(offset + 1) === lineFeed ? 2 : 1;
  }

  #plainCell(broken: boolean): CsvCell {
    const text = this.#text;
    const start = this.at;
    let end = start;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (code === this.#delimiter || code === lineFeed || code === carriageReturn) break;
      end += 1;
    }
    this.at = end;
    return { text: text.slice(start, end), span: { start, end }, quoted: false, broken };
  }

  #quotedCell(): CsvCell {
    const text = this.#text;
    const start = this.at;
    let doubled = false;
    let close = text.indexOf('"', start + 1);
    while (close !== -1 && text.charCodeAt(close + 1) === quote) {
      doubled = true;
      close = text.indexOf('"', close + 2);
    }
    const next = close === -1 ? -1 : this.#behindBlanks(close + 1);
    const isClosed =
      next >= 0 &&
      (next >= text.length || text.charCodeAt(next) === this.#delimiter || this.#lineEndAt(next) > 0);
    if (!isClosed) return this.#plainCell(true);
    const content = text.slice(start + 1, close);
    this.at = next;
    this.#countLines(start + 1, close);
    return {
      text: doubled ? content.replaceAll('""', '"') : content,
      span: { start, end: close + 1 },
      quoted: true,
      broken: false,
    };
  }

  /** The offset moved over spaces and tabs that separate nothing. */
  #behindBlanks(offset: number): number {
    let at = offset;
    for (;;) {
      const code = this.#text.charCodeAt(at);
      if ((code !== 32 && code !== 9) || code === this.#delimiter) return at;
      at += 1;
    }
  }

  #countLines(start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      const length = this.#lineEndAt(at);
      if (length === 0) continue;
      this.#line += 1;
      at += length - 1;
    }
  }
}
