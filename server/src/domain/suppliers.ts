import type { IsoDate } from '../model/configuration.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { mappingsOf, textOf } from '../records/values.ts';

/** An evaluation of a supplier that came to a decision. */
export interface Decision {
  /** Its position under `evaluations`. */
  readonly index: number;
  readonly date: IsoDate;
  readonly decision: string;
}

/**
 * The newest decision on a supplier; of one day the last that is written.
 * @param until only decisions up to this day
 */
export function decisionOn({ data }: Pick<QmsRecord, 'data'>, until?: IsoDate): Decision | undefined {
  let newest: Decision | undefined;
  for (const { index, value } of mappingsOf(data['evaluations'])) {
    const [date, decision] = [dateOf(value['date']), textOf(value['decision'])];
    if (date === null || decision === null || (until !== undefined && date > until)) continue;
    if (newest === undefined || date >= newest.date) newest = { index, date, decision };
  }
  return newest;
}
