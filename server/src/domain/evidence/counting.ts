import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBefore } from '../../records/history.ts';
import { cancels, hasDigest, type SignOffBlock } from '../../records/sign-offs.ts';
import { presentId } from '../people/present-id.ts';
import { currentBlocks, holds } from '../sign-off/blocks.ts';
import { isRecordedForSigner, needsHistory, reaches, type Shortfall, standingOf } from './level.ts';

/** What a sign-off that somebody recorded for another must say. */
type RecordedKey = 'method' | 'proof';

/** Why a sign-off that was given does not count. */
export type Weakness =
  | Shortfall
  /** Recorded for the signer, which qms.yaml does not accept. */
  | { readonly kind: 'refused' }
  /** Recorded for the signer without what shows it. */
  | { readonly kind: 'unproven'; readonly absent: readonly RecordedKey[] };

/** A sign-off that does not count, and why. */
export interface WeakSignOff {
  /** The record that carries it. */
  readonly record: QmsRecord;
  readonly block: SignOffBlock;
  readonly weakness: Weakness;
}

/**
 * Why a sign-off does not count: it does not fit what stands there, or stands below the level of evidence that qms.yaml
 * asks for. Null for one that counts. Who signed, and in which role, is another question.
 *
 * What only git can show is judged where git has been asked, and has answered for this sign-off: a place without git
 * judges the content alone, and so does an editor while the history is being read.
 */
export function weaknessOf(record: QmsRecord, block: SignOffBlock, queries: Queries): Weakness | null {
  const isOld = isBefore(record, queries.config('judgeFrom'));
  if (!holds(record, block, queries)) {
    if (isOld && !hasDigest(block)) return null;
    const { shortfall } = standingOf(record, block, queries);
    return shortfall?.kind === 'not-shown' && shortfall.isPending ? null : shortfall;
  }
  return isOld ? null : (recordedWeakness(block, queries) ?? evidenceWeakness(record, block, queries));
}

/** The same for how a sign-off came into the record. */
export function recordedWeakness(block: SignOffBlock, queries: Queries): Weakness | null {
  if (!isRecordedForSigner(block)) return null;
  const { evidence, recorded } = queries.config('signOff');
  if (recorded === 'refuse') return { kind: 'refused' };
  const absent: RecordedKey[] = [];
  if (!block.hasMethod) absent.push('method');
  if (!block.hasProof) absent.push('proof');
  return evidence === 'declared' || absent.length === 0 ? null : { kind: 'unproven', absent };
}

/** The same for what the history shows of it. */
export function evidenceWeakness(record: QmsRecord, block: SignOffBlock, queries: Queries): Shortfall | null {
  const { evidence: asked } = queries.config('signOff');
  if (!needsHistory(asked) || queries.history().kind === 'none') return null;
  const { level, shortfall, evidence } = standingOf(record, block, queries);
  if (shortfall === null || reaches(level, asked)) return null;
  // Written, or asked for at a higher level, since the history was read last.
  if (shortfall.kind === 'not-read' || shortfall.kind === 'not-asked') return null;
  return evidence?.kind === 'introduced' && evidence.imported && isOfEarlierTime(block, queries)
    ? null
    : shortfall;
}

/** True for a sign-off from before the day judging begins: that an import shows nothing of it is no fault. */
export function isOfEarlierTime({ date }: SignOffBlock, queries: Queries): boolean {
  const judgeFrom = queries.config('judgeFrom');
  return judgeFrom !== null && date !== null && date < judgeFrom;
}

/**
 * The blocks that speak for a record and count. What takes something back does, however strong its evidence: doubt about
 * a rejection approves nothing.
 */
export const countingBlocks = (record: QmsRecord, queries: Queries): readonly SignOffBlock[] =>
  currentBlocks(record, queries).filter(
    (block) => cancels(block) || weaknessOf(record, block, queries) === null,
  );

/** True when the same role has signed again with the same meaning, and that counts: then nothing is left to be settled. */
export function isGivenAgain(record: QmsRecord, block: SignOffBlock, queries: Queries): boolean {
  const present = presentId(queries);
  const isSameRole = (other: SignOffBlock): boolean =>
    other.role === block.role ||
    (other.role !== null && block.role !== null && present(other.role) === present(block.role));
  const isLater = (other: SignOffBlock): boolean => {
    const [day, otherDay] = [block.date ?? '', other.date ?? ''];
    return otherDay > day || (otherDay === day && other.by === block.by);
  };
  return countingBlocks(record, queries).some(
    (other) => other !== block && other.meaning === block.meaning && isSameRole(other) && isLater(other),
  );
}
