import type { IsoDate } from '../../model/configuration.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, isObject, listOf, mappingsOf } from '../../records/values.ts';
import { reviewDate } from './review.ts';

/** That somebody took part in a review: in the room, remotely or in writing. */
export interface Attendance {
  readonly person: string;
  /** The day of the meeting, or of the review; null where neither has one. */
  readonly on: IsoDate | null;
  /** What the entry says besides; empty for a plain id. */
  readonly details: JsonObject;
  /** Where the review names the person. */
  readonly path: Path;
}

function attendances(list: Json | undefined, on: IsoDate | null, at: Path): readonly Attendance[] {
  return listOf(list).flatMap((entry, index) => {
    const details = isObject(entry) ? entry : {};
    const path = [
      ...at,
      'attendees',
      ...(Array.isArray(list) ? [index] : []),
      ...(isObject(entry) ? ['person'] : []),
    ];
    return idsOf(isObject(entry) ? entry['person'] : entry)
      .slice(0, 1)
      .map((person) => ({ person, on, details, path }));
  });
}

/** Everybody who took part in a review, as often as listed: its attendees, then those of its meetings. */
export function attendancesOf(review: QmsRecord): readonly Attendance[] {
  const date = reviewDate(review);
  return [
    ...attendances(review.data['attendees'], date, []),
    ...mappingsOf(review.data['meetings']).flatMap(({ index, value }) =>
      attendances(value['attendees'], dateOf(value['date']) ?? date, ['meetings', index]),
    ),
  ];
}

/** The day on which somebody had left before taking part, by the dated field of the person; null for all others. */
export function leftBefore({ person, on }: Attendance, queries: Queries): IsoDate | null {
  const record = queries.record(person);
  const left = record?.type === 'person' ? dateOf(record.data['to']) : null;
  return left !== null && on !== null && left < on ? left : null;
}
