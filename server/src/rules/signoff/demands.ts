import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { type Demand, demandFor, demandOfType } from '../../records/sign-off-demands.ts';
import { isWeaker, signOffBlocks } from '../../records/sign-offs.ts';
import { idsOf, splitReference, textOf, textsOf } from '../../records/values.ts';
import { registerOf } from '../shared/register.ts';
import { currentBlocks, isByNamed, isLeadership } from './blocks.ts';

/** True when the register an item is in carries a sign-off of this meaning, which counts for every item. */
export function isSignedByRegister(item: QmsRecord, meaning: string, queries: Queries): boolean {
  const register = registerOf(item, queries);
  if (register === undefined) return false;
  return currentBlocks(register, queries).some((block) => block.meaning === meaning);
}

/**
 * What must be signed here. A register answers for its items, so it has the demand of their type; who
 * the single item names is not asked of the block that counts for all.
 */
export function demandOn(record: QmsRecord, queries: Queries): Demand | null {
  const { required } = queries.config('signOff');
  if (record.type !== 'register') {
    const threshold = record.type === 'risk' ? queries.config('risk').threshold : 0;
    return demandFor(record, required, threshold);
  }
  const type = textOf(record.data['of']);
  const demand = type === null ? null : demandOfType(type, required);
  if (demand === null) return null;
  return { ...demand, by: demand.by === 'top-management' ? demand.by : 'anyone', named: [] };
}

/**
 * The management review a record says it was approved in (`approvedIn`, such as `MR-1` or `MR-1@1.0`), or
 * undefined when it names none or none has that id.
 */
export function decidingReview(record: QmsRecord, queries: Queries): QmsRecord | undefined {
  const written = textsOf(record.data['approvedIn'])[0];
  if (written === undefined) return undefined;
  const { id, version } = splitReference(written);
  const review = queries.record(id, version);
  return review?.type === 'management-review' ? review : undefined;
}

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
  const held = (review.phase === 'active' || review.phase === 'final') && review.status !== 'planned';
  if (!held) return { kind: 'not-held', review };
  if (!cites(review, record)) return { kind: 'not-cited', review };
  // A review that must be signed has its own finding when it is not; here it would only repeat that.
  if (demandOn(review, queries) !== null) return null;
  const approved = signOffBlocks(review.data).some((block) => block.meaning === 'approved');
  return approved ? null : { kind: 'not-signed', review };
}

const cites = (review: QmsRecord, record: QmsRecord): boolean => {
  const names = [record.id, ...idsOf(record.data['formerIds'])];
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
