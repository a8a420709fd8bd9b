import type { IsoDate } from '../model/configuration.ts';
import { monthNamed } from './month-names.ts';

/** Which comes first where days and months are figures: the day, or the month. */
export type DateOrder = 'dmy' | 'mdy';

/** What a written date means. */
export type WrittenDate =
  | { readonly kind: 'day'; readonly day: IsoDate; readonly hasTime: boolean }
  /** It can be read as either day. */
  | { readonly kind: 'ambiguous'; readonly dmy: IsoDate; readonly mdy: IsoDate }
  | { readonly kind: 'none' };

/** How dates of figures are to be read where both readings are days. */
export interface DateReading {
  readonly order: DateOrder | null;
  /** Dates with points, as in German: `01.02.2026` is the first of February. */
  readonly pointsAreDmy: boolean;
}

const none: WrittenDate = { kind: 'none' };

const time = String.raw`(?:(?:T|,? +)(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?)(?:Z| ?[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})${time}$`);
/** `08-Oct-25`, `8. Oktober 2025`, `8 de octubre de 2025`, `1er août 2025`. */
const dayFirst = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th|er|\u00ba|\u00b0|\.)?[- /]*(?:of |de )?([\p{L}]{3,12})\.?[- /,]*(?:de |del )?(\d{4}|\d{2})${time}$`,
  'u',
);
/** `October 8, 2025`. */
const monthFirst = new RegExp(
  String.raw`^([\p{L}]{3,12})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})${time}$`,
  'u',
);

const longest = 60;

/** Reads a date as people write it. Where it could be two days, neither is chosen unless `reading` says so. */
export function writtenDate(text: string, reading: DateReading): WrittenDate {
  const plain = text.trim().replace(/\s+/g, ' ').normalize();
  if (plain.length > longest) return none;
  const [, year, , month, day, clock] = yearFirst.exec(plain) ?? [];
  if (year !== undefined) return single(dayOf(year, Number(month), day!), clock);
  return inFigures(plain, reading) ?? inWords(plain);
}

function inFigures(text: string, { order, pointsAreDmy }: DateReading): WrittenDate | null {
  const match = yearLast.exec(text);
  if (match === null) return null;
  const [, first = '', sign, second = '', year = '', clock] = match;
  const [dmy, mdy] = [dayOf(year, Number(second), first), dayOf(year, Number(first), second)];
  const wanted = order ?? (sign === '.' && pointsAreDmy ? 'dmy' : null);
  if (wanted !== null) return single(wanted === 'dmy' ? dmy : mdy, clock);
  if (dmy === null || mdy === null || dmy === mdy) return single(dmy ?? mdy, clock);
  return { kind: 'ambiguous', dmy, mdy };
}

function inWords(text: string): WrittenDate {
  const [, day, name = '', year = '', clock] = dayFirst.exec(text) ?? [];
  if (day !== undefined) return single(dayOf(year, monthNamed(name), day), clock);
  const [, month, date = '', last = '', moment] = monthFirst.exec(text) ?? [];
  return month === undefined ? none : single(dayOf(last, monthNamed(month), date), moment);
}

function single(day: IsoDate | null, clock: string | undefined): WrittenDate {
  if (day === null) return none;
  return { kind: 'day', day, hasTime: clock !== undefined && !/^(?:12:00(?::00)? ?a|0?0:00)/i.test(clock) };
}

/** A day of the calendar, or null. Of years in two figures those are read that are far from the next century's. */
function dayOf(year: string, month: number | null, day: string): IsoDate | null {
  const short = Number(year);
  if (month === null || (year.length === 2 && short >= 50 && short < 70)) return null;
  const full = year.length === 4 ? short : short < 50 ? 2000 + short : 1900 + short;
  const pad = (number: number, width: number): string => String(number).padStart(width, '0');
  const written = `${pad(full, 4)}-${pad(month, 2)}-${pad(Number(day), 2)}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}
