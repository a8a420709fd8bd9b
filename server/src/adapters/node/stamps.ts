import { lstatSync } from 'node:fs';

/**
 * What a file system says of files, five numbers each: size in bytes, the times of the last change of content and of
 * anything else (milliseconds since 1970), inode, device. Others whenever a file was written, or another one put in its
 * place; the same that git's index goes by. The first is NaN, which equals nothing, where they tell nothing.
 */
export type Stamps = Float64Array;

const numbers = 5;

/** So many milliseconds after it was written, writing a file again changes its times on every file system (FAT: 2 s). */
export const granularity = 2000;

/** Looks at files below a folder of this machine, links not followed. */
export function stampsOf(root: string, paths: readonly string[]): Stamps {
  const stamps = new Float64Array(paths.length * numbers);
  for (const [index, path] of paths.entries()) {
    const at = index * numbers;
    const stats = lookAt(`${root}/${path}`);
    stamps[at] = stats?.size ?? Number.NaN;
    stamps[at + 1] = stats?.mtimeMs ?? 0;
    stamps[at + 2] = stats?.ctimeMs ?? 0;
    stamps[at + 3] = stats?.ino ?? 0;
    stamps[at + 4] = stats?.dev ?? 0;
  }
  return stamps;
}

function lookAt(path: string) {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats : null;
  } catch {
    return null;
  }
}

/** Whether one file's stamp in a list is that of a file in another. */
export function isSameStamp(one: Stamps, index: number, other: Stamps, otherIndex: number): boolean {
  for (let at = 0; at < numbers; at += 1)
    if (one[index * numbers + at] !== other[otherIndex * numbers + at]) return false;
  return true;
}

/**
 * The stamps that will be others once their files are written. Those of files that were written so shortly before that
 * their times may stay as they are, or later than now by their times, tell nothing.
 * @param lookedAt when they were taken, in milliseconds since 1970
 */
export function tellingStamps(stamps: Stamps, lookedAt: number): Stamps {
  const telling = stamps.slice();
  const settled = lookedAt - granularity;
  for (let at = 0; at < telling.length; at += numbers) {
    const [mtime, ctime, inode] = [telling[at + 1]!, telling[at + 2]!, telling[at + 3]!];
    if (mtime >= settled || ctime >= settled || ctime === 0 || inode === 0) telling[at] = Number.NaN;
  }
  return telling;
}

/** The stamps of files in a list, those that are unchanged with the stamps they have now; both lists are in order. */
export function restamped(
  kept: { readonly paths: readonly string[]; readonly stamps: Stamps },
  now: { readonly paths: readonly string[]; readonly stamps: Stamps },
  isChanged: ReadonlySet<string>,
): Stamps {
  const stamps = kept.stamps.slice();
  let at = 0;
  for (const [index, path] of kept.paths.entries()) {
    while (at < now.paths.length && now.paths[at]! < path) at += 1;
    if (now.paths[at] === path && !isChanged.has(path))
      stamps.set(now.stamps.subarray(at * numbers, (at + 1) * numbers), index * numbers);
  }
  return stamps;
}
