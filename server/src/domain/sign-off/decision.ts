import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { type Demand, demandsOfType } from '../../records/sign-off-demands.ts';
import { mappingsOf, splitReference, textOf, textsOf } from '../../records/values.ts';
import { countingBlocks } from '../evidence/counting.ts';
import { formerIdsOf } from '../former-ids.ts';
import { isHeld } from '../phases.ts';
import { currentBlocks, matches, standingCancellation } from './blocks.ts';
import { decidingReview, demandsOn } from './demands.ts';
import { meetingOf } from './met.ts';

/** Why a record is not approved by a decision of a management review. */
export type DecisionGap =
  /** It names no review. */
  | { readonly kind: 'none' }
  /** No management review has the id it names. */
  | { readonly kind: 'unknown'; readonly id: string }
  /** That review has not taken place, approves something else, or is not approved itself. */
  | { readonly kind: 'not-held' | 'not-cited' | 'not-signed'; readonly review: QmsRecord };

/** An entry under `approves` of an output of a review. */
export interface Approval {
  readonly review: QmsRecord;
  /** Path of the entry in the review. */
  readonly path: readonly (string | number)[];
  /** The content digest written when the review was approved first; null until then. */
  readonly digest: string | null;
}

/** The entries of a review that approve a record, under the id it has or had. */
function approvalsOf(review: QmsRecord, record: QmsRecord, queries: Queries): readonly Approval[] {
  const names = new Set([record.id, ...formerIdsOf(record, queries)]);
  return mappingsOf(review.data['outputs']).flatMap(({ index, value }) =>
    entriesOf(value['approves']).flatMap((entry, at) => {
      const { id, version } = splitReference(entry.record);
      if (!names.has(id) || (version !== null && version !== record.version)) return [];
      return [{ review, path: ['outputs', index, 'approves', at], digest: entry.digest }];
    }),
  );
}

/** What stands under `approves`: ids, or mappings with `record` and `digest`. */
export const entriesOf = (approves: unknown): readonly { record: string; digest: string | null }[] =>
  (Array.isArray(approves) ? approves : approves === undefined ? [] : [approves]).map((entry) =>
    typeof entry === 'string'
      ? { record: entry, digest: null }
      : { record: textOf(entry?.record) ?? '', digest: textOf(entry?.digest) },
  );

/** True when a content digest is that of a record, under the id it has or had. */
export const isContentOf = (record: QmsRecord, digest: string, queries: Queries): boolean =>
  [undefined, ...formerIdsOf(record, queries)].some((id) => queries.contentDigest(record, id) === digest);

/**
 * True when a review is approved as required and that approval was not taken back.
 * @param blocksOf which of its sign-offs are taken for it
 */
function isApproved(review: QmsRecord, queries: Queries, blocksOf = currentBlocks): boolean {
  if (standingCancellation(review, queries) !== undefined) return false;
  const blocks = blocksOf(review, queries);
  const demands = demandsOn(review, queries).filter(({ meaning }) => meaning === 'approved');
  return demands.length === 0
    ? blocks.some(({ meaning }) => meaning === 'approved')
    : demands.every((demand) => meetingOf(review, demand, blocks, queries).isMet);
}

/**
 * Whether a decision of a management review stands in place of an own sign-off (`approvedIn`): it does where the demand
 * allows it, the review is approved itself, and one of its outputs approves this record. What it approves must be the
 * content as it is; a change since then is said as such.
 */
export function decisionGap(record: QmsRecord, demand: Demand, queries: Queries): DecisionGap | null {
  const written = textsOf(record.data['approvedIn'])[0];
  if (written === undefined || !demand.approvedIn || demand.meaning !== 'approved') return { kind: 'none' };
  const review = decidingReview(record, queries);
  // Said here as well as by the broken reference, whose finding a comment may silence.
  if (review === undefined) return { kind: 'unknown', id: written };
  if (!isHeld(review)) return { kind: 'not-held', review };
  if (approvalsOf(review, record, queries).length === 0) return { kind: 'not-cited', review };
  // A review that must be signed has its own finding when it is not; here it would only repeat that.
  const hasOwnFinding = demandsOn(review, queries).some(({ meaning }) => meaning === 'approved');
  return hasOwnFinding || isApproved(review, queries) ? null : { kind: 'not-signed', review };
}

/** The content is not the one that was approved there. */
export interface ChangedSince {
  readonly kind: 'changed';
  readonly review: QmsRecord;
}

/**
 * The same where only sign-offs that count make a review approved, and only what fits the record as it is approves it,
 * whatever findings say so already.
 */
export function undecidedGap(
  record: QmsRecord,
  demand: Demand,
  queries: Queries,
): DecisionGap | ChangedSince | null {
  const gap = decisionGap(record, demand, queries);
  const review = decidingReview(record, queries);
  if (gap !== null || review === undefined) return gap;
  if (!isApproved(review, queries, countingBlocks)) return { kind: 'not-signed', review };
  const stale = staleApproval(record, queries);
  return stale === undefined || stale.digest === null ? null : { kind: 'changed', review };
}

/** The approval by a decision that fits a record as it is; undefined where there is none. */
export function standingApproval(record: QmsRecord, queries: Queries): Approval | undefined {
  const review = decidingReview(record, queries);
  if (review === undefined || !isHeld(review) || !isApproved(review, queries)) return undefined;
  return approvalsOf(review, record, queries).find(
    ({ digest }) => digest !== null && isContentOf(record, digest, queries),
  );
}

/**
 * Whether a record of this type may be approved by a decision, and was not since approved by an own sign-off that fits.
 * What it needs in its present state does not matter: a decision that was needed once is not changed afterwards.
 */
function restsOnDecision(record: QmsRecord, queries: Queries): boolean {
  const asked = demandsOfType(record.type, queries.config('signOff').required);
  const demands = (asked.length > 0 ? asked : demandsOfType(record.type, {})).filter(
    ({ approvedIn, meaning }) => approvedIn && meaning === 'approved',
  );
  const own = currentBlocks(record, queries).filter((block) => matches(record, block, queries));
  return !demands.every((demand) => meetingOf(record, { ...demand, named: [] }, own, queries).isMet);
}

/**
 * The approval by a decision that does not fit a record any more: every entry of the review it names that approves it
 * carries the digest of another content. Undefined where one fits, there is none, or the record was signed off since.
 */
export function staleApproval(record: QmsRecord, queries: Queries): Approval | undefined {
  const review = decidingReview(record, queries);
  if (review === undefined || !isHeld(review) || !isApproved(review, queries)) return undefined;
  if (!restsOnDecision(record, queries)) return undefined;
  const approvals = approvalsOf(review, record, queries);
  // What is over was approved too, and its figures may not be changed to suit the result; how it was bound is past.
  if (record.phase === 'final' && approvals[0]?.digest === null) return undefined;
  const isStale = ({ digest }: Approval): boolean => digest === null || !isContentOf(record, digest, queries);
  return approvals.every(isStale) ? approvals[0] : undefined;
}

/** The same where it is known which content was approved; null where there is none. */
export function changedApproval(
  record: QmsRecord,
  queries: Queries,
): { readonly review: QmsRecord; readonly digest: string } | null {
  const approval = staleApproval(record, queries);
  return approval === undefined || approval.digest === null
    ? null
    : { review: approval.review, digest: approval.digest };
}
