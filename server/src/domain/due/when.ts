import type { IsoDate } from '../../model/configuration.ts';
import { addDays, daysBetween, periodOf } from '../../records/dates.ts';
import type { When } from './item.ts';

/** How soon things may be due, the most pressing first. */
export const whens: readonly When[] = ['overdue', 'week', 'month', 'quarter', 'later', 'undated'];

/** A Monday, from which the days of the week are counted. */
const aMonday: IsoDate = '2024-01-01';

/** The last day of the week (Monday to Sunday, ISO 8601), the month and the quarter of a day. */
function endsOf(today: IsoDate): Readonly<Record<'week' | 'month' | 'quarter', IsoDate>> {
  const weekday = ((daysBetween(aMonday, today) % 7) + 7) % 7;
  const [year, month] = [today.slice(0, 4), today.slice(5, 7)];
  const quarter = Math.ceil(Number(month) / 3);
  return {
    week: addDays(today, 6 - weekday),
    month: periodOf(`${year}-${month}`)?.to ?? today,
    quarter: periodOf(`${year}-Q${quarter}`)?.to ?? today,
  };
}

/**
 * How soon days are, seen from today: before it `overdue`, then in the same week, month and quarter; a week that reaches
 * into the next month is the week.
 */
export function whenSeenFrom(today: IsoDate): (on: IsoDate | null) => When {
  const { week, month, quarter } = endsOf(today);
  return (on) => {
    if (on === null) return 'undated';
    if (on < today) return 'overdue';
    if (on <= week) return 'week';
    if (on <= month) return 'month';
    return on <= quarter ? 'quarter' : 'later';
  };
}
