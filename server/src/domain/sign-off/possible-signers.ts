import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { idsOf, isObject, textsOf } from '../../records/values.ts';
import { delegatesOn, holdersOn, topManagementRoles } from '../people/roles.ts';

/** Persons acting in a role today: its holders, or, when it has none, those it is delegated to. */
function actingToday(role: QmsRecord, queries: Queries): readonly string[] {
  const holders = holdersOn(role.data, queries.today());
  return holders.length > 0 ? holders : delegatesOn(role.data, queries.today());
}

/** Persons a name in a record stands for today: the person, or who acts in the role. */
function personsBehind(id: string, queries: Queries): readonly string[] {
  const record = queries.record(id);
  if (record?.type === 'role') return actingToday(record, queries);
  return record?.type === 'person' ? [record.id] : [];
}

/** Whom the record itself suggests where anyone entitled may sign: who verified it, or who owns it. */
function suggested({ data }: QmsRecord, { meaning }: Demand): readonly string[] {
  if (meaning !== 'verified') return idsOf(data['owner']);
  const verified = idsOf(data['verifiedBy']);
  return verified.length > 0 || !isObject(data['effectiveness'])
    ? verified
    : idsOf(data['effectiveness']['by']);
}

const leadersToday = (queries: Queries): readonly string[] =>
  topManagementRoles(queries).flatMap((role) => actingToday(role, queries));

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
  const named = demand.by === 'anyone' ? suggested(record, demand) : demand.named;
  const leaders = demand.by === 'top-management' ? leadersToday(queries) : [];
  const present = (ids: readonly string[]): readonly string[] =>
    [...new Set(ids)].filter((id) => queries.target(id)?.phase === 'active');
  const persons = present([...leaders, ...named.flatMap((id) => personsBehind(id, queries))]);
  const authors = authorsOf(record);
  const isOnlyAuthor = (id: string): boolean =>
    demand.meaning === 'approved' && authors.size === 1 && authors.has(id);
  const others = persons.filter((id) => !isOnlyAuthor(id));
  if (others.length > 0) return others;
  if (demand.by !== 'anyone') return persons;
  const further = present(leadersToday(queries)).filter((id) => !isOnlyAuthor(id));
  return further.length > 0 ? further : persons;
}
