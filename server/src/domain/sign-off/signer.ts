import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { demandsOfType } from '../../records/sign-off-demands.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { coverage, type Delegation, delegationsTo, isGranted } from '../people/delegations.ts';
import { presentId } from '../people/present-id.ts';
import {
  holdsOn,
  isTopManagementOn,
  leadsOn,
  type RoleVersion,
  roleInForce,
  roleOn,
  topManagementRolesOn,
} from '../people/roles.ts';

/** Why a signer was not entitled to the role a sign-off states. */
export type SignerFault =
  /** Neither held the role nor had it delegated. */
  | 'not-in-role'
  /** Signed on behalf of somebody without a delegation. */
  | 'no-delegation'
  /** The person signed for did not hold the role. */
  | 'not-holder'
  /** Nobody who could grant the delegation did. */
  | 'not-granted'
  /** The delegation does not reach this meaning or this type of record. */
  | 'not-covered';

/** Whether a signer was entitled to the role of a sign-off on its day. */
export interface Entitlement {
  readonly fault: SignerFault | null;
  /** The delegation it rests on, or that does not reach it. */
  readonly delegation: Delegation | null;
  /** The delegation names neither meanings nor types, so nobody can know whether this was meant. */
  readonly unclear: boolean;
}

/** True when top management must give a sign-off of this meaning on records of this type. */
const isDemandedOfLeadership = (record: QmsRecord, meaning: string | null, queries: Queries): boolean =>
  demandsOfType(record.type, queries.config('signOff').required).some(
    (demand) => demand.by === 'top-management' && demand.meaning === meaning,
  );

/**
 * Whether whoever signed was entitled to the role the sign-off states, on its day: as holder, or by a delegation that
 * runs on that day, was granted by somebody who could, and covers the meaning and the type.
 * @returns null where the block lacks what is needed to say so
 */
export function entitlementOf(
  record: QmsRecord,
  block: Pick<SignOffBlock, 'by' | 'role' | 'date' | 'onBehalfOf' | 'meaning'>,
  queries: Queries,
): Entitlement | null {
  const { by, role, date, onBehalfOf, meaning } = block;
  if (by === null || role === null || date === null) return null;
  if (roleOn(role, date, queries) === undefined) return null;
  const none = { delegation: null, unclear: false };
  if (onBehalfOf === null && holdsOn(role, by, date, queries)) return { ...none, fault: null };
  const delegations = delegationsTo(role, by, date, queries);
  if (delegations.length === 0)
    return { ...none, fault: onBehalfOf === null ? 'not-in-role' : 'no-delegation' };
  const granted = delegations.filter((delegation) => isGranted(delegation, queries));
  const isLeadership = isDemandedOfLeadership(record, meaning, queries);
  const reach = granted.map((delegation) => ({
    delegation,
    covers: coverage(delegation, meaning, record.type),
  }));
  const good =
    reach.find(({ covers }) => covers === 'yes') ??
    reach.find(({ covers }) => covers === 'unclear' && !isLeadership);
  if (good === undefined)
    return {
      fault: granted.length === 0 ? 'not-granted' : 'not-covered',
      delegation: granted[0] ?? delegations[0]!,
      unclear: false,
    };
  const isHolder = onBehalfOf === null || holdsOn(role, onBehalfOf, date, queries);
  return {
    fault: isHolder ? null : 'not-holder',
    delegation: good.delegation,
    unclear: good.covers === 'unclear',
  };
}

/** The version of the role a block states that spoke on its day, or undefined when it states none that is on record. */
export function statedRole({ role, date }: SignOffBlock, queries: Queries): RoleVersion | undefined {
  if (role === null) return undefined;
  const found = roleInForce(role, queries);
  return found === undefined || date === null ? found : (roleOn(role, date, queries) ?? found);
}

/** True when the person led the organization on that day, or stood in for somebody who did in what concerns this type. */
export const actsForLeadershipOn = (person: string, date: string, type: string, queries: Queries): boolean =>
  leadsOn(person, date, queries) ||
  topManagementRolesOn(date, queries).some((role) =>
    delegationsTo(role, person, date, queries).some(
      (delegation) => isGranted(delegation, queries) && coverage(delegation, null, type) !== 'no',
    ),
  );

/**
 * True when the block is given in a role that led the organization on its day. A block that states no role counts when
 * its signer acted in such a role; a role that leads nowhere counts too, because `signoff-role` already says what is
 * wrong.
 */
export function isLeadership(record: QmsRecord, block: SignOffBlock, queries: Queries): boolean {
  const { by, date, role } = block;
  if (role !== null) {
    const stated = statedRole(block, queries);
    if (stated === undefined) return true;
    return date === null ? stated.data['topManagement'] === true : isTopManagementOn(role, date, queries);
  }
  if (by === null || date === null) return true;
  return actsForLeadershipOn(by, date, record.type, queries);
}

/**
 * True when the block is given by one of the persons, or in one of the roles named, or by someone who holds one or acts
 * in it by a delegation that reaches this.
 */
export function isByNamed(
  record: QmsRecord,
  block: SignOffBlock,
  named: readonly string[],
  queries: Queries,
): boolean {
  const present = presentId(queries);
  const signers = [block.by, block.onBehalfOf, block.role].filter((id) => id !== null);
  return named.some((id) => {
    if (signers.includes(id) || signers.map(present).includes(present(id))) return true;
    if (queries.target(id)?.type !== 'role') return false;
    return entitlementOf(record, { ...block, role: id, onBehalfOf: null }, queries)?.fault === null;
  });
}
