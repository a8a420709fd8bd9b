import { isAlias, isMap, isSeq, type Node, type Pair, Scalar } from 'yaml';
import { defineMessages } from '../messages/define-messages.ts';
import { tooDeep } from './fault.ts';
import { keyOddities } from './key-oddities.ts';
import { blockScalarEnd, endOfLine, isBlank, isBreak, tagBefore } from './layout.ts';
import { MAXIMUM_DEPTH } from './limits.ts';
import { keyText, type YamlAlias, type YamlNode, type YamlPair, type YamlScalar } from './node.ts';
import { blockEndOddity, excerpt, oddity } from './oddity.ts';
import { plainOddity, plainValue, taggedValue } from './scalar.ts';
import type { RawOddity, TextFault } from './yaml-stream.ts';

const say = defineMessages('yaml.node', {
  anchor: 'No anchor “&{name}” stands before this alias. Write the value itself here.',
  quote: 'The closing quote ({quote}) is missing. Add it at the end of the text.',
});

const STYLES: Readonly<Record<string, YamlScalar['style']>> = {
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single',
  [Scalar.QUOTE_DOUBLE]: 'double',
  [Scalar.BLOCK_LITERAL]: 'literal',
  [Scalar.BLOCK_FOLDED]: 'folded',
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Turns the library's nodes of one document into ours, in text order, collecting what is odd. */
export class Conversion {
  readonly oddities: RawOddity[] = [];
  readonly faults: Omit<TextFault, 'document'>[] = [];
  readonly #text: string;
  readonly #base: number;
  /** Latest node of each anchor so far; null while it is still open. */
  readonly #anchors = new Map<string, YamlNode | null>();
  readonly #sizes = new Map<YamlNode, number>();

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  /** Number of keys, values and items with aliases written out. May be Infinity. */
  sizeOf(node: YamlNode): number {
    return this.#sizes.get(node) ?? 1;
  }

  node(node: Node, depth: number, role: 'key' | 'value' = 'value'): YamlNode {
    const anchor = isAlias(node) ? undefined : node.anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, null);
    const converted = this.#convert(node, depth, role);
    if (anchor !== undefined) {
      converted.anchor = anchor;
      this.#anchors.set(anchor, converted);
    }
    if (!isAlias(node) && node.tag !== undefined) {
      converted.tag = node.tag;
      this.#reportTag(converted);
    }
    return converted;
  }

  #convert(node: Node, depth: number, role: 'key' | 'value'): Mutable<YamlNode> {
    if (depth > MAXIMUM_DEPTH) {
      const at = this.#base + (node.range?.[0] ?? 0);
      this.faults.push({ message: tooDeep(), span: { start: at, end: at + 1 } });
      return { kind: 'scalar', start: at, end: at, value: null, style: 'plain', source: '' };
    }
    if (isAlias(node)) return this.#alias(node.source, node.range?.[0] ?? 0, node.range?.[1] ?? 0);
    if (isMap(node)) return this.#map(node.items, node.range!, node.flow === true, depth);
    if (isSeq(node)) return this.#seq(node.items as Node[], node.range!, node.flow === true, depth);
    return this.#scalar(node as Scalar.Parsed, role);
  }

  #alias(name: string, start: number, end: number): Mutable<YamlAlias> {
    const span = { start: this.#base + start, end: this.#base + end };
    const target = this.#anchors.get(name);
    if (target === undefined) {
      this.faults.push({
        message: say.anchor({ name: excerpt(name) }),
        span,
      });
    } else if (target === null) {
      this.oddities.push(oddity('cyclic-alias', span, `*${name}`));
    }
    const alias: Mutable<YamlAlias> = { kind: 'alias', ...span, name, target: target ?? null };
    if (target) this.#sizes.set(alias, this.sizeOf(target));
    return alias;
  }

  #map(items: readonly Pair[], range: readonly number[], flow: boolean, depth: number): Mutable<YamlNode> {
    const pairs: YamlPair[] = [];
    const earlier = new Map<string, YamlPair>();
    let size = 1;
    for (const item of items) {
      const key = this.node(item.key as Node, depth + 1, 'key');
      const value =
        item.value === null || item.value === undefined
          ? this.#scalarNode(key.end - this.#base, key.end - this.#base, null, 'plain')
          : this.node(item.value as Node, depth + 1);
      const pair = { key, value };
      this.oddities.push(...keyOddities(pair, earlier, { text: this.#text, base: this.#base }));
      earlier.set(keyText(key), pair);
      pairs.push(pair);
      size += this.sizeOf(key) + this.sizeOf(value);
    }
    const braces = flow && this.#text[range[0]!] === '{';
    const map = {
      kind: 'map' as const,
      start: braces || pairs.length === 0 ? this.#base + range[0]! : pairs[0]!.key.start,
      end: braces || pairs.length === 0 ? this.#base + range[1]! : pairs.at(-1)!.value.end,
      flow,
      pairs,
    };
    this.#sizes.set(map, size);
    return map;
  }

  #seq(nodes: readonly Node[], range: readonly number[], flow: boolean, depth: number): Mutable<YamlNode> {
    const items: YamlNode[] = [];
    let size = 1;
    for (const node of nodes) {
      const item = this.node(node, depth + 1);
      items.push(item);
      size += this.sizeOf(item);
    }
    const seq = {
      kind: 'seq' as const,
      start: this.#base + range[0]!,
      end: flow || items.length === 0 ? this.#base + range[1]! : items.at(-1)!.end,
      flow,
      items,
    };
    this.#sizes.set(seq, size);
    return seq;
  }

  #scalar(node: Scalar.Parsed, role: 'key' | 'value'): Mutable<YamlScalar> {
    const style = STYLES[node.type ?? Scalar.PLAIN] ?? 'plain';
    const decoded = node.source ?? '';
    const value =
      style === 'plain' && node.tag === undefined ? plainValue(decoded) : taggedValue(decoded, node.tag);
    const start = node.range[0] === node.range[1] ? this.#emptyAt(node) : node.range[0];
    const block = style === 'literal' || style === 'folded';
    const end = block
      ? blockScalarEnd(this.#text, start, node.range[1])
      : node.range[0] === node.range[1]
        ? start
        : node.range[1];
    const scalar = this.#scalarNode(start, end, value, style);
    if (style === 'single' || style === 'double') this.#checkClosed(scalar);
    if (style === 'plain' && role === 'value' && node.tag === undefined) {
      const odd = plainOddity(decoded, value);
      if (odd !== null) this.oddities.push(oddity(odd, scalar, decoded));
    }
    if (block && value !== '' && end === this.#text.length && !/^[|>][1-9]?-/.test(scalar.source)) {
      const odd = blockEndOddity(this.#text, this.#base, start);
      if (odd !== null) this.oddities.push(odd);
    }
    if (typeof value === 'string' && !value.isWellFormed()) {
      this.oddities.push(oddity('lone-surrogate', scalar, value));
    }
    return scalar;
  }

  #checkClosed(scalar: YamlScalar): void {
    const quote = scalar.style === 'single' ? "'" : '"';
    if (scalar.source.length > 1 && scalar.source.endsWith(quote)) return;
    this.faults.push({
      message: say.quote({ quote }),
      span: { start: scalar.start, end: this.#base + endOfLine(this.#text, scalar.start - this.#base) },
    });
  }

  /** An empty value stands right behind its indicator, not behind the white space that follows. */
  #emptyAt(node: Scalar.Parsed): number {
    let at = node.range[0];
    if (node.anchor !== undefined || node.tag !== undefined) return at;
    while (at > 0 && (isBlank(this.#text.charCodeAt(at - 1)) || isBreak(this.#text.charCodeAt(at - 1)))) at--;
    return at;
  }

  #scalarNode(
    start: number,
    end: number,
    value: YamlScalar['value'],
    style: YamlScalar['style'],
  ): Mutable<YamlScalar> {
    return {
      kind: 'scalar',
      start: this.#base + start,
      end: this.#base + end,
      value,
      style,
      source: this.#text.slice(start, end),
    };
  }

  #reportTag(node: YamlNode): void {
    const span = tagBefore(this.#text, node.start - this.#base);
    if (span === null) return;
    const placed = { start: this.#base + span.start, end: this.#base + span.end };
    this.oddities.push(oddity('explicit-tag', placed, this.#text.slice(span.start, span.end)));
  }
}
