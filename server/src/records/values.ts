import type { Json, JsonObject } from '../model/json.ts';

/**
 * Reading values that may have any shape: schema findings already say what is wrong, so
 * rules take what has the right form and pass over the rest.
 */

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as non-blank text, or null. */
export const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

/** Beyond it sums and products of what records hold could leave the range of numbers. */
const largestNumber = 1e100;

/** The value as a number that can be computed with, or null; YAML also writes `.nan` and `.inf`. */
export const numberOf = (value: Json | undefined): number | null =>
  typeof value === 'number' && Math.abs(value) <= largestNumber ? value : null;

/** One value or a list of them as a list; absent and null are the empty list. */
export const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** The texts among one value or a list of them. */
export const textsOf = (value: Json | undefined): readonly string[] =>
  listOf(value).filter((item): item is string => typeof item === 'string' && item !== '');

/** The mappings among one value or a list of them, each with its position in the list. */
export function mappingsOf(
  value: Json | undefined,
): readonly { readonly index: number; readonly value: JsonObject }[] {
  const found: { index: number; value: JsonObject }[] = [];
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      if (isObject(item)) found.push({ index, value: item });
    });
  }
  return found;
}

/** True for absent, null, blank text, an empty list and an empty mapping: nothing has been said. */
export function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** An id and the version pinned behind `@`, if any: `POL-001@3` → `POL-001`, `3`. */
export function splitReference(written: string): { readonly id: string; readonly version: string | null } {
  const at = written.indexOf('@');
  return at < 0
    ? { id: written, version: null }
    : { id: written.slice(0, at), version: written.slice(at + 1) };
}

/** Ids named by a field that holds one reference or a list of them; external evidence and the like is passed over. */
export const idsOf = (value: Json | undefined): readonly string[] =>
  textsOf(value).map((text) => splitReference(text).id);
