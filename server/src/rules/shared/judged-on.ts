import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';

/** Fields that say when an event took place or began. */
const startFields = ['date', 'detectedOn', 'receivedOn', 'openedOn', 'requestedOn'];

/** Fields that say when it ended, which decides whether it belongs to the time that is judged. */
const endFields = ['dateTo', 'closedOn', 'completedOn', 'implementedOn', 'decidedOn', 'evaluatedOn'];

function firstDate(record: QmsRecord, fields: readonly string[]): IsoDate | null {
  for (const field of fields) {
    const date = dateOf(record.data[field]);
    if (date !== null) return date;
  }
  return null;
}

/** The day an event took place: its `date`, or the day it was detected, received, opened or requested; null when it says none. */
export const eventDate = (record: QmsRecord): IsoDate | null => firstDate(record, startFields);

/** True for an event that was over before `judgeFrom`, of which only the integrity is judged. */
export function isBeforeJudging(record: QmsRecord, queries: Queries): boolean {
  const from = queries.config('judgeFrom');
  const date = record.kind === 'event' ? firstDate(record, [...endFields, ...startFields]) : null;
  return from !== null && date !== null && date < from;
}
