import { isBlankCode } from './blanks.ts';

/** One line of Markdown, read from its start on in columns: a tab reaches to the next multiple of four. */
export class LineCursor {
  readonly end: number;
  /** Offset of the first character that is not yet stepped over, but for a tab of which columns are left. */
  at: number;
  readonly #text: string;
  #column = 0;
  /** Columns left of a tab that was stepped over in part. */
  #spare = 0;
  /** Columns of blanks before the first other character, which stands at `firstAt`. */
  indent = 0;
  firstAt = 0;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.at = start;
    this.end = end;
    this.#measure();
  }

  get isBlank(): boolean {
    return this.firstAt === this.end;
  }

  /** The first character that is no blank. */
  get first(): string | undefined {
    return this.#text[this.firstAt];
  }

  /** Whether only blanks stand from an offset on. */
  isBlankFrom(offset: number): boolean {
    let i = offset;
    while (i < this.end && isBlankCode(this.#text.charCodeAt(i))) i++;
    return i >= this.end;
  }

  /** Steps over the blanks before a mark and over the mark. */
  skipMark(length: number): void {
    this.#column += this.indent + length;
    this.#spare = 0;
    this.at = this.firstAt + length;
    this.#measure();
  }

  /** Steps over at most so many columns of blanks. */
  skipBlanks(columns: number): void {
    let left = Math.min(columns, this.indent);
    while (left > 0) {
      if (this.#spare === 0) {
        this.#spare = this.#text.charCodeAt(this.at) === TAB ? 4 - (this.#column % 4) : 1;
        this.at++;
      }
      const taken = Math.min(left, this.#spare);
      this.#spare -= taken;
      this.#column += taken;
      left -= taken;
    }
    this.#measure();
  }

  #measure(): void {
    let [i, column] = [this.at, this.#column + this.#spare];
    for (; i < this.end; i++) {
      const code = this.#text.charCodeAt(i);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column % 4);
      else break;
    }
    this.indent = column - this.#column;
    this.firstAt = i;
  }
}

const SPACE = 32;
const TAB = 9;
