import type { Span } from '../model/text.ts';
import { type AtxHeading, atxHeadingAt } from './atx-heading.ts';
import { type HtmlBlockEnd, htmlBlockAt } from './html-block.ts';
import { LineCursor } from './line-cursor.ts';
import { isDelimiterRow } from './table-rows.ts';

/** What a scan for blocks finds, in the order of the text. */
export interface BlockSink {
  heading(heading: AtxHeading): void;
  /** A heading of one or more lines above an underline; the lines are without blanks before them. */
  underlinedHeading(lines: readonly Span[]): void;
  /** Running text, or a table: the span reaches over the marks of quotes and items its lines stand in. */
  paragraph(span: Span, isTable: boolean): void;
  html(span: Span): void;
}

interface Quote {
  readonly kind: 'quote';
}

interface Item {
  readonly kind: 'item';
  /** Columns by which lines are indented that belong to it. */
  readonly width: number;
  /** True until it holds anything: then a blank line ends it. */
  empty: boolean;
}

interface Paragraph {
  readonly kind: 'paragraph';
  readonly lines: Span[];
  /** A line of it may divide the head of a table from rows. */
  isTable: boolean;
}

interface Fence {
  readonly kind: 'fence';
  readonly character: string;
  readonly length: number;
}

interface Html {
  readonly kind: 'html';
  readonly start: number;
  readonly ends: HtmlBlockEnd;
  end: number;
}

/** What a place in a line stands below and in. */
interface Position {
  /** The paragraph that goes on here unless a block begins. */
  readonly paragraph: Paragraph | null;
  /** The line does not continue all containers of that paragraph. */
  readonly isLazy: boolean;
  /** How many of the open containers hold what begins here. */
  readonly kept: number;
  /** The line continues all containers, with text or code right above. */
  readonly belowOpen: boolean;
  /** The line ends an item in which nothing stands. */
  readonly belowEmptyItem: boolean;
}

const isEmptyItem = (container: Quote | Item): boolean => container.kind === 'item' && container.empty;

/** Deeper nesting is left to the full parser and its bounds. */
const DEEPEST = 60;

const FENCE = /(`{3,}(?=[^`\r\n]*(?:\r?\n|\r?$))|~{3,})/y;
const ATX_START = /#{1,6}(?=[ \t\r\n]|$)/y;
const THEMATIC_BREAK = /(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})(?=\r?\n|\r?$)/y;
const UNDERLINE = /(?:=+|-+)[ \t]*(?=\r?\n|\r?$)/y;
const MARKER = /(?:[-+*]|([0-9]{1,9})[.)])(?=[ \t\r\n]|$)/y;

const isAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/**
 * Finds the blocks of a Markdown text line by line, as CommonMark describes it, and looks into none of them.
 * Exact where it returns true; it stops and returns false at whatever takes a full parser.
 * @param text text of the whole file
 * @param start offset of the body in it
 */
export function scanBlocks(text: string, start: number, sink: BlockSink): boolean {
  // NUL, byte-order marks and lone carriage returns change what parsers see.
  if (/[\0\ufeff]|\r(?!\n)/.test(start === 0 ? text : text.slice(start))) return false;
  return new BlockScanner(text, sink).run(start);
}

class BlockScanner {
  readonly #text: string;
  readonly #sink: BlockSink;
  readonly #containers: (Quote | Item)[] = [];
  /** The open block inside the innermost container; headings, breaks and indented code are never open. */
  #leaf: Paragraph | Fence | Html | null = null;
  /** Nothing but blank lines stands between here and indented code in the same container. */
  #isAfterCode = false;
  #sure = true;

  constructor(text: string, sink: BlockSink) {
    this.#text = text;
    this.#sink = sink;
  }

  run(start: number): boolean {
    const text = this.#text;
    let at = start;
    while (at < text.length && this.#sure) {
      let next = text.indexOf('\n', at);
      if (next === -1) next = text.length;
      const end = text[next - 1] === '\r' && next > at ? next - 1 : next;
      this.#readLine(new LineCursor(text, at, end));
      at = next + 1;
    }
    this.#endLeaf();
    return this.#sure;
  }

  #readLine(line: LineCursor): void {
    const matched = this.#matchContainers(line);
    const isInside = matched === this.#containers.length;
    const leaf = this.#leaf;
    if (isInside && leaf?.kind === 'fence') this.#readFenced(line, leaf);
    else if (isInside && leaf?.kind === 'html') this.#readHtml(line, leaf);
    else this.#readBlocks(line, matched);
  }

  /** Steps over the marks of the containers that a line continues; returns how many these are. */
  #matchContainers(line: LineCursor): number {
    let matched = 0;
    for (const container of this.#containers) {
      if (container.kind === 'quote') {
        if (line.indent > 3 || line.first !== '>') break;
        line.skipMark(1);
        line.skipBlanks(1);
      } else if (line.isBlank) {
        if (container.empty) break;
      } else if (line.indent >= container.width) {
        container.empty = false;
        line.skipBlanks(container.width);
      } else break;
      matched++;
    }
    return matched;
  }

  #readFenced(line: LineCursor, fence: Fence): void {
    if (line.indent > 3 || line.first !== fence.character) return;
    let at = line.firstAt;
    while (this.#text[at] === fence.character) at++;
    if (at - line.firstAt >= fence.length && line.isBlankFrom(at)) this.#leaf = null;
  }

  #readHtml(line: LineCursor, html: Html): void {
    if (html.ends === null && line.isBlank) this.#endLeaf();
    else {
      html.end = line.end;
      if (html.ends?.test(this.#text.slice(line.at, line.end)) === true) this.#endLeaf();
    }
  }

  /** Reads what begins in a line behind the marks of the containers it continues. */
  #readBlocks(line: LineCursor, matched: number): void {
    const isLazy = matched < this.#containers.length;
    const paragraph = this.#leaf?.kind === 'paragraph' ? this.#leaf : null;
    let here: Position = {
      paragraph,
      isLazy,
      kept: matched,
      belowOpen: !isLazy && (paragraph !== null || this.#isAfterCode),
      belowEmptyItem: isLazy && isEmptyItem(this.#containers[matched]!),
    };
    if (line.isBlank) this.#endParagraph(matched);
    while (!line.isBlank) {
      const { paragraph: above } = here;
      // Deep indentation continues a paragraph, but ends a table; elsewhere it is code.
      const isDeep = line.indent > 3;
      const found = isDeep ? 'text' : this.#beginBlock(line, here);
      if (found !== 'item' && here.belowEmptyItem) this.#sure = false;
      if (found === 'block') break;
      if (found === 'text') {
        if (above !== null) this.#continue(above, line, (isDeep || isLazy) && above.isTable);
        else if (isDeep) this.#readCode(here);
        else this.#beginParagraph(line, here);
        break;
      }
      here = {
        paragraph: null,
        isLazy: false,
        kept: this.#containers.length,
        belowOpen: here.belowOpen,
        belowEmptyItem: false,
      };
    }
  }

  #readCode(here: Position): void {
    this.#close(here.kept);
    this.#isAfterCode = true;
  }

  /** Reads the block or the container that begins in a line, if any does. */
  #beginBlock(line: LineCursor, here: Position): 'block' | 'quote' | 'item' | 'text' {
    const text = this.#text;
    const at = line.firstAt;
    switch (text[at]) {
      case '>':
        this.#close(here.kept);
        line.skipMark(1);
        line.skipBlanks(1);
        this.#push({ kind: 'quote' });
        return 'quote';
      case '#':
        if (!isAt(ATX_START, text, at)) return 'text';
        this.#close(here.kept);
        this.#sink.heading(atxHeadingAt(text, at, line.end));
        return 'block';
      case '`':
      case '~':
        if (!isAt(FENCE, text, at)) return 'text';
        this.#close(here.kept);
        this.#leaf = { kind: 'fence', character: text[at]!, length: FENCE.lastIndex - at };
        return 'block';
      case '<':
        return this.#beginHtml(line, here);
      case '[':
        // A footnote is a container of its own.
        if (text[at + 1] === '^' && text.slice(at, line.end).includes(']:')) this.#sure = false;
        return 'text';
      case '=':
      case '-':
        if (here.paragraph !== null && !here.isLazy && isAt(UNDERLINE, text, at)) {
          this.#underline(here.paragraph);
          return 'block';
        }
    }
    if (isAt(THEMATIC_BREAK, text, at)) {
      this.#close(here.kept);
      return 'block';
    }
    return this.#beginItem(line, here) ? 'item' : 'text';
  }

  #beginHtml(line: LineCursor, here: Position): 'block' | 'text' {
    const { firstAt: start, end } = line;
    const { paragraph: above, isLazy } = here;
    const block = htmlBlockAt(this.#text, start, end);
    if (block === null) return 'text';
    if (block === 'doubtful' || (!block.interrupts && above !== null)) {
      if (above === null || isLazy || above.isTable) this.#sure = false;
      return 'text';
    }
    this.#close(here.kept);
    this.#leaf = { kind: 'html', start, ends: block.end, end };
    if (block.end?.test(this.#text.slice(block.endFrom, end)) === true) this.#endLeaf();
    return 'block';
  }

  #beginItem(line: LineCursor, here: Position): boolean {
    const at = line.firstAt;
    MARKER.lastIndex = at;
    const marker = MARKER.exec(this.#text);
    if (marker === null) return false;
    const behind = at + marker[0].length;
    const isEmpty = line.isBlankFrom(behind);
    if (here.belowOpen && (isEmpty || (marker[1] !== undefined && Number(marker[1]) !== 1))) {
      // Below a paragraph this is text; parsers differ below a table or code and in a new container.
      if (here.paragraph?.isTable !== false) this.#sure = false;
      return false;
    }
    this.#close(here.kept);
    const { indent } = line;
    line.skipMark(marker[0].length);
    const gap = isEmpty || line.indent > 4 ? 1 : line.indent;
    line.skipBlanks(gap);
    this.#push({ kind: 'item', width: indent + marker[0].length + gap, empty: isEmpty });
    return true;
  }

  #underline(above: Paragraph): void {
    const first = this.#text.slice(above.lines[0]!.start, above.lines.at(-1)!.end);
    // Definitions of links vanish from the text, and rows of a table are none.
    if (above.isTable || (first.startsWith('[') && first.includes(']:'))) this.#sure = false;
    else this.#sink.underlinedHeading(above.lines);
    this.#leaf = null;
  }

  #beginParagraph(line: LineCursor, here: Position): void {
    this.#close(here.kept);
    const start = line.firstAt;
    this.#leaf = { kind: 'paragraph', lines: [{ start, end: line.end }], isTable: false };
  }

  #continue(paragraph: Paragraph, line: LineCursor, isDoubtful: boolean): void {
    const span = { start: line.firstAt, end: line.end };
    paragraph.lines.push(span);
    if (isDoubtful) this.#sure = false;
    const first = this.#text[span.start];
    if (first !== '|' && first !== '-' && first !== ':') return;
    if (!isDelimiterRow(this.#text.slice(span.start, span.end))) return;
    paragraph.isTable = true;
    // What stands above begins the table, and no longer goes on with a paragraph.
    if (this.#text[paragraph.lines.at(-2)!.start] === '<') this.#sure = false;
  }

  #push(container: Quote | Item): void {
    this.#containers.push(container);
    if (this.#containers.length > DEEPEST) this.#sure = false;
  }

  /** A blank line ends text and quotes. */
  #endParagraph(kept: number): void {
    const isAfterCode = this.#isAfterCode && kept === this.#containers.length;
    this.#close(kept);
    this.#isAfterCode = isAfterCode;
  }

  /** Ends the open block and all containers but the first `kept`. */
  #close(kept: number): void {
    this.#endLeaf();
    this.#containers.length = kept;
    this.#isAfterCode = false;
  }

  #endLeaf(): void {
    const leaf = this.#leaf;
    this.#leaf = null;
    if (leaf?.kind === 'paragraph')
      this.#sink.paragraph({ start: leaf.lines[0]!.start, end: leaf.lines.at(-1)!.end }, leaf.isTable);
    else if (leaf?.kind === 'html') this.#sink.html({ start: leaf.start, end: leaf.end });
  }
}
