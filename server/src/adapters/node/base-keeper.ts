import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { OutcomeOfBase } from '../../core/changed-findings.ts';
import type { IsoDate } from '../../model/configuration.ts';
import { baseEnding, noteUse } from './cache-folder.ts';
import { openRunFile, writeRunFile } from './run-file.ts';

/** What was found in a commit on a day. */
export interface KnownBase {
  readonly today: IsoDate;
  readonly found: OutcomeOfBase;
}

/**
 * Keeps what was found in the commit that changes of a root are compared with, from one run to the next: a commit does
 * not change, so that only the day makes a difference. What cannot be kept, or cannot be trusted, is not there.
 */
export interface BaseKeeper {
  readonly recall: (commit: string) => KnownBase | null;
  readonly keep: (commit: string, known: KnownBase) => void;
}

const part = 'findings';

/**
 * Keeps the last commit of each root in one file, outside of it.
 * @param folder for caches of this user
 * @param engine digest of this program
 */
export function baseKeeper(folder: string, root: string, engine: string): BaseKeeper {
  const file = join(folder, `${hash('sha256', root, 'hex').slice(0, 32)}${baseEnding}`);
  const keyOf = (commit: string): string =>
    hash('sha256', JSON.stringify([root, engine, commit]), 'base64url');
  return {
    recall(commit) {
      const kept = openRunFile(file, keyOf(commit));
      const bytes = kept?.part(part) ?? null;
      kept?.close();
      if (bytes === null) return null;
      noteUse(file);
      return JSON.parse(bytes.toString('utf8')) as KnownBase;
    },
    keep(commit, known) {
      writeRunFile(file, keyOf(commit), new Map([[part, Buffer.from(JSON.stringify(known))]]));
    },
  };
}
