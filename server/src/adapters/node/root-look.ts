import { largestFileSize } from '../../records/configuration.ts';
import { listFiles, type Skipped } from './file-system.ts';
import type { KeptFiles } from './kept-files.ts';
import { readOrdinaryFile } from './ordinary-file.ts';
import { digestOf } from './sha256.ts';
import { isSameStamp, type Stamps, stampsOf } from './stamps.ts';

/** The files of a root at one moment. */
export interface RootLook {
  /** In ascending order of their code units. */
  readonly paths: readonly string[];
  readonly stamps: Stamps;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** Looks at the files of a root that are listed already. */
export function lookAt(root: string, listed: readonly string[]): RootLook {
  const at = Date.now();
  const isSorted = listed.every((path, index) => index === 0 || listed[index - 1]! < path);
  const paths = isSorted ? listed : listed.toSorted();
  return { paths, stamps: stampsOf(root, paths), at };
}

/** The same with what was passed over while they were listed. */
export interface ListedLook extends RootLook {
  readonly skipped: readonly Skipped[];
}

/** Lists the files of a root and looks at them. */
export function listAndLook(root: string): ListedLook {
  const skipped: Skipped[] = [];
  const listed = listFiles(root, (entry) => skipped.push(entry));
  return { ...lookAt(root, listed), skipped };
}

/** Where a path stands in a list in order; null where it does not. */
export function placeIn(paths: readonly string[], path: string): number | null {
  let [low, high] = [0, paths.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (paths[middle]! < path) low = middle + 1;
    else high = middle;
  }
  return paths[low] === path ? low : null;
}

/** The digest of the bytes a file has now; null where it cannot be read. */
export function digestIn(root: string, path: string): string | null {
  const read = readOrdinaryFile(`${root}/${path}`, largestFileSize);
  return read.kind === 'bytes' ? digestOf(read.bytes) : null;
}

/** What became of the files of a root. */
export interface Comparison {
  /** Files that hold something else, came or went, in order. */
  readonly changed: readonly string[];
  /** Digests of the files that hold the same although their stamps differ, or told nothing; by path. */
  readonly moved: ReadonlyMap<string, string>;
  readonly isListAnother: boolean;
}

/** Which files differ from those that were kept. */
export function compareWithKept(root: string, kept: KeptFiles, now: RootLook): Comparison {
  const changed: string[] = [];
  const moved = new Map<string, string>();
  let isListAnother = false;
  let [index, at] = [0, 0];
  while (index < kept.paths.length || at < now.paths.length) {
    const [before, after] = [kept.paths[index], now.paths[at]];
    if (before === undefined || after === undefined || before !== after) {
      // Gone, or new.
      const isGone = after === undefined || (before !== undefined && before < after);
      changed.push(isGone ? before! : after);
      if (isGone) index += 1;
      else at += 1;
      isListAnother = true;
      continue;
    }
    if (!isSameStamp(kept.stamps, index, now.stamps, at)) {
      const digest = kept.digests(index);
      if (digest === null || (digest !== '' && digestIn(root, before) !== digest)) changed.push(before);
      else if (digest !== '') moved.set(before, digest);
    } else if (kept.digests(index) === null) changed.push(before);
    index += 1;
    at += 1;
  }
  return { changed, moved, isListAnother };
}
