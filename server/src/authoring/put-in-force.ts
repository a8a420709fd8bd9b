import { canPutInForce } from '../domain/sign-off/way-in.ts';
import { meaningDone } from '../domain/words/meanings.ts';
import { typeAndId } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import type { Project } from '../workspace/project.ts';
import { withKey } from './record-edit.ts';
import { Refusal } from './refusal.ts';

const say = defineMessages('sign.in-force', {
  event:
    'The {record} is about something that happened, and is not put in force. Sign it without `effectiveFrom`.',
  over: 'The {record} is {status}, and is not put in force any more. Raise its version and put that one in force.',
  meaning:
    'The {record} is put in force by having it {needed}, not {meaning}. Sign it without the day, or as {needed}.',
  noDay: 'Say from which day the {record} is to be in force, such as {today}.',
  early:
    'The {record} cannot be in force from {from}, before it is signed. Choose {date} or later. If people worked by it before, record an exception.',
});

/** Putting a record in force with a sign-off. */
export interface PutInForce {
  /** First day in force. */
  readonly from: IsoDate;
  readonly date: IsoDate;
  readonly meaning: string;
  /** The meaning with which records of the type are put in force. */
  readonly needed: string;
  /** This sign-off is the last one needed. */
  readonly isLast: boolean;
}

/** The status of a type in which a record is in use; null where the type has none. */
function activeStatus(type: string, { catalogue }: Pick<Project, 'catalogue'>): string | null {
  const schema = catalogue.get(type);
  const statuses = (schema?.statuses ?? []).filter((status) => schema?.phaseOf(status) === 'active');
  return statuses.find((status) => status === 'effective') ?? statuses[0] ?? null;
}

/**
 * The text of a record's file with the day from which it is in force, and, once nobody else has to sign, the status
 * that says so. Throws a {@link Refusal} for what cannot be put in force so.
 */
export function withInForce(record: QmsRecord, text: string, asked: PutInForce, project: Project): string {
  const { from, date, meaning, needed, isLast } = asked;
  const named = { record: typeAndId(record) };
  if (record.kind !== 'maintained') throw new Refusal(say.event(named));
  if (!canPutInForce(record)) throw new Refusal(say.over({ ...named, status: record.status ?? 'withdrawn' }));
  if (meaning !== needed)
    throw new Refusal(say.meaning({ ...named, needed: meaningDone(needed), meaning: meaningDone(meaning) }));
  if (dateOf(from) === null) throw new Refusal(say.noDay({ ...named, today: project.today }));
  if (from < date) throw new Refusal(say.early({ ...named, from, date }));
  const dated = withKey(record, text, ['effectiveFrom', from], project.setup, 'version');
  const status = activeStatus(record.type, project);
  // Without a status a record is in use already.
  if (!isLast || status === null || record.status === null || record.phase === 'active') return dated;
  return withKey(record, dated, ['status', status], project.setup);
}
