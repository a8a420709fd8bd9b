import type { IsoDate, IsoDuration } from '../model/configuration.ts';
import type { Json } from '../model/json.ts';
import { weeksIn } from '../schemas/formats.ts';

const dayMilliseconds = 86_400_000;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : monthLengths[month - 1]!;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const format = (year: number, month: number, day: number): IsoDate =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

/** The number that the digits from `start` up to `end` write, or NaN where one of them is none. */
function digitsAt(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * The value as a day of the calendar, or null (30 February is none). Rules ask this of every date of
 * every record, so it is computed without patterns and `Date` objects.
 */
export function dateOf(value: Json | undefined): IsoDate | null {
  if (typeof value !== 'string' || value.length !== 10 || value[4] !== '-' || value[7] !== '-') return null;
  const [year, month, day] = [digitsAt(value, 0, 4), digitsAt(value, 5, 7), digitsAt(value, 8, 10)];
  if (Number.isNaN(year) || !(month >= 1 && month <= 12)) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? value : null;
}

/**
 * Milliseconds from 1970 to a valid date. Counted in the Gregorian calendar's eras of 400 years of 146,097 days,
 * each year begun in March, so that the leap day comes last: `Date.parse` takes many times as long.
 */
function toTime(date: IsoDate): number {
  const [year, month, day] = [digitsAt(date, 0, 4), digitsAt(date, 5, 7), digitsAt(date, 8, 10)];
  const fromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(fromMarch / 400);
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * dayMilliseconds;
}

const [firstDay, lastDay] = ['0000-01-01', '9999-12-31'];
const [firstTime, lastTime] = [toTime(firstDay), toTime(lastDay)];

/** Days beyond those that four digits can write become the first or last of these. */
const fromTime = (time: number): IsoDate => {
  if (!(time > firstTime)) return firstDay;
  if (time > lastTime) return lastDay;
  const date = new Date(time);
  return format(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
};

/** The day `days` after (or, negative, before) a valid date. */
export const addDays = (date: IsoDate, days: number): IsoDate =>
  fromTime(toTime(date) + days * dayMilliseconds);

/** Days from `from` to `to`; negative when `to` is earlier. Both valid dates. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((toTime(to) - toTime(from)) / dayMilliseconds);

export interface Duration {
  /** Whole months (years as twelve). */
  readonly months: number;
  /** Whole days (weeks as seven). */
  readonly days: number;
}

/** An ISO 8601 duration of years, months, weeks and days, or null for anything else (times of day included). */
export function durationOf(value: Json | undefined): Duration | null {
  if (typeof value !== 'string') return null;
  const match = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(value);
  if (match === null) return null;
  const part = (index: number): number => Number(match[index] ?? 0);
  return { months: part(1) * 12 + part(2), days: part(3) * 7 + part(4) };
}

/**
 * A date moved by a duration (`direction` -1 moves it back). Months are added first; a day the target
 * month does not have becomes its last day, so 31 January + P1M is 28 or 29 February.
 */
export function addDuration(date: IsoDate, duration: Duration, direction: 1 | -1 = 1): IsoDate {
  const [year, month, day] = [digitsAt(date, 0, 4), digitsAt(date, 5, 7), digitsAt(date, 8, 10)];
  const months = year * 12 + (month - 1) + direction * duration.months;
  const [targetYear, targetMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  if (targetYear < 0) return firstDay;
  if (targetYear > 9999) return lastDay;
  const shifted = format(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
  return duration.days === 0 ? shifted : addDays(shifted, direction * duration.days);
}

/** A duration in words: `P12M` → `12 months`, `P5D` → `5 days`. */
export function durationWords(value: IsoDuration): string {
  const duration = durationOf(value);
  if (duration === null) return value;
  const count = (number: number, unit: string): string[] =>
    number === 0 ? [] : [`${number} ${unit}${number === 1 ? '' : 's'}`];
  return [...count(duration.months, 'month'), ...count(duration.days, 'day')].join(' and ') || '0 days';
}

export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** First and last day of a period `2026`, `2026-H1`, `2026-Q1`, `2026-01` or `2026-W05` (ISO 8601 week), or null. */
export function periodOf(value: Json | undefined): Period | null {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return null;
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})))?$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const months = (first: number, last: number): Period => ({
    from: format(year, first, 1),
    to: format(year, last, daysInMonth(year, last)),
  });
  if (match[2] !== undefined) return match[2] === '1' ? months(1, 6) : months(7, 12);
  if (match[3] !== undefined) return months(Number(match[3]) * 3 - 2, Number(match[3]) * 3);
  if (match[4] !== undefined) return isoWeek(year, Number(match[4]));
  if (match[5] !== undefined) {
    const month = Number(match[5]);
    return month >= 1 && month <= 12 ? months(month, month) : null;
  }
  return months(1, 12);
}

/** ISO 8601: week 1 is the week (Monday to Sunday) with the year's first Thursday. */
function isoWeek(year: number, week: number): Period | null {
  if (week < 1 || week > weeksIn(year)) return null;
  const fourth = toTime(format(year, 1, 4));
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  const monday = fourth - weekday * dayMilliseconds + (week - 1) * 7 * dayMilliseconds;
  return { from: fromTime(monday), to: fromTime(monday + 6 * dayMilliseconds) };
}
