import type { Configuration } from '../model/configuration.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { FieldName } from '../schemas/bound.ts';
import { commonType, type SchemaCatalogue } from '../schemas/catalogue.ts';
import { isObject, textOf } from './values.ts';

/** Where qms.yaml asks the owner for a sign-off, it says who the owner is. */
function boundByDemand(
  type: string,
  meaning: string,
  required: Configuration['signOff']['required'],
): ReadonlySet<string> {
  const demands = Object.hasOwn(required, type) ? required[type] : undefined;
  const isByOwner =
    demands !== undefined &&
    demands !== false &&
    demands.some((demand) => demand.by === 'owner' && demand.meaning === meaning);
  return new Set(isByOwner ? ['owner'] : []);
}

/** What a sign-off of a meaning binds of a record as it is written, in the form digests are taken of. */
export function boundRecord(
  written: JsonObject,
  type: string,
  meaning: string,
  catalogue: SchemaCatalogue,
  nameOf: FieldName,
  required: Configuration['signOff']['required'] = {},
): JsonObject {
  const schema = catalogue.get(type) ?? commonType();
  const own = type === 'register' ? boundRegister(written, meaning, catalogue, nameOf) : written;
  return schema.bound({ ...own, type }, meaning, nameOf, boundByDemand(type, meaning, required));
}

/** A register's items and defaults, each as a record of the items' type. */
function boundRegister(
  written: JsonObject,
  meaning: string,
  catalogue: SchemaCatalogue,
  nameOf: FieldName,
): JsonObject {
  const of = textOf(written['of']) ?? '';
  const boundItem = (item: JsonObject): readonly JsonObject[] => {
    const schema = catalogue.get(textOf(item['type']) ?? of) ?? commonType();
    const bound = schema.bound(item, meaning, nameOf);
    return Object.keys(bound).length === 0 && Object.keys(item).length > 0 ? [] : [bound];
  };
  const boundValue = (key: string, value: Json): readonly Json[] => {
    const name = nameOf(key);
    if (name === 'defaults' && isObject(value)) return boundItem(value);
    if (name !== 'items' || !Array.isArray(value)) return [value];
    const items = value.flatMap((item): readonly Json[] => (isObject(item) ? boundItem(item) : [item]));
    return items.length === 0 && value.length > 0 ? [] : [items];
  };
  return Object.fromEntries(
    Object.entries(written).flatMap(([key, value]) => boundValue(key, value).map((bound) => [key, bound])),
  );
}

/** A record's mapping as it was when the record had another id. */
export const withId = (written: JsonObject, id: string, nameOf: FieldName): JsonObject =>
  Object.fromEntries(Object.entries(written).map(([key, value]) => [key, nameOf(key) === 'id' ? id : value]));
