import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { delegatesOn, holdersOn } from '../../records/sign-offs.ts';
import { idsOf, isObject } from '../../records/values.ts';
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

/** Persons who could give what is demanded today, without those who left; each once. */
export function possibleSigners(record: QmsRecord, demand: Demand, queries: Queries): readonly string[] {
  const named = demand.by === 'anyone' ? suggested(record, demand) : demand.named;
  const leaders =
    demand.by === 'top-management'
      ? topManagementRoles(queries).flatMap((role) => actingToday(role, queries))
      : [];
  const persons = [...leaders, ...named.flatMap((id) => personsBehind(id, queries))];
  return [...new Set(persons)].filter((id) => queries.target(id)?.phase === 'active');
}

/** The command that writes a sign-off, for the first of the persons or with a gap to fill in. */
export const signCommand = (id: string, persons: readonly string[]): string =>
  `"qms sign ${id} --as ${persons[0] ?? 'PER-…'}"`;

/** The way to a signature: who to ask (the first three) and the command that writes it. */
export function howToSign(record: QmsRecord, demand: Demand, queries: Queries): string {
  const persons = possibleSigners(record, demand, queries);
  const command = signCommand(record.id, persons);
  if (persons.length === 0) {
    const who =
      demand.by === 'top-management' ? 'a holder of a top-management role' : 'someone whose role allows it';
    return `have ${who} sign it with ${command}`;
  }
  const names = persons.map((id) => personWords(queries, id));
  return `ask ${listWords(names, 'or', 3)} to sign it with ${command}`;
}
