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

/**
 * The values of `format` that are checked. `dated`: where a period or a word may stand in place of a
 * day, a day must still exist.
 */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: isCalendarDate,
  dated: (text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || isCalendarDate(text),
  uri: (text) => /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(text),
  email: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
};
