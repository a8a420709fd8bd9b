import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { CommitFacts } from '../../model/evidence.ts';
import { evidenceEnding, noteUse } from '../node/cache-folder.ts';
import { openRunFile, writeRunFile } from '../node/run-file.ts';

/** Where a sign-off begins, as found out when some commit was the last one. */
export interface KeptIntroduction {
  readonly commit: string;
  readonly path: string;
  readonly blob: string;
  readonly matched: boolean | null;
  readonly isNewRecord: boolean;
  readonly edited: string | null;
  /**
   * The commit since which the digest does not fit any more, as far as the last commit goes; null while it fits there,
   * absent where that was not found out.
   */
  readonly changedIn?: string | null;
  /** What was followed there: see `startsOf`. */
  readonly start: string;
}

/**
 * What was found out about commits. Nothing in it can become untrue while what was sought, and the keys of the user, are
 * the same: a commit is named by a hash of itself and of all that came before it, so a history that was rewritten has
 * other names.
 */
export interface Kept {
  /** The commit from which sign-offs were followed. */
  readonly head: string;
  /** What reading old texts depended on. */
  readonly reading: string;
  /** By sign-off. */
  readonly introductions: Readonly<Record<string, KeptIntroduction>>;
  /** By hash. */
  readonly commits: Readonly<Record<string, CommitFacts>>;
  /** The keys of the user when signatures were looked at: see `Signatures.keys`. */
  readonly keys: string | null;
}

/** Keeps what was found out from one run to the next. */
export interface EvidenceCache {
  readonly load: () => Kept | null;
  readonly save: (kept: Kept) => void;
}

export const noCache: EvidenceCache = { load: () => null, save: () => {} };

const part = 'evidence';

/**
 * A cache in one file of the user's own. What is foreign, broken or written by another program is ignored, and a folder
 * that cannot be written to means that nothing is kept.
 * @param engine identity of the program that finds out
 */
export function evidenceCache(folder: string, root: string, engine: string): EvidenceCache {
  const path = join(folder, hash('sha256', root, 'base64url') + evidenceEnding);
  const key = hash('sha256', JSON.stringify([root, engine]), 'base64url');
  return {
    load() {
      const file = openRunFile(path, key);
      const bytes = file?.part(part) ?? null;
      file?.close();
      if (bytes === null) return null;
      noteUse(path);
      return JSON.parse(bytes.toString('utf8')) as Kept;
    },
    save(kept) {
      writeRunFile(path, key, new Map([[part, Buffer.from(JSON.stringify(kept))]]));
    },
  };
}
