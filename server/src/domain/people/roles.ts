import type { IsoDate } from '../../model/configuration.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, mappingsOf } from '../../records/values.ts';
import { defineAggregate } from '../define-aggregate.ts';
import { defineAspect } from '../define-aspect.ts';
import { presentId } from './present-id.ts';

/**
 * Roles, as of a day. Several versions of a role may be on record, and holders and delegations carry dates of their
 * own: a sign-off or an attendance is judged by what held on its day, whatever was changed since.
 */

/** Whether a day lies between two others, both included; an open end is no end. */
const within = (date: IsoDate, from: IsoDate | null, to: IsoDate | null): boolean =>
  (from === null || from <= date) && (to === null || date <= to);

/** True for a version of a role that is or was in use. */
const isInUse = ({ phase }: Pick<QmsRecord, 'phase'>): boolean => phase === 'active' || phase === 'final';

/** Who holds an office and acts in it, and whether it leads. */
const officeKeys = ['effectiveFrom', 'holders', 'delegations', 'topManagement'] as const;

/** What a version of a role says of its office. */
export interface RoleVersion extends Pick<QmsRecord, 'id' | 'type' | 'phase' | 'version' | 'file' | 'key'> {
  /** These keys alone. */
  readonly data: JsonObject;
}

/**
 * Thousands of sign-offs hang on a role, and none of them on its title, its purpose or what it answers for: what they
 * read of it is this.
 */
const office = defineAspect(
  'office',
  ({ id, type, phase, version, file, key, data }): RoleVersion => ({
    id,
    type,
    phase,
    version,
    file,
    key,
    data: Object.fromEntries(
      officeKeys.flatMap((key) => (data[key] === undefined ? [] : [[key, data[key]]])),
    ),
  }),
);

/** Every version of a role that is or was in use, oldest first. Drafts, proposals and void ones say nothing. */
export const roleVersions = (id: string, queries: Queries): readonly RoleVersion[] =>
  queries
    .said(queries.target(id)?.id ?? id, office)
    .filter((version) => version.type === 'role' && isInUse(version));

/**
 * The version of a role that speaks on a day: the one with the latest `effectiveFrom` not after it; where there is none
 * (versions are often raised in their own file, so that only the newest is on record), the earliest.
 */
export function roleOn(id: string, date: IsoDate, queries: Queries): RoleVersion | undefined {
  const versions = roleVersions(id, queries);
  const begun = versions.filter(({ data }) => (dateOf(data['effectiveFrom']) ?? '') <= date);
  return begun.at(-1) ?? versions[0];
}

/** The version of a role that an id stands for today, whatever its phase; undefined for anything but a role. */
export function roleInForce(id: string, queries: Queries): RoleVersion | undefined {
  const found = queries.target(id);
  if (found?.type !== 'role') return undefined;
  return queries.said(found.id, office).find(({ key }) => key === found.key);
}

/** An entry under `holders`; what is absent or has the wrong shape is null. */
interface Appointment {
  readonly person: string | null;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/** Every sign-off in a role is held against its holders, and a record's data never changes once read. */
const known = new WeakMap<JsonObject, readonly Appointment[]>();

/** The entries under `holders` of one version of a role, in order. */
function appointmentsIn(role: JsonObject): readonly Appointment[] {
  let appointments = known.get(role);
  if (appointments === undefined) {
    appointments = mappingsOf(role['holders']).map(({ value }) => ({
      person: idsOf(value['person'])[0] ?? null,
      from: dateOf(value['from']),
      to: dateOf(value['to']),
    }));
    known.set(role, appointments);
  }
  return appointments;
}

/** Persons who hold one version of a role on a day (both ends included), in the order written. */
const holdersIn = (role: JsonObject, date: IsoDate): readonly string[] =>
  appointmentsIn(role).flatMap(({ person, from, to }) =>
    person !== null && within(date, from, to) ? [person] : [],
  );

/** Persons who hold a role on a day, read from all its versions together, each once, in the order written. */
export const holdersOn = (id: string, date: IsoDate, queries: Queries): readonly string[] => [
  ...new Set(roleVersions(id, queries).flatMap(({ data }) => holdersIn(data, date))),
];

/** True when the person holds the role on that day. */
export function holdsOn(id: string, person: string, date: IsoDate, queries: Queries): boolean {
  const holders = holdersOn(id, date, queries);
  if (holders.includes(person)) return true;
  const present = presentId(queries);
  return holders.map(present).includes(present(person));
}

/**
 * True when the role leads the organization on a day. `topManagement: true` holds for the days on which that version
 * speaks; a list of intervals holds for these, both ends included, whichever version states it.
 */
export function isTopManagementOn(id: string, date: IsoDate, queries: Queries): boolean {
  if (roleOn(id, date, queries)?.data['topManagement'] === true) return true;
  return roleVersions(id, queries).some(({ data }) =>
    mappingsOf(data['topManagement']).some(({ value }) =>
      within(date, dateOf(value['from']), dateOf(value['to'])),
    ),
  );
}

/** Ids of the roles that are or were in use, each once. */
export const roleIds = (queries: Queries): readonly string[] => [
  ...new Set(
    queries
      .ofType('role')
      .filter(isInUse)
      .map(({ id }) => id),
  ),
];

/** Roles that lead on any day: few among thousands, and they are asked for with every record that leadership is to sign. */
const leadingRoles = defineAggregate<string>({
  name: 'roles that lead',
  types: ['role'],
  map: (record) => {
    const { topManagement } = record.data;
    const leads = topManagement === true || mappingsOf(topManagement).length > 0;
    return leads && isInUse(record) ? [['', record.id]] : [];
  },
});

/** Ids of the roles that lead the organization on a day, in order. */
export const topManagementRolesOn = (date: IsoDate, queries: Queries): readonly string[] =>
  [...new Set(queries.values(leadingRoles, ''))].filter((id) => isTopManagementOn(id, date, queries)).sort();

/** True when the person holds a role that leads the organization on that day. */
export const leadsOn = (person: string, date: IsoDate, queries: Queries): boolean =>
  topManagementRolesOn(date, queries).some((role) => holdsOn(role, person, date, queries));

/**
 * First day the role is known to exist: its earliest `effectiveFrom` or holder. Null when a version
 * does not say, for then it may be older than what is recorded.
 */
export function roleStart(id: string, queries: Queries): IsoDate | null {
  const versions = queries.said(id, office);
  const effective = versions.map((version) => dateOf(version.data['effectiveFrom']));
  const held = versions.flatMap(({ data }) => appointmentsIn(data).map(({ from }) => from));
  if (effective.length === 0 || [...effective, ...held].includes(null)) return null;
  return [...effective, ...held].filter((date) => date !== null).sort()[0] ?? null;
}

/** Roles that somebody is to hold today. */
export const activeRoles = (queries: Queries): readonly QmsRecord[] =>
  queries.ofType('role').filter(({ phase }) => phase === 'active');
