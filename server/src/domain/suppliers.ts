import type { IsoDate } from '../model/configuration.ts';
import type { JsonObject } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { addDuration, dateOf, durationOf } from '../records/dates.ts';
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

/** The day of the last evaluation, or null. */
const lastEvaluation = (data: JsonObject): IsoDate | null =>
  mappingsOf(data['evaluations'])
    .flatMap(({ value }) => dateOf(value['date']) ?? [])
    .sort()
    .at(-1) ?? null;

/** When a supplier is to be evaluated again. */
export interface EvaluationDue {
  readonly date: IsoDate;
  /** The day of the last evaluation, or null for one that was never evaluated. */
  readonly last: IsoDate | null;
}

/** When a supplier is to be evaluated again: as planned, else an interval after the last time; null where nothing says it. */
export function evaluationDue({ data }: QmsRecord): EvaluationDue | null {
  const [next, last] = [dateOf(data['nextEvaluation']), lastEvaluation(data)];
  const interval = durationOf(data['reevaluationInterval']);
  const derived = last === null || interval === null ? null : addDuration(last, interval);
  // A day that lies before the last evaluation was not moved on with it.
  const isOutdated = next !== null && last !== null && next <= last;
  const date = next === null || isOutdated ? derived : next;
  return date === null ? null : { date, last };
}
