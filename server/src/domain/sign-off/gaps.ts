import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { isWeaker, type SignOffBlock } from '../../records/sign-offs.ts';
import { countingBlocks, type WeakSignOff, weaknessOf } from '../evidence/counting.ts';
import { registerOf } from '../register.ts';
import { currentBlocks, isCancellation } from './blocks.ts';
import { type ChangedSince, type DecisionGap, decisionGap, undecidedGap } from './decision.ts';
import { isMetInWords } from './declared.ts';
import { demandsOn } from './demands.ts';
import { meetingOf } from './met.ts';
import { isByNamed, isLeadership } from './signer.ts';

/** Why the sign-offs of a record do not meet a demand. */
type OwnGap =
  /** Nothing of the needed meaning. */
  | { readonly kind: 'none' }
  /** Signed, but by none of those the record names. */
  | { readonly kind: 'not-named' }
  /** Some of several have signed: how many more it takes, and which roles are open where each must. */
  | { readonly kind: 'several'; readonly open: number; readonly openRoles: readonly string[] }
  /** What was signed in that role was rejected or withdrawn. */
  | { readonly kind: 'cancelled'; readonly block: SignOffBlock };

/** Why a demand is not met. */
export type Gap = OwnGap | DecisionGap;

/** What is taken for granted of sign-offs when it is asked whether they meet a demand. */
interface Reading<D> {
  readonly blocksOf: (record: QmsRecord, queries: Queries) => readonly SignOffBlock[];
  readonly decisionGap: (record: QmsRecord, demand: Demand, queries: Queries) => D | null;
}

/** Every sign-off that is judged is taken for one that counts: the rule that says why it does not speaks at the block. */
const asGiven: Reading<DecisionGap> = { blocksOf: currentBlocks, decisionGap };

/** What does not count is as good as not given. */
const asCounting: Reading<DecisionGap | ChangedSince> = {
  blocksOf: countingBlocks,
  decisionGap: undecidedGap,
};

const isSignedByRegisterIn = (
  item: QmsRecord,
  { meaning }: Demand,
  queries: Queries,
  { blocksOf }: Reading<unknown>,
): boolean => {
  const register = registerOf(item, queries);
  return register !== undefined && blocksOf(register, queries).some((block) => block.meaning === meaning);
};

/** True when the register an item is in carries a sign-off that meets this demand, which counts for every item. */
export const isSignedByRegister = (item: QmsRecord, demand: Demand, queries: Queries): boolean =>
  isSignedByRegisterIn(item, demand, queries, asGiven);

/**
 * What is missing for the demand to be met, or null. That somebody else signed than should have (role not held, not from
 * leadership) is no gap: the rule for that fault speaks.
 */
function gapOf<D>(
  record: QmsRecord,
  demand: Demand,
  queries: Queries,
  reading: Reading<D>,
): OwnGap | D | null {
  if (isSignedByRegisterIn(record, demand, queries, reading)) return null;
  const blocks = reading.blocksOf(record, queries);
  const candidates = blocks.filter((block) => block.meaning === demand.meaning);
  if (candidates.length === 0) {
    if (isMetInWords(record, demand, queries)) return null;
    const decision = reading.decisionGap(record, demand, queries);
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

/**
 * The sign-offs that a record lacks, in the order in which they are to be given; an item has what its register carries.
 * One that was given and does not count is not among them: it has a finding of its own.
 */
export const missingDemands = (record: QmsRecord, queries: Queries): readonly OpenDemand[] =>
  demandsOn(record, queries).flatMap((demand) => {
    const gap = gapOf(record, demand, queries, asGiven);
    return gap === null ? [] : [{ demand, gap }];
  });

/** A demand that is not met by what counts. */
export interface DueDemand {
  readonly demand: Demand;
  readonly gap: Gap | ChangedSince;
  /** What would meet it, if only it counted; empty where something is missing besides. */
  readonly weak: readonly WeakSignOff[];
}

/** What is due on a record, in order: what it lacks, and what was given and does not count. */
export const dueDemands = (record: QmsRecord, queries: Queries): readonly DueDemand[] =>
  demandsOn(record, queries).flatMap((demand) => {
    const gap = gapOf(record, demand, queries, asCounting);
    if (gap === null) return [];
    const isMissing = gapOf(record, demand, queries, asGiven) !== null;
    return [{ demand, gap, weak: isMissing ? [] : weakSignOffs(record, demand, queries) }];
  });

/** The sign-offs that a record, or its register, carries for a demand and that do not count. */
function weakSignOffs(record: QmsRecord, demand: Demand, queries: Queries): readonly WeakSignOff[] {
  const register = registerOf(record, queries);
  return [record, ...(register === undefined ? [] : [register])].flatMap((signed) =>
    currentBlocks(signed, queries).flatMap((block) => {
      const weakness = block.meaning === demand.meaning ? weaknessOf(signed, block, queries) : null;
      return weakness === null ? [] : [{ record: signed, block, weakness }];
    }),
  );
}

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
