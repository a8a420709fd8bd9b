import type { Json, JsonObject } from '../model/json.ts';
import type { Entry } from '../model/record.ts';
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

function nameOf(item: Json | undefined, own: string | null): string | null {
  if (typeof item === 'string' || typeof item === 'number') return String(item);
  if (!isObject(item)) return null;
  for (const key of own === null ? naming : [own, ...naming]) {
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

function labelsOf(list: readonly Json[], own: string | null): readonly string[] {
  let known = labels.get(list);
  if (known === undefined) {
    const seen = new Map<string, number>();
    known = list.map((item, index) => {
      const name = nameOf(item, own);
      if (name === null) return String(index + 1);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return `${shorten(name)}${count === 1 ? '' : `#${count}`}`;
    });
    labels.set(list, known);
  }
  return known;
}

/** The key by which the entries of a list are referred to, if they are. */
const ownKey = (list: Path, entries: readonly Entry[]): string | null =>
  entries.find(
    ({ path }) => path.length === list.length + 1 && list.every((segment, depth) => path[depth] === segment),
  )?.key ?? null;

/**
 * A field path for people: list items named by their key rather than their position, so that it stays
 * the same when items are added before them. Items with the same name get `#2`, `#3`; items without one
 * their position, counted from 1.
 * @param entries those of the record that have ids of their own: these name them
 */
export function displayPath(data: JsonObject, path: Path, entries: readonly Entry[] = []): string {
  let node: Json | undefined = data;
  let text = '';
  for (const [depth, segment] of path.entries()) {
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
    const own = entries.length === 0 ? null : ownKey(path.slice(0, depth), entries);
    text += `[${labelsOf(list, own)[index] ?? index + 1}]`;
    node = list[index];
  }
  return text;
}
