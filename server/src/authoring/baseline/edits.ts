import type { BaselineEntry } from '../../model/baseline.ts';
import type { Json } from '../../model/json.ts';
import type { SpanEdit } from '../../model/text.ts';
import type { ReadBaseline } from '../../records/read-baseline.ts';
import { isObject, listOf, textOf } from '../../records/values.ts';
import { dashOf, insertItem, removeItemLines, replaceValue, startOfLine } from '../../text/edit.ts';
import { findNode, type YamlNode, type YamlSeq } from '../../text/node.ts';
import { setEntries } from '../../text/set-entries.ts';
import { writeFlow, writeScalar } from '../../text/write-scalar.ts';
import { compareEntries, entryText, type Held, type HeldBy } from './held.ts';

/** The list of entries as it is written; null where there is none. */
function listIn({ document }: ReadBaseline): YamlSeq | null {
  const root = document?.tree() ?? null;
  const node = root === null ? undefined : findNode(root, ['findings'])?.node;
  return node?.kind === 'seq' ? node : null;
}

/** Every entry as data, those that silence nothing among them. */
function itemsIn({ document }: ReadBaseline): readonly Json[] {
  const { data } = document ?? {};
  return isObject(data) ? listOf(data['findings']) : [];
}

/** An entry as the order of the file sees it, whatever is wrong with it. */
function named(item: Json | undefined): Omit<Held, 'places'> {
  const text = (key: string): string => (isObject(item) ? (textOf(item[key]) ?? '') : '');
  const record = text('record');
  return {
    rule: text('rule'),
    subject: record === '' ? { kind: 'file', path: text('file') } : { kind: 'record', id: record },
  };
}

const lineBreakOf = (text: string): string => (/\r\n|\r|\n/.exec(text) ?? ['\n'])[0];

/** An item of a list as lines of their own, from its dash to its line break. */
const asLines = (item: string, column: number, eol: string): string =>
  `${' '.repeat(column)}- ${item.replaceAll('\n', `${eol}${' '.repeat(column + 2)}`)}${eol}`;

/** The start of the line of an offset, above the comments that stand right over it. */
function aboveComments(text: string, offset: number): number {
  let line = startOfLine(text, offset);
  for (;;) {
    const behind = text.slice(0, line).replace(/\r\n$|[\r\n]$/, '');
    const above = line === 0 ? line : startOfLine(text, behind.length);
    if (above >= line || !behind.slice(above).trimStart().startsWith('#')) return line;
    line = above;
  }
}

/** Adds entries, each where the order of the file has it. */
export function insertions(read: ReadBaseline, added: readonly Held[], by: HeldBy): readonly SpanEdit[] {
  const { text } = read;
  const list = listIn(read);
  if (list === null || added.length === 0) return [];
  const eol = lineBreakOf(text);
  const items = itemsIn(read);
  if (list.flow) {
    const before = items.map((item) => ({ order: named(item), text: itemText(item) }));
    const after = added.map((held) => ({ order: held, text: entryText(held, by) }));
    const all = [...before, ...after].sort((left, right) => compareEntries(left.order, right.order));
    const lines = all.map((each) => asLines(each.text, 2, eol)).join('');
    const start = text.slice(0, list.start).trimEnd().length;
    return [{ span: { start, end: list.end }, text: eol + lines.slice(0, -eol.length) }];
  }
  const column = list.start - startOfLine(text, list.start);
  return added.flatMap((held) => {
    const next = items.findIndex((item) => compareEntries(named(item), held) > 0);
    const item = list.items[next];
    if (item === undefined) return insertItem(text, list, entryText(held, by));
    const at = aboveComments(text, dashOf(text, list, item));
    return [{ span: { start: at, end: at }, text: asLines(entryText(held, by), column, eol) }];
  });
}

/** An entry of a list in brackets as it stands in one with dashes. */
const itemText = (item: Json): string =>
  isObject(item)
    ? Object.entries(item)
        .map(([key, value]) => `${writeScalar(key)}: ${writeFlow(value)}`)
        .join('\n')
    : writeFlow(item);

/** An entry that is to hold other findings than it does. */
export interface Renewed {
  readonly entry: BaselineEntry;
  readonly places: ReadonlyMap<string, number>;
  /** Set where it begins anew. */
  readonly by?: HeldBy;
}

/** Has entries hold what they are to hold. */
export const renewals = (read: ReadBaseline, renewed: readonly Renewed[]): readonly SpanEdit[] =>
  renewed.flatMap(({ entry, places, by }) => {
    const root = read.document?.tree() ?? null;
    const node = root === null ? undefined : findNode(root, ['findings', entry.index])?.node;
    const at = (key: string) => (node === undefined ? undefined : findNode(node, [key])?.node);
    const map = at('places');
    const fields = by === undefined ? [] : (['owner', 'reason', 'since', 'until'] as const);
    return [
      ...(map?.kind === 'map' ? setEntries(read.text, map, places) : []),
      ...fields.flatMap((key) => {
        const value = at(key);
        return value === undefined ? [] : replaceValue(read.text, value, by![key]);
      }),
    ];
  });

/** Takes entries out. Comments stay where they are. */
export function deletions(read: ReadBaseline, gone: readonly BaselineEntry[]): readonly SpanEdit[] {
  const { text } = read;
  const list = listIn(read);
  if (list === null || gone.length === 0) return [];
  const indexes = new Set(gone.map(({ index }) => index));
  if (list.flow) {
    const left = itemsIn(read).filter((_, index) => !indexes.has(index));
    return [{ span: { start: list.start, end: list.end }, text: writeFlow([...left]) }];
  }
  const removed = [...indexes].flatMap((index) => removeItemLines(text, list, index));
  if (indexes.size < list.items.length) return removed;
  const colon = text.indexOf(':', keyOfList(read)?.end ?? 0);
  return [{ span: { start: colon + 1, end: colon + 1 }, text: ' []' }, ...removed];
}

/** The key of the list of entries. */
function keyOfList({ document }: ReadBaseline): YamlNode | null {
  const root = document?.tree() ?? null;
  return root === null ? null : (findNode(root, ['findings'])?.key ?? null);
}
