/** A blank within a line. */
export const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t';
/** A character that ends a line. */
export const isBreak = (char: string | undefined): boolean => char === '\n' || char === '\r';

/** The lines of a text up to a limit: where they begin, end and are indented to. */
export class YamlLines {
  readonly text: string;
  /** Where the document ends. */
  readonly end: number;

  constructor(text: string, end: number) {
    this.text = text;
    this.end = end;
  }

  /** End of the line an offset is in, before its line break. */
  endOf(from: number): number {
    let i = from;
    while (i < this.end && !isBreak(this.text[i])) i += 1;
    return i;
  }

  /** Start of the line behind a line's end; one past the document's end behind its last line. */
  afterBreak(lineEnd: number): number {
    if (lineEnd >= this.end) return this.end + 1;
    return this.text[lineEnd] === '\r' && this.text[lineEnd + 1] === '\n' ? lineEnd + 2 : lineEnd + 1;
  }

  skipSpaces(from: number, to: number): number {
    let i = from;
    while (i < to && isSpace(this.text[i])) i += 1;
    return i;
  }

  /** Column of the first line with content behind an offset's line; -1 where none follows. */
  nextColumn(offset: number): number {
    let start = this.afterBreak(this.endOf(offset));
    while (start <= this.end) {
      const end = this.endOf(start);
      const at = this.skipSpaces(start, end);
      if (at < end && this.text[at] !== '#') return at - start;
      start = this.afterBreak(end);
    }
    return -1;
  }

  /** Whether the line behind a line break is indented deeper than a column (or blank). */
  goesOn(lineEnd: number, owner: number): boolean {
    const start = this.afterBreak(lineEnd);
    if (start > this.end) return false;
    const end = this.endOf(start);
    const at = this.skipSpaces(start, end);
    return at >= end || at - start > owner;
  }

  /**
   * Start of the first line behind `lineEnd` that is not indented deeper than a column. A cursor on a blank
   * line at or before that column is behind the text, not in it.
   */
  afterDeeper(lineEnd: number, owner: number, cursor: number): number {
    let end = lineEnd;
    while (end < this.end) {
      const start = this.afterBreak(end);
      const stop = this.endOf(start);
      const at = this.skipSpaces(start, stop);
      const blank = at >= stop;
      if (!blank && at - start <= owner) break;
      if (blank && start <= cursor && cursor <= stop && cursor - start <= owner) break;
      end = stop;
    }
    return this.afterBreak(end);
  }
}
