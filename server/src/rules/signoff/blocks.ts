import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import {
  actsInRoleOn,
  hasDigest,
  isNewer,
  isTopManagement,
  judgedBlocks,
  type SignOffBlock,
  signOffBlocks,
} from '../../records/sign-offs.ts';
import { presentId } from '../shared/present-id.ts';

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

/** The role a block states, or undefined when it states none or the id leads nowhere. */
export function statedRole(block: SignOffBlock, queries: Queries): QmsRecord | undefined {
  if (block.role === null) return undefined;
  const role = queries.record(block.role);
  return role?.type === 'role' ? role : undefined;
}

/** Roles that lead the organization, drafts and withdrawn ones left out. */
export const topManagementRoles = (queries: Queries): readonly QmsRecord[] =>
  queries
    .ofType('role')
    .filter((role) => isTopManagement(role.data) && role.phase !== 'draft' && role.phase !== 'void');

/**
 * True when the block is given in a top-management role. A block that states no role counts when its
 * signer acts in such a role on that day; a role that leads nowhere counts too, because `signoff-role`
 * already says what is wrong.
 */
export function isLeadership(block: SignOffBlock, queries: Queries): boolean {
  if (block.role !== null) {
    const role = statedRole(block, queries);
    return role === undefined || isTopManagement(role.data);
  }
  const { by, date } = block;
  if (by === null || date === null) return true;
  return topManagementRoles(queries).some((role) => actsInRoleOn(role.data, by, date, presentId(queries)));
}

/** True when the block is given by one of the persons, or in (or by someone acting in) one of the roles named. */
export function isByNamed(block: SignOffBlock, named: readonly string[], queries: Queries): boolean {
  const present = presentId(queries);
  const signers = [block.by, block.onBehalfOf, block.role].filter((id) => id !== null);
  return named.some((id) => {
    if (signers.includes(id) || signers.map(present).includes(present(id))) return true;
    const record = queries.record(id);
    if (record?.type !== 'role' || block.by === null || block.date === null) return false;
    return actsInRoleOn(record.data, block.by, block.date, presentId(queries));
  });
}
