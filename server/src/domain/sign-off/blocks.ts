import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import {
  hasDigest,
  isNewer,
  judgedBlocks,
  type SignOffBlock,
  signOffBlocks,
} from '../../records/sign-offs.ts';

/** True when the block's digest is the one its record must carry now. */
export const matches = (record: QmsRecord, block: SignOffBlock, queries: Queries): boolean =>
  hasDigest(block) && block.digest === queries.expectedDigest(record, block.index);

/** True when the block says it was given for another version than the record has now. */
const isOfOtherVersion = (record: QmsRecord, block: SignOffBlock): boolean =>
  block.version !== null && record.version !== null && block.version !== record.version;

/**
 * The blocks that speak for the record today: the newest per meaning and role, without history. A block
 * that does not match (or carries no digest) is history when a newer one of its meaning does, or when it
 * was given for another version and a newer approval matches: who wrote, reviewed or acknowledged
 * version 1 need not do so again because version 2 was approved.
 */
export function currentBlocks(record: QmsRecord, queries: Queries): readonly SignOffBlock[] {
  const blocks = signOffBlocks(record.data);
  const isHistory = (block: SignOffBlock): boolean =>
    blocks.some(
      (other) =>
        (other.meaning === block.meaning ||
          (other.meaning === 'approved' && isOfOtherVersion(record, block))) &&
        isNewer(other, block) &&
        matches(record, other, queries),
    );
  return judgedBlocks(blocks).filter((block) => matches(record, block, queries) || !isHistory(block));
}
