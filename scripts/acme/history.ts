/** The files of the example company as they were on a day, made from what they are in the end. */
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { isObject } from '../../server/src/records/values.ts';
import { type Piece, piecesOfAll } from './pieces.ts';
import { type Appearance, appearancesOf, type Day, firstDay, type StatusFrom, statusesOf } from './rules.ts';
import { beginning, type EarlierVersion, story } from './story.ts';
import { requireTexts, rowsOf, withBlock, without, withRows, withStatus, withTexts } from './wording.ts';

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
  /** Every day on which it changes. */
  readonly days: readonly Day[];
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
  readonly #texts = new Map<Part, { readonly state: string; readonly text: string }>();

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
      const part: Omit<Part, 'days'> = {
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
      return { ...part, days: daysOf(part) };
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
    const day = firstDay(piece.type, data);
    return day === null || day < beginning ? beginning : day;
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
        const text = this.#kept(part, place, day, signed, unsettled);
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

  /** The same as `#textOn`, made once for all days on which nothing of the piece is another. */
  #kept(
    part: Part,
    place: string,
    day: Day,
    signed: ReadonlyMap<string, string>,
    unsettled: ReadonlySet<string>,
  ): string {
    const given = part.signOffs.map(({ name }) => signed.get(name) ?? '').join();
    const passed = part.days.filter((each) => each < day).length;
    const state = [passed, part.days.includes(day), given, unsettled.has(part.key)].join(' ');
    const known = this.#texts.get(part);
    if (known?.state === state) return known.text;
    const text = this.#textOn(part, place, day, signed, unsettled);
    this.#texts.set(part, { state, text });
    return text;
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

/** Every day on which a piece of the files changes. */
function daysOf({
  key,
  text,
  kind,
  since,
  appearances,
  statuses,
  signOffs,
}: Omit<Part, 'days'>): readonly Day[] {
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
}

/** The keys of a review that its first approval fills in. */
function approvalDigests(review: JsonObject): readonly (readonly (string | number)[])[] {
  const outputs = Array.isArray(review['outputs']) ? review['outputs'] : [];
  return outputs.flatMap((output, index) => {
    const approves = isObject(output) && Array.isArray(output['approves']) ? output['approves'] : [];
    return approves.map((_, entry) => ['outputs', index, 'approves', entry, 'digest']);
  });
}
