import type { IsoDate } from '../../model/configuration.ts';
import { type DateOrder, writtenDate as readDate } from '../../text/written-date.ts';

const weekday = /^\p{L}+,\s+(?=\d)/u;

/** Languages in whose countries the day comes before the month. */
const dayFirst: ReadonlySet<string> = new Set(['de', 'es', 'fr', 'it', 'pt']);

/** Which comes first in a text where days and months are figures; null where that could be either. */
const orderIn = (language: string | null): DateOrder | null =>
  language !== null && dayFirst.has(language) ? 'dmy' : null;

/**
 * A day as a document writes it; null where it is none, or where it could be two (04/06/2018 is April or June). With
 * points the day comes first everywhere.
 * @param language of the text around it, as a tag; null where nobody knows it
 */
export function writtenDate(text: string, language: string | null = null): IsoDate | null {
  const reading = { order: orderIn(language), pointsAreDmy: true };
  const read = readDate(text.trim().replace(weekday, ''), reading);
  return read.kind === 'day' ? read.day : null;
}
