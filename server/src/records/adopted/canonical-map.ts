import type { Configuration, TypeEntry } from '../../model/configuration.ts';
import type { Json } from '../../model/json.ts';
import type { WrittenKey, WrittenValue } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { propertiesOf } from '../../schemas/field-doc.ts';
import { type LinkedNode, typesOf } from '../../schemas/schema-node.ts';
import { setKey } from '../../text/data.ts';
import { keyText, type YamlNode, type YamlPair, type YamlScalar } from '../../text/node.ts';
import { fieldOfLabel } from '../labels.ts';
import { needsNoKey } from './approvals.ts';
import { convertText } from './convert-value.ts';
import type { StatusPhases } from './status-phases.ts';
import { statusOf } from './words.ts';

/** How the values of a mapping are to be understood, and where what could not be is noted. */
export interface Understanding {
  readonly type: string;
  readonly entry: Pick<TypeEntry, 'aliases' | 'values'>;
  readonly configuration: Pick<Configuration, 'aliases' | 'people'>;
  /** The schema of the type; undefined for a type nobody knows. */
  readonly schema: LinkedNode | undefined;
  readonly statuses: StatusPhases;
  /** Language of the text, as a tag; null where nobody knows it. */
  readonly language: string | null;
  /** True for a document as a whole, false for a row of a table. */
  readonly isDocument?: boolean;
  /** Names of columns that stand for a key, besides the entry's. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly notes: Notes;
}

export interface Notes {
  /** Keys that are written under another name than their own. */
  readonly keys: Record<string, string>;
  readonly unknownKeys: WrittenKey[];
  readonly unread: WrittenValue[];
  readonly names: WrittenValue[];
}

export const noNotes = (): Notes => ({ keys: {}, unknownKeys: [], unread: [], names: [] });

const camelCase = (name: string): string =>
  name.trim().replace(/[-_ ]+(\p{L}|\d)/gu, (_, first: string) => first.toUpperCase());

const own = (mapping: Readonly<Record<string, string>> | undefined, key: string): string | undefined =>
  mapping !== undefined && Object.hasOwn(mapping, key) ? mapping[key] : undefined;

/** A name as qms.yaml may write it, whatever its capitals. */
const aliasOf = (mapping: Readonly<Record<string, string>> | undefined, name: string): string | undefined => {
  const exact = own(mapping, name);
  if (exact !== undefined || mapping === undefined) return exact;
  const lower = name.toLowerCase();
  const found = Object.keys(mapping).find((key) => key.toLowerCase() === lower);
  return found === undefined ? undefined : mapping[found];
};

/** Of a document, whatever its type, also what labels such as `Document ID` say. */
const labelledField = (name: string, { type, isDocument }: Understanding): string | null =>
  fieldOfLabel(name, type) ?? (isDocument === true ? fieldOfLabel(name, null) : null);

/** The key a written name stands for; null where nothing is known of it. */
function keyOf(
  name: string,
  around: string,
  node: LinkedNode | undefined,
  understanding: Understanding,
): string | null {
  const { entry, configuration, columns } = understanding;
  const given = aliasOf(entry.aliases, around + name) ?? (around === '' ? aliasOf(columns, name) : undefined);
  if (given !== undefined) return given;
  const properties = node === undefined ? null : propertiesOf(node);
  if (properties === null || properties.has(name)) return name;
  const shared = around === '' ? own(configuration.aliases, name) : undefined;
  if (shared !== undefined) return shared;
  const camel = camelCase(name.toLowerCase() === name ? name : name.charAt(0).toLowerCase() + name.slice(1));
  if (properties.has(camel)) return camel;
  const labelled = around === '' ? labelledField(name, understanding) : null;
  return labelled !== null && properties.has(labelled) ? labelled : null;
}

/** The key of a record that a written name stands for; null where nothing is known of it. */
export const keyOfName = (name: string, understanding: Understanding): string | null =>
  keyOf(name, '', understanding.schema, understanding);

/**
 * A mapping with the product's own keys and values, each where it is written. What stands for nothing is left out and
 * noted. Keys that stand twice count once, the first time.
 * @param present keys that are taken already
 */
export function canonicalPairs(
  pairs: readonly YamlPair[],
  understanding: Understanding,
  present: ReadonlySet<string> = new Set(),
): YamlPair[] {
  return pairsWithin(pairs, { ...understanding, node: understanding.schema, path: [], around: '' }, present);
}

interface Within extends Understanding {
  readonly node: LinkedNode | undefined;
  readonly path: Path;
  /** The path as aliases of qms.yaml write it, such as `audits[].`. */
  readonly around: string;
}

function pairsWithin(pairs: readonly YamlPair[], within: Within, present: ReadonlySet<string>): YamlPair[] {
  const { node, path, around, notes } = within;
  const taken = new Set(present);
  const noted = new Set(notes.unknownKeys.map(({ text }) => text));
  const properties = node === undefined ? new Map<string, LinkedNode>() : propertiesOf(node);
  const isClosed = node !== undefined && properties.size > 0 && node.additionalProperties === undefined;
  return pairs.flatMap((pair): YamlPair[] => {
    const name = keyText(pair.key);
    const key = keyOf(name, around, node, within);
    if (key === null || (isClosed && !properties.has(key))) {
      const written = around + name;
      const { start, end } = pair.key;
      if ((around !== '' || !needsNoKey(name)) && !noted.has(written)) {
        noted.add(written);
        notes.unknownKeys.push({ text: written, span: { start, end } });
      }
      return [];
    }
    if (taken.has(key)) return [];
    const value = valueWithin(pair.value, {
      ...within,
      node: properties.get(key),
      path: [...path, key],
      around: `${around}${name}`,
    });
    if (value === null) return [];
    taken.add(key);
    if (path.length === 0 && key !== name) setKey(notes.keys, name, key);
    return [{ key: named(pair.key, key), value }];
  });
}

const named = (key: YamlNode, name: string): YamlScalar => ({
  kind: 'scalar',
  start: key.start,
  end: key.end,
  value: name,
  style: 'plain',
  source: name,
  ...(key.host === undefined ? {} : { host: key.host }),
});

/** What an entry of a list can be: it refers to the records that the list as a whole is said to refer to. */
function itemOf(schema: LinkedNode | undefined): LinkedNode | undefined {
  const items = schema?.items;
  if (items === undefined) return schema;
  const ofList = schema?.qms;
  return ofList?.ref === undefined || items.qms?.ref !== undefined
    ? items
    : { ...items, qms: { ...ofList, ...items.qms, ref: ofList.ref } };
}

/** A value as its field can have it; null where nothing is stated, or nothing its field can have. */
function valueWithin(node: YamlNode, within: Within): YamlNode | null {
  const { node: schema, around } = within;
  switch (node.kind) {
    case 'alias':
      return node.target === null ? null : valueWithin(node.target, within);
    case 'map': {
      if (!takes(schema, 'object')) return leftUnread(within, '{…}');
      const pairs = pairsWithin(node.pairs, { ...within, around: `${around}.` }, new Set());
      return pairs.length === 0 && node.pairs.length > 0 ? null : { ...node, pairs };
    }
    case 'seq': {
      if (!takes(schema, 'array'))
        return node.items.length === 1 ? valueWithin(node.items[0]!, within) : leftUnread(within, '[…]');
      const items = node.items.flatMap((item, index) => {
        const value = valueWithin(item, {
          ...within,
          node: itemOf(schema),
          path: [...within.path, index],
          around: `${around}[]`,
        });
        return value === null ? [] : [value];
      });
      return { ...node, items };
    }
    case 'scalar':
      return scalarWithin(node, within);
  }
}

function scalarWithin(node: YamlScalar, within: Within): YamlNode | null {
  const { node: schema, path, notes } = within;
  if (node.value === null) return node.host === undefined ? node : null;
  const text = typeof node.value === 'string' ? node.value : node.source;
  const parts = node.host !== undefined && takesList(schema) ? partsOf(node) : null;
  if (parts !== null && parts.length > 1) {
    const items = parts.flatMap((part, index) => {
      const value = scalarWithin(part, { ...within, node: itemOf(schema), path: [...path, index] });
      return value === null ? [] : [value];
    });
    const seq = {
      kind: 'seq',
      start: node.start,
      end: node.end,
      flow: true,
      items,
      host: node.host!,
    } as const;
    return items.length === 0 ? null : seq;
  }
  if (typeof node.value !== 'string' && node.host === undefined && fitsType(node.value, schema)) return node;
  const converted = isStatus(path)
    ? statusConverted(text, within)
    : convertText(text, takesList(schema) ? itemOf(schema) : schema, {
        values: within.entry.values[String(path.findLast((step) => typeof step === 'string'))] ?? {},
        people: within.configuration.people,
        language: within.language,
      });
  switch (converted.kind) {
    case 'value': {
      const single: YamlScalar = { ...node, value: converted.value as YamlScalar['value'] };
      const isListOnly = takesList(schema) && !(typesOf(schema!) ?? []).includes('string');
      return isListOnly && node.host !== undefined
        ? { kind: 'seq', start: node.start, end: node.end, flow: true, items: [single], host: node.host }
        : single;
    }
    case 'blank':
      return null;
    case 'name':
      notes.names.push({ path, text: converted.name });
      return { ...node, value: converted.name };
    case 'unread':
      notes.unread.push({ path, text });
      return null;
  }
}

const takes = (schema: LinkedNode | undefined, type: string): boolean => {
  const types = schema === undefined ? null : typesOf(schema);
  return types === null || types.includes(type);
};

/** Notes a value that its field cannot have. */
function leftUnread({ notes, path }: Within, text: string): null {
  notes.unread.push({ path, text });
  return null;
}

const isStatus = (path: Path): boolean => path.length === 1 && path[0] === 'status';

function statusConverted(text: string, { entry, statuses }: Within): ReturnType<typeof convertText> {
  const explained = { values: entry.values['status'] ?? {}, people: {}, language: null };
  const given = convertText(text, undefined, explained);
  if (given.kind !== 'value' || given.value !== text) return given;
  const status = statusOf(text, statuses);
  return status === null ? { kind: 'unread' } : { kind: 'value', value: status };
}

const takesList = (schema: LinkedNode | undefined): boolean =>
  schema !== undefined && (typesOf(schema) ?? []).includes('array');

function fitsType(value: Json, schema: LinkedNode | undefined): boolean {
  const types = schema === undefined ? null : typesOf(schema);
  if (types === null) return true;
  if (typeof value === 'number') return types.includes('number') || types.includes('integer');
  return typeof value === 'boolean' ? types.includes('boolean') : true;
}

/** The entries of a list as a cell or a line writes it: between semicolons, line breaks or, with a blank behind, commas. */
function partsOf(node: YamlScalar): YamlScalar[] {
  const quotes = node.style === 'double' ? 1 : 0;
  const source = node.source.slice(quotes, node.source.length - quotes);
  const separators = /[;\n]|<br\s*\/?>/.test(source) ? /[;\n]|<br\s*\/?>/g : /,(?=\s)/g;
  const parts: YamlScalar[] = [];
  let from = 0;
  const add = (start: number, end: number): void => {
    const raw = source.slice(start, end);
    const said = raw.trim();
    if (said === '') return;
    const at = node.start + quotes + start + raw.indexOf(said);
    parts.push({ ...node, style: 'plain', start: at, end: at + said.length, value: said, source: said });
  };
  for (const match of source.matchAll(separators)) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, source.length);
  return parts;
}
