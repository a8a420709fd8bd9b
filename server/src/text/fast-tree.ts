import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { blockScalarEnd, isBlank, isBreak, skipSpaceAndComments } from './layout.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './node.ts';
import { plainValue } from './scalar.ts';

/**
 * Trees of the documents of unambiguous YAML (no anchors, tags, aliases; keys are text), from its events.
 * @param base added to every offset
 * @param contents for each document, the offset behind its `---` (or its start when there is none)
 */
export function buildTrees(
  text: string,
  base: number,
  events: readonly Event[],
  contents: readonly number[],
): (YamlNode | null)[] {
  const builder = new TreeBuilder(text, base, events);
  return contents.map((content) => builder.document(content));
}

const STYLES: Readonly<Record<number, YamlScalar['style']>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

/**
 * Events carry no ends of collections and no place for empty and block scalars. Between the end of one
 * token and the start of the next stand only white space, comments and indicators, so a cursor behind the
 * last token finds them.
 */
class TreeBuilder {
  readonly #text: string;
  readonly #base: number;
  readonly #events: readonly Event[];
  #at = 0;
  #cursor = 0;

  constructor(text: string, base: number, events: readonly Event[]) {
    this.#text = text;
    this.#base = base;
    this.#events = events;
  }

  document(content: number): YamlNode | null {
    this.#at++;
    this.#cursor = content;
    const root = this.#events[this.#at]!;
    const empty = root.type === EVENT_ID.SCALAR && root.valueStart === -1;
    const node = this.#node(content);
    this.#at++;
    return empty ? null : node;
  }

  /** The node at the current event; `emptyAt` is where an empty value would stand. */
  #node(emptyAt: number): YamlNode {
    const event = this.#events[this.#at++]!;
    if (event.type === EVENT_ID.SCALAR) return this.#scalar(event, emptyAt);
    if (event.type === EVENT_ID.MAPPING) return this.#map(event);
    return this.#seq(event as SequenceEvent);
  }

  #scalar(event: ScalarEvent, emptyAt: number): YamlScalar {
    const style = STYLES[event.style]!;
    if (event.valueStart === -1) return this.#scalarNode(emptyAt, emptyAt, null, style);
    const value = getScalarValue(this.#text, event);
    switch (style) {
      case 'plain':
        return this.#scalarNode(event.valueStart, event.valueEnd, plainValue(value), style);
      case 'single':
      case 'double':
        return this.#scalarNode(event.valueStart - 1, event.valueEnd + 1, value, style);
      default: {
        let start = skipSpaceAndComments(this.#text, this.#cursor);
        // A key may be a block scalar too, behind `? `.
        if (this.#text[start] === '?') start = skipSpaceAndComments(this.#text, start + 1);
        return this.#scalarNode(start, blockScalarEnd(this.#text, start, event.valueEnd), value, style);
      }
    }
  }

  #scalarNode(
    start: number,
    end: number,
    value: YamlScalar['value'],
    style: YamlScalar['style'],
  ): YamlScalar {
    this.#cursor = end;
    return {
      kind: 'scalar',
      start: this.#base + start,
      end: this.#base + end,
      value,
      style,
      source: this.#text.slice(start, end),
    };
  }

  #map(event: MappingEvent): YamlMap {
    const braces = event.style === COLLECTION_STYLE.FLOW && this.#text[event.start] === '{';
    const pairs: YamlPair[] = [];
    if (braces) this.#cursor = event.start + 1;
    while (this.#events[this.#at]!.type !== EVENT_ID.POP) {
      const key = this.#node(this.#cursor);
      const colon = skipSpaceAndComments(this.#text, this.#cursor);
      if (this.#isColon(colon, event.style === COLLECTION_STYLE.FLOW)) this.#cursor = colon + 1;
      pairs.push({ key, value: this.#node(this.#cursor) });
    }
    this.#at++;
    if (braces) {
      this.#close();
      return {
        kind: 'map',
        start: this.#base + event.start,
        end: this.#base + this.#cursor,
        flow: true,
        pairs,
      };
    }
    return {
      kind: 'map',
      start: pairs[0]!.key.start,
      end: pairs.at(-1)!.value.end,
      flow: event.style === COLLECTION_STYLE.FLOW,
      pairs,
    };
  }

  /** In block mappings a colon is an indicator only with white space behind it. */
  #isColon(offset: number, flow: boolean): boolean {
    if (this.#text[offset] !== ':') return false;
    const next = this.#text.charCodeAt(offset + 1);
    return flow || offset + 1 === this.#text.length || isBlank(next) || isBreak(next);
  }

  #seq(event: SequenceEvent): YamlSeq {
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const items: YamlNode[] = [];
    this.#cursor = flow ? event.start + 1 : event.start;
    while (this.#events[this.#at]!.type !== EVENT_ID.POP) {
      if (!flow) this.#cursor = skipSpaceAndComments(this.#text, this.#cursor) + 1;
      items.push(this.#node(this.#cursor));
    }
    this.#at++;
    if (flow) this.#close();
    return {
      kind: 'seq',
      start: this.#base + event.start,
      end: flow ? this.#base + this.#cursor : items.at(-1)!.end,
      flow,
      items,
    };
  }

  /** Moves behind the closing bracket of a flow collection. */
  #close(): void {
    let i = skipSpaceAndComments(this.#text, this.#cursor);
    if (this.#text[i] === ',') i = skipSpaceAndComments(this.#text, i + 1);
    this.#cursor = i + 1;
  }
}
