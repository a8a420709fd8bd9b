import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { periodOf } from '../../records/dates.ts';
import { mappingsOf, textOf } from '../../records/values.ts';
import { hasValue, type Reading, until } from '../../statistics/reading.ts';
import { indicatorSeries } from '../../statistics/series.ts';

/** The indicator an id leads to, when it is one and not a draft. */
export function indicatorAt(id: string, queries: Queries): QmsRecord | undefined {
  const record = queries.record(id);
  return record?.type === 'indicator' && record.phase !== 'draft' && record.phase !== 'void'
    ? record
    : undefined;
}

/** The readings of an indicator that were there on a day, as far as their periods show. */
export const readingsBy = (indicator: QmsRecord, day: IsoDate, queries: Queries): readonly Reading[] =>
  until(indicatorSeries(indicator, queries).readings, day).filter(hasValue);

/** A reading without a value, and without a word on why, leaves its period open. */
export function leavesOpen(record: QmsRecord): (reading: Reading) => boolean {
  const explained = mappingsOf(record.data['explanations']).flatMap(({ value }) => {
    const period = periodOf(value['period']);
    return period === null || textOf(value['cause']) === null ? [] : [period];
  });
  return ({ value, note, from, to }) =>
    value === null && note === null && !explained.some((entry) => entry.from <= to && from <= entry.to);
}
