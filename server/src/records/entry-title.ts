import type { Json } from '../model/json.ts';
import type { HeldEntry } from '../model/queries.ts';
import { isObject, textOf } from './values.ts';

/** Keys under which an entry of a list is likely to say what it is, best first. */
const titles = ['title', 'name', 'summary', 'text', 'statement', 'description'];

/** What people call an entry of a list; null where it says nothing they could. */
export function entryTitle({ record, entry }: HeldEntry): string | null {
  let value: Json | undefined = record.data;
  for (const segment of entry.path)
    value = (value as Readonly<Record<string | number, Json>> | undefined)?.[segment];
  if (!isObject(value)) return null;
  for (const key of titles) {
    const title = Object.hasOwn(value, key) && key !== entry.key ? textOf(value[key]) : null;
    if (title !== null) return title;
  }
  return null;
}
