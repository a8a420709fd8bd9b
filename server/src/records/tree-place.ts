import type { Path, Span } from '../model/text.ts';
import type { YamlMap, YamlNode } from '../text/node.ts';

const spanOf = (node: YamlNode): Span => ({ start: node.start, end: node.end });

const deref = (node: YamlNode | null): YamlNode | null => (node?.kind === 'alias' ? node.target : node);

const isBlockCollection = (node: YamlNode): boolean =>
  (node.kind === 'map' || node.kind === 'seq') && !node.flow;

const pairOf = (map: YamlMap, key: string) =>
  map.pairs.findLast((pair) => pair.key.kind === 'scalar' && String(pair.key.value) === key);

/** One step into a collection, or null where it leads nowhere. */
function step(
  node: YamlNode | null,
  segment: string | number,
): { readonly key: YamlNode | null; readonly value: YamlNode } | null {
  if (node?.kind === 'map') return pairOf(node, String(segment)) ?? null;
  const item = node?.kind === 'seq' ? node.items[Number(segment)] : undefined;
  return item === undefined ? null : { key: null, value: item };
}

/** How many segments of a path exist in a tree. */
export function depthIn(root: YamlNode | null, path: Path): number {
  let node = deref(root);
  for (const [depth, segment] of path.entries()) {
    const next = step(node, segment);
    if (next === null) return depth;
    node = deref(next.value);
  }
  return path.length;
}

/** The token a mapping is known by where it has no key of its own: the given key if present, else its first. */
function ownToken(node: YamlNode, preferred: string | null): Span {
  if (node.kind !== 'map' || node.pairs.length === 0) return spanOf(node);
  const pair = (preferred === null ? undefined : pairOf(node, preferred)) ?? node.pairs[0]!;
  return spanOf(pair.key);
}

/**
 * Where a path points in a record's tree: the value or its key token; for what is absent, the key token
 * of the nearest existing ancestor, at the record's root its `id`, in a list item its first key.
 * A value that spans several lines (a block mapping or list) and an empty value are shown by their key.
 *
 * @param idKey the name `id` goes by in this file
 */
export function spanInTree(
  root: YamlNode | null,
  path: Path,
  token: 'value' | 'key' = 'value',
  idKey = 'id',
): Span | null {
  if (root === null) return null;
  let node = deref(root);
  let name = node === null ? spanOf(root) : ownToken(node, idKey);
  let value: YamlNode | null = null;
  for (const segment of path) {
    const next = step(node, segment);
    if (next === null) return name;
    value = next.value;
    node = deref(value);
    name = next.key === null ? ownToken(node ?? value, null) : spanOf(next.key);
  }
  if (token === 'key' || value === null) return name;
  return value.end > value.start && !isBlockCollection(value) ? spanOf(value) : name;
}
