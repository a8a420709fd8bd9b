import type { IsoDate } from '../model/configuration.ts';
import type { Json } from '../model/json.ts';
import { addDays, addDuration, type Duration, durationOf, type Period } from '../records/dates.ts';
import type { Reading } from './reading.ts';

/** How often an indicator is read, where a period can be computed from it. */
export type Frequency = 'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly';

const monthsOf: Readonly<Record<Exclude<Frequency, 'weekly'>, number>> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};

/** The frequency as written, or null for one without fixed periods (`per-event`, none). */
export const frequencyOf = (value: Json | undefined): Frequency | null =>
  value === 'weekly' || (typeof value === 'string' && Object.hasOwn(monthsOf, value))
    ? (value as Frequency)
    : null;

/** The reporting lag of an indicator: P1M where none (or none that can be read) is given. */
export const lagOf = (value: Json | undefined): Duration => durationOf(value) ?? { months: 1, days: 0 };

/** A period by its name, such as `2025-Q3`. */
export interface NamedPeriod extends Period {
  readonly name: string;
}

const number = (day: IsoDate, start: number, end: number): number => Number(day.slice(start, end));
const two = (value: number): string => String(value).padStart(2, '0');

const week: Duration = { months: 0, days: 7 };

/** ISO 8601: a week belongs to the year of its Thursday, and week 1 has the year's first Thursday. */
function weekOf(day: IsoDate): NamedPeriod {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = addDays(day, -weekday);
  const thursday = addDays(from, 3);
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000;
  return { name: `${year}-W${two(Math.floor(days / 7) + 1)}`, from, to: addDays(from, 6) };
}

/** The period of a frequency that a day lies in. */
export function periodAround(day: IsoDate, frequency: Frequency): NamedPeriod {
  if (frequency === 'weekly') return weekOf(day);
  const months = monthsOf[frequency];
  const year = day.slice(0, 4);
  const index = Math.floor((number(day, 5, 7) - 1) / months);
  const from = `${year}-${two(index * months + 1)}-01`;
  const name =
    frequency === 'yearly'
      ? year
      : frequency === 'half-yearly'
        ? `${year}-H${index + 1}`
        : frequency === 'quarterly'
          ? `${year}-Q${index + 1}`
          : `${year}-${two(index + 1)}`;
  return { name, from, to: addDays(addDuration(from, { months, days: 0 }), -1) };
}

/** The latest period whose reading is due on a day: it and the lag have ended before. */
export function latestDue(day: IsoDate, frequency: Frequency, lag: Duration): NamedPeriod {
  const step = frequency === 'weekly' ? week : { months: monthsOf[frequency], days: 0 };
  let period = periodAround(addDuration(day, lag, -1), frequency);
  // A lag in months can point one day past the period's end either way, since months differ in length.
  for (
    let next = period;
    addDuration(next.to, lag) < day;
    next = periodAround(addDays(next.to, 1), frequency)
  )
    period = next;
  while (addDuration(period.to, lag) >= day && period.from > '0001-01-01')
    period = periodAround(addDuration(period.from, step, -1), frequency);
  return period;
}

/** Looking further back than this helps nobody. */
const mostPeriods = 1000;

/**
 * The periods without a reading although it is due, oldest first: from the first reading (without any,
 * from `since`) to the latest period that has ended and whose lag has passed. A reading for a longer or
 * shorter stretch counts for each period it overlaps. Looks back over at most 1,000 periods.
 *
 * @param isMissing whether a reading without a value leaves its period open
 */
export function gapsIn(
  readings: readonly Reading[],
  frequency: Frequency,
  lag: Duration,
  day: IsoDate,
  since: IsoDate | null,
  isMissing: (reading: Reading) => boolean,
): readonly NamedPeriod[] {
  const start = readings[0]?.from ?? since;
  if (start === null) return [];
  const there = readings.filter((reading) => !isMissing(reading)).sort((a, b) => (a.to < b.to ? 1 : -1));
  const gaps: NamedPeriod[] = [];
  let next = 0;
  let period = latestDue(day, frequency, lag);
  for (let count = 0; count < mostPeriods && period.to >= start && period.from >= '0002-01-01'; count += 1) {
    while (next < there.length && there[next]!.from > period.to) next += 1;
    const reading = there[next];
    // One that began before the period ended covers it unless it also ended before it began.
    if (reading === undefined || reading.to < period.from) gaps.push(period);
    period = periodAround(addDays(period.from, -1), frequency);
  }
  return gaps.reverse();
}
