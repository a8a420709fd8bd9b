import type { Issue } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { recordWords } from './words.ts';

/** What to do where a document the system needs is not in force, and the record it is about. */
export interface WayIntoForce {
  readonly message: string;
  readonly related: NonNullable<Issue['related']>;
}

/**
 * What stands in the way of the nearest there is to a document in force: one that is to begin, one being
 * written, one that has ended, or none at all.
 * @param records all records of the type, oldest version first
 * @param words how to begin with one, and how to get one approved
 */
export function wayIntoForce(
  records: readonly QmsRecord[],
  words: { readonly write: string; readonly approve: string },
): WayIntoForce {
  const found = (record: QmsRecord, message: string): WayIntoForce => ({
    message,
    related: [
      {
        place: { file: record.file, record: record.key, path: ['status'] },
        message: `${recordWords(record)} is not in force`,
      },
    ],
  });
  const waiting = records.find(({ phase }) => phase === 'active');
  if (waiting !== undefined)
    return found(
      waiting,
      `${waiting.id} takes effect only on ${dateOf(waiting.data['effectiveFrom'])}: keep the earlier version in force until then`,
    );
  const prepared = records.find(({ phase }) => phase === 'draft' || phase === 'review');
  if (prepared !== undefined)
    return found(
      prepared,
      `${prepared.id} has the status ${prepared.status}: ${words.approve} and set status: effective`,
    );
  const past = records.at(-1);
  return past === undefined
    ? { message: words.write, related: [] }
    : found(past, `${past.id} has the status ${past.status}: put a new version in force`);
}
