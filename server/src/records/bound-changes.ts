import type { BoundChange } from '../model/evidence.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import type { SchemaCatalogue } from '../schemas/catalogue.ts';
import { boundRecord } from './bound-record.ts';
import { signedBody } from './signed-body.ts';
import { isObject, textOf } from './values.ts';

/** What a sign-off of some meaning binds, in a form that can be compared: data, text, files. */
export interface BoundContent {
  readonly data: JsonObject;
  readonly body: string | null;
  /** Path as written → integrity of the bytes; null where there are none. */
  readonly files: Readonly<Record<string, string | null>>;
}

/** What a sign-off of a meaning binds of a record. */
export function boundContent(
  record: QmsRecord,
  meaning: string,
  catalogue: SchemaCatalogue,
  files: Readonly<Record<string, string | null>>,
): BoundContent {
  const names = record.writtenKeys ?? {};
  const written = Object.fromEntries(
    Object.entries(record.data).map(([key, value]) => [Object.hasOwn(names, key) ? names[key]! : key, value]),
  );
  const fields = new Map(Object.entries(names).map(([key, name]) => [name, key]));
  const data = boundRecord(written, record.type, meaning, catalogue, (key) => fields.get(key) ?? key);
  return { data, body: record.body === null ? null : signedBody(record.body), files };
}

/** More changes than this are not listed: who changed everything has written another record. */
const mostChanges = 50;

/** What names an item of a list for people and stays when others are added before it. */
const nameOfItem = (item: Json): string | null =>
  isObject(item) ? (textOf(item['id']) ?? textOf(item['input']) ?? textOf(item['key'])) : null;

/** Items of two lists side by side: by their names where all have one, by position otherwise. */
function* pairs(
  before: readonly Json[],
  after: readonly Json[],
): Generator<[string, Json | undefined, Json | undefined]> {
  const names = [before, after].map((items) => items.map(nameOfItem));
  const areNamed = names.every((each) => !each.includes(null) && new Set(each).size === each.length);
  if (!areNamed) {
    for (let at = 0; at < Math.max(before.length, after.length); at += 1)
      yield [String(at + 1), before[at], after[at]];
    return;
  }
  const [old, now] = [before, after].map((items) => new Map(items.map((item) => [nameOfItem(item)!, item])));
  for (const name of new Set([...old!.keys(), ...now!.keys()])) yield [name, old!.get(name), now!.get(name)];
}

const isSame = (left: Json | undefined, right: Json | undefined): boolean => {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, at) => isSame(item, right[at]));
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  );
};

function compare(
  path: string,
  before: Json | undefined,
  after: Json | undefined,
  found: BoundChange[],
): void {
  if (found.length >= mostChanges || isSame(before, after)) return;
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(
        path === '' ? key : `${path}.${key}`,
        Object.hasOwn(before, key) ? before[key] : undefined,
        Object.hasOwn(after, key) ? after[key] : undefined,
        found,
      );
    return;
  }
  const isTexts = (value: Json | undefined) =>
    Array.isArray(value) && value.every((item) => typeof item !== 'object');
  if (Array.isArray(before) && Array.isArray(after) && !(isTexts(before) && isTexts(after))) {
    for (const [name, old, now] of pairs(before, after)) compare(`${path}[${name}]`, old, now, found);
    return;
  }
  found.push({
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}

/** What differs between two mappings, key by key and as deep as both sides agree on what is there. */
export function changesBetween(before: JsonObject, after: JsonObject): readonly BoundChange[] {
  const found: BoundChange[] = [];
  compare('', before, after, found);
  return found;
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What differs between two contents that a sign-off binds, and whether it is the layout of the text alone. */
export function changesOfContent(
  before: BoundContent,
  after: BoundContent,
): { readonly changes: readonly BoundChange[]; readonly layoutOnly: boolean } {
  const changes = [...changesBetween(before.data, after.data)];
  const sameWords = withoutBlanks(before.body ?? '') === withoutBlanks(after.body ?? '');
  const layoutOnly = changes.length === 0 && before.body !== after.body && sameWords;
  if (before.body !== after.body) changes.push({ path: 'body' });
  const files = changesBetween(before.files, after.files);
  changes.push(...files.map(({ path }) => ({ path })));
  return { changes, layoutOnly: layoutOnly && files.length === 0 };
}
