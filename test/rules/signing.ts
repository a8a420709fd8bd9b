import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { bindingOfType } from '../unbound-keys.ts';

/** Members sorted by code unit, no white space: enough of RFC 8785 for test data, written apart from the product's own. */
const canonical = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key]!)}`);
  return `{${members.join(',')}}`;
};

/** The record's own keys that a sign-off of this meaning does not bind. */
function unboundKeys(type: Json | undefined, meaning: Json | undefined): readonly string[] {
  const { common, own } = bindingOfType(String(type));
  const places = own.map((place) => place.split(':'));
  return [...common, ...places.flatMap(([key, only]) => (only === meaning ? [] : [key!]))];
}

const withoutKeys = (record: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

function digestOf(record: JsonObject, meaning: Json | undefined, signOff: Json, body: string | null): string {
  const { type, of, items } = record;
  const bound = withoutKeys(record, unboundKeys(type, meaning));
  const signed = Array.isArray(items)
    ? { ...bound, items: items.map((item) => withoutKeys(item as JsonObject, unboundKeys(of, meaning))) }
    : bound;
  const text = canonical({ body, files: {}, format: 'qms-signoff-2', record: signed, signOff });
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The block with the digest it must carry for this record (given without `signOffs`, as data) and body. */
export const sign = (record: JsonObject, block: JsonObject, body: string | null = null): JsonObject => ({
  ...block,
  digest: digestOf(record, block['meaning'], block, body),
});

/** The content digest of a record (given without `signOffs`, as data) and body. */
export const contentDigest = (record: JsonObject, body: string | null = null): string =>
  digestOf(record, 'approved', null, body);

/** A record as a YAML file (JSON is YAML), each block signed for this content. */
export const signedFile = (record: JsonObject, ...blocks: JsonObject[]): string =>
  yaml({ ...record, signOffs: blocks.map((block) => sign(record, block)) });

/** A record as a YAML file with one line per key, so that ranges are easy to see. */
export const yaml = (record: JsonObject): string =>
  `${Object.entries(record)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n')}\n`;
