import type { Span } from '../model/text.ts';
import { atxHeadingAt } from './atx-heading.ts';
import type { Comment } from './comments.ts';
import { type InlineSink, scanInline } from './fast-inline.ts';
import { commentAt } from './html.ts';
import type { Heading, Link, MarkdownBody, WikiLink } from './markdown-body.ts';
import { Slugger } from './slug.ts';
import { cellCount, isDelimiterRow } from './table-rows.ts';
import { wikiLinkAt } from './wiki-link.ts';

/** A body as the fast reader sees it, and whether that is certainly what a full parser would see. */
export interface FastBody {
  readonly body: MarkdownBody;
  readonly sure: boolean;
}

/**
 * Scans a Markdown body line by line. Exact for ordinary prose, headings, lists, fenced code, quotes of
 * one level, plain links and images, and tables; it notices everything else and then says it is not sure.
 * @param file text of the whole file
 * @param start offset of the body in it
 * @param thorough go on to the end although the result is not sure
 */
export function readFastMarkdown(file: string, start: number, thorough: boolean): FastBody {
  const scanner = new Scanner(file, start, thorough);
  scanner.run();
  return { body: scanner.body(), sure: scanner.sure };
}

/** Nothing in such a text needs looking at. */
const EVENTFUL = /[[<#`]|^[ \t>]*(?:=+|-+)[ \t]*\r?$/m;

const FENCE = /(`{3,}|~{3,})([^\r\n]*)/y;
const ATX_HEADING = /(#{1,6})(?:[ \t]+([^\r\n]*))?(?=\r?\n|\r?$)/y;
const THEMATIC_BREAK = /(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})(?=\r?\n|\r?$)/y;
const SETEXT_UNDERLINE = /(=+|-+)[ \t]*(?=\r?\n|\r?$)/y;
const LIST_MARKER = /(?:([-+*])|([0-9]{1,9})([.)]))([ \t]+|(?=\r?\n|\r?$))/y;
const HTML_START = /<[A-Za-z/!?]/y;
const LINE_AUTOLINK = /<(?:https?:\/\/|mailto:)[^\s<>]*>/iy;
/** Markup in a heading that changes its text. */
const HEADING_MARKUP = /[*~<&\\]|(?:^|[^\p{L}\p{N}])_|_(?:$|[^\p{L}\p{N}])|\]\(/u;

/** True when nothing but spaces, tabs and a carriage return stands between two offsets. */
function isBlankText(text: string, start: number, end: number): boolean {
  let i = start;
  while (i < end && (text[i] === ' ' || text[i] === '\t' || text[i] === '\r')) i++;
  return i === end;
}

interface Container {
  /** Column at which the item's content begins. */
  readonly column: number;
  /** The bullet, or the delimiter behind the number. */
  readonly marker: string;
}

interface Fence {
  readonly character: string;
  readonly length: number;
  readonly containers: number;
}

class Scanner implements InlineSink {
  sure = true;
  readonly #text: string;
  readonly #start: number;
  readonly #thorough: boolean;
  readonly #wikiLinks: WikiLink[] = [];
  readonly #links: Link[] = [];
  readonly #images: Link[] = [];
  readonly #headings: Heading[] = [];
  readonly #comments: Comment[] = [];
  readonly #slugger = new Slugger();
  #containers: Container[] = [];
  /** Start and end of the open paragraph and whether a `|` is in it, or null. */
  #paragraph: { start: number; end: number; bar: boolean } | null = null;
  #quote = false;
  #fence: Fence | null = null;
  #counted = 0;
  #line = 0;

  constructor(text: string, start: number, thorough: boolean) {
    this.#text = text;
    this.#start = start;
    this.#thorough = thorough;
  }

  body(): MarkdownBody {
    return {
      wikiLinks: this.#wikiLinks,
      links: this.#links,
      images: this.#images,
      headings: this.#headings,
      anchors: [],
      comments: this.#comments,
    };
  }

  run(): void {
    const body = this.#text.slice(this.#start);
    if (!EVENTFUL.test(body)) return;
    // NUL, byte-order marks and lone carriage returns change what parsers see.
    if (/[\0\ufeff]|\r(?!\n)|(?:^|\n)[ >]*\t/.test(body)) this.#doubt();
    let at = this.#start;
    while (at < this.#text.length && (this.sure || this.#thorough)) {
      let end = this.#text.indexOf('\n', at);
      if (end === -1) end = this.#text.length;
      const content = this.#text[end - 1] === '\r' && end > at ? end - 1 : end;
      at = this.#comment(at, content) ?? this.#readLine(at, content, end + 1);
    }
    this.#endParagraph();
    if (this.#fence !== null) this.#doubt();
  }

  comment(span: Span): void {
    for (; this.#counted < span.start; this.#counted++) {
      if (this.#text.charCodeAt(this.#counted) === 10) this.#line++;
    }
    this.#comments.push(commentAt(this.#text, span, 0, this.#line));
  }

  link(image: boolean, span: Span, urlSpan: Span): void {
    const url = this.#text.slice(urlSpan.start, urlSpan.end);
    (image ? this.#images : this.#links).push({ url, span, urlSpan });
  }

  wikiLink(offset: number): void {
    const link = wikiLinkAt(this.#text, offset, 0);
    if (link !== null) this.#wikiLinks.push(link);
  }

  #doubt(): void {
    this.sure = false;
  }

  /**
   * A comment that begins a line and ends one is a block of its own; returns the start of the line behind
   * it, or null when there is none here.
   */
  #comment(start: number, end: number): number | null {
    if (this.#fence !== null) return null;
    let at = start;
    while (at < end && this.#text[at] === ' ') at++;
    if (!this.#text.startsWith('<!--', at)) return null;
    const close = this.#text.indexOf('-->', at + 4);
    const commentEnd = close === -1 ? this.#text.length : close + 3;
    let lineEnd = this.#text.indexOf('\n', commentEnd);
    if (lineEnd === -1) lineEnd = this.#text.length;
    const indented = at > start;
    const inner = this.#text.slice(at + 4, commentEnd - 3);
    const plain =
      close !== -1 && !inner.startsWith('>') && !inner.startsWith('->') && !inner.includes('<!--');
    if (indented || !plain || !isBlankText(this.#text, commentEnd, lineEnd)) this.#doubt();
    this.#close(0);
    this.comment({ start: at, end: commentEnd });
    return lineEnd + 1;
  }

  /** Reads the line from `start` to `end`; returns the start of the next one. */
  #readLine(start: number, end: number, next: number): number {
    const text = this.#text;
    let at = start;
    while (at < end && text[at] === ' ') at++;
    const indent = at - start;
    if (this.#fence !== null) {
      this.#readFenced(at, end, indent, this.#fence);
      return next;
    }
    if (at === end || isBlankText(text, at, end)) {
      this.#endParagraph();
      this.#quote = false;
      return next;
    }
    let matched = 0;
    while (matched < this.#containers.length && this.#containers[matched]!.column <= indent) matched++;
    const column = matched === 0 ? 0 : this.#containers[matched - 1]!.column;
    this.#readBlock(start, at, end, indent - column, matched);
    return next;
  }

  #readFenced(at: number, end: number, indent: number, fence: Fence): void {
    const column = fence.containers === 0 ? 0 : this.#containers[fence.containers - 1]!.column;
    if (at < end && indent < column) this.#doubt();
    if (this.#text[at] !== fence.character || indent - column > 3) return;
    let i = at;
    while (this.#text[i] === fence.character) i++;
    if (i - at >= fence.length && isBlankText(this.#text, i, end)) this.#fence = null;
  }

  /** Reads a line from `at` on, which stands `depth` columns inside its innermost container. */
  #readBlock(lineStart: number, at: number, end: number, depth: number, matched: number): void {
    const text = this.#text;
    const lazy = matched < this.#containers.length;
    if (depth >= 4) {
      // Deep indentation continues a paragraph, but ends a table; elsewhere it is code.
      if (this.#paragraph === null || this.#quote || this.#paragraph.bar) this.#doubt();
      this.#addText(at, end);
      return;
    }
    const first = text[at]!;
    switch (first) {
      case '#': {
        ATX_HEADING.lastIndex = at;
        if (ATX_HEADING.test(text)) {
          this.#close(matched);
          this.#atxHeading(at, end);
          return;
        }
        break;
      }
      case '`':
      case '~': {
        FENCE.lastIndex = at;
        const fence = FENCE.exec(text);
        if (fence !== null && !(first === '`' && fence[2]!.includes('`'))) {
          this.#close(matched);
          if (this.#quote) this.#doubt();
          this.#fence = { character: first, length: fence[1]!.length, containers: matched };
          return;
        }
        break;
      }
      case '>':
        this.#readQuote(at, end, matched);
        return;
      case '<': {
        HTML_START.lastIndex = at;
        LINE_AUTOLINK.lastIndex = at;
        if (HTML_START.test(text) && !LINE_AUTOLINK.test(text)) this.#doubt();
        break;
      }
      case '=':
      case '-':
      case '_':
      case '*':
      case '+': {
        if (this.#readRule(at, matched, lazy)) return;
        break;
      }
      case '|':
        break;
    }
    LIST_MARKER.lastIndex = at;
    const marker = LIST_MARKER.exec(text);
    if (marker !== null && this.#readItem(lineStart, at, end, matched, marker)) return;
    if (this.#quote) {
      // Text behind a quote belongs to it without a mark of its own.
      this.#doubt();
    }
    if (this.#paragraph === null) this.#close(matched);
    this.#addText(at, end);
  }

  /** Setext underlines and thematic breaks. */
  #readRule(at: number, matched: number, lazy: boolean): boolean {
    const text = this.#text;
    SETEXT_UNDERLINE.lastIndex = at;
    const underline = SETEXT_UNDERLINE.exec(text);
    if (underline !== null && this.#paragraph !== null) {
      if (lazy || this.#containers.length > 0 || this.#quote || this.#isDoubtfulUnderline(underline[1]!)) {
        this.#doubt();
        return true;
      }
      const { start, end: textEnd } = this.#paragraph;
      this.#paragraph = null;
      this.#heading(underline[1]!.startsWith('=') ? 1 : 2, start, textEnd, {
        start,
        end: at + underline[1]!.length,
      });
      return true;
    }
    THEMATIC_BREAK.lastIndex = at;
    if (!THEMATIC_BREAK.test(text)) return false;
    if (this.#quote) this.#doubt();
    this.#close(matched);
    return true;
  }

  /** A single `-` or `--` may also be an empty item or the delimiter row of a table. */
  #isDoubtfulUnderline(underline: string): boolean {
    const { start, end } = this.#paragraph!;
    return (
      underline === '-' ||
      this.#text.slice(start, end).includes('\n') ||
      this.#text.slice(start, end).includes('|')
    );
  }

  #readQuote(at: number, end: number, matched: number): void {
    if (matched > 0 || this.#containers.length > 0) this.#doubt();
    let content = at + 1;
    if (this.#text[content] === ' ') content++;
    const rest = this.#text.slice(content, end);
    // Inside a quote only plain paragraphs are certain.
    if (/^(?:[ \t]|[-=#>`~<|]|[+*_](?:[ \t]|$)|[*_]{3}|[0-9]{1,9}[.)])/.test(rest)) this.#doubt();
    this.#close(0);
    this.#quote = true;
    if (isBlankText(rest, 0, rest.length)) this.#quote = false;
    else this.#inline(content, end, true);
  }

  #readItem(lineStart: number, at: number, end: number, matched: number, marker: RegExpExecArray): boolean {
    const [whole, bullet, number, delimiter, gap] = marker;
    if (this.#quote) this.#doubt();
    const sibling = this.#containers[matched]?.marker === (bullet ?? delimiter);
    const content = at + whole.length;
    if (content >= end) {
      // An empty item; whether it may interrupt a paragraph and what follows belongs to it are subtle.
      this.#doubt();
      return false;
    }
    if (number !== undefined && number !== '1' && this.#paragraph !== null && !sibling) {
      this.#doubt();
      return false;
    }
    if (gap!.includes('\t') || gap!.length > 4) this.#doubt();
    this.#close(matched);
    const column = content - lineStart;
    this.#containers.push({ column, marker: (bullet ?? delimiter)! });
    this.#readBlock(lineStart, content, end, 0, this.#containers.length);
    return true;
  }

  /** Ends the open paragraph and the containers the line is not in. */
  #close(matched: number): void {
    this.#endParagraph();
    this.#quote = false;
    this.#containers.length = matched;
  }

  #addText(at: number, end: number): void {
    this.#paragraph ??= { start: at, end, bar: false };
    this.#paragraph.end = end;
    this.#paragraph.bar ||= this.#text.slice(at, end).includes('|');
  }

  #endParagraph(): void {
    if (this.#paragraph === null) return;
    const { start, end, bar } = this.#paragraph;
    this.#paragraph = null;
    const content = this.#text.slice(start, end);
    // `[label]: target` is a definition whatever stands in the label.
    if (content.startsWith('[') && /[^\]]\]:/.test(content)) this.#doubt();
    if (!bar) {
      this.#inline(start, end, false);
      return;
    }
    const lines = content.split('\n').map((line) => line.trim());
    if (!lines.some((line) => isDelimiterRow(line))) this.#inline(start, end, false);
    else if (isDelimiterRow(lines[1] ?? '') && cellCount(lines[0]!) === cellCount(lines[1]!))
      this.#table(start, end);
    else {
      if (/[`<]|\]\(/.test(content)) this.#doubt();
      this.#inline(start, end, false);
    }
  }

  /** Cells are inline text of their own, so nothing may reach across a bar or a line break. */
  #table(start: number, end: number): void {
    let cell = start;
    for (let i = start; i <= end; i++) {
      const character = i === end ? '\n' : this.#text[i];
      if (character === '[' && this.#text[i + 1] === '[') {
        const wiki = wikiLinkAt(this.#text, i, 0);
        if (wiki !== null && wiki.span.end <= end) {
          i = wiki.span.end - 1;
          continue;
        }
      }
      if (character === '\\') this.#doubt();
      if (character !== '|' && character !== '\n') continue;
      this.#inline(cell, i, true);
      cell = i + 1;
    }
  }

  #inline(start: number, end: number, closed: boolean): void {
    if (!scanInline(this.#text, start, end, this, closed)) this.#doubt();
  }

  #atxHeading(at: number, lineEnd: number): void {
    const { depth, start, end, span } = atxHeadingAt(this.#text, at, lineEnd);
    this.#heading(depth, start, end, span);
  }

  #heading(depth: number, start: number, end: number, span: Span): void {
    const content = this.#text.slice(start, end).replace(/[ \t\r]+$/, '');
    const withoutCode = content.replace(/`([^`\s](?:[^`]*[^`\s])?)`/g, '$1');
    if (HEADING_MARKUP.test(content) || withoutCode.includes('`')) this.#doubt();
    this.#inline(start, end, false);
    this.#headings.push({ text: withoutCode, depth, anchor: this.#slugger.slug(withoutCode), span });
  }
}
