import {
  CHOMPING_MODE,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import type { Json, JsonObject } from '../model/json.ts';
import { setKey } from './data.ts';
import { buildTrees } from './fast-tree.ts';
import { documentMarkers, isBreak, skipSpaceAndComments } from './layout.ts';
import { exceedsBytes, MAXIMUM_BYTES, MAXIMUM_DEPTH, MAXIMUM_NODES } from './limits.ts';
import type { YamlNode } from './node.ts';
import { blockEndOddity, oddity } from './oddity.ts';
import { isJsonNumber, plainValue, survivesBinary64, textOddity } from './scalar.ts';
import type { RawOddity, YamlDocument, YamlStream } from './yaml-stream.ts';

/** What the fast reader can say: the stream, or why it leaves the text to the lossless reader. */
export type FastResult =
  | { readonly kind: 'read'; readonly stream: YamlStream }
  /** Well-formed, but with something in it that readers disagree on. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'fault'; readonly reason: string; readonly offset: number; readonly tooDeep: boolean };

/** Characters that YAML allows nowhere (YAML 1.2.2, section 5.1), and byte-order marks inside the text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNUSUAL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]/;

/** An escaped line break with a blank line behind it, in double quotes. */
const ESCAPED_BREAK_AND_BLANK = /\\\r?[\r\n][ \t]*[\r\n]/;

/** The header of a block scalar that states its indentation, such as `|2`. */
const INDENTATION_INDICATOR = /[|>][-+]?[1-9]/;

/**
 * Lines whose meaning depends on the reader: with a tab in the indentation, directives, a colon with text
 * right behind it, text behind `...`.
 */
const UNUSUAL_LINE = /(?:^|[\r\n])(?:[ \t]*(?:[\t%]|:[^\s])|\.\.\.[ \t])/;

function isUnusual(text: string): boolean {
  return UNUSUAL.test(text) || !text.isWellFormed() || UNUSUAL_LINE.test(text);
}

/**
 * Reads well-formed, unambiguous YAML straight into data, at many times the speed of the lossless reader.
 * @param base added to every offset
 */
export function readFast(text: string, base: number): FastResult {
  if (isUnusual(text)) return { kind: 'ambiguous' };
  const events = eventsOf(text);
  if (!Array.isArray(events)) return events;
  if (text.startsWith('...', skipSpaceAndComments(text, 0))) return { kind: 'ambiguous' };
  const markers = text.includes('---') ? documentMarkers(text) : [];
  const starts = documentStarts(events, markers);
  if (starts === null) return { kind: 'ambiguous' };
  const documents = new Builder(text, base, starts, events).documents();
  return documents === null
    ? { kind: 'ambiguous' }
    : { kind: 'read', stream: { documents, faults: [], isPlain: true } };
}

/** Parses, or says where and why that is not possible. */
function eventsOf(text: string): Event[] | Extract<FastResult, { kind: 'fault' }> {
  try {
    return parseEvents(text, { maxDepth: MAXIMUM_DEPTH });
  } catch (error) {
    if (!(error instanceof YAMLException)) {
      return { kind: 'fault', reason: 'nested too deeply', offset: 0, tooDeep: true };
    }
    return {
      kind: 'fault',
      reason: error.reason,
      offset: Math.min(error.mark?.position ?? 0, text.length),
      tooDeep: error.reason.startsWith('nesting exceeded'),
    };
  }
}

/** Where a document begins in the text, and where its content may. */
export interface DocumentStart {
  readonly start: number;
  readonly content: number;
}

/** The starts of all documents; null when markers and documents do not match one to one. */
function documentStarts(events: readonly Event[], markers: readonly number[]): DocumentStart[] | null {
  const starts: DocumentStart[] = [];
  let marker = 0;
  for (const event of events) {
    if (event.type !== EVENT_ID.DOCUMENT) continue;
    if (event.directives.length > 0) return null;
    if (event.explicitStart) {
      const at = markers[marker++];
      if (at === undefined) return null;
      starts.push({ start: starts.length === 0 ? 0 : at, content: at + 3 });
    } else if (starts.length === 0) {
      starts.push({ start: 0, content: 0 });
    } else {
      return null;
    }
  }
  return marker === markers.length ? starts : null;
}

/** One pass over the events; gives up (null) at the first thing readers could disagree on. */
class Builder {
  readonly #text: string;
  readonly #base: number;
  readonly #starts: readonly DocumentStart[];
  readonly #events: readonly Event[];
  #at = 0;
  #nodes = 0;
  #ambiguous = false;
  #oddities: RawOddity[] = [];

  constructor(text: string, base: number, starts: readonly DocumentStart[], events: readonly Event[]) {
    this.#text = text;
    this.#base = base;
    this.#starts = starts;
    this.#events = events;
  }

  documents(): YamlDocument[] | null {
    const documents: YamlDocument[] = [];
    const trees = lazyTrees(this.#text, this.#base, this.#starts, this.#events);
    const tooManyBytes = exceedsBytes(this.#text, MAXIMUM_BYTES);
    while (this.#at < this.#events.length) {
      const index = documents.length;
      this.#at++;
      this.#nodes = 0;
      this.#oddities = [];
      const root = this.#events[this.#at]!;
      const empty = root.type === EVENT_ID.SCALAR && isEmpty(root);
      const data = this.#value();
      if (this.#ambiguous) return null;
      this.#at++;
      const span = {
        start: this.#base + this.#starts[index]!.start,
        end: this.#base + (this.#starts[index + 1]?.start ?? this.#text.length),
      };
      if (tooManyBytes || this.#nodes > MAXIMUM_NODES) this.#oddities.push(oddity('too-large', span, ''));
      documents.push({
        data: empty ? undefined : data,
        oddities: this.#oddities,
        tree: () => trees()[index] ?? null,
        span,
        nodes: empty ? 0 : this.#nodes,
      });
    }
    return documents;
  }

  /** The value that begins at the current event; moves behind it. */
  #value(): Json {
    const event = this.#events[this.#at++]!;
    this.#nodes++;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event);
      case EVENT_ID.MAPPING:
        if (event.anchorStart !== -1 || event.tagStart !== -1) return this.#giveUp();
        return this.#mapping(event.style === COLLECTION_STYLE.BLOCK);
      case EVENT_ID.SEQUENCE:
        if (event.anchorStart !== -1 || event.tagStart !== -1) return this.#giveUp();
        return this.#sequence();
      default:
        return this.#giveUp();
    }
  }

  #mapping(block: boolean): Json {
    const object: JsonObject = {};
    let first = true;
    while (this.#events[this.#at]!.type !== EVENT_ID.POP) {
      const event = this.#events[this.#at++]!;
      this.#nodes++;
      if (event.type !== EVENT_ID.SCALAR) return this.#giveUp();
      if (block && !first && !this.#beginsLine(event)) return this.#giveUp();
      first = false;
      const key = this.#key(event);
      if (key === null || Object.hasOwn(object, key)) return this.#giveUp();
      const value = this.#value();
      if (this.#ambiguous) return null;
      setKey(object, key, value);
    }
    this.#at++;
    return object;
  }

  /** True when nothing but spaces stands before the scalar on its line. */
  #beginsLine(event: ScalarEvent): boolean {
    let i = event.valueStart - (event.style === SCALAR_STYLE.PLAIN ? 1 : 2);
    while (this.#text.charCodeAt(i) === 32) i--;
    return i < 0 || isBreak(this.#text.charCodeAt(i));
  }

  #sequence(): Json {
    const list: Json[] = [];
    while (this.#events[this.#at]!.type !== EVENT_ID.POP) {
      list.push(this.#value());
      if (this.#ambiguous) return null;
    }
    this.#at++;
    // A copy has no room to spare: a list that grew item by item has some for seventeen.
    return list.slice();
  }

  #key(event: ScalarEvent): string | null {
    if (event.anchorStart !== -1 || event.tagStart !== -1 || isEmpty(event)) return null;
    const text = getScalarValue(this.#text, event);
    if (event.style === SCALAR_STYLE.PLAIN) {
      return text !== '<<' && typeof plainValue(text) === 'string' ? text : null;
    }
    return this.#isClear(event, text) ? text : null;
  }

  #scalar(event: ScalarEvent): Json {
    if (event.anchorStart !== -1 || event.tagStart !== -1) return this.#giveUp();
    if (isEmpty(event)) return null;
    const text = getScalarValue(this.#text, event);
    if (event.style !== SCALAR_STYLE.PLAIN) return this.#isClear(event, text) ? text : this.#giveUp();
    const value = plainValue(text);
    if (typeof value === 'number') {
      return isJsonNumber(text) && survivesBinary64(text, value) ? value : this.#giveUp();
    }
    const odd = typeof value === 'string' ? textOddity(value) : null;
    if (odd !== null) {
      const span = { start: this.#base + event.valueStart, end: this.#base + event.valueEnd };
      this.#oddities.push(oddity(odd, span, text));
    }
    return value;
  }

  /** True when all readers get the same text from a quoted or block scalar. */
  #isClear(event: ScalarEvent, value: string): boolean {
    if (event.fast) return true;
    switch (event.style) {
      case SCALAR_STYLE.DOUBLE_QUOTED:
        return (
          value.isWellFormed() &&
          !ESCAPED_BREAK_AND_BLANK.test(this.#text.slice(event.valueStart, event.valueEnd))
        );
      case SCALAR_STYLE.LITERAL_BLOCK:
      case SCALAR_STYLE.FOLDED_BLOCK: {
        if (event.chomping === CHOMPING_MODE.KEEP && event.valueEnd >= this.#text.length) return false;
        const header = this.#text.lastIndexOf('\n', event.valueStart - 2) + 1;
        if (INDENTATION_INDICATOR.test(this.#text.slice(header, event.valueStart))) return false;
        this.#noteEnd(event);
        return true;
      }
      default:
        return true;
    }
  }

  /** A block of text that ends with the file. */
  #noteEnd(event: ScalarEvent): void {
    if (event.chomping === CHOMPING_MODE.STRIP || event.valueEnd < this.#text.length) return;
    const odd = blockEndOddity(this.#text, this.#base, event.valueStart);
    if (odd !== null) this.#oddities.push(odd);
  }

  #giveUp(): null {
    this.#ambiguous = true;
    return null;
  }
}

function isEmpty(event: ScalarEvent): boolean {
  return event.valueStart === -1;
}

/** Builds all trees of a stream when the first is asked for. */
function lazyTrees(
  text: string,
  base: number,
  starts: readonly DocumentStart[],
  events: readonly Event[],
): () => readonly (YamlNode | null)[] {
  let unbuilt: readonly Event[] | null = events;
  let trees: readonly (YamlNode | null)[] = [];
  return () => {
    if (unbuilt !== null) {
      trees = buildTrees(
        text,
        base,
        unbuilt,
        starts.map((at) => at.content),
      );
      unbuilt = null;
    }
    return trees;
  };
}
