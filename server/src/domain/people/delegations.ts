import type { IsoDate } from '../../model/configuration.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import { dateOf } from '../../records/dates.ts';
import { meanings } from '../../records/sign-offs.ts';
import { idsOf, mappingsOf, textsOf } from '../../records/values.ts';
import { shippedCatalogue } from '../../schemas/catalogue.ts';
import { presentId } from './present-id.ts';
import { holdsOn, leadsOn, roleVersions } from './roles.ts';

/** Somebody may act for the holder of a role, from one day to another, in what is named. */
export interface Delegation {
  readonly role: string;
  readonly to: string;
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** As written under `covers`. */
  readonly covers: readonly string[];
  readonly grantedBy: string | null;
}

function delegationOf(role: string, value: JsonObject): Delegation | null {
  const [from, until] = [dateOf(value['from']), dateOf(value['until'])];
  const [to] = idsOf(value['to']);
  // One without an end would be a second holder without the appointment.
  if (from === null || until === null || to === undefined) return null;
  return {
    role,
    to,
    from,
    until,
    covers: textsOf(value['covers']),
    grantedBy: idsOf(value['grantedBy'])[0] ?? null,
  };
}

/** The delegations of a role that run on a day (both ends included), read from all its versions together. */
export const delegationsOn = (role: string, date: IsoDate, queries: Queries): readonly Delegation[] =>
  roleVersions(role, queries)
    .flatMap(({ data }) => mappingsOf(data['delegations']))
    .flatMap(({ value }) => delegationOf(role, value) ?? [])
    .filter(({ from, until }) => from <= date && date <= until);

/** The delegations of a role to a person that run on a day. */
export function delegationsTo(
  role: string,
  person: string,
  date: IsoDate,
  queries: Queries,
): readonly Delegation[] {
  const present = presentId(queries);
  return delegationsOn(role, date, queries).filter(
    ({ to }) => to === person || present(to) === present(person),
  );
}

/** True when somebody could grant it: a holder of the role or top management on its first day, not the delegate. */
export function isGranted({ role, to, from, grantedBy }: Delegation, queries: Queries): boolean {
  if (grantedBy === null) return false;
  const present = presentId(queries);
  if (present(grantedBy) === present(to)) return false;
  return holdsOn(role, grantedBy, from, queries) || leadsOn(grantedBy, from, queries);
}

/**
 * Whether a delegation reaches a sign-off: `covers` names meanings, types or both, and where both kinds are named both
 * must fit. Where it names neither, or only says so in words of its own, nobody can know (`unclear`).
 */
export function coverage(
  { covers }: Delegation,
  meaning: string | null,
  type: string,
): 'yes' | 'no' | 'unclear' {
  const named = covers.map((word) => word.trim());
  const ofMeanings = named.filter((word) => meanings.includes(word));
  const ofTypes = named.filter((word) => word === type || shippedCatalogue().get(word) !== undefined);
  if (ofMeanings.length === 0 && ofTypes.length === 0) return 'unclear';
  const fits =
    (ofMeanings.length === 0 || (meaning !== null && ofMeanings.includes(meaning))) &&
    (ofTypes.length === 0 || ofTypes.includes(type));
  return fits ? 'yes' : 'no';
}
