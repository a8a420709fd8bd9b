import { editDistance } from '../schemas/nearest.ts';

/** Neighbours of a mistyped id that are looked at in each bucket, before it and after it in the alphabet. */
const reach = 40;
const shortId = 5;
const longestId = 64;

/** Ids are filed without regard to case, which people rarely mean to change. */
const folded = (id: string): string => id.toLowerCase();

/**
 * A typo leaves the front or the back of an id as it was, so ids are filed under their first half (`^`)
 * and their second (`$`).
 */
export const bucketsOf = (id: string): readonly [string, string] => {
  const plain = folded(id);
  const middle = Math.floor(plain.length / 2);
  return [`^${plain.slice(0, middle)}`, `$${plain.slice(middle)}`];
};

/** The buckets a search for an id looks into: a typo may have moved the middle by one. */
export function searchedBuckets(id: string): string[] {
  const plain = folded(id);
  const middle = Math.floor(plain.length / 2);
  return [middle - 1, middle, middle + 1].flatMap((at) => [
    `^${plain.slice(0, Math.max(at, 0))}`,
    `$${plain.slice(Math.max(at, 0))}`,
  ]);
}

const reversed = (text: string): string => [...text].reverse().join('');

/** Order without regard to case; ids that differ in case alone stand side by side, in one fixed order. */
function compare(left: string, right: string): number {
  const [a, b] = [folded(left), folded(right)];
  if (a !== b) return a < b ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Where a word stands, or would stand, in a sorted list. */
function placeIn(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle]!, word) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ids of one bucket in alphabetical order, read from the front or from the back. */
class Bucket {
  readonly #words: string[] = [];
  /** From the first search on: a bulk load before it must not sort for each id. */
  #isSorted = false;

  get isEmpty(): boolean {
    return this.#words.length === 0;
  }

  add(word: string): void {
    if (this.#isSorted) this.#words.splice(placeIn(this.#words, word), 0, word);
    else this.#words.push(word);
  }

  remove(word: string): void {
    this.#sort();
    const at = placeIn(this.#words, word);
    if (this.#words[at] === word) this.#words.splice(at, 1);
  }

  #sort(): void {
    if (this.#isSorted) return;
    this.#isSorted = true;
    // Folded once each: a bucket may hold every id of a large system.
    const keyed = this.#words.map((word) => ({ word, key: folded(word) }));
    keyed.sort(({ key: a, word: left }, { key: b, word: right }) =>
      a < b ? -1 : a > b ? 1 : left < right ? -1 : left > right ? 1 : 0,
    );
    for (const [index, { word }] of keyed.entries()) this.#words[index] = word;
  }

  around(word: string): readonly string[] {
    this.#sort();
    const at = placeIn(this.#words, word);
    return this.#words.slice(Math.max(at - reach, 0), at + reach);
  }
}

/**
 * Finds what a mistyped id may have meant, at the same cost in a system of any size. Files ids from the first search
 * on, which many a check never makes.
 */
export class NearestIds {
  readonly #ids: () => Iterable<string>;
  #buckets: Map<string, Bucket> | null = null;

  /** @param ids all there are, asked for with the first search; those that come or go later are to be said */
  constructor(ids: () => Iterable<string>) {
    this.#ids = ids;
  }

  add(id: string): void {
    if (this.#buckets !== null) file(this.#buckets, id);
  }

  remove(id: string): void {
    const buckets = this.#buckets;
    if (buckets === null) return;
    for (const key of bucketsOf(id)) {
      const bucket = buckets.get(key);
      bucket?.remove(key.startsWith('^') ? id : reversed(id));
      if (bucket?.isEmpty) buckets.delete(key);
    }
  }

  #filed(): ReadonlyMap<string, Bucket> {
    if (this.#buckets === null) {
      this.#buckets = new Map();
      for (const id of this.#ids()) file(this.#buckets, id);
    }
    return this.#buckets;
  }

  #candidates(id: string): Set<string> {
    const buckets = this.#filed();
    const found = new Set<string>();
    const backwards = reversed(id);
    for (const key of searchedBuckets(id)) {
      const bucket = buckets.get(key);
      if (bucket === undefined) continue;
      if (key.startsWith('^')) for (const candidate of bucket.around(id)) found.add(candidate);
      else for (const candidate of bucket.around(backwards)) found.add(reversed(candidate));
    }
    found.delete(id);
    return found;
  }

  /** Up to three ids at most two edits away (one for short ids) of what is of one of the types, nearest first. */
  find(id: string, typeOf: (id: string) => string | undefined, types: readonly string[]): string[] {
    if (id.length > longestId) return [];
    const limit = id.length <= shortId ? 1 : 2;
    const lower = id.toLowerCase();
    const scored: { id: string; score: number }[] = [];
    for (const candidate of this.#candidates(id)) {
      const score =
        candidate.toLowerCase() === lower ? 0.5 : editDistance(lower, candidate.toLowerCase(), limit);
      const type = score <= limit ? typeOf(candidate) : undefined;
      if (type !== undefined && (types.length === 0 || types.includes(type)))
        scored.push({ id: candidate, score });
    }
    scored.sort((left, right) => left.score - right.score || (left.id < right.id ? -1 : 1));
    return scored.slice(0, 3).map((entry) => entry.id);
  }
}

function file(buckets: Map<string, Bucket>, id: string): void {
  for (const key of bucketsOf(id)) {
    const bucket = buckets.get(key) ?? new Bucket();
    buckets.set(key, bucket);
    bucket.add(key.startsWith('^') ? id : reversed(id));
  }
}
