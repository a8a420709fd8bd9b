import type { BlockEvidence } from '../../model/evidence.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { daysBetween } from '../../records/dates.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { needsHistory } from './level.ts';
import { shortHash } from './words.ts';

/** So many days may lie between a sign-off and its commit. */
const mostDays = 7;

/** How far the day of a sign-off is from what its commit states. */
export interface Distance {
  readonly days: number;
  readonly committed: string;
  readonly commit: string;
}

/** The distance between a sign-off and its commit where it is too large to pass; not for one that somebody recorded. */
export function distanceOf(block: SignOffBlock, evidence: BlockEvidence | null): Distance | null {
  if (block.date === null || block.recordedBy !== null || evidence?.kind !== 'introduced') return null;
  const { hash, author } = evidence.commit;
  if (author.date === null) return null;
  const days = Math.abs(daysBetween(block.date, author.date));
  return days > mostDays ? { days, committed: author.date, commit: shortHash(hash) } : null;
}

/** The same for a sign-off of a record, where qms.yaml asks git; of an import there is a finding of its own. */
export function distanceFromCommit(
  record: QmsRecord,
  block: SignOffBlock,
  queries: Queries,
): Distance | null {
  if (!needsHistory(queries.config('signOff').evidence)) return null;
  const evidence = queries.evidence(record, block.index);
  return evidence?.kind === 'introduced' && evidence.imported ? null : distanceOf(block, evidence);
}
