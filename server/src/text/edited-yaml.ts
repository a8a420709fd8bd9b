import type { Json, JsonObject } from '../model/json.ts';
import type { Span } from '../model/text.ts';
import { setKey } from './data.ts';
import { difference } from './difference.ts';
import { readFast } from './fast-yaml.ts';
import { exceedsBytes, MAXIMUM_BYTES, MAXIMUM_NODES } from './limits.ts';
import { keyText, type YamlMap, type YamlNode, type YamlSeq } from './node.ts';
import type { YamlDocument, YamlStream } from './yaml-stream.ts';

/** A text with what it was read as. */
export interface ReadYaml {
  readonly text: string;
  readonly stream: YamlStream;
}

/**
 * Reads a text that differs from another within one item of a list, as registers are edited, at the cost of that item:
 * what the rest says are the very values that it said before.
 * @returns what reading all of it gives; null where that takes reading all of it
 */
export function readEdited(before: ReadYaml, text: string): YamlStream | null {
  const [document, another] = before.stream.documents;
  if (before.stream.isPlain !== true || document === undefined || another !== undefined) return null;
  if (document.oddities.length > 0 || exceedsBytes(text, MAXIMUM_BYTES)) return null;
  const root = document.tree();
  if (root?.kind !== 'map' || root.flow) return null;
  const place = placeOf(root, before.text, difference(before.text, text).span);
  if (place === null) return null;
  const by = text.length - before.text.length;
  const was = itemIn(before.text.slice(place.start, place.end), place.start);
  const now = itemIn(text.slice(place.start, place.end + by), place.start);
  if (was === null || now === null) return null;
  const nodes = document.nodes - was.nodes + now.nodes;
  if (nodes > MAXIMUM_NODES) return null;
  const tree = treeWith(root, place, now.node, by);
  const { start, end } = document.span;
  const edited: YamlDocument = {
    data: dataWith(document.data as JsonObject, place, now.value),
    oddities: [],
    tree: () => tree,
    span: { start, end: end + by },
    nodes,
  };
  return { documents: [edited], faults: [], isPlain: true };
}

interface Place {
  /** Which of the mapping's pairs holds the list, and its key. */
  readonly pair: number;
  readonly key: string;
  /** Which item of the list it is. */
  readonly item: number;
  /** Where its lines begin, and where those behind them do. */
  readonly start: number;
  readonly end: number;
}

/** The item of a list in a mapping whose lines hold all of a change; null for none, or where its dash changes. */
function placeOf(root: YamlMap, text: string, change: Span): Place | null {
  const pair = root.pairs.findIndex(({ value }) => value.start <= change.start && change.start <= value.end);
  const { key, value: list } = root.pairs[pair] ?? {};
  if (key === undefined || list?.kind !== 'seq' || list.flow) return null;
  const item = list.items.findLastIndex(({ start }) => start <= change.start);
  const [own, next, following] = [list.items[item], list.items[item + 1], root.pairs[pair + 1]];
  const start = own === undefined ? null : dashLine(text, own.start);
  const end =
    next !== undefined
      ? dashLine(text, next.start)
      : following === undefined
        ? text.length
        : lineStart(text, following.key.start);
  // The line end before what follows stays as it is, too.
  if (start === null || end === null || change.end >= end || text[end - 1] !== '\n') return null;
  return { pair, key: keyText(key), item, start, end };
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Where the line begins on which an item stands behind its dash; null where the dash is on another. */
function dashLine(text: string, offset: number): number | null {
  const start = lineStart(text, offset);
  return /^ *- +$/.test(text.slice(start, offset)) ? start : null;
}

/** Has a list begin where it does in the text it is taken from: below a key. */
const above = 'x:\n';

/** A line that ends a document. */
const documentEnd = /^(?:---|\.\.\.)/m;

/** What the lines of one item say; null where they are not just that, or not plain. */
function itemIn(
  lines: string,
  base: number,
): { readonly value: Json; readonly node: YamlNode; readonly nodes: number } | null {
  // A line end of its own kind is none for those who look for lines.
  if (documentEnd.test(lines) || /\r(?!\n)/.test(lines)) return null;
  const read = readFast(above + lines, base - above.length);
  const document = read.kind === 'read' ? read.stream.documents[0] : undefined;
  if (document === undefined || document.oddities.length > 0) return null;
  const root = document.tree();
  const list = root?.kind === 'map' && root.pairs.length === 1 ? root.pairs[0]!.value : null;
  if (list?.kind !== 'seq' || list.flow || list.items.length !== 1) return null;
  const { x } = document.data as unknown as { readonly x?: readonly Json[] };
  return { value: x?.[0] ?? null, node: list.items[0]!, nodes: document.nodes };
}

function dataWith(data: JsonObject, { key, item }: Place, value: Json): JsonObject {
  const edited: JsonObject = {};
  for (const name of Object.keys(data))
    setKey(edited, name, name === key ? (data[key] as readonly Json[]).with(item, value) : data[name]!);
  return edited;
}

function treeWith(root: YamlMap, { pair, item }: Place, node: YamlNode, by: number): YamlMap {
  const list = root.pairs[pair]!.value as YamlSeq;
  const items = list.items.map((each, at) => (at < item ? each : at > item ? shifted(each, by) : node));
  const pairs = root.pairs.map(({ key, value }, at) =>
    at < pair
      ? { key, value }
      : at > pair
        ? { key: shifted(key, by), value: shifted(value, by) }
        : { key, value: { ...list, items, end: items.at(-1)!.end } },
  );
  return { ...root, pairs, end: pairs.at(-1)!.value.end };
}

/** A node of plain YAML with its places so much further on. */
function shifted(node: YamlNode, by: number): YamlNode {
  if (by === 0) return node;
  const [start, end] = [node.start + by, node.end + by];
  switch (node.kind) {
    case 'map': {
      const pairs = node.pairs.map(({ key, value }) => ({
        key: shifted(key, by),
        value: shifted(value, by),
      }));
      return { ...node, start, end, pairs };
    }
    case 'seq':
      return { ...node, start, end, items: node.items.map((item) => shifted(item, by)) };
    default:
      return { ...node, start, end };
  }
}
