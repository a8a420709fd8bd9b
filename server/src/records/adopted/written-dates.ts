import type { IsoDate } from '../../model/configuration.ts';
import { type DateReading, writtenDate as readDate } from '../../text/written-date.ts';

/** In documents as in tables: with points the day comes first, and what can be two days is none. */
const reading: DateReading = { order: null, pointsAreDmy: true };

const weekday = /^\p{L}+,\s+(?=\d)/u;

/** A day as a document writes it; null where it is none, or where it could be two (04/06/2018 is April or June). */
export function writtenDate(text: string): IsoDate | null {
  const read = readDate(text.trim().replace(weekday, ''), reading);
  return read.kind === 'day' ? read.day : null;
}
