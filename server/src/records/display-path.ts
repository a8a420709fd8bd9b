import type { Json, JsonObject } from '../model/json.ts';
import type { Path } from '../model/text.ts';
import { isObject } from './values.ts';

/** Keys by which a list item is known, in order of preference. */
const naming = [
  'id',
  'input',
  'key',
  'person',
  'audit',
  'by',
  'period',
  'name',
  'text',
  'what',
  'topic',
  'to',
  'from',
  'date',
  'kind',
];

function nameOf(item: Json | undefined): string | null {
  if (typeof item === 'string' || typeof item === 'number') return String(item);
  if (!isObject(item)) return null;
  for (const key of naming) {
    const value = Object.hasOwn(item, key) ? item[key] : undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    if (Array.isArray(value) && value.every((part) => typeof part === 'string') && value.length > 0)
      return value.join('+');
  }
  return null;
}

/** Long names are cut: a path is for reading and for fingerprints, not for content. */
const shorten = (name: string): string => {
  const line = name.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

/** Labels per list; a long list with many findings is named once, not once per finding. */
const labels = new WeakMap<readonly Json[], readonly string[]>();

function labelsOf(list: readonly Json[]): readonly string[] {
  let known = labels.get(list);
  if (known === undefined) {
    const seen = new Map<string, number>();
    known = list.map((item, index) => {
      const name = nameOf(item);
      if (name === null) return String(index + 1);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return `${shorten(name)}${count === 1 ? '' : `#${count}`}`;
    });
    labels.set(list, known);
  }
  return known;
}

/**
 * A field path for people: list items named by their key rather than their position, so that it stays
 * the same when items are added before them. Items with the same name get `#2`, `#3`; items without one
 * their position, counted from 1.
 */
export function displayPath(data: JsonObject, path: Path): string {
  let node: Json | undefined = data;
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'string' && !Array.isArray(node)) {
      text += text === '' ? segment : `.${segment}`;
      node = isObject(node) && Object.hasOwn(node, segment) ? node[segment] : undefined;
      continue;
    }
    const list: readonly Json[] = Array.isArray(node) ? node : [];
    if (typeof segment === 'string') {
      // An item that is absent, named by the key it would have.
      text += `[${segment}]`;
      node = undefined;
      continue;
    }
    const index = segment;
    text += `[${labelsOf(list)[index] ?? index + 1}]`;
    node = list[index];
  }
  return text;
}
