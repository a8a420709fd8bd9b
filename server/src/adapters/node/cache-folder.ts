import { lstatSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const draftEnding = '.tmp';
/** What files of a root say on their own (`facts-cache.ts`). */
export const factsEnding = '.facts';
/** What was found in a root (`run-file.ts`). */
export const runEnding = '.run';
/** What a whole check answered (`answer-keeper.ts`). */
export const answerEnding = '.answer';
/** What was found in a commit that changes are compared with (`base-keeper.ts`). */
export const baseEnding = '.base';
/** What was found out about histories (`adapters/git/evidence-cache.ts`). */
export const evidenceEnding = '.evidence';

const dayMilliseconds = 86_400_000;
/** How long drafts of killed programs are kept, and what belongs to roots that are no longer looked at. */
const keptFor: Readonly<Record<string, number>> = {
  [draftEnding]: dayMilliseconds,
  [factsEnding]: 30 * dayMilliseconds,
  [runEnding]: 30 * dayMilliseconds,
  [answerEnding]: 30 * dayMilliseconds,
  [baseEnding]: 30 * dayMilliseconds,
  [evidenceEnding]: 30 * dayMilliseconds,
};

/** The folder for caches of this user, outside every repository; null where there is no home. */
export function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const home = homedir();
  if (environment['QMS_CACHE_DIR']) return environment['QMS_CACHE_DIR'];
  if (platform === 'win32')
    return environment['LOCALAPPDATA'] ? join(environment['LOCALAPPDATA'], 'qms-as-code', 'cache') : null;
  if (environment['XDG_CACHE_HOME']) return join(environment['XDG_CACHE_HOME'], 'qms-as-code');
  if (!home) return null;
  return platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'qms-as-code')
    : join(home, '.cache', 'qms-as-code');
}

/** A file of ours in the folder for caches. */
export interface CachedFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** When it was last written or used, in milliseconds since 1970. */
  readonly usedAt: number;
  readonly ending: string;
}

/** The files of ours in the folder for caches; none where there is no folder. Others that stand there are not looked at. */
export function cachedFiles(folder: string): CachedFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const ending = Object.keys(keptFor).find((each) => name.endsWith(each));
    const path = join(folder, name);
    const stats = ending === undefined ? undefined : lstatSync(path, { throwIfNoEntry: false });
    return ending === undefined || stats?.isFile() !== true
      ? []
      : { path, size: stats.size, usedAt: stats.mtimeMs, ending };
  });
}

/** Removes what nobody has used for long. */
export function removeUnused(folder: string): void {
  for (const { path, usedAt, ending } of cachedFiles(folder))
    if (usedAt < Date.now() - keptFor[ending]!) rmSync(path, { force: true });
}

/** Notes that what is kept in a file is of use, at most once a day. */
export function noteUse(path: string): void {
  try {
    const now = Date.now();
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() === true && stats.mtimeMs < now - dayMilliseconds)
      utimesSync(path, now / 1000, now / 1000);
  } catch {
    // It counts as unused, then.
  }
}
