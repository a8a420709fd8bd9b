import type { QmsRecord } from '../model/record.ts';
import { editDistance } from '../schemas/nearest.ts';

/** Ids are compared only with those that share their first or their last part, so that a typo costs little in a large system. */
const half = (id: string): readonly [string, string] => {
  const middle = Math.floor(id.length / 2);
  return [`^${id.slice(0, middle)}`, `$${id.slice(middle)}`];
};

/** An index of ids by their halves, for finding what a mistyped one may have meant. */
export class NearestIds {
  readonly #buckets = new Map<string, Set<string>>();

  add(id: string): void {
    for (const key of half(id)) {
      const bucket = this.#buckets.get(key);
      if (bucket === undefined) this.#buckets.set(key, new Set([id]));
      else bucket.add(id);
    }
  }

  remove(id: string): void {
    for (const key of half(id)) {
      const bucket = this.#buckets.get(key);
      bucket?.delete(id);
      if (bucket?.size === 0) this.#buckets.delete(key);
    }
  }

  /** Up to three ids at most two edits away whose records `allowed` accepts, nearest first. */
  find(id: string, recordOf: (id: string) => QmsRecord | undefined, types: readonly string[]): string[] {
    if (id.length > 64) return [];
    const candidates = new Set<string>();
    const middle = Math.floor(id.length / 2);
    for (const at of [middle - 1, middle, middle + 1]) {
      for (const key of [`^${id.slice(0, Math.max(at, 0))}`, `$${id.slice(Math.max(at, 0))}`]) {
        for (const candidate of this.#buckets.get(key) ?? []) candidates.add(candidate);
      }
    }
    const scored: { id: string; score: number }[] = [];
    for (const candidate of candidates) {
      const score = candidate.toLowerCase() === id.toLowerCase() ? 0.5 : editDistance(id, candidate, 2);
      const record = score <= 2 && candidate !== id ? recordOf(candidate) : undefined;
      if (record !== undefined && (types.length === 0 || types.includes(record.type)))
        scored.push({ id: candidate, score });
    }
    scored.sort((left, right) => left.score - right.score || (left.id < right.id ? -1 : 1));
    return scored.slice(0, 3).map((entry) => entry.id);
  }
}
