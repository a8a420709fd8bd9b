import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { NeededSignOff } from '../../model/finding.ts';
import type { MessageValue } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { idsOf } from '../../records/values.ts';
import { delegationsTo } from '../people/delegations.ts';
import { holdsOn, isTopManagementOn } from '../people/roles.ts';
import { nameAndId } from '../words/records.ts';
import { possibleSigners } from './possible-signers.ts';

const say = defineMessages('sign-off.signer', {
  leader: 'a holder of a top-management role',
  entitled: 'someone whose role allows it',
});

/** Nobody holds more roles than these; somebody who is made to must not slow down every message. */
const mostRoles = 50;

/** Roles in which a person could sign for a demand today: those it asks for, or any where it asks for none. */
function rolesToSignIn(person: string, demand: Demand | null, queries: Queries): readonly string[] {
  const today = queries.today();
  const mentioning = ['holders', 'delegations'].flatMap((field) =>
    queries.referrers(person, field).slice(0, mostRoles),
  );
  const held = mentioning
    .map(({ source }) => source)
    .filter(({ type, phase }) => type === 'role' && phase !== 'draft')
    .filter(({ id }) => queries.target(id)?.phase === 'active')
    .filter(
      ({ id }) => holdsOn(id, person, today, queries) || delegationsTo(id, person, today, queries).length > 0,
    );
  const isNamed = (id: string): boolean => demand?.named.includes(id) === true;
  const fits = ({ id }: QmsRecord): boolean => {
    if (demand === null || isNamed(person) || isNamed(id)) return true;
    if (demand.by === 'top-management') return isTopManagementOn(id, today, queries);
    if (demand.by === 'roles') return demand.roles.includes(id);
    return demand.by === 'anyone' || demand.named.length === 0;
  };
  return [...new Set(held.filter(fits).map(({ id }) => id))].sort();
}

/**
 * The sign-off of a record by a person, complete enough to be given: with the role where several of the person's
 * fit (the one asked for, else the owner's), and the meaning where it is another than the record needs.
 */
export function neededSignOff(
  record: QmsRecord,
  person: string | undefined,
  queries: Queries,
  wanted: { readonly demand: Demand | null; readonly role?: string | null; readonly meaning?: string | null },
): NeededSignOff {
  // The bare id means the one that is no history, as when signing.
  const living = queries.versions(record.id).filter(({ phase }) => phase !== 'final' && phase !== 'void');
  const isOneOfSeveral = living.length > 1 || (living.length === 1 && living[0]?.key !== record.key);
  const id = isOneOfSeveral && record.version !== null ? `${record.id}@${record.version}` : record.id;
  const { demand, meaning = null } = wanted;
  const isAsked = meaning === null || meaning === demand?.meaning;
  const needed = isAsked ? { id } : { id, meaning };
  if (person === undefined) return needed;
  const roles = rolesToSignIn(person, isAsked ? demand : null, queries);
  const preferred = [wanted.role ?? '', ...idsOf(record.data['owner'])].find((each) => roles.includes(each));
  const role = preferred ?? roles[0];
  return { ...needed, as: person, ...(roles.length > 1 && role !== undefined ? { role } : {}) };
}

/** So many persons to ask are enough. */
const mostAsked = 3;

/** The way to a signature: whom to ask (the first three), and what the first of them would give. */
export function howToSign(
  record: QmsRecord,
  demand: Demand,
  queries: Queries,
): { readonly signer: MessageValue; readonly signOff: NeededSignOff } {
  const persons = possibleSigners(record, demand, queries);
  const signOff = neededSignOff(record, persons[0], queries, { demand });
  if (persons.length === 0)
    return { signer: demand.by === 'top-management' ? say.leader() : say.entitled(), signOff };
  const names = persons.map((id) => nameAndId(queries, id));
  return { signer: listed(names, 'or', mostAsked), signOff };
}
