import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDuration } from '../../records/dates.ts';
import { idsOf } from '../../records/values.ts';
import { frequencyOf, lagOf, periodAround } from '../../statistics/gaps.ts';
import { hasValue } from '../../statistics/reading.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { indicatorAt } from './readings.ts';

/**
 * True while nobody can say yet how an objective ended: the figure of the period in which it was due is not there, and
 * the time it may take (`reportingLag` of the indicator) is not over.
 * @param due the day by which it was to be reached
 */
export function waitsForFigures(objective: QmsRecord, due: IsoDate, queries: Queries): boolean {
  const [id] = idsOf(objective.data['indicator']);
  const measure = id === undefined ? undefined : indicatorAt(id, queries);
  const frequency = measure === undefined ? null : frequencyOf(measure.data['frequency']);
  if (measure === undefined || frequency === null) return false;
  const { to } = periodAround(due, frequency);
  if (queries.today() > addDuration(to, lagOf(measure.data['reportingLag']))) return false;
  return !indicatorSeries(measure, queries).readings.some((reading) => hasValue(reading) && reading.to >= to);
}
