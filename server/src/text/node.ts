import type { Path, Span } from '../model/text.ts';

/** What all nodes have: the narrowest span of the value itself, as offsets into the file's text. */
interface NodeBase {
  /**
   * Quoted scalars include their quotes; block scalars run from the `|` or `>` to the end of their last
   * line of content; block collections from their first key or `-` to the end of their last value; an
   * empty (null) value is a zero-width span right after its `:` or `-`.
   */
  readonly start: number;
  readonly end: number;
  readonly anchor?: string;
  /** The explicit tag, resolved. */
  readonly tag?: string;
  /** Where it stands when that is no YAML. */
  readonly host?: Host;
}

/** Text of another form that holds a value: a line or a cell of a Markdown text, a cell of a table as CSV or of HTML. */
export type Host = 'line' | 'cell' | 'csv' | 'html';

export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** Raw text of the span. */
  readonly source: string;
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
  /** Of a document whose keys stand partly in its header: where further ones go. */
  readonly header?: HeaderSlots;
  /** Of a row of a table: its empty cells by the key of their column, the only places for further keys. */
  readonly emptyCells?: ReadonlyMap<string, Span>;
}

/** Where keys can be added to a document that is no YAML as a whole. */
export interface HeaderSlots {
  /** The mapping between the fences; null where there are none, or nothing between them. */
  readonly frontMatter: YamlMap | null;
  /** Between the fences, where there is no mapping yet; null where the document has no fences. */
  readonly emptyFrontMatter: number | null;
}

export interface YamlSeq extends NodeBase {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** Null when no such anchor stands before it, or when the alias would contain itself. */
  readonly target: YamlNode | null;
}

export type YamlNode = YamlScalar | YamlMap | YamlSeq | YamlAlias;

/** The key a mapping gets in data: the string value, or the source text of anything else. */
export function keyText(key: YamlNode): string {
  const node = resolveAlias(key);
  if (node === null) return key.kind === 'alias' ? `*${key.name}` : '';
  if (node.kind !== 'scalar') return flowText(node);
  return typeof node.value === 'string' ? node.value : node.source;
}

/** A short written form of a collection that stands where a key should. */
function flowText(node: YamlNode): string {
  switch (node.kind) {
    case 'scalar':
      return node.source;
    case 'alias':
      return `*${node.name}`;
    case 'seq':
      return `[${node.items.map(flowText).join(', ')}]`;
    case 'map':
      return `{${node.pairs.map((pair) => `${flowText(pair.key)}: ${flowText(pair.value)}`).join(', ')}}`;
  }
}

/** The node an alias stands for (through chains of aliases), or the node itself. */
export function resolveAlias(node: YamlNode): YamlNode | null {
  let current: YamlNode | null = node;
  while (current !== null && current.kind === 'alias') current = current.target;
  return current;
}

/** A node with the key it stands under (null for the root and list items). */
export interface FoundNode {
  readonly node: YamlNode;
  readonly key: YamlNode | null;
}

/** The node at `path`, with aliases followed on the way; null when there is none. */
export function findNode(root: YamlNode, path: Path): FoundNode | null {
  const nearest = nearestNode(root, path);
  return nearest.matched === path.length ? { node: nearest.node, key: nearest.key } : null;
}

/** The deepest existing node on the way to `path`, and how many segments of the path lead to it. */
export function nearestNode(root: YamlNode, path: Path): FoundNode & { readonly matched: number } {
  let node = root;
  let key: YamlNode | null = null;
  let matched = 0;
  for (const segment of path) {
    const next = child(node, segment);
    if (next === null) break;
    node = next.node;
    key = next.key;
    matched++;
  }
  return { node, key, matched };
}

function child(parent: YamlNode, segment: string | number): FoundNode | null {
  const node = resolveAlias(parent);
  if (node === null || node.kind === 'scalar' || node.kind === 'alias') return null;
  if (node.kind === 'seq') {
    const item = typeof segment === 'number' ? node.items[segment] : undefined;
    return item === undefined ? null : { node: item, key: null };
  }
  const name = String(segment);
  // The last of duplicate keys is the one in the data.
  const pair = node.pairs.findLast((candidate) => keyText(candidate.key) === name);
  return pair === undefined ? null : { node: pair.value, key: pair.key };
}

/** Path of the innermost key, value or item that `offset` touches; the empty path when none does. */
export function pathAt(root: YamlNode, offset: number): Path {
  const path: (string | number)[] = [];
  let node = root;
  for (;;) {
    if (node.kind === 'seq') {
      const index = node.items.findIndex((item) => item.start <= offset && offset <= item.end);
      if (index === -1) return path;
      path.push(index);
      node = node.items[index]!;
    } else if (node.kind === 'map') {
      const pair = node.pairs.find(
        ({ key, value }) => key.start <= offset && offset <= Math.max(key.end, value.end),
      );
      if (pair === undefined) return path;
      path.push(keyText(pair.key));
      if (offset < pair.value.start) return path;
      node = pair.value;
    } else {
      return path;
    }
  }
}
