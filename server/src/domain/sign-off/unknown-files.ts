import type { Queries, Unread } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isCovered, mayLackFiles } from '../../records/covered-files.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';

/** A file that a sign-off covers and whose content is not known. */
export interface UnknownFile {
  /** The path as written. */
  readonly written: string;
  readonly reason: Unread;
}

/** What of the files that a sign-off covers nobody knows: neither as it is nor, for a record that is over, as it was. */
export interface UnknownFiles {
  readonly files: readonly UnknownFile[];
  /** All of them are gone from a record that is over, which is nobody's fault. */
  readonly areLost: boolean;
  /** The history has yet to be asked what they held. */
  readonly isPending: boolean;
}

/** The files that a sign-off covers and whose content is not known; null where all is. */
export function unknownFiles(record: QmsRecord, block: SignOffBlock, queries: Queries): UnknownFiles | null {
  const found = new Map<string, Unread>();
  let areInside = true;
  for (const use of record.fileUses) {
    const { written, target } = use;
    if (!isCovered(use, block)) continue;
    const { sri, unread } =
      target === null ? { sri: null, unread: 'missing' as const } : queries.file(target);
    if (sri !== null) continue;
    found.set(written, unread ?? 'unreadable');
    areInside &&= target !== null;
  }
  if (found.size === 0) return null;
  const areGone = areInside && [...found.values()].every((reason) => reason === 'missing');
  const areLost = areGone && mayLackFiles(record);
  return {
    files: [...found].map(([written, reason]) => ({ written, reason })),
    areLost,
    isPending: areLost && isPending(record, block, [...found.keys()], queries),
  };
}

function isPending(
  record: QmsRecord,
  block: SignOffBlock,
  written: readonly string[],
  queries: Queries,
): boolean {
  const history = queries.history();
  if (history.kind === 'none') return history.reason === 'pending';
  const evidence = queries.evidence(record, block.index);
  if (evidence === null) return true;
  if (evidence.kind !== 'introduced') return false;
  const asked = evidence.lost ?? {};
  return !written.every((path) => Object.hasOwn(asked, path));
}
