import type { IdSource } from '../../model/configuration.ts';
import { idIn } from '../../records/adopted.ts';
import type { SeenFile } from './seen-file.ts';

/** Where ids of some documents are to be taken from, and what that gives. */
export interface IdChoice {
  readonly sources: readonly IdSource[];
  readonly ids: ReadonlyMap<string, string>;
}

/** Ids that one place offers, by file. */
interface Offer {
  readonly source: IdSource;
  readonly ids: ReadonlyMap<string, string>;
}

function offerOf(source: IdSource, files: readonly SeenFile[], of: (file: SeenFile) => string | null): Offer {
  const found = files.flatMap((file) => {
    const id = of(file);
    return id === null ? [] : [[file.path, id] as const];
  });
  return { source, ids: new Map(found) };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[A-Za-z0-9]+$/, '');

/** So many beginnings of names in one pattern are still read by people. */
const mostBeginnings = 6;

/** The form of beginnings that names of files share before a number: `sop-003-audits` and `wi-01` give `{sop-,wi-}*`. */
function namePattern(files: readonly SeenFile[]): string | null {
  const beginnings = new Map<string, number>();
  for (const { path } of files) {
    const beginning = /^[\p{L}]{1,12}(?:[-_.][\p{L}]{1,12}){0,2}[-_.]?(?=\d)/u.exec(nameOf(path))?.[0];
    if (beginning !== undefined) beginnings.set(beginning, (beginnings.get(beginning) ?? 0) + 1);
  }
  const often = [...beginnings]
    .filter(([, count]) => count > 1)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([beginning]) => beginning);
  if (often.length === 0 || often.length > mostBeginnings) return null;
  return often.length === 1 ? `${often[0]}*` : `{${often.join(',')}}*`;
}

/** True where so many ids are given twice that the place names something else than documents. */
const isRepeated = ({ ids }: Offer): boolean => new Set(ids.values()).size < ids.size * 0.5;

/** Every order of every choice of some things. */
function orders<T>(things: readonly T[]): T[][] {
  return [
    [],
    ...things.flatMap((first) =>
      orders(things.filter((other) => other !== first)).map((rest) => [first, ...rest]),
    ),
  ];
}

/** What a list of places gives: the first that offers an id holds. */
function idsBy(offers: readonly Offer[], files: readonly SeenFile[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { path } of files) {
    const id = offers.find((each) => each.ids.has(path))?.ids.get(path);
    if (id !== undefined) ids.set(path, id);
  }
  return ids;
}

/** How many different ids there are that nobody else has. */
const different = (ids: ReadonlyMap<string, string>, taken: ReadonlySet<string>): number =>
  new Set([...ids.values()].filter((id) => !taken.has(id))).size;

/**
 * Where the ids of documents are to be taken from: the shortest list of places that gives most of them an id, and none
 * the same as another.
 * @param taken ids that others have
 */
export function chooseIds(files: readonly SeenFile[], taken: ReadonlySet<string>): IdChoice {
  const stated = (['key', 'metadata', 'heading'] as const).map((from) =>
    offerOf({ from, pattern: null }, files, ({ ids }) => ids[from]),
  );
  const usual = offerOf({ from: 'name', pattern: null }, files, ({ ids }) => ids.name);
  const pattern = usual.ids.size < files.length / 2 ? namePattern(files) : null;
  const formed =
    pattern === null
      ? []
      : [offerOf({ from: 'name', pattern }, files, ({ path }) => idIn(nameOf(path), pattern)?.id ?? null)];
  const usable = [...stated, ...formed].filter((each) => each.ids.size > 0 && !isRepeated(each));
  const named = usual.ids.size > 0 && !isRepeated(usual) ? [usual] : [];
  // Asked for a name, the reader gives the whole of it where it holds no id: nothing behind it would be asked.
  const without = orders(usable);
  const candidates = [...without, ...without.map((order) => [...order, ...named])];
  let best: readonly Offer[] = [];
  let most = -1;
  for (const candidate of candidates) {
    const ids = idsBy(candidate, files);
    const doubles = ids.size - different(ids, taken);
    const worth = different(ids, taken) * 3 - doubles * 3 - candidate.length;
    if (worth > most) [best, most] = [candidate, worth];
  }
  return withWholeNames(best, files, taken);
}

/** So large a part of the names that are left must be the document's alone; the rest is worth a finding. */
const mostOfThem = 0.6;

/** As a last resort documents go by the whole names of their files, where most of these are nobody else's. */
function withWholeNames(
  chosen: readonly Offer[],
  files: readonly SeenFile[],
  taken: ReadonlySet<string>,
): IdChoice {
  const whole = offerOf({ from: 'name', pattern: null }, files, ({ ids }) => ids.wholeName);
  const sources = chosen.map(({ source }) => source);
  const endsInName = sources.some(({ from, pattern }) => from === 'name' && pattern === null);
  const without = idsBy(chosen, files);
  const ids = idsBy([...chosen, whole], files);
  if (endsInName || without.size === files.length) return { sources, ids: endsInName ? ids : without };
  const more = ids.size - without.size;
  return different(ids, taken) - different(without, taken) >= more * mostOfThem
    ? { sources: [...sources, whole.source], ids }
    : { sources, ids: without };
}
