import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';

const dateKeys = ['date', 'detectedOn', 'receivedOn', 'openedOn', 'requestedOn'];

/** The day an event is about: its `date`, or the day it was detected, received, opened or requested; null when it says none. */
export function eventDate(record: QmsRecord): IsoDate | null {
  for (const key of dateKeys) {
    const date = dateOf(record.data[key]);
    if (date !== null) return date;
  }
  return null;
}

/** The day a record is judged on: an event's own date where it says one, otherwise today. */
export const judgedOn = (record: QmsRecord, queries: Queries): IsoDate =>
  (record.kind === 'event' ? eventDate(record) : null) ?? queries.today();
