/** How the text of a piece read on an earlier day: what is not there yet taken out, later wording taken back. */
import { appendSignOff, type BlockEntries } from '../../server/src/authoring/sign-off-text.ts';
import type { Json } from '../../server/src/model/json.ts';
import { isObject } from '../../server/src/records/values.ts';
import { findNode } from '../../server/src/text/node.ts';
import { applyEdits } from '../../server/src/text/span-edits.ts';
import { mappingOf, type Piece } from './pieces.ts';
import { type Day, dayAfter } from './rules.ts';
import { story } from './story.ts';
import { takeOut } from './take-out.ts';

const at = (data: Json, path: readonly (string | number)[]): Json | undefined => {
  let value: Json | undefined = data;
  for (const segment of path)
    value = Array.isArray(value) ? value[Number(segment)] : isObject(value) ? value[segment] : undefined;
  return value;
};

const keyOfPath = (path: readonly (string | number)[]): string => JSON.stringify(path);

/** The piece's text without what stands at the paths, nor a list or mapping of which nothing would be left. */
export function without(part: Piece, paths: readonly (readonly (string | number)[])[]): string {
  const absent = new Map(
    paths.filter((path) => at(part.data, path) !== undefined).map((path) => [keyOfPath(path), path]),
  );
  for (let grown = true; grown; ) {
    grown = false;
    for (const path of [...absent.values()]) {
      const parent = path.slice(0, -1);
      const value = at(part.data, parent);
      if (parent.length === 0 || value === undefined || value === null || typeof value !== 'object') continue;
      const children = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
      if (
        !absent.has(keyOfPath(parent)) &&
        children.every((child) => absent.has(keyOfPath([...parent, child])))
      ) {
        absent.set(keyOfPath(parent), parent);
        grown = true;
      }
    }
  }
  const whole = mappingOf(part, part.text);
  const isInner = (path: readonly (string | number)[]): boolean =>
    path.some((_, length) => length > 0 && absent.has(keyOfPath(path.slice(0, length))));
  const places = [...absent.values()]
    .filter((path) => !isInner(path))
    .map((path) => ({ path, start: (whole && findNode(whole, path)?.node.start) ?? 0 }))
    .sort((a, b) => b.start - a.start);
  let text = part.text;
  for (const { path } of places) text = takeOut(text, mappingOf(part, text)!, path);
  return text;
}

/** Throws where a wording that is said to have come in later stands nowhere. */
export function requireTexts({ key, text }: Piece): void {
  let whole = text;
  for (const [until, now, was] of (story[key]?.texts ?? []).toReversed())
    whole = replaced(key, whole, now, was, until);
}

/** The piece's text with what it said before later wording came in. */
export function withTexts({ key }: Piece, text: string, day: Day): string {
  const { texts = [], earlier = [] } = story[key] ?? {};
  const version = earlier.find(({ until }) => day < until)?.texts ?? [];
  let changed = text;
  // What it stood in may not have been there yet.
  for (const [until, now, was] of texts.filter(([each]) => day < each).toReversed())
    if (changed.includes(now)) changed = replaced(key, changed, now, was, until);
  for (const [now, was] of version) changed = replaced(key, changed, now, was, day);
  return changed;
}

function replaced(key: string, text: string, now: string, was: string, day: Day): string {
  if (text.split(now).length !== 2)
    throw new Error(`${key} before ${day} does not say once: ${now}\n${text}`);
  return text.replace(now, () => was);
}

export function withStatus(part: Piece, text: string, status: string, usual: Json | undefined): string {
  const root = mappingOf(part, text)!;
  const own = findNode(root, ['status']);
  if (own === null) {
    if (status === usual) return text;
    return text.replace(
      /^(\s*)title: .*\n/m,
      (line, indent: string) => `${line}${indent}status: ${status}\n`,
    );
  }
  if (part.kind === 'item' && status === usual && part.data['status'] === undefined)
    return takeOut(text, root, ['status']);
  return text.slice(0, own.node.start) + status + text.slice(own.node.end);
}

export function withBlock(part: Piece, text: string, block: BlockEntries): string {
  const root = mappingOf(part, text);
  if (root?.kind !== 'map') throw new Error(`${part.key} is no mapping`);
  return applyEdits(text, appendSignOff(text, root, 'signOffs', block));
}

export const rowsOf = (csv: string): readonly { readonly line: string; readonly day: Day }[] =>
  csv
    .split(/(?<=\n)/)
    .slice(1)
    .map((line) => ({
      line,
      day: line.startsWith('PER-') ? line.split(',')[3]! : dayAfter(line.split(',')[0]!),
    }));

export const withRows = (csv: string, day: Day): string =>
  csv.slice(0, csv.indexOf('\n') + 1) +
  rowsOf(csv)
    .filter((row) => row.day <= day)
    .map(({ line }) => line)
    .join('');
