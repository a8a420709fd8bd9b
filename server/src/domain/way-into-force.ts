import type { IsoDate } from '../model/configuration.ts';
import type { Issue } from '../model/finding.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { recordWords } from './words/records.ts';

/** What to do where a document the system needs is not in force, and the record it is about. */
export interface WayIntoForce {
  readonly message: string;
  readonly related: NonNullable<Issue['related']>;
}

/**
 * What stands in the way of the nearest there is to a document in force: one that is to begin, one being
 * written, one that has ended, or none at all. To be asked where none is in force today.
 * @param type a type of which a company has few (it is read as a whole)
 * @param words how to begin with one, and how to get one approved
 */
export function wayIntoForce(
  queries: Queries,
  type: string,
  words: { readonly write: string; readonly approve: string },
): WayIntoForce {
  const today = queries.today();
  const records = queries.ofType(type);
  const found = (record: QmsRecord, key: string, message: string): WayIntoForce => ({
    message: `${record.id} ${message}`,
    related: [
      {
        place: { file: record.file, record: record.key, path: [key] },
        message: `${recordWords(record)} is not in force`,
      },
    ],
  });
  const withdrawnOn = ({ data }: QmsRecord): IsoDate | null => {
    const date = dateOf(data['withdrawnOn']);
    return date !== null && date <= today ? date : null;
  };
  for (const record of records) {
    const from = dateOf(record.data['effectiveFrom']);
    if (record.phase === 'active' && from !== null && from > today && withdrawnOn(record) === null)
      return found(
        record,
        'effectiveFrom',
        `takes effect only on ${from}: keep the earlier version in force until then`,
      );
  }
  const prepared = records.find(({ phase }) => phase === 'draft' || phase === 'review');
  if (prepared !== undefined)
    return found(
      prepared,
      'status',
      `has the status ${prepared.status}: ${words.approve} and set \`status: effective\``,
    );
  // Of an approved version that is not withdrawn, a later one has ended: that one says so in its status.
  const ended = records.findLast((record) => withdrawnOn(record) !== null || record.phase !== 'active');
  if (ended === undefined) return { message: words.write, related: [] };
  const withdrawn = withdrawnOn(ended);
  return withdrawn === null
    ? found(ended, 'status', `has the status ${ended.status}: put a new version in force`)
    : found(ended, 'withdrawnOn', `was withdrawn on ${withdrawn}: put a new version in force`);
}
