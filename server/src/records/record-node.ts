import type { Configuration } from '../model/configuration.ts';
import type { Path, Span } from '../model/text.ts';
import { keyText, type YamlNode } from '../text/node.ts';
import type { YamlDocument } from '../text/yaml.ts';
import { depthIn, spanInTree } from './tree-place.ts';

/** Key names of an adopted repository, and what they stand for. */
export type Aliases = Configuration['aliases'];

/** The name under which a mapping has a key: its own, else an alias of it; its own too where it has neither. */
export function writtenKey(node: YamlNode | null, key: string, aliases: Aliases): string {
  if (node?.kind !== 'map') return key;
  const has = (name: string): boolean => node.pairs.some((pair) => keyText(pair.key) === name);
  if (has(key)) return key;
  return Object.keys(aliases).find((name) => aliases[name] === key && has(name)) ?? key;
}

/** A path of a record with its first key as the record's mapping has it. */
export function writtenPath(node: YamlNode | null, path: Path, aliases: Aliases): Path {
  const [first, ...rest] = path;
  return typeof first === 'string' ? [writtenKey(node, first, aliases), ...rest] : path;
}

/** The node of a record in its document's tree: the root, or an item of a register. */
export function recordNode(
  document: YamlDocument | null,
  item: number | null,
  aliases: Aliases,
): YamlNode | null {
  const root = document?.tree() ?? null;
  if (item === null || root?.kind !== 'map') return root;
  const name = writtenKey(root, 'items', aliases);
  const items = root.pairs.findLast(({ key }) => keyText(key) === name)?.value;
  return items?.kind === 'seq' ? (items.items[item] ?? root) : root;
}

/** Where a path of a record stands in its file; a register's `defaults` answer for what an item does not say. */
export function spanOfPath(
  document: YamlDocument | null,
  item: number | null,
  path: Path,
  aliases: Aliases,
  token: 'value' | 'key' = 'value',
): Span {
  const node = recordNode(document, item, aliases);
  const written = writtenPath(node, path, aliases);
  if (item !== null && path.length > 0 && depthIn(node, written) === 0) {
    const root = document?.tree() ?? null;
    const defaults = writtenKey(root, 'defaults', aliases);
    const shared =
      root?.kind === 'map' ? root.pairs.findLast(({ key }) => keyText(key) === defaults) : undefined;
    const inherited = [defaults, ...writtenPath(shared?.value ?? null, path, aliases)];
    if (depthIn(root, inherited) > 1) return spanInTree(root, inherited, token) ?? { start: 0, end: 0 };
  }
  return spanInTree(node, written, token, writtenKey(node, 'id', aliases)) ?? { start: 0, end: 0 };
}
