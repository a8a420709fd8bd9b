import type { Json, JsonObject } from '../model/json.ts';
import type { PastDate } from '../model/record.ts';
import type { Path } from '../model/text.ts';
import type { Shape } from './shape.ts';

/** The days on which a record says something happened, each with the sign-offs that bind it. */
export function pastDates(shape: Shape | null, data: JsonObject): PastDate[] {
  const found: PastDate[] = [];
  const visit = (at: Shape, here: Json, path: Path, around: PastDate['signed']): void => {
    const signed = around === true ? at.signed : around;
    if (typeof here === 'string') {
      // The short form of a mapping is one of its fields.
      const field = at.short === null ? at : at.keys?.get(at.short);
      if (field?.past === true) found.push({ path, value: here, signed });
    } else if (Array.isArray(here)) {
      const { items } = at;
      if (!items?.anyPast) return;
      for (const [index, item] of here.entries()) visit(items, item, [...path, index], signed);
    } else if (typeof here === 'object' && here !== null) {
      for (const key of Object.keys(here)) {
        const known = at.keys?.get(key);
        const child = known === undefined ? at.rest : known;
        if (child?.anyPast) visit(child, here[key]!, [...path, key], signed);
      }
    }
  };
  if (shape?.anyPast) visit(shape, data, [], true);
  return found;
}
