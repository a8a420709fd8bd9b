import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { cancels, hasDigest, type SignOffBlock, signOffBlocks } from '../../records/sign-offs.ts';
import { textsOf } from '../../records/values.ts';
import { presentId } from '../people/present-id.ts';
import { demandsOn } from './demands.ts';
import { meetingOf } from './met.ts';
import { entitlementOf } from './signer.ts';

/**
 * The former id under which a block was signed, where it fits the record as it was named then: renaming a record breaks
 * no signature. Null where it does not. An id that another record has, or had, leads nowhere.
 */
function signedAs(record: QmsRecord, block: SignOffBlock, queries: Queries): string | null {
  const former = textsOf(record.data['formerIds']).find(
    (id) =>
      queries.target(id)?.id === record.id &&
      queries.expectedDigest(record, block.index, id) === block.digest,
  );
  return former ?? null;
}

/** True when the block's digest is the one its record must carry now, or had to carry under a former id. */
export const matches = (record: QmsRecord, block: SignOffBlock, queries: Queries): boolean =>
  hasDigest(block) &&
  (block.digest === queries.expectedDigest(record, block.index) || signedAs(record, block, queries) !== null);

/** True when the block says it was given for another version than the record has now. */
export const isOfOtherVersion = (record: QmsRecord, block: SignOffBlock): boolean =>
  block.version !== null && record.version !== null && block.version !== record.version;

/** True when a block carries no digest where none is asked for: all it tells of the content is the version. */
export const isOnlyDeclared = (block: SignOffBlock, queries: Queries): boolean =>
  !hasDigest(block) && queries.config('signOff').evidence === 'declared';

/** True when nothing about its content speaks against a block: it fits, or only states the version that the record has. */
export const holds = (record: QmsRecord, block: SignOffBlock, queries: Queries): boolean =>
  matches(record, block, queries) || (isOnlyDeclared(block, queries) && !isOfOtherVersion(record, block));

const isLater = (one: SignOffBlock, other: SignOffBlock): boolean => (one.date ?? '') > (other.date ?? '');
const isSameDay = (one: SignOffBlock, other: SignOffBlock): boolean => one.date === other.date;

/** What a person wrote or read is not taken back. */
const staysWhenCancelled: ReadonlySet<string> = new Set(['authored', 'acknowledged']);

/**
 * The blocks that speak for a record: all but its history, which lends nothing. A block that fits is never history
 * unless it was cancelled; one that does not is history once
 * - a block of the same meaning and role that fits is later, or of the same day by the same signer, or
 * - it was given for another version, and blocks that fit meet what the present version needs.
 *
 * A rejection or withdrawal with a comment, by somebody entitled to the role, cancels what was signed before in it, until
 * somebody signs in that role again; then it is history itself. No later edit makes it stale.
 */
export function currentBlocks(record: QmsRecord, queries: Queries): readonly SignOffBlock[] {
  const blocks = signOffBlocks(record.data);
  // One alone has no other to be history to.
  if (blocks.length < 2) return blocks;
  const present = presentId(queries);
  const roleOf = ({ role }: SignOffBlock): string => (role === null ? '' : present(role));
  const fits = new Map(blocks.map((block) => [block.index, holds(record, block, queries)]));
  const isFitting = ({ index }: SignOffBlock): boolean => fits.get(index) === true;
  const cancelling = blocks.filter((block) => isCancellation(record, block, queries));

  /** On one day a rejection wins, unless it no longer fits and the other block does: amended and signed again. */
  const isAfter = (block: SignOffBlock, cancel: SignOffBlock): boolean =>
    isLater(block, cancel) || (isSameDay(block, cancel) && !isFitting(cancel) && isFitting(block));
  const isCancelled = (block: SignOffBlock): boolean =>
    !staysWhenCancelled.has(block.meaning ?? '') &&
    !cancels(block) &&
    cancelling.some((cancel) => roleOf(cancel) === roleOf(block) && !isAfter(block, cancel));
  const isOver = (cancel: SignOffBlock): boolean =>
    blocks.some((block) => !cancels(block) && roleOf(block) === roleOf(cancel) && isAfter(block, cancel));

  const standing = blocks.filter((block) => !isCancelled(block) && !cancels(block));
  const presentVersion = standing.filter((block) => isFitting(block) && !isOfOtherVersion(record, block));
  const isRenewed = (): boolean => {
    const demands = demandsOn(record, queries);
    return demands.length === 0
      ? presentVersion.length > 0
      : demands.every((demand) => meetingOf(record, demand, presentVersion, queries).isMet);
  };
  const isReplaced = (block: SignOffBlock): boolean =>
    standing.some(
      (other) =>
        isFitting(other) &&
        other.meaning === block.meaning &&
        roleOf(other) === roleOf(block) &&
        (isLater(other, block) || (isSameDay(other, block) && other.by === block.by && other !== block)),
    );
  return blocks.filter((block) => {
    if (cancels(block)) return !isOver(block);
    if (isCancelled(block)) return false;
    if (isFitting(block)) return true;
    return !isReplaced(block) && !(isOfOtherVersion(record, block) && isRenewed());
  });
}

/** True for a rejection or withdrawal that counts: with a reason, by somebody entitled to the role it states. */
export const isCancellation = (record: QmsRecord, block: SignOffBlock, queries: Queries): boolean =>
  cancels(block) && block.hasComment && entitlementOf(record, block, queries)?.fault === null;

/** The rejection or withdrawal that stands against a record now: the newest, or undefined where there is none. */
export const standingCancellation = (record: QmsRecord, queries: Queries): SignOffBlock | undefined =>
  currentBlocks(record, queries).findLast((block) => isCancellation(record, block, queries));
