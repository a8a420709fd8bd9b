import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { signOffBlocks } from '../records/sign-offs.ts';
import { idsOf } from '../records/values.ts';
import { reviewDate } from './review/review.ts';

/**
 * Since when a maintained record holds: its `effectiveFrom`, else the day it was first approved, else that of the
 * review that approved it. Null where nothing says it.
 */
export function inForceSince(record: QmsRecord, queries: Queries): IsoDate | null {
  const stated = dateOf(record.data['effectiveFrom']);
  if (stated !== null) return stated;
  const approved = signOffBlocks(record.data)
    .flatMap(({ meaning, date }) => (meaning === 'approved' && date !== null ? [date] : []))
    .sort()[0];
  if (approved !== undefined) return approved;
  const [id] = idsOf(record.data['approvedIn']);
  const review = id === undefined ? undefined : queries.record(id);
  return review?.type === 'management-review' ? reviewDate(review) : null;
}
