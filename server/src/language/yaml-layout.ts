import type { Path, Span } from '../model/text.ts';
import { MAXIMUM_DEPTH } from '../text/limits.ts';
import { blankPlace, dashIndent, emptyPlace, entryPlace, keyPlace } from './yaml-layout/blank.ts';
import { EntryTexts } from './yaml-layout/entry-texts.ts';
import { readFlow } from './yaml-layout/flow.ts';
import { type Frame, Frames, latest } from './yaml-layout/frames.ts';
import { isSpace, YamlLines } from './yaml-layout/lines.ts';
import { nearbyPlaces } from './yaml-layout/nearby.ts';
import { closingQuote, isWord, keyAt, opensBlockText, plainEnd } from './yaml-layout/tokens.ts';
import type { Indent, YamlLayout, YamlPlace } from './yaml-place.ts';

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

/** What a cursor in a value completes. */
interface ValueSlot {
  readonly path: Path;
  readonly inline: boolean;
}

/** An entry of a list as it is written, without its quotes. */
const entryText = (text: string, at: number, end: number): string =>
  text.slice(at, end).replace(/^(["'])(.*)\1$/, '$2');

class LayoutReader {
  readonly #lines: YamlLines;
  readonly #cursor: number;
  readonly #root = new Map<string, string>();
  readonly #entry = new EntryTexts();
  readonly #frames = new Frames();
  #line: number;
  #place: YamlPlace | null = null;
  #nearby: readonly YamlPlace[] = [];
  #passed = false;

  constructor(text: string, region: Span, cursor: number) {
    this.#lines = new YamlLines(text, region.end);
    this.#cursor = cursor;
    this.#line = region.start;
  }

  read(): YamlLayout {
    const lines = this.#lines;
    while (this.#line < lines.end || (this.#line === lines.end && !this.#passed)) {
      const lineEnd = lines.endOf(this.#line);
      const next = this.#readLine(this.#line, lineEnd);
      if (this.#cursor <= lineEnd) this.#passed = true;
      if (next <= this.#line || this.#frames.depth > MAXIMUM_DEPTH) break;
      this.#line = next;
    }
    const { sections } = this.#frames;
    const place = this.#place;
    const at = place?.key?.path ?? place?.scalar ?? this.#nearby[0]?.key?.path ?? [];
    return {
      place,
      nearby: this.#nearby,
      root: this.#root,
      entry: this.#entry.of(at),
      sections,
    };
  }

  /** Reads what stands on a line (and on those that go on with it); says where the next line begins. */
  #readLine(start: number, end: number): number {
    const lines = this.#lines;
    const { text } = lines;
    let at = lines.skipSpaces(start, end);
    const holdsCursor = start <= this.#cursor && this.#cursor <= end;
    if (at >= end) {
      if (holdsCursor) this.#place = this.#blank(start, this.#cursor);
      return lines.afterBreak(end);
    }
    if (text[at] === '#') {
      if (holdsCursor && this.#cursor <= at) this.#place = null;
      return lines.afterBreak(end);
    }
    let owner = -1;
    let indent: Indent | null = null;
    while (
      text[at] === '-' &&
      (at + 1 >= end || isSpace(text[at + 1])) &&
      this.#frames.depth <= MAXIMUM_DEPTH
    ) {
      owner = at - start;
      const { list, first } = this.#frames.dash(owner);
      if (first) this.#holds('seq', list.path);
      indent ??= dashIndent(list, start, at);
      const rest = lines.skipSpaces(at + 1, end);
      if (rest >= end || text[rest] === '#') {
        if (holdsCursor && this.#cursor > at && (rest >= end || this.#cursor < rest))
          this.#place = entryPlace(lines, this.#frames, start, at, this.#cursor);
        return lines.afterBreak(end);
      }
      at = rest;
    }
    return this.#content(start, at, end, owner, indent);
  }

  /** What can be written on a line that is empty up to an offset, or holds a single word from there on. */
  #blank(start: number, at: number): YamlPlace | null {
    const place = blankPlace(this.#lines, this.#frames, at, at - start);
    this.#nearby = nearbyPlaces(this.#lines, this.#frames, start, at, place !== null);
    return place;
  }

  /**
   * A key with its value, or a text.
   * @param owner column of the dash before it, -1 without one
   * @param indent that dash should have, null where it has it
   */
  #content(start: number, at: number, end: number, owner: number, indent: Indent | null): number {
    const column = at - start;
    const key = keyAt(this.#lines, at, end);
    if (key === null) return this.#loneText(start, at, end, owner, indent);
    const frame = this.#frames.mapAt(column);
    if (frame === null) return this.#lines.afterBreak(end);
    const onKey = at <= this.#cursor && this.#cursor <= key.end;
    if (onKey) this.#place = keyPlace(frame, key.word, column, key.quote);
    else frame.keys.add(key.name);
    this.#holds('map', frame.path);
    frame.last = key.name;
    frame.open = true;
    return this.#value(start, key.end + 1, end, latest(frame), frame);
  }

  /** The value behind a `:`; says where the next line begins. */
  #value(start: number, from: number, end: number, path: Path, frame: Frame): number {
    const lines = this.#lines;
    const { text } = lines;
    let at = lines.skipSpaces(from, end);
    while (at < end && (text[at] === '&' || text[at] === '!')) {
      while (at < end && !isSpace(text[at])) at += 1;
      at = lines.skipSpaces(at, end);
    }
    const onLine = from <= this.#cursor && this.#cursor <= end;
    if (at >= end || text[at] === '#') {
      if (onLine && (at >= end || this.#cursor < at)) {
        const needsSpace = this.#cursor === from;
        this.#place = {
          ...emptyPlace(this.#cursor, this.#cursor - start + (needsSpace ? 1 : 0)),
          scalar: path,
          inline: true,
          needsSpace,
        };
      }
      return lines.afterBreak(end);
    }
    frame.open = false;
    if (onLine && this.#cursor < at) return this.#valueEnd(start, at, end, path, frame.column, null);
    return this.#valueEnd(start, at, end, path, frame.column, { path, inline: true });
  }

  /** Reads a text, a block text or a collection in brackets. */
  #valueEnd(
    start: number,
    at: number,
    end: number,
    path: Path,
    owner: number,
    slot: ValueSlot | null,
  ): number {
    const lines = this.#lines;
    const { text } = lines;
    const first = text[at];
    if (opensBlockText(text, at, end)) return lines.afterDeeper(end, owner, this.#cursor);
    if (first === '{' || first === '[') return this.#flow(at, path, owner);
    if (first === '"' || first === "'") {
      const close = closingQuote(lines, at, owner);
      const inside = this.#cursor > at && this.#cursor <= close.inner;
      if (inside && slot !== null) {
        this.#place = {
          ...emptyPlace(at + 1, at - start),
          word: { start: at + 1, end: close.inner },
          quote: first,
          scalar: slot.path,
          inline: slot.inline,
        };
      }
      this.#note(path, text.slice(at + 1, close.inner));
      return lines.afterBreak(lines.endOf(close.end));
    }
    const stop = plainEnd(lines, at, end, this.#cursor);
    this.#note(path, text.slice(at, stop).trimEnd());
    if (slot !== null && at <= this.#cursor && this.#cursor <= stop) {
      this.#place = {
        ...emptyPlace(at, at - start),
        word: { start: at, end: stop },
        scalar: slot.path,
        inline: slot.inline,
      };
    }
    return lines.afterBreak(end);
  }

  /** Text without a key: an entry of a list, a key in the making, or one more line of a long text. */
  #loneText(start: number, at: number, end: number, owner: number, indent: Indent | null): number {
    const lines = this.#lines;
    const { text } = lines;
    const column = at - start;
    const first = text[at];
    const item = owner >= 0 ? this.#frames.top! : null;
    if (item !== null) {
      item.open = false;
      const before = this.#place;
      const next = this.#valueEnd(start, at, end, latest(item), owner, {
        path: latest(item),
        inline: false,
      });
      if (this.#place === before) item.texts.add(entryText(text, at, plainEnd(lines, at, end, -1)));
      else if (this.#place !== null && !this.#place.flow)
        this.#place = this.#inEntry(this.#place, item, start, at, indent);
      return next;
    }
    const isHere = at <= this.#cursor && this.#cursor <= end;
    if (first === '{' || first === '[') {
      const path = this.#frames.openPath(column) ?? [];
      return this.#flow(at, path, column - 1);
    }
    const stop = plainEnd(lines, at, end, this.#cursor);
    if (isHere && this.#cursor <= stop && (first === '"' || isWord(text, at, stop)))
      this.#place = this.#wordPlace(start, at, stop);
    return lines.afterBreak(end);
  }

  /** A text that is an entry of a list: while it is one word, it may be a key in the making. */
  #inEntry(place: YamlPlace, item: Frame, start: number, at: number, wanted: Indent | null): YamlPlace {
    const path = latest(item);
    const others = item.texts;
    const { text } = this.#lines;
    if (place.scalar === null || place.quote !== '' || !isWord(text, at, place.word.end))
      return { ...place, others };
    const indent = this.#lines.nextColumn(at) > item.column ? null : wanted;
    const column = at - start + (indent === null ? 0 : indent.column - (indent.span.end - start));
    const frame = this.#frames.push('map', column, path);
    return { ...place, others, column, indent, key: { path, present: frame.keys, hasColon: false } };
  }

  /** A word alone on its line: most likely the beginning of a key, a list entry or a value. */
  #wordPlace(start: number, at: number, stop: number): YamlPlace | null {
    const word = { start: at, end: stop };
    const place = this.#blank(start, at);
    this.#nearby = this.#nearby.map((each) => ({ ...each, word }));
    if (place === null) return null;
    if (place.key !== null && place.item === null) this.#frames.mapAt(at - start);
    return { ...place, word };
  }

  #note(path: Path, value: string): void {
    if (path.length === 1) this.#root.set(String(path[0]), value);
    else if (path.length === 3) this.#entry.set(path, value);
  }

  /** A value turns out to hold a mapping or list already: nothing of another kind can be written there. */
  #holds(kind: Frame['kind'], path: Path): void {
    const place = this.#place;
    if (place === null || place.flow || place.scalar === null || !samePath(place.scalar, path)) return;
    if (place.inline) this.#place = null;
    else if (kind === 'map') this.#place = { ...place, scalar: null, item: null };
    else this.#place = { ...place, scalar: null, key: null };
  }

  #flow(at: number, path: Path, owner: number): number {
    const lines = this.#lines;
    const found = readFlow(
      lines.text,
      at,
      lines.end,
      this.#cursor,
      path,
      (lineEnd) => {
        const start = lines.afterBreak(lineEnd);
        const first = lines.text[lines.skipSpaces(start, lines.end)];
        return lines.goesOn(lineEnd, owner) || first === ']' || first === '}';
      },
      (inner, value) => this.#note(inner, value),
      this.#frames.sections,
    );
    if (found.place !== null) this.#place = found.place;
    return lines.afterBreak(lines.endOf(Math.min(found.end, lines.end)));
  }
}
