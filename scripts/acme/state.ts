/** The files of the example company as they were on a day, made from what they are in the end. */
import { appendSignOff, type BlockEntries } from '../../server/src/authoring/sign-off-text.ts';
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { isObject } from '../../server/src/records/values.ts';
import { findNode } from '../../server/src/text/node.ts';
import { applyEdits } from '../../server/src/text/span-edits.ts';
import { mappingOf, type Piece, piecesOfAll } from './pieces.ts';
import {
  type Appearance,
  appearancesOf,
  type Day,
  dayAfter,
  firstDay,
  type StatusFrom,
  statusesOf,
} from './rules.ts';
import { beginning, type EarlierVersion, story } from './story.ts';
import { takeOut } from './take-out.ts';

/** A sign-off that is to be given, or was: of a record's present version or of an earlier one. */
export interface PlannedSignOff {
  readonly key: string;
  /** Names it among all sign-offs of the company. */
  readonly name: string;
  readonly date: Day;
  readonly by: string;
  readonly block: JsonObject;
  readonly earlier: EarlierVersion | null;
}

interface Part extends Piece {
  readonly since: Day;
  readonly appearances: readonly Appearance[];
  readonly statuses: readonly StatusFrom[];
  readonly signOffs: readonly PlannedSignOff[];
}

const blocksOf = (data: JsonObject): readonly JsonObject[] => {
  const blocks = data['signOffs'];
  return Array.isArray(blocks) ? blocks.filter(isObject) : [];
};

const idOf = (reference: string): string => reference.replace(/@.*$/, '');

/** Keys with one reference that another record's coming fills in. */
const links: ReadonlySet<string> = new Set(['nonconformity', 'action', 'audit', 'qmsChange', 'decidedIn']);

/** References that can only be written once there is such a record. */
function referencesOf(
  data: JsonObject,
  sinceOf: (id: string) => Day | undefined,
  since: Day,
): readonly Appearance[] {
  const found: Appearance[] = [];
  const visit = (value: Json, path: readonly (string | number)[]): void => {
    if (path[0] === 'signOffs' || path[0] === 'history') return;
    if (typeof value === 'string') {
      const [key, parent] = [path.at(-1), path.at(-2)];
      const isEntry = typeof key === 'number' && typeof parent === 'string';
      const day = isEntry || links.has(String(key)) ? sinceOf(idOf(value)) : undefined;
      if (day !== undefined && day > since) found.push({ path, day });
    } else if (Array.isArray(value))
      for (const [index, each] of value.entries()) visit(each, [...path, index]);
    else if (isObject(value)) for (const [key, each] of Object.entries(value)) visit(each, [...path, key]);
  };
  visit(data, []);
  return found;
}

/** The history of the company: what its files were on each day. */
export class History {
  readonly #parts: readonly Part[];
  readonly #defaults = new Map<string, JsonObject>();

  /** @param files the files as they are in the end, path → text */
  constructor(files: ReadonlyMap<string, string>) {
    const pieces = piecesOfAll(files);
    for (const { kind, file, data } of pieces)
      if (kind === 'head') this.#defaults.set(file, isObject(data['defaults']) ? data['defaults'] : {});
    const sinceOf = new Map<string, Day>();
    for (const piece of pieces) {
      const since = this.#since(piece);
      const id = idOf(piece.key);
      const known = sinceOf.get(id);
      if (piece.kind !== 'head' && piece.kind !== 'other' && (known === undefined || since < known))
        sinceOf.set(id, since);
    }
    this.#parts = pieces.map((piece): Part => {
      const since = this.#since(piece);
      const { statuses, appearances = [] } = story[piece.key] ?? {};
      const last = this.#defaulted(piece, 'status');
      const own = piece.kind === 'record' || piece.kind === 'item';
      return {
        ...piece,
        since,
        statuses: statuses ?? (own ? withEarlier(piece, statusesOf(piece.type, piece.data, last), last) : []),
        appearances: own
          ? [
              ...appearancesOf(piece.type, piece.data),
              ...appearances.map(([path, day]) => ({ path, day })),
              ...referencesOf(piece.data, (id) => sinceOf.get(id), since),
            ]
          : [],
        signOffs: this.#signOffs(piece),
      };
    });
    for (const piece of pieces) requireTexts(piece);
    for (const key of Object.keys(story))
      if (!pieces.some((piece) => piece.key === key)) throw new Error(`there is no ${key}`);
  }

  #defaulted({ file, data }: Piece, key: string): string | null {
    const value = data[key] ?? this.#defaults.get(file)?.[key];
    return typeof value === 'string' ? value : null;
  }

  #since(piece: Piece): Day {
    const told = story[piece.key]?.since;
    if (told !== undefined) return told;
    if (piece.kind === 'head' || piece.kind === 'other')
      return piece.key.endsWith('.csv') ? (rowsOf(piece.text)[0]?.day ?? beginning) : beginning;
    const data = { ...this.#defaults.get(piece.file), ...piece.data };
    const day = firstDay(piece.type, data) ?? beginning;
    return day > beginning ? day : beginning;
  }

  #signOffs({ key, data }: Piece): readonly PlannedSignOff[] {
    const planned = (block: JsonObject, name: string, earlier: EarlierVersion | null): PlannedSignOff => ({
      key,
      name,
      date: String(block['date']),
      by: String(block['by']),
      block,
      earlier,
    });
    return [
      ...(story[key]?.earlier ?? []).flatMap((earlier) =>
        earlier.signOffs.map((block, index) =>
          planned(block, `${key} before ${earlier.until} ${index}`, earlier),
        ),
      ),
      ...blocksOf(data).map((block, index) => planned(block, `${key} ${index}`, null)),
    ];
  }

  /** What a record says in the end. */
  dataOf(key: string): JsonObject | null {
    return this.#parts.find((part) => part.key === key)?.data ?? null;
  }

  /** All sign-offs, in the order in which they are given. */
  get signOffs(): readonly PlannedSignOff[] {
    return this.#parts
      .flatMap(({ signOffs }) => signOffs)
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  }

  /** Every day on which anything changes. */
  get days(): readonly Day[] {
    const days = this.#parts.flatMap(({ key, text, kind, since, appearances, statuses, signOffs }) => {
      const { texts = [], earlier = [], places = [] } = story[key] ?? {};
      return [
        since,
        ...appearances.map(({ day }) => day),
        ...statuses.map(({ day }) => day),
        ...signOffs.map(({ date }) => date),
        ...texts.map(([day]) => day),
        ...earlier.map(({ until }) => until),
        ...places.map(({ until }) => until),
        ...(kind === 'other' && key.endsWith('.csv') ? rowsOf(text).map(({ day }) => day) : []),
      ];
    });
    return [...new Set(days)].filter((day) => day >= beginning).sort();
  }

  /**
   * The files on a day.
   * @param signed names of the sign-offs given so far, with their digest
   * @param unsettled records that were signed on the day and whose status has not followed yet
   */
  filesOn(
    day: Day,
    signed: ReadonlyMap<string, string>,
    unsettled: ReadonlySet<string> = new Set(),
  ): Map<string, string> {
    const heads = new Map<string, string>();
    const items = new Map<string, { readonly key: string; readonly text: string }[]>();
    const files = new Map<string, string>();
    for (const part of this.#parts) {
      const place = story[part.key]?.places?.find(({ until }) => day < until)?.file ?? part.file;
      if (part.kind === 'head') {
        heads.set(part.file, withTexts(part, part.text, day));
      } else if (day >= part.since) {
        const text = this.#textOn(part, place, day, signed, unsettled);
        if (part.kind === 'item') items.set(place, [...(items.get(place) ?? []), { key: part.key, text }]);
        else files.set(place, text);
      }
    }
    for (const [file, head] of heads) {
      const own = items.get(file) ?? [];
      const order = this.#parts.filter((part) => part.file === file).map(({ key }) => key);
      const isMixed = own.some(({ key }) => !order.includes(key));
      const sorted = isMixed ? own.toSorted((a, b) => (a.key < b.key ? -1 : 1)) : own;
      if (own.length > 0) files.set(file, head + sorted.map(({ text }) => text).join(''));
    }
    return files;
  }

  #textOn(
    part: Part,
    place: string,
    day: Day,
    signed: ReadonlyMap<string, string>,
    unsettled: ReadonlySet<string>,
  ): string {
    if (part.kind === 'other')
      return withTexts(part, part.key.endsWith('.csv') ? withRows(part.text, day) : part.text, day);
    const absent: (readonly (string | number)[])[] = part.appearances
      .filter((appearance) => day < appearance.day)
      .map(({ path }) => path);
    const present = part.signOffs.filter(({ earlier }) => earlier === null);
    for (const [index, { name }] of present.entries())
      if (!signed.has(name)) absent.push(['signOffs', index]);
    if (part.type === 'management-review' && !signed.has(present[0]!.name))
      absent.push(['frozen'], ...approvalDigests(part.data));
    let text = without(part, absent);
    const given =
      !unsettled.has(part.key) && part.signOffs.every(({ date, name }) => date !== day || signed.has(name));
    const status = this.#statusOn(part, place, day, given);
    if (status !== null) text = withStatus(part, text, status, this.#defaults.get(place)?.['status']);
    text = withTexts(part, text, day);
    const earlier = (story[part.key]?.earlier ?? []).find(({ until }) => day < until);
    for (const { name, block, earlier: version } of part.signOffs)
      if (earlier !== undefined && version === earlier && signed.has(name))
        text = withBlock(part, text, [...Object.entries(block), ['digest', signed.get(name)!]]);
    return text;
  }

  #statusOn(part: Part, place: string, day: Day, given: boolean): string | null {
    const now = part.statuses.findLast(
      (each) => each.day < day || (each.day === day && (each.signed !== true || given)),
    );
    const last = this.#defaulted(part, 'status');
    return now?.status ?? (place === part.file ? null : last);
  }
}

/** Earlier versions were drafts and in force too, each until the next was written. */
const withEarlier = (
  { key }: Piece,
  statuses: readonly StatusFrom[],
  last: string | null,
): readonly StatusFrom[] => {
  const earlier = story[key]?.earlier ?? [];
  if (earlier.length === 0 || last === null) return statuses;
  const [draft, ...later] = statuses;
  return [
    draft!,
    ...earlier.flatMap(({ until, signOffs }): readonly StatusFrom[] => [
      { day: String(signOffs.at(-1)?.['date']), status: last, signed: true },
      { day: until, status: 'draft' },
    ]),
    ...later,
  ];
};

/** The keys of a review that its first approval fills in. */
function approvalDigests(review: JsonObject): readonly (readonly (string | number)[])[] {
  const outputs = Array.isArray(review['outputs']) ? review['outputs'] : [];
  return outputs.flatMap((output, index) => {
    const approves = isObject(output) && Array.isArray(output['approves']) ? output['approves'] : [];
    return approves.map((_, entry) => ['outputs', index, 'approves', entry, 'digest']);
  });
}

const at = (data: Json, path: readonly (string | number)[]): Json | undefined => {
  let value: Json | undefined = data;
  for (const segment of path)
    value = Array.isArray(value) ? value[Number(segment)] : isObject(value) ? value[segment] : undefined;
  return value;
};

const keyOfPath = (path: readonly (string | number)[]): string => JSON.stringify(path);

/** The piece's text without what stands at the paths, nor a list or mapping of which nothing would be left. */
function without(part: Part, paths: readonly (readonly (string | number)[])[]): string {
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
function requireTexts({ key, text }: Piece): void {
  let whole = text;
  for (const [until, now, was] of (story[key]?.texts ?? []).toReversed())
    whole = replaced(key, whole, now, was, until);
}

/** The piece's text with what it said before later wording came in. */
function withTexts({ key }: Piece, text: string, day: Day): string {
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

function withStatus(part: Part, text: string, status: string, usual: Json | undefined): string {
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

function withBlock(part: Part, text: string, block: BlockEntries): string {
  const root = mappingOf(part, text);
  if (root?.kind !== 'map') throw new Error(`${part.key} is no mapping`);
  return applyEdits(text, appendSignOff(text, root, 'signOffs', block));
}

const rowsOf = (csv: string): readonly { readonly line: string; readonly day: Day }[] =>
  csv
    .split(/(?<=\n)/)
    .slice(1)
    .map((line) => ({
      line,
      day: line.startsWith('PER-') ? line.split(',')[3]! : dayAfter(line.split(',')[0]!),
    }));

const withRows = (csv: string, day: Day): string =>
  csv.slice(0, csv.indexOf('\n') + 1) +
  rowsOf(csv)
    .filter((row) => row.day <= day)
    .map(({ line }) => line)
    .join('');
