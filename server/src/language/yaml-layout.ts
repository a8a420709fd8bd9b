import type { Path, Span } from '../model/text.ts';
import { MAXIMUM_DEPTH } from '../text/limits.ts';
import { readFlow } from './flow-layout.ts';
import { isBreak, isSpace } from './white-space.ts';
import type { KeySlot, YamlLayout, YamlPlace } from './yaml-place.ts';

/** A quoted text is looked for as far as this; text that goes on longer is taken for one left open. */
const longestQuoted = 20_000;

interface Frame {
  readonly kind: 'map' | 'seq';
  readonly column: number;
  readonly path: Path;
  readonly keys: Set<string>;
  /** Key or position of the latest entry. */
  last: string | number;
  /** True while nothing stands behind the latest entry. */
  open: boolean;
}

/**
 * Reads the layout of a document from its lines: indentation, dashes, keys. Needs no well-formed YAML, so
 * that it serves half-typed text. Linear in the length of the document.
 *
 * @param region the document, without its `---`
 * @param cursor offset in the region
 */
export function yamlLayout(text: string, region: Span, cursor: number): YamlLayout {
  return new LayoutReader(text, region, cursor).read();
}

const samePath = (one: Path, other: Path): boolean =>
  one.length === other.length && one.every((step, index) => step === other[index]);

class LayoutReader {
  readonly #text: string;
  readonly #end: number;
  readonly #cursor: number;
  readonly #root = new Map<string, string>();
  readonly #stack: Frame[] = [];
  #line: number;
  #place: YamlPlace | null = null;
  #passed = false;

  constructor(text: string, region: Span, cursor: number) {
    this.#text = text;
    this.#end = region.end;
    this.#cursor = cursor;
    this.#line = region.start;
  }

  read(): YamlLayout {
    while (this.#line < this.#end || (this.#line === this.#end && !this.#passed)) {
      const lineEnd = this.#lineEnd(this.#line);
      const next = this.#readLine(this.#line, lineEnd);
      if (this.#cursor <= lineEnd) this.#passed = true;
      if (next <= this.#line || this.#stack.length > MAXIMUM_DEPTH) break;
      this.#line = next;
    }
    return { place: this.#place, root: this.#root };
  }

  #lineEnd(from: number): number {
    let i = from;
    while (i < this.#end && !isBreak(this.#text[i])) i += 1;
    return i;
  }

  #afterBreak(lineEnd: number): number {
    if (lineEnd >= this.#end) return this.#end + 1;
    return this.#text[lineEnd] === '\r' && this.#text[lineEnd + 1] === '\n' ? lineEnd + 2 : lineEnd + 1;
  }

  #skipSpaces(from: number, to: number): number {
    let i = from;
    while (i < to && isSpace(this.#text[i])) i += 1;
    return i;
  }

  /** Reads what stands on a line (and on those that go on with it); says where the next line begins. */
  #readLine(start: number, end: number): number {
    const text = this.#text;
    let at = this.#skipSpaces(start, end);
    const holdsCursor = start <= this.#cursor && this.#cursor <= end;
    if (at >= end) {
      if (holdsCursor) this.#place = this.#blankPlace(this.#cursor, this.#cursor - start);
      return this.#afterBreak(end);
    }
    if (text[at] === '#') {
      if (holdsCursor && this.#cursor <= at) this.#place = null;
      return this.#afterBreak(end);
    }
    let owner = -1;
    while (
      text[at] === '-' &&
      (at + 1 >= end || isSpace(text[at + 1])) &&
      this.#stack.length <= MAXIMUM_DEPTH
    ) {
      const column = at - start;
      this.#dash(column);
      owner = column;
      const rest = this.#skipSpaces(at + 1, end);
      if (rest >= end || text[rest] === '#') {
        if (holdsCursor && this.#cursor > at && (rest >= end || this.#cursor < rest))
          this.#place = this.#emptyItem(start, at);
        return this.#afterBreak(end);
      }
      at = rest;
    }
    return this.#content(start, at, end, owner);
  }

  /** A key with its value, or a text. `owner` is the column of the dash before it, -1 without one. */
  #content(start: number, at: number, end: number, owner: number): number {
    const column = at - start;
    const key = this.#keyAt(at, end);
    if (key === null) return this.#loneText(start, at, end, owner);
    const frame = this.#mapAt(column);
    if (frame === null) return this.#afterBreak(end);
    const onKey = at <= this.#cursor && this.#cursor <= key.end;
    if (onKey) {
      this.#place = this.#inMap(frame, key.word, column, true, key.quote);
    } else frame.keys.add(key.name);
    this.#holds('map', frame.path);
    frame.last = key.name;
    frame.open = true;
    return this.#value(start, key.end + 1, end, [...frame.path, key.name], frame);
  }

  /** The value behind a `:`; says where the next line begins. */
  #value(start: number, from: number, end: number, path: Path, frame: Frame): number {
    const text = this.#text;
    let at = this.#skipSpaces(from, end);
    while (at < end && (text[at] === '&' || text[at] === '!')) {
      while (at < end && !isSpace(text[at])) at += 1;
      at = this.#skipSpaces(at, end);
    }
    const onLine = from <= this.#cursor && this.#cursor <= end;
    if (at >= end || text[at] === '#') {
      if (onLine && (at >= end || this.#cursor < at)) {
        const needsSpace = this.#cursor === from;
        this.#place = {
          ...this.#nothing(this.#cursor, this.#cursor - start + (needsSpace ? 1 : 0)),
          scalar: path,
          inline: true,
          needsSpace,
        };
      }
      return this.#afterBreak(end);
    }
    frame.open = false;
    if (onLine && this.#cursor < at) return this.#valueEnd(start, at, end, path, frame.column, null);
    return this.#valueEnd(start, at, end, path, frame.column, { path, inline: true });
  }

  /** Reads a text, a block text or a collection in brackets; `slot` is what a cursor in it completes. */
  #valueEnd(
    start: number,
    at: number,
    end: number,
    path: Path,
    owner: number,
    slot: { readonly path: Path; readonly inline: boolean } | null,
  ): number {
    const text = this.#text;
    const first = text[at];
    if ((first === '|' || first === '>') && /^[|>][-+0-9]*\s*(?:#.*)?$/.test(text.slice(at, end)))
      return this.#afterDeeperLines(end, owner);
    if (first === '{' || first === '[') return this.#flow(at, path, owner);
    if (first === '"' || first === "'") {
      const close = this.#closingQuote(at, owner);
      const inside = this.#cursor > at && this.#cursor <= close.inner;
      if (inside && slot !== null) {
        this.#place = {
          ...this.#nothing(at + 1, at - start),
          word: { start: at + 1, end: close.inner },
          quote: first,
          scalar: slot.path,
          inline: slot.inline,
        };
      }
      if (path.length === 1) this.#root.set(String(path[0]), text.slice(at + 1, close.inner));
      return this.#afterBreak(this.#lineEnd(close.end));
    }
    const stop = this.#plainEnd(at, end);
    if (path.length === 1) this.#root.set(String(path[0]), text.slice(at, stop).trimEnd());
    if (slot !== null && at <= this.#cursor && this.#cursor <= stop) {
      this.#place = {
        ...this.#nothing(at, at - start),
        word: { start: at, end: stop },
        scalar: slot.path,
        inline: slot.inline,
      };
    }
    return this.#afterBreak(end);
  }

  /** Text without a key: an entry of a list, a key in the making, or one more line of a long text. */
  #loneText(start: number, at: number, end: number, owner: number): number {
    const text = this.#text;
    const column = at - start;
    const first = text[at];
    const item = owner >= 0 ? this.#stack.at(-1)! : null;
    if (item !== null) {
      item.open = false;
      const path = [...item.path, item.last];
      const before = this.#place;
      const next = this.#valueEnd(start, at, end, path, owner, { path, inline: false });
      const plain = this.#place !== before && this.#place?.scalar !== null && this.#place?.quote === '';
      if (plain && this.#place !== null && !this.#place.flow && this.#isWord(at, this.#place.word.end)) {
        const frame = this.#push('map', column, path);
        this.#place = { ...this.#place, key: { path, present: frame.keys, hasColon: false } };
      }
      return next;
    }
    const isHere = at <= this.#cursor && this.#cursor <= end;
    if (first === '{' || first === '[') {
      const path = this.#openPath(column) ?? [];
      return this.#flow(at, path, column - 1);
    }
    const stop = this.#plainEnd(at, end);
    if (isHere && this.#cursor <= stop && (first === '"' || this.#isWord(at, stop)))
      this.#place = this.#wordPlace(at, stop, column);
    return this.#afterBreak(end);
  }

  /** A word alone on its line: most likely the beginning of a key, a list entry or a value. */
  #wordPlace(at: number, stop: number, column: number): YamlPlace | null {
    const place = this.#blankPlace(at, column);
    if (place === null) return null;
    if (place.key !== null) this.#mapAt(column);
    return { ...place, word: { start: at, end: stop } };
  }

  #isWord(from: number, to: number): boolean {
    return to - from <= 80 && !/\s/.test(this.#text.slice(from, to));
  }

  /** Column of the first line with content behind an offset's line; -1 where none follows. */
  #nextColumn(offset: number): number {
    let start = this.#afterBreak(this.#lineEnd(offset));
    while (start <= this.#end) {
      const end = this.#lineEnd(start);
      const at = this.#skipSpaces(start, end);
      if (at < end && this.#text[at] !== '#') return at - start;
      start = this.#afterBreak(end);
    }
    return -1;
  }

  /** What can be written on an empty line at a column, where the lines behind it leave room for it. */
  #blankPlace(at: number, column: number): YamlPlace | null {
    const next = this.#nextColumn(at);
    if (next > column) return null;
    const nothing = this.#nothing(at, column);
    let depth = this.#stack.length;
    while (depth > 0 && this.#stack[depth - 1]!.column > column) depth -= 1;
    const frame = this.#stack[depth - 1];
    const inner = this.#stack[depth];
    if (frame === undefined) {
      if (inner !== undefined || column > 0) return null;
      return { ...nothing, key: { path: [], present: this.#push('map', 0, []).keys, hasColon: false } };
    }
    if (frame.column === column) {
      if (frame.kind === 'seq') {
        const below = this.#stack[depth - 2];
        const key: KeySlot | null =
          below?.kind === 'map' && below.column === column
            ? { path: below.path, present: below.keys, hasColon: false }
            : null;
        return { ...nothing, item: frame.path, key };
      }
      return { ...nothing, key: { path: frame.path, present: frame.keys, hasColon: false } };
    }
    if (!frame.open || inner !== undefined || (frame.column < next && next < column)) return null;
    const path = [...frame.path, frame.last];
    const present = this.#push('map', column, path).keys;
    if (frame.kind === 'seq') return { ...nothing, scalar: path, key: { path, present, hasColon: false } };
    return { ...nothing, scalar: path, item: path, key: { path, present, hasColon: false } };
  }

  /** Behind a `-` with nothing after it yet. */
  #emptyItem(start: number, dash: number): YamlPlace | null {
    const frame = this.#stack.at(-1)!;
    const path = [...frame.path, frame.last];
    const needsSpace = this.#cursor === dash + 1;
    const column = this.#cursor - start + (needsSpace ? 1 : 0);
    const next = this.#nextColumn(dash);
    if (next > frame.column && next !== column) return null;
    const present = this.#push('map', column, path).keys;
    return {
      ...this.#nothing(this.#cursor, column),
      scalar: path,
      key: { path, present, hasColon: false },
      needsSpace,
    };
  }

  #inMap(frame: Frame, word: Span, column: number, hasColon: boolean, quote: '' | '"' | "'"): YamlPlace {
    return {
      ...this.#nothing(word.start, column),
      word,
      quote,
      key: { path: frame.path, present: frame.keys, hasColon },
    };
  }

  #nothing(at: number, column: number): YamlPlace {
    return {
      key: null,
      scalar: null,
      item: null,
      word: { start: at, end: at },
      quote: '',
      column,
      flow: false,
      inline: false,
      needsSpace: false,
    };
  }

  /** Path of what may stand on a line of its own at a column: the value of an entry still empty. */
  #openPath(column: number): Path | null {
    const frame = this.#stack.findLast((each) => each.column < column);
    return frame?.open === true ? [...frame.path, frame.last] : null;
  }

  #push(kind: Frame['kind'], column: number, path: Path): Frame {
    const frame: Frame = { kind, column, path, keys: new Set(), last: kind === 'seq' ? -1 : '', open: false };
    this.#stack.push(frame);
    return frame;
  }

  /** A value turns out to hold a mapping or list already: nothing of another kind can be written there. */
  #holds(kind: Frame['kind'], path: Path): void {
    const place = this.#place;
    if (place === null || place.flow || place.scalar === null || !samePath(place.scalar, path)) return;
    if (place.inline) this.#place = null;
    else if (kind === 'map') this.#place = { ...place, scalar: null, item: null };
    else this.#place = { ...place, scalar: null, key: null };
  }

  /** Enters the list whose dashes stand at a column and begins its next entry. */
  #dash(column: number): void {
    while (this.#stack.length > 0) {
      const top = this.#stack.at(-1)!;
      const belongs = top.column < column || (top.column === column && (top.kind === 'seq' || top.open));
      if (belongs) break;
      this.#stack.pop();
    }
    let top = this.#stack.at(-1);
    if (top?.kind !== 'seq' || top.column !== column) {
      if (top !== undefined) top.open = false;
      top = this.#push('seq', column, top === undefined ? [] : [...top.path, top.last]);
      this.#holds('seq', top.path);
    }
    top.last = Number(top.last) + 1;
    top.open = true;
  }

  /** The mapping whose keys stand at a column; null where the layout allows none. */
  #mapAt(column: number): Frame | null {
    while (this.#stack.length > 0) {
      const top = this.#stack.at(-1)!;
      if (top.column < column || (top.column === column && top.kind === 'map')) break;
      this.#stack.pop();
    }
    const top = this.#stack.at(-1);
    if (top?.kind === 'map' && top.column === column) return top;
    if (top !== undefined && !top.open) return null;
    if (top !== undefined) top.open = false;
    return this.#push('map', column, top === undefined ? [] : [...top.path, top.last]);
  }

  #keyAt(
    at: number,
    end: number,
  ): {
    readonly name: string;
    readonly word: Span;
    readonly end: number;
    readonly quote: '' | '"' | "'";
  } | null {
    const text = this.#text;
    const first = text[at];
    if (first === '"' || first === "'") {
      let close = at + 1;
      while (close < end && text[close] !== first) close += 1;
      const colon = this.#skipSpaces(close + 1, end);
      if (text[colon] !== ':' || colon >= end) return null;
      const word = { start: at + 1, end: close };
      return { name: text.slice(word.start, word.end), word, end: colon, quote: first };
    }
    if (first === '{' || first === '[' || first === '#') return null;
    for (let i = at; i < end; i += 1) {
      if (text[i] === '#' && isSpace(text[i - 1])) return null;
      if (text[i] !== ':' || (i + 1 < end && !isSpace(text[i + 1]))) continue;
      const name = text.slice(at, i).trimEnd();
      return { name, word: { start: at, end: at + name.length }, end: i, quote: '' };
    }
    return null;
  }

  /** End of a plain text on its line, without a comment behind it. */
  #plainEnd(at: number, end: number): number {
    let stop = end;
    for (let i = at; i < end; i += 1) {
      if (this.#text[i] === '#' && isSpace(this.#text[i - 1])) {
        stop = i;
        break;
      }
    }
    let trimmed = stop;
    while (trimmed > at && isSpace(this.#text[trimmed - 1])) trimmed -= 1;
    // Blanks up to the cursor count as written, so that nothing is offered behind a finished word.
    stop = trimmed < this.#cursor && this.#cursor <= stop ? this.#cursor : trimmed;
    return stop;
  }

  /** Where a quoted text ends; one that is never closed ends with its line. */
  #closingQuote(at: number, owner: number): { readonly inner: number; readonly end: number } {
    const text = this.#text;
    const quote = text[at]!;
    const lineEnd = this.#lineEnd(at);
    const limit = Math.min(this.#end, at + longestQuoted);
    for (let i = at + 1; i < limit; i += 1) {
      if (text[i] === '\\' && quote === '"') i += 1;
      else if (text[i] === quote) {
        if (quote === "'" && text[i + 1] === "'") i += 1;
        else return { inner: i, end: i + 1 };
      } else if (isBreak(text[i]) && !this.#goesOn(i, owner)) break;
    }
    return { inner: lineEnd, end: lineEnd };
  }

  /** Whether the line behind a line break is indented deeper than a column (or blank). */
  #goesOn(lineEnd: number, owner: number): boolean {
    const start = this.#afterBreak(lineEnd);
    if (start > this.#end) return false;
    const end = this.#lineEnd(start);
    const at = this.#skipSpaces(start, end);
    return at >= end || at - start > owner;
  }

  /** Start of the first line behind `lineEnd` that is not indented deeper than a column. */
  #afterDeeperLines(lineEnd: number, owner: number): number {
    let end = lineEnd;
    while (end < this.#end) {
      const start = this.#afterBreak(end);
      const stop = this.#lineEnd(start);
      const at = this.#skipSpaces(start, stop);
      const blank = at >= stop;
      if (!blank && at - start <= owner) break;
      // A cursor on a blank line at or before the owner's column is behind the text, not in it.
      if (blank && start <= this.#cursor && this.#cursor <= stop && this.#cursor - start <= owner) break;
      end = stop;
    }
    return this.#afterBreak(end);
  }

  #flow(at: number, path: Path, owner: number): number {
    const found = readFlow(
      this.#text,
      at,
      this.#end,
      this.#cursor,
      path,
      (lineEnd) => {
        const start = this.#afterBreak(lineEnd);
        const first = this.#text[this.#skipSpaces(start, this.#end)];
        return this.#goesOn(lineEnd, owner) || first === ']' || first === '}';
      },
      this.#root,
    );
    if (found.place !== null) this.#place = found.place;
    return this.#afterBreak(this.#lineEnd(Math.min(found.end, this.#end)));
  }
}
