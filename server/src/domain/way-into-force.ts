import { defineMessages } from '../messages/define-messages.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Issue } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';

const say = defineMessages('in-force', {
  later: '{id} takes effect only on {date}. Keep the earlier version in force until then.',
  ended: '{id} has the status `{status}`. Put a new version in force.',
  withdrawn: '{id} was withdrawn on {date}. Put a new version in force.',
  notInForce: '{id} is not in force',
});

/** The record that would be it, but is not in force. */
export const notInForce = (
  { id, file, key }: QmsRecord,
  field: string,
): NonNullable<Issue['related']>[number] => ({
  place: { file, record: key, path: [field] },
  message: say.notInForce({ id }),
});

/** What to do where a document the system needs is not in force, and the record it is about. */
export interface WayIntoForce {
  /** A whole sentence or two. */
  readonly message: Message;
  readonly related: NonNullable<Issue['related']>;
}

/**
 * What stands in the way of the nearest there is to a document in force: one that is to begin, one being
 * written, one that has ended, or none at all. To be asked where none is in force today.
 * @param type a type of which a company has few (it is read as a whole)
 * @param words how to begin with one, and how one that is being written comes into force
 */
export function wayIntoForce(
  queries: Queries,
  type: string,
  words: {
    readonly write: Message;
    readonly approve: (values: { readonly id: string; readonly status: string }) => Message;
  },
): WayIntoForce {
  const today = queries.today();
  const records = queries.ofType(type);
  const found = (record: QmsRecord, key: string, message: Message): WayIntoForce => ({
    message,
    related: [notInForce(record, key)],
  });
  const withdrawnOn = ({ data }: QmsRecord): IsoDate | null => {
    const date = dateOf(data['withdrawnOn']);
    return date !== null && date <= today ? date : null;
  };
  for (const record of records) {
    const from = dateOf(record.data['effectiveFrom']);
    if (record.phase === 'active' && from !== null && from > today && withdrawnOn(record) === null)
      return found(record, 'effectiveFrom', say.later({ id: record.id, date: from }));
  }
  const prepared = records.find(({ phase }) => phase === 'draft' || phase === 'review');
  if (prepared !== undefined)
    return found(prepared, 'status', words.approve({ id: prepared.id, status: prepared.status ?? '' }));
  // Of an approved version that is not withdrawn, a later one has ended: that one says so in its status.
  const ended = records.findLast((record) => withdrawnOn(record) !== null || record.phase !== 'active');
  if (ended === undefined) return { message: words.write, related: [] };
  const withdrawn = withdrawnOn(ended);
  return withdrawn === null
    ? found(ended, 'status', say.ended({ id: ended.id, status: ended.status ?? '' }))
    : found(ended, 'withdrawnOn', say.withdrawn({ id: ended.id, date: withdrawn }));
}
