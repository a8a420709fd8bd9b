import type { JsonObject } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { asWritten, presentId } from '../people/present-id.ts';
import {
  actsInRoleOn,
  delegatesOn,
  holdersOn,
  isAmong,
  isTopManagement,
  topManagementRoles,
} from '../people/roles.ts';

export type SignerFault = 'not-in-role' | 'no-delegation' | 'not-holder';

/**
 * Whether a block's signer is entitled to the role it states, on the block's date.
 *
 * @returns null when entitled (or when the block lacks what is needed to tell); `not-in-role` when the
 * signer neither holds the role nor has a dated delegation; for a block with `onBehalfOf`,
 * `no-delegation` when the role was not delegated to the signer, and `not-holder` when the person
 * signed for does not hold it.
 */
export function signerFault(
  block: SignOffBlock,
  role: JsonObject,
  presentId = asWritten,
): SignerFault | null {
  if (block.by === null || block.date === null) return null;
  if (block.onBehalfOf === null)
    return actsInRoleOn(role, block.by, block.date, presentId) ? null : 'not-in-role';
  if (!isAmong(delegatesOn(role, block.date), block.by, presentId)) return 'no-delegation';
  return isAmong(holdersOn(role, block.date), block.onBehalfOf, presentId) ? null : 'not-holder';
}

/** The role a block states, or undefined when it states none or the id leads nowhere. */
export function statedRole(block: SignOffBlock, queries: Queries): QmsRecord | undefined {
  if (block.role === null) return undefined;
  const role = queries.record(block.role);
  return role?.type === 'role' ? role : undefined;
}

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
