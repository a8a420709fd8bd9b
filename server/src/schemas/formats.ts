const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for `YYYY-MM-DD` that names a day of the Gregorian calendar. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const leap = month === 2 && (year % 4 === 0 ? year % 100 !== 0 || year % 400 === 0 : false);
  return day >= 1 && day <= (daysInMonth[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** The day of the week, from 0 for Sunday, on which a year of the Gregorian calendar ends. */
const lastWeekday = (year: number): number =>
  (year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)) % 7;

/** How many weeks a year has by ISO 8601: 53 where it begins or ends on a Thursday. */
export const weeksIn = (year: number): number =>
  lastWeekday(year) === 4 || lastWeekday(year - 1) === 3 ? 53 : 52;

/** False for the 53rd week of a year that does not have it; other texts are none of its concern. */
const isNoMissingWeek = (text: string): boolean =>
  !/^\d{4}-W53$/.test(text) || weeksIn(Number(text.slice(0, 4))) === 53;

/**
 * The values of `format` that are checked. `dated`: where a period or a word may stand in place of a
 * day, a day must still exist. `period`: a week must exist; a pattern looks after its form.
 */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: isCalendarDate,
  dated: (text) => (!/^\d{4}-\d{2}-\d{2}$/.test(text) || isCalendarDate(text)) && isNoMissingWeek(text),
  period: isNoMissingWeek,
  uri: (text) => /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(text),
  email: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
};
