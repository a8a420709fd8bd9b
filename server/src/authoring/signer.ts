import { weaknessOf } from '../domain/evidence/counting.ts';
import { withApprovers } from '../domain/exceptions/approvers.ts';
import { isTopManagementOn, roleIds } from '../domain/people/roles.ts';
import { currentBlocks, matches } from '../domain/sign-off/blocks.ts';
import { demandsOn } from '../domain/sign-off/demands.ts';
import { meetingOf } from '../domain/sign-off/met.ts';
import { entitlementOf } from '../domain/sign-off/signer.ts';
import { canPutInForce } from '../domain/sign-off/way-in.ts';
import { meaningDone } from '../domain/words/meanings.ts';
import { nameAndId, typeAndId, typeWords } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import { listed } from '../messages/listed.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Message, MessageList } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { signableFrom } from '../records/history.ts';
import { type Demand, demandsFor, demandsOfType } from '../records/sign-off-demands.ts';
import { type SignOffBlock, signOffBlocks } from '../records/sign-offs.ts';
import { Refusal } from './refusal.ts';

const say = defineMessages('sign.who', {
  noPerson: 'There is no person {id}. Add a person record first.',
  mistypedPerson: 'There is no person {id}. {suggestion}',
  notPerson: '{id} is of the type {type}, and only persons sign. Add a person record first.',
  mistakenPerson: '{id} is of the type {type}, and only persons sign. {suggestion}',
  future: '{date} is in the future. Sign on the day. Today is {today}.',
  tooEarly: 'The {record} takes place on {date}. Sign it on that day or later.',
  joined: '{person} joined on {from} and cannot have signed on {date}.',
  left: '{person} left on {to} and cannot have signed on {date}.',
  noRole: 'There is no role {id}.',
  mistypedRole: 'There is no role {id}. {suggestion}',
  notHeld:
    "{person} did not hold {role} on {date}, neither directly nor by a dated delegation. Correct the role's holders or have a holder sign.",
  notDelegated:
    "{role} was not held by {holder} and delegated to {person} on {date}. Correct the role's holders or have a holder sign.",
  noRoleHeld:
    '{person} did not hold a role on {date}, neither directly nor by a dated delegation. Name the person under `holders` of a role first.',
  noneDelegated:
    'No role was held by {holder} and delegated to {person} on {date}. Name the person under `holders` of a role first.',
  roleNotTop:
    'The {record} must be {meaning} by top management, and {role} is not entitled to that. Have one who is sign.',
  roleNotNamed:
    'The {record} names {people} as the one to decide, and {role} is not entitled to that. Have one who is sign.',
  personNotTop:
    'The {record} must be {meaning} by top management. Have one who is entitled sign. {person} only acts as {roles} on {date}.',
  personNotNamed:
    'The {record} names {people} as the one to decide. Have one who is entitled sign. {person} only acts as {roles} on {date}.',
  which: '{person} could sign as {roles}. Say which with --role.',
});

/** Who signs what, when and in which sense, as asked for. */
export interface SignerRequest {
  readonly record: QmsRecord;
  /** Person who signs. */
  readonly by: string;
  /** Role asked for, or null to find it. */
  readonly role: string | null;
  readonly meaning: string;
  readonly date: IsoDate;
  readonly onBehalfOf: string | null;
}

/**
 * What a record will have to carry once it is in use (or closed), in order and whatever its present state: people sign
 * before they change the status. Empty when nobody has to sign it.
 */
function demandsOnceInUse(record: QmsRecord, queries: Queries): readonly Demand[] {
  if (record.type === 'register') return demandsOn(record, queries);
  const { required } = queries.config('signOff');
  const phase = record.kind === 'event' ? 'final' : 'active';
  const inUse: QmsRecord = { ...record, status: null, phase };
  const demands = withApprovers(
    demandsFor(inUse, required, queries.config('risk').threshold),
    record,
    queries,
  );
  return demands.length > 0
    ? demands
    : demandsOfType(record.type, required).map((each) => ({ ...each, named: [] }));
}

/**
 * The sign-off that comes next of those a record needs once it is in use; with a meaning, the one of that meaning. Null
 * when nobody has to give any. Once all are given, it is the last.
 */
export function demandOnceInUse(record: QmsRecord, queries: Queries, meaning?: string): Demand | null {
  const demands = demandsOnceInUse(record, queries).filter(
    (each) => meaning === undefined || each.meaning === meaning,
  );
  return demands.find((each) => !isMet(record, each, queries)) ?? demands.at(-1) ?? null;
}

function personOf(id: string, queries: Queries): QmsRecord {
  const person = queries.record(id);
  if (person?.type === 'person') return person;
  const near = queries.nearestIds(id, ['person'])[0];
  if (person === undefined)
    throw new Refusal(
      near === undefined ? say.noPerson({ id }) : say.mistypedPerson({ id, suggestion: didYouMean(near) }),
    );
  const taken = { id, type: typeWords(person.type) };
  throw new Refusal(
    near === undefined
      ? say.notPerson(taken)
      : say.mistakenPerson({ ...taken, suggestion: didYouMean(near) }),
  );
}

/** Throws a {@link Refusal} when nobody could have signed this record as this person on that day. */
function requirePossibleDay({ record, by, meaning, date }: SignerRequest, queries: Queries): void {
  const today = queries.today();
  if (date > today) throw new Refusal(say.future({ date, today }));
  const own = signableFrom(record, meaning);
  if (own !== null && date < own) throw new Refusal(say.tooEarly({ record: typeAndId(record), date: own }));
  const person = personOf(by, queries);
  const [from, to] = [dateOf(person.data['from']), dateOf(person.data['to'])];
  if (from !== null && date < from)
    throw new Refusal(say.joined({ person: nameAndId(queries, by), from, date }));
  if (to !== null && date > to) throw new Refusal(say.left({ person: nameAndId(queries, by), to, date }));
}

/** Roles in which the person may sign on that day, for themselves or on behalf of a holder. */
function rolesOf(request: SignerRequest, queries: Queries): readonly string[] {
  const { record, by, date, onBehalfOf, meaning } = request;
  return roleIds(queries).filter((role) => {
    const entitlement = entitlementOf(record, { by, role, date, onBehalfOf, meaning }, queries);
    return entitlement?.fault === null;
  });
}

function notHeld({ by, date, onBehalfOf }: SignerRequest, queries: Queries, role: string | null): Message {
  const signer = { person: nameAndId(queries, by), date };
  if (onBehalfOf === null) return role === null ? say.noRoleHeld(signer) : say.notHeld({ ...signer, role });
  const delegated = { ...signer, holder: nameAndId(queries, onBehalfOf) };
  return role === null ? say.noneDelegated(delegated) : say.notDelegated({ ...delegated, role });
}

/** True when a signature in this role is the one the demand asks for. */
function suits(
  role: string,
  { by, date, onBehalfOf }: SignerRequest,
  demand: Demand,
  queries: Queries,
): boolean {
  const named = [by, onBehalfOf, role].some((id) => id !== null && demand.named.includes(id));
  if (demand.by === 'top-management') return isTopManagementOn(role, date, queries) || named;
  if (demand.by === 'roles') return demand.roles.includes(role);
  return demand.by === 'anyone' || demand.named.length === 0 || named;
}

/** Those a record names as the one to decide. */
const deciders = ({ named, roles }: Demand, queries: Queries): MessageList =>
  listed(
    [...named, ...roles].map((id) => nameAndId(queries, id)),
    'or',
  );

/** Somebody else must sign than who acts in this role. */
const roleNotEntitled = (demand: Demand, record: QmsRecord, role: string, queries: Queries): Message =>
  demand.by === 'top-management'
    ? say.roleNotTop({ record: typeAndId(record), meaning: meaningDone(demand.meaning), role })
    : say.roleNotNamed({ record: typeAndId(record), people: deciders(demand, queries), role });

/** Somebody else must sign than who acts in these roles. */
function personNotEntitled(
  demand: Demand,
  { record, by, date }: SignerRequest,
  roles: readonly string[],
  queries: Queries,
): Message {
  const acting = {
    record: typeAndId(record),
    person: nameAndId(queries, by),
    roles: listed(roles),
    date,
  };
  return demand.by === 'top-management'
    ? say.personNotTop({ ...acting, meaning: meaningDone(demand.meaning) })
    : say.personNotNamed({ ...acting, people: deciders(demand, queries) });
}

/** True when those who were entitled have signed already, so that others may sign besides them. */
export const isMet = (record: QmsRecord, demand: Demand, queries: Queries): boolean =>
  meetingOf(record, demand, givenBlocks(record, queries), queries).isMet;

/** The meaning by which records of a type are put in force: the last of those they need. */
export const meaningInForce = (record: QmsRecord, queries: Queries): string =>
  demandsOnceInUse(record, queries).at(-1)?.meaning ?? 'approved';

/** True when a sign-off of this meaning may put a record in force that is not yet, or not as it stands. */
export function isForPutInForce(record: QmsRecord, meaning: string, queries: Queries): boolean {
  if (!canPutInForce(record) || meaning !== meaningInForce(record, queries)) return false;
  const demand = demandOnceInUse(record, queries, meaning);
  return record.phase !== 'active' || (demand !== null && !isMet(record, demand, queries));
}

/** True when nobody else has to sign a record once this is signed. */
export function isLastNeeded(
  record: QmsRecord,
  signature: Pick<SignOffBlock, 'by' | 'role' | 'meaning' | 'date' | 'onBehalfOf'>,
  queries: Queries,
): boolean {
  const given: SignOffBlock = {
    ...{ version: record.version, digest: null, recordedBy: null, effectiveFrom: null },
    ...{ hasMethod: false, hasProof: false, hasDeviation: false, hasComment: false },
    ...signature,
    index: signOffBlocks(record.data).length,
  };
  const blocks = [...givenBlocks(record, queries), given];
  return demandsOnceInUse(record, queries).every(
    (demand) => meetingOf(record, demand, blocks, queries).isMet,
  );
}

/**
 * The sign-offs that others may build on: those that fit the record, were given by somebody entitled, and count or will
 * once they are committed.
 */
const givenBlocks = (record: QmsRecord, queries: Queries): readonly SignOffBlock[] =>
  currentBlocks(record, queries).filter((block) => {
    const weakness = weaknessOf(record, block, queries);
    return (
      (weakness === null || weakness.kind === 'uncommitted') &&
      matches(record, block, queries) &&
      entitlementOf(record, block, queries)?.fault === null
    );
  });

/**
 * The roles in which a person may sign, those among them that the demand asks for; where it is met already, any they
 * hold. Throws a {@link Refusal} when nobody could have signed as this person on that day.
 */
export function rolesToSignIn(
  request: SignerRequest,
  demand: Demand | null,
  isMetAlready: boolean,
  queries: Queries,
): readonly string[] {
  requirePossibleDay(request, queries);
  const asked = demand !== null && demand.meaning === request.meaning && !isMetAlready ? demand : null;
  return rolesOf(request, queries).filter((role) => asked === null || suits(role, request, asked, queries));
}

/**
 * The role in which a person signs: the one asked for, or the only one that fits. Throws a
 * {@link Refusal} when the day is impossible or no role of the person's entitles them to it.
 * @returns null only for an acknowledgement by someone with no or several roles: reading is nobody's office
 */
export function roleToSignIn(request: SignerRequest, demand: Demand | null, queries: Queries): string | null {
  const { record, by, role, meaning } = request;
  if (request.onBehalfOf !== null) personOf(request.onBehalfOf, queries);
  requirePossibleDay(request, queries);
  const held = rolesOf(request, queries);
  const asked = demand !== null && demand.meaning === meaning ? demand : null;
  if (role !== null) {
    if (queries.record(role)?.type !== 'role') {
      const near = queries.nearestIds(role, ['role'])[0];
      throw new Refusal(
        near === undefined
          ? say.noRole({ id: role })
          : say.mistypedRole({ id: role, suggestion: didYouMean(near) }),
      );
    }
    if (!held.includes(role)) throw new Refusal(notHeld(request, queries, role));
    if (asked !== null && !suits(role, request, asked, queries) && !isMet(record, asked, queries))
      throw new Refusal(roleNotEntitled(asked, record, role, queries));
    return role;
  }
  const fitting = asked === null ? held : held.filter((each) => suits(each, request, asked, queries));
  const [first, second] = fitting;
  if (first !== undefined && second === undefined) return first;
  if (meaning === 'acknowledged') return null;
  const ids = fitting.length > 0 ? fitting : held;
  if (fitting.length > 0)
    throw new Refusal(say.which({ person: nameAndId(queries, by), roles: listed(ids, 'or') }));
  if (held.length === 0) throw new Refusal(notHeld(request, queries, null));
  throw new Refusal(personNotEntitled(asked!, request, ids, queries));
}
