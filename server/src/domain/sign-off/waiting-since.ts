import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { eventDate } from '../../records/history.ts';

/** The day since which a sign-off is waited for, or until which, as the record says it; null where it says none. */
export function waitingSince(record: QmsRecord): IsoDate | null {
  if (record.kind === 'event') return record.endedOn ?? eventDate(record);
  return dateOf(record.data['effectiveFrom']) ?? dateOf(record.data['from']);
}
