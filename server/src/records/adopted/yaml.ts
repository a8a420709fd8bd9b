import type { JsonObject } from '../../model/json.ts';
import { keyText, type YamlMap, type YamlNode, type YamlPair, type YamlSeq } from '../../text/node.ts';
import { toData } from '../../text/tree-data.ts';
import type { YamlDocument } from '../../text/yaml.ts';
import { isObject } from '../values.ts';
import { adoptedId, type IdPlaces } from './adopted-id.ts';
import { canonicalPairs } from './canonical-map.ts';
import { type AdoptedFile, type AdoptedRecord, type AdoptedSource, adoptionOf } from './source.ts';
import { saidIn, typeOf, understandingOf, withDefaults } from './understanding.ts';

const own = (pairs: readonly YamlPair[], key: string) => {
  const node = pairs.find((pair) => keyText(pair.key) === key)?.value;
  if (node?.kind !== 'scalar' || node.value === null) return null;
  return { text: String(node.value), span: { start: node.start, end: node.end } };
};

/** A mapping of a YAML file as a record: its keys and values are the product's own. */
function recordFrom(
  source: AdoptedSource,
  map: YamlMap,
  item: number | null,
): { readonly map: YamlMap; readonly record: AdoptedRecord; readonly places: IdPlaces } {
  const { path, entry } = source;
  const written = toData(map) as JsonObject;
  const type = typeOf(source, written['type']);
  const understanding = understandingOf(source, type);
  const pairs = canonicalPairs(map.pairs, understanding).filter(({ key }) => keyText(key) !== 'type');
  const places: IdPlaces = {
    path: item === null ? path : '',
    heading: null,
    metadata: null,
    key: own(pairs, 'id'),
  };
  const id = adoptedId(item === null ? entry.id : [], places);
  const said = saidIn(toData({ ...map, pairs }) as JsonObject, understanding);
  const data = withDefaults(type, { ...said, ...(id === null ? {} : { id: id.id }) }, entry.defaults);
  if (id === null) delete data['id'];
  return {
    map: { ...map, pairs },
    record: { item, type, data, adoption: adoptionOf(entry, { written, ...understanding.notes }) },
    places,
  };
}

/** The list of records in a file that is a register: the root itself, or the first list of mappings in it. */
function listIn(root: YamlNode): { readonly seq: YamlSeq; readonly pair: YamlPair | null } | null {
  if (root.kind === 'seq') return { seq: root, pair: null };
  if (root.kind !== 'map') return null;
  const pair = root.pairs.find(
    ({ value }) => value.kind === 'seq' && value.items.some((item) => item.kind === 'map'),
  );
  return pair === undefined ? null : { seq: pair.value as YamlSeq, pair };
}

const documentOf = (document: YamlDocument, root: YamlNode): YamlDocument => ({
  ...document,
  data: toData(root),
  tree: () => root,
});

/** The record, or the records of a list, that a YAML file of others is; null for one that is no mapping and no list. */
export function adoptedYaml(source: AdoptedSource): AdoptedFile | null {
  const [document] = source.stream.documents;
  const root = document?.tree() ?? null;
  if (document === undefined || root === null || !(isObject(document.data) || Array.isArray(document.data)))
    return null;
  if (source.entry.register === null) {
    if (root.kind !== 'map') return null;
    const { map, record, places } = recordFrom(source, root, null);
    return { document: documentOf(document, map), records: [record], places };
  }
  const list = listIn(root);
  if (list === null) return null;
  const read = list.seq.items
    .flatMap((item) => (item.kind === 'map' ? [item] : []))
    .map((map, index) => recordFrom(source, map, index));
  const seq: YamlSeq = { ...list.seq, items: read.map(({ map }) => map) };
  const { start, end } = list.pair?.key ?? list.seq;
  const key = { kind: 'scalar', start, end, value: 'items', style: 'plain', source: 'items' } as const;
  const tree: YamlMap = {
    kind: 'map',
    flow: false,
    start: root.start,
    end: root.end,
    pairs: [{ key, value: seq }],
  };
  return { document: documentOf(document, tree), records: read.map(({ record }) => record), places: null };
}
