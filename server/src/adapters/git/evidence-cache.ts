import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitFacts } from '../../model/evidence.ts';
import { evidenceEnding, noteUse } from '../node/cache-folder.ts';
import { readOrdinaryFile } from '../node/ordinary-file.ts';

/** Where a sign-off begins, as found out when some commit was the last one. */
export interface KeptIntroduction {
  readonly commit: string;
  readonly path: string;
  readonly blob: string;
  readonly matched: boolean | null;
  readonly isNewRecord: boolean;
  readonly edited: string | null;
  /** The commit since which the digest does not fit any more; null while it fits. */
  readonly changedIn: string | null;
}

/**
 * What was found out about commits. Nothing in it can become untrue: a commit is named by a hash of itself and of all
 * that came before it, so a history that was rewritten has other names.
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
}

/** Keeps what was found out from one run to the next. */
export interface EvidenceCache {
  readonly load: () => Kept | null;
  readonly save: (kept: Kept) => void;
}

export const noCache: EvidenceCache = { load: () => null, save: () => {} };

const format = 'qms-evidence-1';

const largestCache = 256 * 2 ** 20;
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

function removeDraft(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is no folder it could be in.
  }
}

/**
 * A cache in one file of the user's own. What is foreign, broken or written by another program is ignored, and a folder
 * that cannot be written to means that nothing is kept.
 * @param engine identity of the program that finds out
 */
export function evidenceCache(folder: string, root: string, engine: string): EvidenceCache {
  const path = join(folder, digestOf(root) + evidenceEnding);
  return {
    load() {
      const read = readOrdinaryFile(path, largestCache);
      if (read.kind !== 'bytes') return null;
      const text = new TextDecoder().decode(read.bytes);
      const end = text.indexOf('\n');
      const body = text.slice(end + 1);
      if (text.slice(0, Math.max(end, 0)) !== [format, engine, digestOf(body)].join(' ')) return null;
      noteUse(path);
      return JSON.parse(body) as Kept;
    },
    save(kept) {
      const body = JSON.stringify(kept);
      const draft = `${path}.${process.pid}.tmp`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(draft, `${[format, engine, digestOf(body)].join(' ')}\n${body}`, {
          flag: 'wx',
          mode: 0o600,
        });
        renameSync(draft, path);
      } catch {
        removeDraft(draft);
      }
    },
  };
}
