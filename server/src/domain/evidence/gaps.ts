import type { CommitFacts } from '../../model/evidence.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBefore } from '../../records/history.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { currentBlocks } from '../sign-off/blocks.ts';
import { evidenceWeakness, isGivenAgain, isOfEarlierTime } from './counting.ts';
import { distanceOf } from './distance.ts';
import { needsHistory, type Shortfall, standingOf } from './level.ts';

/** A sign-off that stands below the level qms.yaml asks for, and why. */
export interface EvidenceGap {
  readonly block: SignOffBlock;
  readonly shortfall: Shortfall;
}

/** A sign-off that came in with many others at once, and whether anything is to be said against it. */
export interface ImportedSignOff {
  readonly commit: CommitFacts;
  /** Below the level asked for. */
  readonly isWeak: boolean;
  /** Of another time than its commit. */
  readonly isFar: boolean;
}

/** What git shows of the sign-offs of a record where qms.yaml asks for it. */
export interface RecordEvidence {
  readonly gaps: readonly EvidenceGap[];
  /** Of these, one finding serves for all that came with the same commit. */
  readonly imported: readonly ImportedSignOff[];
}

const nothing: RecordEvidence = { gaps: [], imported: [] };

/** True when a present signature is expected of the record: in force, or an event that is closed. */
export const isSigned = (record: QmsRecord): boolean =>
  record.phase === 'active' || (record.phase === 'final' && record.kind === 'event');

/**
 * What git shows of the sign-offs of a record that are judged. Those without a digest, or with one that does not fit,
 * have findings of their own.
 */
export function recordEvidence(record: QmsRecord, queries: Queries): RecordEvidence {
  const { evidence: asked } = queries.config('signOff');
  if (!needsHistory(asked) || !isSigned(record) || isBefore(record, queries.config('judgeFrom')))
    return nothing;
  if (queries.history().kind === 'none') return nothing;
  const gaps: EvidenceGap[] = [];
  const imported: ImportedSignOff[] = [];
  for (const block of currentBlocks(record, queries)) {
    const { level, evidence } = standingOf(record, block, queries);
    if (level === 'declared') continue;
    const shortfall = evidenceWeakness(record, block, queries);
    if (shortfall !== null && isGivenAgain(record, block, queries)) continue;
    if (evidence?.kind !== 'introduced' || !evidence.imported) {
      if (shortfall !== null) gaps.push({ block, shortfall });
      continue;
    }
    if (isOfEarlierTime(block, queries)) continue;
    imported.push({
      commit: evidence.commit,
      isWeak: shortfall !== null,
      isFar: distanceOf(block, evidence) !== null,
    });
  }
  return { gaps, imported };
}
