import type { QmsRecord } from '../model/record.ts';
import { editDistance } from '../schemas/nearest.ts';

/** Ids are compared only with those that share their first or their last part, so that a typo costs little in a large system. */
export const bucketsOf = (id: string): readonly [string, string] => {
  const middle = Math.floor(id.length / 2);
  return [`^${id.slice(0, middle)}`, `$${id.slice(middle)}`];
};

/** The buckets a search for an id looks into: a typo may have moved the middle by one. */
export function searchedBuckets(id: string): string[] {
  const middle = Math.floor(id.length / 2);
  return [middle - 1, middle, middle + 1].flatMap((at) => [
    `^${id.slice(0, Math.max(at, 0))}`,
    `$${id.slice(Math.max(at, 0))}`,
  ]);
}

interface Scored {
  readonly id: string;
  readonly score: number;
}

/** An index of ids by their halves, for finding what a mistyped one may have meant. */
export class NearestIds {
  readonly #buckets = new Map<string, Set<string>>();
  /** Searches since the last id came or went: many records often name the same unknown id. */
  readonly #searches = new Map<string, readonly Scored[]>();

  add(id: string): void {
    this.#searches.clear();
    for (const key of bucketsOf(id)) {
      const bucket = this.#buckets.get(key);
      if (bucket === undefined) this.#buckets.set(key, new Set([id]));
      else bucket.add(id);
    }
  }

  remove(id: string): void {
    this.#searches.clear();
    for (const key of bucketsOf(id)) {
      const bucket = this.#buckets.get(key);
      bucket?.delete(id);
      if (bucket?.size === 0) this.#buckets.delete(key);
    }
  }

  /** Up to three ids at most two edits away whose records are of one of the types, nearest first. */
  find(id: string, recordOf: (id: string) => QmsRecord | undefined, types: readonly string[]): string[] {
    if (id.length > 64) return [];
    let near = this.#searches.get(id);
    if (near === undefined) {
      near = this.#search(id);
      this.#searches.set(id, near);
    }
    const found: string[] = [];
    for (const { id: candidate } of near) {
      const record = recordOf(candidate);
      if (record !== undefined && (types.length === 0 || types.includes(record.type))) found.push(candidate);
      if (found.length === 3) break;
    }
    return found;
  }

  /** Every id at most two edits away, nearest first. */
  #search(id: string): Scored[] {
    const candidates = new Set<string>();
    for (const key of searchedBuckets(id))
      for (const candidate of this.#buckets.get(key) ?? []) candidates.add(candidate);
    candidates.delete(id);
    const scored: Scored[] = [];
    const lower = id.toLowerCase();
    for (const candidate of candidates) {
      if (Math.abs(candidate.length - id.length) > 2) continue;
      const score = candidate.toLowerCase() === lower ? 0.5 : editDistance(id, candidate, 2);
      if (score <= 2) scored.push({ id: candidate, score });
    }
    return scored.sort((left, right) => left.score - right.score || (left.id < right.id ? -1 : 1));
  }
}
