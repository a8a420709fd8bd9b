import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { idsOf, isObject, textsOf } from '../../records/values.ts';
import { coverage, delegationsOn, isGranted } from '../people/delegations.ts';
import { holdersOn, holdsOn, topManagementRolesOn } from '../people/roles.ts';
import { currentBlocks } from './blocks.ts';
import { meetingOf } from './met.ts';

/** Persons acting in a role today: its holders, or, when it has none, those it is delegated to for this. */
function actingToday(role: string, record: QmsRecord, demand: Demand, queries: Queries): readonly string[] {
  const today = queries.today();
  const holders = holdersOn(role, today, queries);
  if (holders.length > 0) return holders;
  return delegationsOn(role, today, queries)
    .filter((each) => isGranted(each, queries) && coverage(each, demand.meaning, record.type) === 'yes')
    .map(({ to }) => to);
}

/** Whom the record itself suggests where anyone entitled may sign: who verified it, or who owns it. */
function suggested({ data }: QmsRecord, { meaning }: Demand): readonly string[] {
  if (meaning !== 'verified') return idsOf(data['owner']);
  const verified = idsOf(data['verifiedBy']);
  return verified.length > 0 || !isObject(data['effectiveness'])
    ? verified
    : idsOf(data['effectiveness']['by']);
}

/** Who wrote the record, as it says itself and in the sign-offs of its authors. */
export const authorsOf = ({ data }: QmsRecord): ReadonlySet<string> =>
  new Set([
    ...textsOf(data['author']),
    ...signOffBlocks(data).flatMap(({ meaning, by }) => (meaning === 'authored' && by !== null ? [by] : [])),
  ]);

/**
 * Persons who could give what is demanded today, without those who left; each once. Someone who wrote
 * the record alone comes last, where anyone may sign after top management: a text is better approved
 * by somebody else.
 */
export function possibleSigners(record: QmsRecord, demand: Demand, queries: Queries): readonly string[] {
  const acting = (role: string): readonly string[] => actingToday(role, record, demand, queries);
  /** Persons a name in a record stands for today: the person, or who acts in the role. */
  const personsBehind = (id: string): readonly string[] => {
    const target = queries.target(id);
    if (target?.type === 'role') return acting(target.id);
    return target?.type === 'person' ? [target.id] : [];
  };
  const leadersToday = (): readonly string[] =>
    topManagementRolesOn(queries.today(), queries).flatMap(acting);
  const named = demand.by === 'anyone' ? suggested(record, demand) : demand.named;
  const leaders = demand.by === 'top-management' ? leadersToday() : demand.roles.flatMap(acting);
  const present = (ids: readonly string[]): readonly string[] =>
    [...new Set(ids)].filter((id) => queries.target(id)?.phase === 'active');
  const persons = present([...leaders, ...named.flatMap(personsBehind)]);
  if (demand.by === 'roles') return stillOpen(persons, record, demand, queries);
  const authors = authorsOf(record);
  const isOnlyAuthor = (id: string): boolean =>
    demand.meaning === 'approved' && authors.size === 1 && authors.has(id);
  const others = persons.filter((id) => !isOnlyAuthor(id));
  if (others.length > 0) return others;
  if (demand.by !== 'anyone') return persons;
  const further = present(leadersToday()).filter((id) => !isOnlyAuthor(id));
  return further.length > 0 ? further : persons;
}

/** Of persons in the roles of a demand, those whose role has not signed yet, or, where any may, who have not. */
function stillOpen(
  persons: readonly string[],
  record: QmsRecord,
  demand: Demand,
  queries: Queries,
): readonly string[] {
  const blocks = currentBlocks(record, queries).filter(({ meaning }) => meaning === demand.meaning);
  const signed = new Set(blocks.map(({ by }) => by));
  const { openRoles } = meetingOf(record, demand, blocks, queries);
  const open = demand.needed === 'all' ? openRoles : demand.roles;
  const today = queries.today();
  return persons.filter(
    (person) => !signed.has(person) && open.some((role) => holdsOn(role, person, today, queries)),
  );
}
