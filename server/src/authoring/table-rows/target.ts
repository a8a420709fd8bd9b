import type { Json, JsonObject } from '../../model/json.ts';
import { isObject } from '../../records/values.ts';
import type { FieldDoc } from '../../schemas/field-doc.ts';
import type { TypeSchema } from '../../schemas/type-schema.ts';
import { setKey } from '../../text/data.ts';

/** Where a column goes: a field of the records, or a key of their own under `custom`. */
export interface Target {
  /** As it is written: `title`, `exposure.amount`, `evaluations[].date`, `custom.Level`. */
  readonly path: string;
  readonly steps: readonly Step[];
  /** What the schema says of it; null under `custom`. */
  readonly field: FieldDoc | null;
}

interface Step {
  readonly key: string;
  /** The key holds a list, of which a row makes one entry. */
  readonly isList: boolean;
}

/** Keys that a table says nothing of: the type is given, and signatures are given by people. */
const notImported: ReadonlySet<string> = new Set(['type', 'signOffs', 'custom']);

/** A label may be a whole explanation; a key of YAML may not. */
const longestKey = 100;

/** A key under `custom`. */
export function ownKey(label: string): Target {
  const key = label.slice(0, longestKey).trim();
  return {
    path: `custom.${key}`,
    steps: [
      { key: 'custom', isList: false },
      { key, isList: false },
    ],
    field: null,
  };
}

/** The field of a type that a path names, or null. */
export function targetOf(path: string, schema: TypeSchema): Target | null {
  if (path.startsWith('custom.') && path.length > 7) return ownKey(path.slice(7));
  const steps = path.split('.').map((step): Step => {
    const isList = step.endsWith('[]');
    return { key: isList ? step.slice(0, -2) : step, isList };
  });
  if (notImported.has(steps[0]!.key)) return null;
  for (let length = 1; length < steps.length; length += 1) {
    const holder = schema.field(steps.slice(0, length).map(({ key }) => key));
    if (holder?.types.includes(steps[length - 1]!.isList ? 'array' : 'object') !== true) return null;
  }
  const field = schema.field(steps.map(({ key }) => key));
  return field === undefined || steps.at(-1)!.isList ? null : { path, steps, field };
}

/** Puts a value in its place in a record. */
export function place(record: JsonObject, { steps }: Target, value: Json): void {
  let at = record;
  for (const { key, isList } of steps.slice(0, -1)) {
    const there = at[key] as JsonObject | JsonObject[] | undefined;
    const next: JsonObject = (Array.isArray(there) ? there[0] : there) ?? {};
    if (there === undefined) setKey(at, key, isList ? [next] : next);
    at = next;
  }
  setKey(at, steps.at(-1)!.key, value);
}

/** What stands in a place of a record. */
export function valueAt(record: JsonObject, { steps }: Target): Json | undefined {
  let at: Json | undefined = record;
  for (const { key, isList } of steps) {
    const inner: Json | undefined = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
    at = isList && Array.isArray(inner) ? inner[0] : inner;
  }
  return at;
}
