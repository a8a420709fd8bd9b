import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { isWeaker, type SignOffBlock } from '../../records/sign-offs.ts';
import { registerOf } from '../register.ts';
import { currentBlocks, isCancellation } from './blocks.ts';
import { type DecisionGap, decisionGap } from './decision.ts';
import { isMetInWords } from './declared.ts';
import { demandsOn } from './demands.ts';
import { meetingOf } from './met.ts';
import { isByNamed, isLeadership } from './signer.ts';

/** Why a demand is not met. */
export type Gap =
  /** Nothing of the needed meaning. */
  | { readonly kind: 'none' }
  /** Signed, but by none of those the record names. */
  | { readonly kind: 'not-named' }
  /** Some of several have signed: how many more it takes, and which roles are open where each must. */
  | { readonly kind: 'several'; readonly open: number; readonly openRoles: readonly string[] }
  /** What was signed in that role was rejected or withdrawn. */
  | { readonly kind: 'cancelled'; readonly block: SignOffBlock }
  | DecisionGap;

/** True when the register an item is in carries a sign-off that meets this demand, which counts for every item. */
export function isSignedByRegister(item: QmsRecord, demand: Demand, queries: Queries): boolean {
  const register = registerOf(item, queries);
  if (register === undefined) return false;
  return currentBlocks(register, queries).some((block) => block.meaning === demand.meaning);
}

/**
 * What is missing for the demand to be met, or null. A block of the right meaning with a fault of its
 * own (changed text, role not held, not from leadership) is no gap: the rule for that fault speaks.
 */
function gapOf(record: QmsRecord, demand: Demand, queries: Queries): Gap | null {
  const blocks = currentBlocks(record, queries);
  const candidates = blocks.filter((block) => block.meaning === demand.meaning);
  if (candidates.length === 0) {
    if (isMetInWords(record, demand, queries)) return null;
    const decision = decisionGap(record, demand, queries);
    if (decision === null) return null;
    const cancelled = blocks.findLast((block) => isCancellation(record, block, queries));
    return cancelled === undefined ? decision : { kind: 'cancelled', block: cancelled };
  }
  if (demand.by === 'roles' || demand.needed !== 1) {
    const { isMet, open, openRoles } = meetingOf(record, demand, candidates, queries);
    return isMet ? null : { kind: 'several', open, openRoles };
  }
  const byName = demand.by === 'owner' || demand.by === 'authority';
  if (!byName || demand.named.length === 0) return null;
  return candidates.some((block) => isByNamed(record, block, demand.named, queries))
    ? null
    : { kind: 'not-named' };
}

/** A demand of a record that is not met. */
export interface OpenDemand {
  readonly demand: Demand;
  readonly gap: Gap;
}

/** What a record still lacks, in the order in which it is to be signed; an item has what its register carries. */
export const openDemands = (record: QmsRecord, queries: Queries): readonly OpenDemand[] =>
  demandsOn(record, queries).flatMap((demand) => {
    const gap = gapOf(record, demand, queries);
    return gap === null || isSignedByRegister(record, demand, queries) ? [] : [{ demand, gap }];
  });

/** The sign-offs of a weaker meaning by those who could have given the needed one. */
export const couldHaveMeant = (
  record: QmsRecord,
  demand: Demand,
  queries: Queries,
): readonly SignOffBlock[] =>
  currentBlocks(record, queries).filter((block) => {
    if (block.meaning === null || !isWeaker(block.meaning, demand.meaning)) return false;
    // What the record needs besides is no slip for it.
    if (demandsOn(record, queries).some(({ meaning }) => meaning === block.meaning)) return false;
    if (demand.by === 'top-management') return isLeadership(record, block, queries);
    if (demand.named.length > 0) return isByNamed(record, block, demand.named, queries);
    return block.meaning !== 'authored';
  });
