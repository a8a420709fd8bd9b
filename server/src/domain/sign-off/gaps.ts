import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { isWeaker, signOffBlocks } from '../../records/sign-offs.ts';
import { textsOf } from '../../records/values.ts';
import { formerIdsOf } from '../former-ids.ts';
import { isHeld } from '../phases.ts';
import { currentBlocks } from './blocks.ts';
import { decidingReview, demandOn } from './demands.ts';
import { isByNamed, isLeadership } from './signer.ts';

/** Why a demand is not met. */
export type Gap =
  /** Nothing of the needed meaning. */
  | { readonly kind: 'none' }
  /** Signed, but by none of those the record names. */
  | { readonly kind: 'not-named' }
  /** No management review has the id it says it was decided in. */
  | { readonly kind: 'unknown'; readonly id: string }
  /** That review does not mention it, has not taken place, or is not signed. */
  | { readonly kind: 'not-cited' | 'not-held' | 'not-signed'; readonly review: QmsRecord };

/**
 * What is missing for the demand to be met, or null. A block of the right meaning with a fault of its
 * own (changed text, role not held, not from leadership) is no gap: the rule for that fault speaks.
 */
export function gapOf(record: QmsRecord, demand: Demand, queries: Queries): Gap | null {
  const candidates = currentBlocks(record, queries).filter((block) => block.meaning === demand.meaning);
  if (candidates.length > 0) {
    const byName = demand.by === 'owner' || demand.by === 'authority';
    if (!byName || demand.named.length === 0) return null;
    return candidates.some((block) => isByNamed(block, demand.named, queries)) ? null : { kind: 'not-named' };
  }
  return decisionGap(record, demand, queries);
}

/** The same for a record approved by a decision of a management review (`approvedIn`) instead of a block. */
export function decisionGap(record: QmsRecord, demand: Demand, queries: Queries): Gap | null {
  const written = textsOf(record.data['approvedIn'])[0];
  if (written === undefined || demand.meaning !== 'approved') return { kind: 'none' };
  const review = decidingReview(record, queries);
  // Said here as well as by the broken reference, whose finding a comment may silence.
  if (review === undefined) return { kind: 'unknown', id: written };
  if (!isHeld(review)) return { kind: 'not-held', review };
  if (!cites(review, record, queries)) return { kind: 'not-cited', review };
  // A review that must be signed has its own finding when it is not; here it would only repeat that.
  if (demandOn(review, queries) !== null) return null;
  const approved = signOffBlocks(review.data).some((block) => block.meaning === 'approved');
  return approved ? null : { kind: 'not-signed', review };
}

const cites = (review: QmsRecord, record: QmsRecord, queries: Queries): boolean => {
  const names = [record.id, ...formerIdsOf(record, queries)];
  return review.references.some((reference) => names.includes(reference.target));
};

/** True when some weaker meaning was given by one who could have given the needed one. */
export const couldHaveMeant = (record: QmsRecord, demand: Demand, queries: Queries) =>
  currentBlocks(record, queries).filter((block) => {
    if (block.meaning === null || !isWeaker(block.meaning, demand.meaning)) return false;
    if (demand.by === 'top-management') return isLeadership(block, queries);
    if (demand.named.length > 0) return isByNamed(block, demand.named, queries);
    return block.meaning !== 'authored';
  });
