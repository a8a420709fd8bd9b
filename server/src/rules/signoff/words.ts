import type { IsoDate } from '../../model/configuration.ts';
import type { NeededSignOff } from '../../model/finding.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import {
  actsInRoleOn,
  delegatesOn,
  holdersOn,
  isTopManagement,
  signOffBlocks,
} from '../../records/sign-offs.ts';
import { idsOf, isObject, textsOf } from '../../records/values.ts';
import { presentId } from '../shared/present-id.ts';
import { listWords, personWords } from '../shared/words.ts';
import { topManagementRoles } from './blocks.ts';

const nouns: Readonly<Record<string, string>> = {
  authored: "author's signature",
  reviewed: 'review',
  approved: 'approval',
  affirmed: 'affirmation',
  authorized: 'authorization',
  verified: 'verification',
  acknowledged: 'acknowledgement',
};

/** A sign-off of this meaning as a noun: `approved` → `approval`. */
export const signatureWords = (meaning: string | null): string =>
  (meaning !== null && Object.hasOwn(nouns, meaning) ? nouns[meaning] : undefined) ?? 'sign-off';

/** What a record is, as far as it explains why it must be signed: `is in force`, `was held on 2026-01-20`. */
export function stateWords(record: QmsRecord, today: IsoDate): string {
  const date = dateOf(record.data['date']);
  if (record.type === 'management-review' && date !== null) return `was held on ${date}`;
  if (record.kind === 'maintained' && (record.status === null || record.status === 'effective')) {
    const from = dateOf(record.data['effectiveFrom']);
    return from !== null && from > today ? `takes effect on ${from}` : 'is in force';
  }
  return record.status === null ? 'is not marked as a draft' : `has the status ${record.status}`;
}

/** Clauses a finding about a demand names: none where the standard asks for no signature. */
export const demandClauses = (demand: Demand): readonly string[] =>
  demand.basis === 'practice' ? [] : demand.clauses;

/** Why this system asks although the standard may not, for demands that are not the standard's own. */
export function basisWords(demand: Demand): string {
  if (demand.basis === 'practice')
    return ' (practice: ISO 9001 does not ask for this signature, this system does)';
  return demand.basis === 'own' ? ' (a rule of this system)' : '';
}

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
    .filter(({ type, phase }) => type === 'role' && phase !== 'draft' && phase !== 'void')
    .filter(({ id }) => queries.target(id)?.phase === 'active')
    .filter(({ data }) => actsInRoleOn(data, person, today, presentId(queries)));
  const isNamed = (id: string): boolean => demand?.named.includes(id) === true;
  const fits = ({ id, data }: QmsRecord): boolean => {
    if (demand === null || isNamed(person) || isNamed(id)) return true;
    if (demand.by === 'top-management') return isTopManagement(data);
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

/** The way to a signature: whom to ask (the first three), in words, and what the first of them would give. */
export function howToSign(
  record: QmsRecord,
  demand: Demand,
  queries: Queries,
): { readonly words: string; readonly signOff: NeededSignOff } {
  const persons = possibleSigners(record, demand, queries);
  const signOff = neededSignOff(record, persons[0], queries, { demand });
  if (persons.length === 0) {
    const who =
      demand.by === 'top-management' ? 'a holder of a top-management role' : 'someone whose role allows it';
    return { words: `have ${who} sign it off`, signOff };
  }
  const names = persons.map((id) => personWords(queries, id));
  return { words: `ask ${listWords(names, 'or', 3)} to sign it off`, signOff };
}
