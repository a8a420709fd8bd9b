import { withApprovers } from '../domain/exceptions/approvers.ts';
import { presentId } from '../domain/people/present-id.ts';
import { actsInRoleOn, delegatesOn, holdersOn, isTopManagement } from '../domain/people/roles.ts';
import { listWords } from '../domain/words/lists.ts';
import { personWords, recordName, typeWords } from '../domain/words/records.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { eventDate } from '../records/history.ts';
import { type Demand, demandFor, demandOfType } from '../records/sign-off-demands.ts';
import { hasDigest, signOffBlocks } from '../records/sign-offs.ts';
import { textOf } from '../records/values.ts';
import { didYouMean } from '../schemas/nearest.ts';
import { Refusal } from './refusal.ts';

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
 * What a record will have to carry once it is in use (or closed), whatever its present state: people sign
 * before they change the status. Null when nobody has to sign it.
 */
export function demandOnceInUse(record: QmsRecord, queries: Queries): Demand | null {
  const { required } = queries.config('signOff');
  if (record.type === 'register') {
    const type = textOf(record.data['of']);
    const demand = type === null ? null : demandOfType(type, required);
    if (demand === null) return null;
    return { ...demand, by: demand.by === 'top-management' ? demand.by : 'anyone', named: [] };
  }
  const inUse: QmsRecord = {
    ...record,
    status: null,
    phase: record.kind === 'event' ? 'final' : 'active',
  };
  const demand = withApprovers(demandFor(inUse, required, queries.config('risk').threshold), record, queries);
  if (demand !== null) return demand;
  const ofType = demandOfType(record.type, required);
  return ofType === null ? null : { ...ofType, named: [] };
}

function personOf(id: string, queries: Queries): QmsRecord {
  const person = queries.record(id);
  if (person?.type === 'person') return person;
  const near = queries.nearestIds(id, ['person'])[0];
  const hint = didYouMean(near, 'add a person record first', String);
  throw new Refusal(
    person === undefined
      ? `there is no person ${id}: ${hint}`
      : `${id} is a ${typeWords(person.type)}, and only persons sign: ${hint}`,
  );
}

/** Throws a {@link Refusal} when nobody could have signed this record as this person on that day. */
function requirePossibleDay({ record, by, meaning, date }: SignerRequest, queries: Queries): void {
  const today = queries.today();
  if (date > today) throw new Refusal(`${date} is in the future (today is ${today}): sign on the day`);
  const own = eventDate(record);
  if (own !== null && date < own && meaning !== 'authored')
    throw new Refusal(`${recordName(record)} takes place on ${own}: sign it on that day or later`);
  const person = personOf(by, queries);
  const [from, to] = [dateOf(person.data['from']), dateOf(person.data['to'])];
  if (from !== null && date < from)
    throw new Refusal(`${personWords(queries, by)} joined on ${from} and cannot have signed on ${date}`);
  if (to !== null && date > to)
    throw new Refusal(`${personWords(queries, by)} left on ${to} and cannot have signed on ${date}`);
}

/** Roles in which the person may sign on that day, for themselves or on behalf of a holder. */
function rolesOf({ by, date, onBehalfOf }: SignerRequest, queries: Queries): readonly QmsRecord[] {
  const ids = new Set(queries.ofType('role').map(({ id }) => id));
  const present = presentId(queries);
  return [...ids].flatMap((id) => {
    const role = queries.record(id);
    if (role?.type !== 'role' || role.phase === 'draft' || role.phase === 'void') return [];
    const entitled =
      onBehalfOf === null
        ? actsInRoleOn(role.data, by, date, present)
        : delegatesOn(role.data, date).map(present).includes(present(by)) &&
          holdersOn(role.data, date).map(present).includes(present(onBehalfOf));
    return entitled ? [role] : [];
  });
}

const holderWords = ({ by, date, onBehalfOf }: SignerRequest, queries: Queries, role: string): string =>
  onBehalfOf === null
    ? `${personWords(queries, by)} did not hold ${role} on ${date}, neither directly nor by a dated delegation`
    : `${role} was not held by ${personWords(queries, onBehalfOf)} and delegated to ${personWords(queries, by)} on ${date}`;

/** True when a signature in this role is the one the demand asks for. */
function suits(role: QmsRecord, { by, onBehalfOf }: SignerRequest, demand: Demand): boolean {
  const named = [by, onBehalfOf, role.id].some((id) => id !== null && demand.named.includes(id));
  if (demand.by === 'top-management') return isTopManagement(role.data) || named;
  if (demand.by === 'anyone' || demand.named.length === 0) return true;
  return named;
}

const wanted = (demand: Demand, record: QmsRecord, queries: Queries): string =>
  demand.by === 'top-management'
    ? `${recordName(record)} must be ${demand.meaning} by top management`
    : `${recordName(record)} names ${listWords(
        demand.named.map((id) => personWords(queries, id)),
        'or',
      )} as the one to decide`;

/** True when somebody who was entitled has signed already, so that others may sign beside them. */
export const isMet = (record: QmsRecord, demand: Demand, queries: Queries): boolean =>
  signOffBlocks(record.data).some((block) => {
    const role = block.role === null ? undefined : queries.record(block.role);
    return (
      block.meaning === demand.meaning &&
      role !== undefined &&
      block.by !== null &&
      hasDigest(block) &&
      block.digest === queries.expectedDigest(record, block.index) &&
      suits(
        role,
        { record, by: block.by, role: null, meaning: demand.meaning, date: '', onBehalfOf: block.onBehalfOf },
        demand,
      )
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
  return rolesOf(request, queries)
    .filter((role) => asked === null || suits(role, request, asked))
    .map(({ id }) => id);
}

/**
 * The role in which a person signs: the one asked for, or the only one that fits. Throws a
 * {@link Refusal} when the day is impossible or no role of the person's entitles them to it.
 * @returns null only for an acknowledgement by someone with no or several roles: reading is nobody's office
 */
export function roleToSignIn(request: SignerRequest, demand: Demand | null, queries: Queries): string | null {
  const { record, by, role, meaning, date } = request;
  if (request.onBehalfOf !== null) personOf(request.onBehalfOf, queries);
  requirePossibleDay(request, queries);
  const held = rolesOf(request, queries);
  const asked = demand !== null && demand.meaning === meaning ? demand : null;
  if (role !== null) {
    if (queries.record(role)?.type !== 'role') {
      const near = queries.nearestIds(role, ['role'])[0];
      throw new Refusal(`there is no role ${role}${near === undefined ? '' : `: did you mean ${near}?`}`);
    }
    const found = held.find(({ id }) => id === role);
    if (found === undefined)
      throw new Refusal(
        `${holderWords(request, queries, role)}: correct the role's holders or have a holder sign`,
      );
    if (asked !== null && !suits(found, request, asked) && !isMet(record, asked, queries))
      throw new Refusal(
        `${wanted(asked, record, queries)}, and ${role} is not entitled to that: have one who is sign`,
      );
    return role;
  }
  const fitting = asked === null ? held : held.filter((each) => suits(each, request, asked));
  const [first, second] = fitting;
  if (first !== undefined && second === undefined) return first.id;
  if (meaning === 'acknowledged') return null;
  const ids = (fitting.length > 0 ? fitting : held).map(({ id }) => id);
  if (fitting.length > 0)
    throw new Refusal(
      `${personWords(queries, by)} could sign as ${listWords(ids, 'or')}: say which with --role`,
    );
  if (held.length === 0) {
    throw new Refusal(
      `${holderWords(request, queries, 'a role')}: name the person under \`holders\` of a role first`,
    );
  }
  throw new Refusal(
    `${wanted(asked!, record, queries)}, and ${personWords(queries, by)} only acts as ${listWords(ids)} on ${date}: have one who is entitled sign`,
  );
}
