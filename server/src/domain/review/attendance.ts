import type { IsoDate } from '../../model/configuration.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
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
}

function attendances(list: Json | undefined, on: IsoDate | null): readonly Attendance[] {
  return listOf(list).flatMap((entry) => {
    const details = isObject(entry) ? entry : {};
    return idsOf(isObject(entry) ? entry['person'] : entry)
      .slice(0, 1)
      .map((person) => ({ person, on, details }));
  });
}

/** Everybody who took part in a review, as often as listed: its attendees, then those of its meetings. */
export function attendancesOf(review: QmsRecord): readonly Attendance[] {
  const date = reviewDate(review);
  return [
    ...attendances(review.data['attendees'], date),
    ...mappingsOf(review.data['meetings']).flatMap(({ value }) =>
      attendances(value['attendees'], dateOf(value['date']) ?? date),
    ),
  ];
}
