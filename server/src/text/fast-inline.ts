import type { Span } from '../model/text.ts';
import { isEscaped, wikiLinkAt } from './wiki-link.ts';

/** What the inline scanner finds in one paragraph, heading or table cell. Offsets are into the text. */
export interface InlineSink {
  comment(span: Span): void;
  link(image: boolean, span: Span, urlSpan: Span): void;
  /** `[[` of a wiki link. */
  wikiLink(offset: number): void;
}

/** HTML tags without attributes that are common in running text. */
const SIMPLE_TAG = /<\/?(?:br|sub|sup|kbd|b|i|em|strong|u|s|mark|small|code) ?\/?>/iy;
const AUTOLINK = /<(?:https?:\/\/|mailto:)[^\s<>`[\]()\\&]*>/iy;
/** A comment that every version of the rules takes for one. */
const COMMENT = /<!-- (?:[^-<>`]|-(?!-))*-->/y;
/** Target and optional title in the round brackets of a link. */
const RESOURCE = /\(([^\s<>()[\]\\&`]*)(?:[ ]+(?:"[^"\\&`[\]<]*"|'[^'\\&`[\]<]*'))?[ ]*\)/y;
const INTERESTING = /[`[\]<\\]/g;

/**
 * Scans inline Markdown for code, links, comments and wiki links. Exact where it returns true; false means
 * that the text holds something whose meaning takes a full parser, and that what was found is a best guess.
 * @param closed demand that all brackets close within the text: it may be part of a larger one
 */
export function scanInline(
  file: string,
  start: number,
  end: number,
  sink: InlineSink,
  closed: boolean,
): boolean {
  // Searches must not run beyond the end, or many short texts would take quadratic time.
  const text = file.slice(start, end);
  let sure = true;
  const openers: { offset: number; image: boolean }[] = [];
  let runs: BacktickRuns | null = null;
  let i = 0;
  for (;;) {
    INTERESTING.lastIndex = i;
    const match = INTERESTING.exec(text);
    if (match === null) break;
    i = match.index;
    switch (match[0]) {
      case '\\':
        i += 2;
        break;
      case '`': {
        runs ??= new BacktickRuns(text);
        const length = runLength(text, i);
        const close = runs.next(length, i + length);
        if (close === -1) {
          sure = false;
          i += length;
        } else {
          i = close + length;
        }
        break;
      }
      case '<': {
        const length = htmlLength(text, i);
        if (length > 0 && text.startsWith('<!--', i))
          sink.comment({ start: start + i, end: start + i + length });
        if (length === -1) sure = false;
        i += length > 0 ? length : 1;
        break;
      }
      case '[': {
        const wiki = text[i + 1] === '[' ? wikiLinkAt(text, i, 0) : null;
        if (wiki !== null && text[wiki.span.end] !== '(') {
          if (/[`<\\]/.test(text.slice(i, wiki.span.end))) sure = false;
          sink.wikiLink(start + i);
          i = wiki.span.end;
        } else {
          openers.push({ offset: i, image: text[i - 1] === '!' && !isEscaped(text, i - 1) });
          i++;
        }
        break;
      }
      default: {
        const opener = openers.pop();
        if (opener === undefined && closed) sure = false;
        if (opener !== undefined && text[i + 1] === '(') {
          RESOURCE.lastIndex = i + 1;
          const resource = RESOURCE.exec(text);
          if (resource === null) {
            sure = false;
            i++;
            break;
          }
          if (openers.length > 0) sure = false;
          const url = resource[1]!;
          const urlStart = start + (url === '' ? RESOURCE.lastIndex - 1 : i + 2);
          sink.link(
            opener.image,
            { start: start + opener.offset - (opener.image ? 1 : 0), end: start + RESOURCE.lastIndex },
            { start: urlStart, end: urlStart + url.length },
          );
          i = RESOURCE.lastIndex;
        } else {
          // `[label]:` may define the target of references anywhere in the file.
          if (text[i + 1] === ':' && text[i - 1] !== ']') sure = false;
          i++;
        }
      }
    }
  }
  if (closed && openers.length > 0) sure = false;
  return sure && !hasDoubtfulAddress(text);
}

/** True when a bare address is followed by a character that could be its end or markup. */
function hasDoubtfulAddress(text: string): boolean {
  ADDRESS.lastIndex = 0;
  for (let match = ADDRESS.exec(text); match !== null; match = ADDRESS.exec(text)) {
    let i = ADDRESS.lastIndex;
    // The target of a link is no bare address.
    const inLink = text.startsWith('](', match.index - 2) || text[match.index - 1] === '<';
    while (i < text.length && !ADDRESS_END.has(text[i]!) && !(inLink && text[i] === ')')) i++;
    if (!inLink && i < text.length && '`[]<'.includes(text[i]!)) return true;
    ADDRESS.lastIndex = i;
  }
  return false;
}

const ADDRESS = /https?:\/\/|www\./gi;
const ADDRESS_END: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r', '`', '[', ']', '<']);

function runLength(text: string, start: number): number {
  let i = start;
  while (text[i] === '`') i++;
  return i - start;
}

/** The runs of backticks in a text by their length, to be asked for in text order. */
class BacktickRuns {
  readonly #offsets = new Map<number, { readonly starts: number[]; next: number }>();

  constructor(text: string) {
    let i = text.indexOf('`');
    while (i !== -1) {
      const length = runLength(text, i);
      const known = this.#offsets.get(length);
      if (known) known.starts.push(i);
      else this.#offsets.set(length, { starts: [i], next: 0 });
      i = text.indexOf('`', i + length);
    }
  }

  /** Offset of the first run of exactly `length` backticks at or behind `from`, or -1. */
  next(length: number, from: number): number {
    const known = this.#offsets.get(length);
    if (known === undefined) return -1;
    while (known.next < known.starts.length && known.starts[known.next]! < from) known.next++;
    return known.starts[known.next] ?? -1;
  }
}

/** Length of the HTML, comment or autolink at `<`; 0 when it is a plain character, -1 when unclear. */
function htmlLength(text: string, start: number): number {
  for (const pattern of [SIMPLE_TAG, AUTOLINK, COMMENT]) {
    pattern.lastIndex = start;
    if (pattern.test(text)) return pattern.lastIndex - start;
  }
  return /[A-Za-z/!?]/.test(text[start + 1] ?? '') ? -1 : 0;
}
