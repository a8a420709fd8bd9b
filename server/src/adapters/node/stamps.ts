import { lstatSync } from 'node:fs';

/**
 * What a file system says of a file, as text: another one whenever the file was written, or another one put in its
 * place. The same that git's index goes by.
 */
export type Stamp = string;

/** So many milliseconds after it was written, writing a file again changes its times on every file system (FAT: 2 s). */
const granularity = 2000;

/** The stamps of files at one moment. */
export interface Stamps {
  /** The stamp of a file; null for one that cannot be looked at. */
  readonly of: (path: string) => Stamp | null;
  /**
   * Whether the stamp of a file will be another once it is written: not where it was written so shortly before that
   * its times may stay as they are, or, by its times, later than now.
   */
  readonly tells: (path: string) => boolean;
}

/** Looks at files below a folder of this machine, links not followed. */
export function stampsOf(root: string, paths: Iterable<string>): Stamps {
  const settled = Date.now() - granularity;
  const stamps = new Map<string, Stamp>();
  const fresh = new Set<string>();
  for (const path of paths) {
    const stats = lookAt(`${root}/${path}`);
    if (stats === null) continue;
    const { size, mtimeMs, ctimeMs, ino, dev } = stats;
    stamps.set(path, `${size} ${mtimeMs} ${ctimeMs} ${ino} ${dev}`);
    if (mtimeMs >= settled || ctimeMs >= settled || ctimeMs === 0 || ino === 0) fresh.add(path);
  }
  return { of: (path) => stamps.get(path) ?? null, tells: (path) => !fresh.has(path) };
}

function lookAt(path: string) {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats : null;
  } catch {
    return null;
  }
}
