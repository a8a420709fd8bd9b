import type { IsoDate } from '../model/configuration.ts';
import type { JsonObject } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { addDuration, dateOf, durationOf } from '../records/dates.ts';
import { mappingsOf } from '../records/values.ts';

/** Status values of equipment that people measure with; what is away, out of service or only indicates is not. */
const statusInUse = ['in-service', 'conditional'];

/** True for equipment that people measure with today; without a status it is in service. */
export const isInUse = ({ status }: Pick<QmsRecord, 'status'>): boolean =>
  status === null || statusInUse.includes(status);

/** One calibration of a piece of equipment, as its record lists it. */
export interface Calibration {
  /** Its position under `calibrations`. */
  readonly index: number;
  readonly date: IsoDate;
  readonly value: JsonObject;
}

/** The calibrations of a piece of equipment that have a day, oldest first; of one day in the order they are written. */
export const calibrationsOf = ({ data }: Pick<QmsRecord, 'data'>): readonly Calibration[] =>
  mappingsOf(data['calibrations'])
    .flatMap(({ index, value }) => {
      const date = dateOf(value['date']);
      return date === null ? [] : [{ index, date, value }];
    })
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));

/** The last calibration there is evidence of, or the day stated as such. */
function lastCalibration(record: QmsRecord): IsoDate | null {
  const calibrations = calibrationsOf(record);
  const passed = calibrations.filter(({ value }) => value['result'] !== 'fail').map(({ date }) => date);
  const stated = dateOf(record.data['lastCalibration']);
  // The day of one that failed starts no interval, wherever it is said.
  const counts = stated !== null && !calibrations.some(({ date }) => date === stated);
  return [...passed, ...(counts ? [stated] : [])].sort().at(-1) ?? null;
}

/**
 * When equipment is to be calibrated next: as planned, or, when that day was not moved on, an interval after the last
 * time. Null where nothing says it.
 */
export function calibrationDue(record: QmsRecord): IsoDate | null {
  const { data } = record;
  const [next, last, interval] = [
    dateOf(data['nextCalibration']),
    lastCalibration(record),
    durationOf(data['interval']),
  ];
  const derived = last === null || interval === null ? null : addDuration(last, interval);
  if (next === null) return derived;
  return last !== null && next <= last ? (derived ?? next) : next;
}
