import type { IsoDate } from '../../model/configuration.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, mappingsOf } from '../../records/values.ts';
import { asWritten, type PresentId } from './present-id.ts';

const within = (date: IsoDate, from: IsoDate | null, to: IsoDate | null): boolean =>
  (from === null || from <= date) && (to === null || date <= to);

/** Persons who hold the role itself on a day (both ends included), each once, in the order written. */
export const holdersOn = (role: JsonObject, date: IsoDate): readonly string[] => [
  ...new Set(
    mappingsOf(role['holders'])
      .filter(({ value }) => within(date, dateOf(value['from']), dateOf(value['to'])))
      .flatMap(({ value }) => idsOf(value['person']).slice(0, 1)),
  ),
];

/**
 * Persons to whom the role is delegated on a day. Only a delegation with both dates counts: an open
 * one would be a second holder without the appointment.
 */
export const delegatesOn = (role: JsonObject, date: IsoDate): readonly string[] => [
  ...new Set(
    mappingsOf(role['delegations'])
      .filter(({ value }) => {
        const [from, until] = [dateOf(value['from']), dateOf(value['until'])];
        return from !== null && until !== null && within(date, from, until);
      })
      .flatMap(({ value }) => idsOf(value['to']).slice(0, 1)),
  ),
];

/** Whether a person is among others, under present ids where the written ones differ. */
export const isAmong = (people: readonly string[], person: string, presentId: PresentId): boolean =>
  people.includes(person) || people.map(presentId).includes(presentId(person));

/** True when the person may act in the role on that day: as holder, or by a dated delegation. */
export const actsInRoleOn = (
  role: JsonObject,
  person: string,
  date: IsoDate,
  presentId = asWritten,
): boolean =>
  isAmong(holdersOn(role, date), person, presentId) || isAmong(delegatesOn(role, date), person, presentId);

/** True for a role that leads the organization (`topManagement: true`). */
export const isTopManagement = (role: JsonObject): boolean => role['topManagement'] === true;

/** Roles that lead the organization, drafts and withdrawn ones left out. */
export const topManagementRoles = (queries: Queries): readonly QmsRecord[] =>
  queries
    .ofType('role')
    .filter((role) => isTopManagement(role.data) && role.phase !== 'draft' && role.phase !== 'void');

/**
 * First day the role is known to exist: its earliest `effectiveFrom` or holder. Null when a version
 * does not say, for then it may be older than what is recorded.
 */
export function roleStart(id: string, queries: Queries): IsoDate | null {
  const versions = queries.versions(id);
  const effective = versions.map((version) => dateOf(version.data['effectiveFrom']));
  const held = versions.flatMap((version) =>
    mappingsOf(version.data['holders']).map(({ value }) => dateOf(value['from'])),
  );
  if (effective.length === 0 || [...effective, ...held].includes(null)) return null;
  return [...effective, ...held].filter((date) => date !== null).sort()[0] ?? null;
}

/** Roles that somebody is to hold today. */
export const activeRoles = (queries: Queries): readonly QmsRecord[] =>
  queries.ofType('role').filter(({ phase }) => phase === 'active');
