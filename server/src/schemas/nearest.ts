const longest = 64;

/**
 * Edits (insert, delete, replace, swap of neighbours) that turn one word into the other.
 * @returns the number of edits, or `limit + 1` when there are more than `limit`
 */
export function editDistance(a: string, b: string, limit: number): number {
  const over = limit + 1;
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return over;
  if (a.length > longest || b.length > longest) return over;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, beforeLast[column - 2]! + 1);
      }
      current.push(edits);
      if (edits < least) least = edits;
    }
    if (least > limit) return over;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length]!, over);
}

/** The same word in another spelling convention: `effective_from`, `Effective-From`, `effectiveFrom`. */
const folded = (word: string): string => word.toLowerCase().replace(/[-_ ]/g, '');

export interface Nearest {
  readonly word: string;
  readonly distance: number;
  /** True when no other candidate is as near. */
  readonly unique: boolean;
}

/**
 * The candidate a mistyped word most likely stands for: at most two edits away, fewer in short words.
 * A word that differs only in capitals and separators counts as one edit away.
 */
export function findNearest(word: string, candidates: Iterable<string>): Nearest | undefined {
  if (word.length > longest) return undefined;
  const limit = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
  const plain = folded(word);
  let best: { word: string; distance: number; unique: boolean } | undefined;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const distance = plain === folded(candidate) ? 1 : editDistance(word, candidate, limit);
    if (distance > Math.max(limit, 1)) continue;
    if (distance > limit && plain !== folded(candidate)) continue;
    if (!best || distance < best.distance) best = { word: candidate, distance, unique: true };
    else if (distance === best.distance) best.unique = false;
  }
  return best;
}

/** The word a mistyped one most likely stands for, or undefined. See {@link findNearest}. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  return findNearest(word, candidates)?.word;
}

/**
 * What to do about a word that nothing is called by: the question whether the nearest is meant, or another way.
 * @param near what `nearest` (or a search for ids) has found
 * @param written how the nearest is to be typed
 */
export const didYouMean = (
  near: string | undefined,
  otherwise: string,
  written: (near: string) => string = (word) => `\`${word}\``,
): string => (near === undefined ? otherwise : `did you mean ${written(near)}?`);
