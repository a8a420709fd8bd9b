import type { ValueChange } from '../domain/trust/changes.ts';
import type { Json } from '../model/json.ts';
import type { ShownValue } from './model.ts';

/** Characters of a text, and entries of a list or mapping, that are shown of a value. */
const longestText = 500;
const mostEntries = 50;

/** A value with long texts and lists cut: a change shows what is moved, the record holds the rest. */
function shortened(value: Json): Json {
  if (typeof value === 'string')
    return value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value;
  if (Array.isArray(value)) {
    const kept = value.slice(0, mostEntries).map(shortened);
    return value.length > mostEntries ? [...kept, '…'] : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostEntries)
      .map(([key, entry]) => [key, shortened(entry)]),
  );
}

/** A value on both sides, as a change shows it. */
export const shownValue = ({ path, before, after }: ValueChange): ShownValue => ({
  path,
  ...(before === undefined ? {} : { before: shortened(before) }),
  ...(after === undefined ? {} : { after: shortened(after) }),
});
