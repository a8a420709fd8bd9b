import type { Json, JsonObject } from '../../model/json.ts';
import { isObject } from '../../records/values.ts';

/**
 * What a record says under a path; undefined where it says nothing.
 * @param short key that a plain text stands for, where a mapping with it may stand
 */
export function valueUnder(
  data: JsonObject,
  path: readonly string[],
  short: string | undefined = undefined,
): Json | undefined {
  let at: Json | undefined = data;
  for (const [depth, key] of path.entries()) {
    const isLast = depth === path.length - 1;
    if (isLast && depth > 0 && key === short && typeof at === 'string') return at;
    if (!isObject(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}
