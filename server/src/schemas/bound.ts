import type { Json, JsonObject } from '../model/json.ts';
import type { Binding } from '../model/record.ts';
import { setKey } from '../text/data.ts';
import type { Shape } from './shape.ts';

/** Whether a sign-off of this meaning binds a field. */
export const isBoundBy = (binding: Binding, meaning: string): boolean =>
  typeof binding === 'boolean' ? binding : binding.includes(meaning);

/** A key as the schemas name it: files may use names of their own (`aliases` in qms.yaml). */
export type FieldName = (key: string) => string;

const nothing: ReadonlySet<string> = new Set();

/**
 * What a sign-off of this meaning binds of a record's data, in the form the digest is taken of: without the fields it
 * does not bind, without mappings and lists that became empty by that and keys whose value is null; a mapping of which
 * only the field of its short form is left is that field's value.
 * @param alsoBound keys of the record itself that are bound although the schema does not say so
 */
export const boundData = (
  shape: Shape | null,
  data: JsonObject,
  meaning: string,
  nameOf: FieldName,
  alsoBound: ReadonlySet<string> = nothing,
): JsonObject => {
  const kept = boundMapping(shape, data, meaning, nameOf, alsoBound);
  return kept === undefined ? {} : kept;
};

function boundPart(shape: Shape | null, value: Json, meaning: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const kept: Json[] = [];
    for (const item of value) {
      const part = boundPart(shape?.items ?? null, item, meaning);
      if (part !== undefined) kept.push(part);
    }
    return kept.length === 0 && value.length > 0 ? undefined : kept;
  }
  const kept = boundMapping(shape, value, meaning, asWritten, nothing);
  const short = shape?.short ?? null;
  if (kept === undefined || short === null) return kept;
  const [only, other] = Object.keys(kept);
  return only === short && other === undefined ? kept[short] : kept;
}

const asWritten: FieldName = (key) => key;

function boundMapping(
  shape: Shape | null,
  value: JsonObject,
  meaning: string,
  nameOf: FieldName,
  alsoBound: ReadonlySet<string>,
): JsonObject | undefined {
  const kept: JsonObject = {};
  let isEmpty = true;
  for (const key of Object.keys(value)) {
    const name = nameOf(key);
    const known = shape?.keys?.get(name);
    const field = known === undefined ? (shape?.rest ?? null) : known;
    if (field !== null && !isBoundBy(field.signed, meaning) && !alsoBound.has(name)) continue;
    const part = boundPart(field, value[key]!, meaning);
    if (part === undefined || part === null) continue;
    setKey(kept, key, part);
    isEmpty = false;
  }
  return isEmpty && Object.keys(value).length > 0 ? undefined : kept;
}

/**
 * The fields of a record that a sign-off of this meaning does not bind, as people name them: `owner`,
 * `findings[].action`. Each once, in the order written.
 */
export function unboundFields(
  shape: Shape | null,
  data: JsonObject,
  meaning: string,
  nameOf: FieldName = asWritten,
): readonly string[] {
  const found = new Set<string>();
  const visit = (at: Shape | null, value: Json, path: string, name: FieldName): void => {
    if (at === null || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(at.items, item, `${path}[]`, asWritten);
      return;
    }
    for (const key of Object.keys(value)) {
      const known = at.keys?.get(name(key));
      const field = known === undefined ? at.rest : known;
      const inner = path === '' ? key : `${path}.${key}`;
      if (field !== null && !isBoundBy(field.signed, meaning)) found.add(inner);
      else visit(field, value[key]!, inner, asWritten);
    }
  };
  visit(shape, data, '', nameOf);
  return [...found];
}
