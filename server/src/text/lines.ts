import type { Position, Range, Span } from '../model/text.ts';

/**
 * Converts between offsets and positions of one text. Lines end with `\n`, `\r\n` or `\r`, as in the
 * Language Server Protocol; characters are UTF-16 units. The table of lines is built on first use.
 */
export class LineIndex {
  readonly #text: string;
  #starts: number[] | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Number of lines; at least one. */
  get lineCount(): number {
    return this.#lineStarts().length;
  }

  /** Offset at which a line begins; lines outside the text are clamped. */
  lineStart(line: number): number {
    const starts = this.#lineStarts();
    if (line <= 0) return 0;
    return line < starts.length ? starts[line]! : this.#text.length;
  }

  /** Position of an offset; offsets outside the text are clamped. */
  positionAt(offset: number): Position {
    const starts = this.#lineStarts();
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - starts[low]! };
  }

  /** Offset of a position; a position beyond its line's end or beyond the text is clamped. */
  offsetAt(position: Position): number {
    const starts = this.#lineStarts();
    if (position.line < 0) return 0;
    if (position.line >= starts.length) return this.#text.length;
    const start = starts[position.line]!;
    let end = position.line + 1 < starts.length ? starts[position.line + 1]! : this.#text.length;
    if (position.line + 1 < starts.length) {
      end -= 1;
      if (end > start && this.#text[end] === '\n' && this.#text[end - 1] === '\r') end -= 1;
    }
    return Math.min(start + Math.max(0, position.character), end);
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  #lineStarts(): number[] {
    this.#starts ??= lineStarts(this.#text);
    return this.#starts;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed !== -1 || carriage !== -1) {
    if (feed !== -1 && (carriage === -1 || feed < carriage)) {
      starts.push(feed + 1);
      feed = text.indexOf('\n', feed + 1);
    } else {
      const next = feed === carriage + 1 ? feed + 1 : carriage + 1;
      starts.push(next);
      if (feed === carriage + 1) feed = text.indexOf('\n', next);
      carriage = text.indexOf('\r', next);
    }
  }
  return starts;
}
