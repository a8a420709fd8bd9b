import type { IsoDate } from '../../model/configuration.ts';

const dayMilliseconds = 86_400_000;
/** The last day that four digits can write: 9999-12-31, from either beginning. */
const lastTime = Date.UTC(9999, 11, 31) + dayMilliseconds - 1;

/**
 * The day a number stands for in a spreadsheet, whether a time of day goes with it, or null where programs differ or
 * there is none. Days count from the end of 1899, or from the beginning of 1904 in files that say so (ECMA-376-1,
 * section 18.17.4). The first 60 of 1900 are null: some programs count a 29 February that year did not have.
 *
 * Times are rounded to milliseconds, for 05:00 is held as 0.20833333333333334.
 */
export function serialDate(
  serial: number,
  from1904: boolean,
): { readonly day: IsoDate; readonly hasTime: boolean } | null {
  if (!Number.isFinite(serial) || serial < (from1904 ? 0 : 61)) return null;
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const time = first + Math.round(serial * dayMilliseconds);
  if (time > lastTime) return null;
  return { day: new Date(time).toISOString().slice(0, 10), hasTime: time % dayMilliseconds !== 0 };
}

/** The time of day of a fraction of a day, as `05:00`, with seconds where there are any. */
export function serialTime(serial: number): string {
  const time = new Date(Math.round((serial % 1) * dayMilliseconds)).toISOString();
  return time.slice(17, 23) === '00.000' ? time.slice(11, 16) : time.slice(11, 19);
}
