import type { IsoDate } from '../model/configuration.ts';
import type { QmsRecord } from '../model/record.ts';
import { addDuration, dateOf, durationOf } from '../records/dates.ts';
import { isObject } from '../records/values.ts';

/** When somebody is to look for a newer edition of a document from outside. */
export interface CheckDue {
  readonly date: IsoDate;
  /** What the interval is counted from. */
  readonly since: IsoDate;
  /** Whether somebody looked on that day; if not, it is the first day on which the document holds. */
  readonly isChecked: boolean;
}

/**
 * When a document from outside is to be checked for a newer edition: its `checkInterval` after the last check, before
 * the first one after its first day. Null where it states no interval, or no day to count from.
 */
export function externalCheckDue({ data }: QmsRecord): CheckDue | null {
  const interval = isObject(data['external']) ? durationOf(data['external']['checkInterval']) : null;
  const checked = dateOf(data['externalCheckedOn']);
  const since = checked ?? dateOf(data['effectiveFrom']);
  return interval === null || since === null
    ? null
    : { date: addDuration(since, interval), since, isChecked: checked !== null };
}
