import { defineMessages } from '../messages/define-messages.ts';
import type { Json } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import { splitReference } from '../records/values.ts';
import type { ShownValue } from './model.ts';

const say = defineMessages('diff.value', {
  moved: '{path}: {before} → {after}',
  added: '{path}: {after}, new',
  removed: '{path}: {before}, gone',
  text: '{path}: changed',
});

/** So much of one value stands in a line. */
const longest = 120;

const cutTo = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

function plain(value: Json, names: Readonly<Record<string, string>>): string {
  if (typeof value === 'string') {
    const { id } = splitReference(value);
    return Object.hasOwn(names, id) ? `${value} "${names[id]}"` : value;
  }
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : value.map((item) => plain(item, names)).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, entry]) => `${key} ${plain(entry, names)}`)
    .join(', ');
}

/** A value on both sides for a line: `target: 50 → 30`, with titles behind ids. */
export function valueWords(value: ShownValue, names: Readonly<Record<string, string>>): Message {
  const path = cutTo(value.path);
  const words = (side: Json): string => cutTo(plain(side, names).replace(/\s+/g, ' ').trim());
  const { before, after } = value;
  if (before !== undefined && after !== undefined)
    return say.moved({ path, before: words(before), after: words(after) });
  if (after !== undefined) return say.added({ path, after: words(after) });
  if (before !== undefined) return say.removed({ path, before: words(before) });
  return say.text({ path });
}
