import type { IsoDate } from '../model/configuration.ts';
import type { JsonObject } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from './dates.ts';
import type { ReadSetup } from './read-setup.ts';

/** The first of some fields that holds a day. */
export function firstDate(data: JsonObject, fields: readonly string[]): IsoDate | null {
  for (const field of fields) {
    const date = dateOf(data[field]);
    if (date !== null) return date;
  }
  return null;
}

/** Fields that say when an event took place or began. */
const beginnings = ['date', 'detectedOn', 'receivedOn', 'openedOn', 'requestedOn'];

/** The day an event took place: its `date`, or the day it was detected, received, opened or requested; null when it says none. */
export const eventDate = ({ data, kind }: QmsRecord): IsoDate | null =>
  kind === 'event' ? firstDate(data, beginnings) : null;

/** Types whose day is known only afterwards: what is signed before is the plan, and `verified` alone binds the day. */
const plannedFirst: ReadonlySet<string> = new Set(['communication']);

/** The day before which nobody can give a sign-off of this meaning on an event; null when it may be given at any time. */
export const signableFrom = (record: QmsRecord, meaning: string | null): IsoDate | null =>
  meaning === 'authored' || (plannedFirst.has(record.type) && meaning !== 'verified')
    ? null
    : eventDate(record);

/** True for an event that was over before the day judging begins: only its integrity is judged. */
export const isBefore = ({ endedOn }: QmsRecord, judgeFrom: IsoDate | null): boolean =>
  judgeFrom !== null && endedOn !== null && endedOn < judgeFrom;

/**
 * True for a record of which only its integrity is judged: a maintained one that is finished, a void
 * one, and an event before the day judging begins. Its form was right for its time.
 */
export function isHistory(record: QmsRecord, { configuration: { judgeFrom } }: ReadSetup): boolean {
  if (record.phase === 'void') return true;
  return record.kind === 'event' ? isBefore(record, judgeFrom) : record.phase === 'final';
}
