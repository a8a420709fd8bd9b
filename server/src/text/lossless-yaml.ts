import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  Scalar,
  type YAMLError,
} from 'yaml';
import type { Json, JsonObject } from '../model/json.ts';
import type { Span } from '../model/text.ts';
import { setKey } from './data.ts';
import { faultSentence } from './fault.ts';
import { blockScalarEnd, endOfLine, isBlank, isBreak } from './layout.ts';
import { exceedsBytes, MAXIMUM_BYTES, MAXIMUM_DEPTH, MAXIMUM_NODES } from './limits.ts';
import {
  keyText,
  resolveAlias,
  type YamlAlias,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from './node.ts';
import { oddity } from './oddity.ts';
import { plainOddity, plainValue } from './scalar.ts';
import type { RawOddity, TextFault, YamlDocument, YamlStream } from './yaml-stream.ts';

/** Faults that are reported of one text: further ones are mostly consequences. */
const MAXIMUM_FAULTS = 100;

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  resolveKnownTags: false,
  prettyErrors: false,
  strict: true,
  logLevel: 'silent',
} as const;

/**
 * Reads any YAML, with everything that readers disagree on described. Slow; the caller has made sure that
 * the text is neither very long nor very deeply nested.
 * @param base added to every offset
 */
export function readLossless(text: string, base: number): YamlStream {
  // A lone carriage return ends a line in YAML but not for the parser; the replacement keeps all offsets.
  const parsed = compose(text.replace(/\r(?!\n)/g, '\n'));
  const faults: TextFault[] = parsed.faults.map((error) => fault(error, text, base, 0));
  const documents = parsed.documents.map((document, index) => {
    const span = {
      start: base + (index === 0 ? 0 : parsed.starts[index]!),
      end: base + (parsed.starts[index + 1] ?? text.length),
    };
    for (const error of document.errors)
      if (!isReplaced(error, text)) faults.push(fault(error, text, base, index));
    return convertDocument(document, parsed.directives[index] ?? [], text, base, span, index, faults);
  });
  parsed.directives.forEach((directives, document) => {
    for (const repeated of directives.filter((directive) => directive.source.startsWith('%YAML')).slice(1)) {
      faults.push({
        message: 'A document can have one %YAML line only; remove this one.',
        span: directiveSpan(repeated, base),
        document,
      });
    }
  });
  for (const directive of parsed.left) {
    faults.push({
      message:
        'A line --- must stand between this directive and the content; add it, or remove the directive.',
      span: directiveSpan(directive, base),
      document: documents.length,
    });
  }
  for (const place of forbiddenCharacters(text)) {
    const document = documents.findLastIndex((candidate) => candidate.span.start <= base + place.start);
    faults.push({
      message: 'This control character may not stand in YAML; delete it.',
      span: { start: base + place.start, end: base + place.end },
      document: Math.max(0, document),
    });
  }
  faults.length = Math.min(faults.length, MAXIMUM_FAULTS);
  faults.sort((a, b) => a.span.start - b.span.start);
  return { documents, faults };
}

interface Directive {
  readonly start: number;
  readonly source: string;
}

function directiveSpan(directive: Directive, base: number): Span {
  return { start: base + directive.start, end: base + directive.start + directive.source.length };
}

interface Composed {
  readonly documents: readonly Document.Parsed[];
  /** Offset of each document: its first directive, its `---` or its first token. */
  readonly starts: readonly number[];
  readonly directives: readonly (readonly Directive[])[];
  /** Directives at the end of the text, with no document behind them. */
  readonly left: readonly Directive[];
  /** Errors of a stream without any document. */
  readonly faults: readonly YAMLError[];
}

function compose(text: string): Composed {
  const composer = new Composer(OPTIONS);
  const documents: Document.Parsed[] = [];
  const starts: number[] = [];
  const directives: Directive[][] = [];
  let pending: Directive[] = [];
  for (const token of new Parser().parse(text)) {
    if (token.type === 'directive') {
      pending.push({ start: token.offset, source: token.source });
    } else if (token.type === 'document') {
      const marker = token.start.find((part) => part.type === 'doc-start');
      starts.push(pending[0]?.start ?? marker?.offset ?? token.offset);
      directives.push(pending);
      pending = [];
    }
    documents.push(...composer.next(token));
  }
  documents.push(...composer.end());
  const real = documents.map((document) => !isNothing(document));
  return {
    documents: documents.filter((_, index) => real[index]),
    starts: starts.filter((_, index) => real[index]),
    directives: directives.filter((_, index) => real[index]),
    left: pending,
    faults: documents.length === 0 ? composer.streamInfo().errors : [],
  };
}

/** True for what stands before a `...` without any content: no document (YAML 1.2.2, section 9.1.4). */
function isNothing(document: Document.Parsed): boolean {
  return (
    document.errors.length === 0 &&
    !document.directives.docStart &&
    (document.contents === null || isEmptyScalar(document.contents))
  );
}

/** Characters that YAML allows nowhere (YAML 1.2.2, section 5.1). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]+/g;

/** Where forbidden characters stand; the first few places are enough to say what is wrong. */
function forbiddenCharacters(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(FORBIDDEN)) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === 20) break;
  }
  return found;
}

/**
 * Errors of the parser that are not passed on: an unclosed quote, which is reported where it opens, and
 * comments at the start of a line in a flow collection, which YAML allows.
 */
function isReplaced(error: YAMLError, text: string): boolean {
  if (error.message.startsWith('Missing closing')) return true;
  if (!error.message.startsWith('Comments must be separated')) return false;
  const before = text.charCodeAt(error.pos[0] - 1);
  return text[error.pos[0]] === '#' && (isBlank(before) || isBreak(before));
}

function fault(error: YAMLError, text: string, base: number, document: number): TextFault {
  const start = Math.min(error.pos[0], text.length);
  const end = Math.max(start, Math.min(error.pos[1], text.length));
  return { message: faultSentence(error, text), span: { start: base + start, end: base + end }, document };
}

function convertDocument(
  document: Document.Parsed,
  directives: readonly Directive[],
  text: string,
  base: number,
  span: Span,
  index: number,
  faults: TextFault[],
): YamlDocument {
  const conversion = new Conversion(text, base);
  for (const directive of directives) {
    if (/^%YAML[ \t]+1\.2$/.test(directive.source.trimEnd())) continue;
    conversion.oddities.push(oddity('directive', directiveSpan(directive, base), directive.source));
  }
  const contents = document.contents;
  const empty = contents === null || isEmptyScalar(contents);
  const root = empty ? null : conversion.node(contents, 1);
  for (const found of conversion.faults) faults.push({ ...found, document: index });
  const nodes = root === null ? 0 : conversion.sizeOf(root);
  const tooLarge = nodes > MAXIMUM_NODES;
  if (tooLarge || exceedsBytes(text, MAXIMUM_BYTES)) conversion.oddities.push(oddity('too-large', span, ''));
  return {
    data: root === null || tooLarge ? undefined : toData(root),
    oddities: conversion.oddities,
    tree: () => root,
    span,
    nodes,
  };
}

function isEmptyScalar(node: Node): boolean {
  return isScalar(node) && node.source === '' && node.type === Scalar.PLAIN && !node.tag && !node.anchor;
}

const STYLES: Readonly<Record<string, YamlScalar['style']>> = {
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single',
  [Scalar.QUOTE_DOUBLE]: 'double',
  [Scalar.BLOCK_LITERAL]: 'literal',
  [Scalar.BLOCK_FOLDED]: 'folded',
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Turns the library's nodes of one document into ours, in text order, collecting what is odd. */
class Conversion {
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
      this.faults.push({ message: tooDeepSentence(), span: { start: at, end: at + 1 } });
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
        message: `No anchor “&${name}” stands before this alias; write the value itself here.`,
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
    const seen = new Set<string>();
    let size = 1;
    for (const item of items) {
      const key = this.node(item.key as Node, depth + 1, 'key');
      const value =
        item.value === null || item.value === undefined
          ? this.#scalarNode(key.end - this.#base, key.end - this.#base, null, 'plain')
          : this.node(item.value as Node, depth + 1);
      this.#checkKey(key, seen);
      pairs.push({ key, value });
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
    if (typeof value === 'string' && !value.isWellFormed()) {
      this.oddities.push(oddity('lone-surrogate', scalar, value));
    }
    return scalar;
  }

  #checkClosed(scalar: YamlScalar): void {
    const quote = scalar.style === 'single' ? "'" : '"';
    if (scalar.source.length > 1 && scalar.source.endsWith(quote)) return;
    this.faults.push({
      message: `The closing quote (${quote}) is missing; add it at the end of the text.`,
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

  #checkKey(key: YamlNode, seen: Set<string>): void {
    const span = { start: key.start, end: key.end };
    const resolved = resolveAlias(key);
    const name = keyText(key);
    if (resolved?.kind !== 'scalar' || typeof resolved.value !== 'string') {
      this.oddities.push(oddity('non-string-key', span, name));
    } else if (resolved.value === '<<' && resolved.style === 'plain') {
      this.oddities.push(oddity('merge-key', span, name));
    }
    if (seen.has(name)) this.oddities.push(oddity('duplicate-key', span, name));
    seen.add(name);
  }

  /** The tag stands before the node, with nothing but white space, comments and an anchor between. */
  #reportTag(node: YamlNode): void {
    const text = this.#text;
    const nodeStart = node.start - this.#base;
    let start = text.lastIndexOf('!', nodeStart);
    if (start === -1) return;
    while (
      start > 0 &&
      !isBlank(text.charCodeAt(start - 1)) &&
      !isBreak(text.charCodeAt(start - 1)) &&
      !'[{,'.includes(text[start - 1]!)
    ) {
      start--;
    }
    let end = start;
    while (end < text.length && !isBlank(text.charCodeAt(end)) && !isBreak(text.charCodeAt(end))) end++;
    this.oddities.push(
      oddity('explicit-tag', { start: this.#base + start, end: this.#base + end }, text.slice(start, end)),
    );
  }
}

export function tooDeepSentence(): string {
  return `This is nested more than ${MAXIMUM_DEPTH} levels deep; simplify the structure.`;
}

/** The value of a quoted, block or tagged scalar: core tags keep their effect, others give text. */
function taggedValue(source: string, tag: string | undefined): YamlScalar['value'] {
  switch (tag) {
    case 'tag:yaml.org,2002:null':
      return null;
    case 'tag:yaml.org,2002:bool':
    case 'tag:yaml.org,2002:int':
    case 'tag:yaml.org,2002:float': {
      const value = plainValue(source);
      return value === null ? source : value;
    }
    default:
      return source;
  }
}

/** The data of a tree whose expanded size is known to be bearable. */
function toData(node: YamlNode): Json {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'alias':
      return node.target === null ? null : toData(node.target);
    case 'seq':
      return node.items.map(toData);
    case 'map': {
      const object: JsonObject = {};
      for (const { key, value } of node.pairs) setKey(object, keyText(key), toData(value));
      return object;
    }
  }
}
