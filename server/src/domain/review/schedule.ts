import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDuration, dateOf, durationOf } from '../../records/dates.ts';
import { dueDemands } from '../sign-off/gaps.ts';
import { systemStart } from '../system-start.ts';
import { inputItems, requiredInputs } from './inputs.ts';
import { type HeldReview, heldReviews } from './succession.ts';

/** When the next full review is due. */
export interface ReviewSchedule {
  /** What the interval counts from: the review that looked last at what was looked at longest ago; null before the first. */
  readonly last: QmsRecord | null;
  /** The day of that review, or on which the system began. */
  readonly since: IsoDate;
  /** The last day within the interval. */
  readonly end: IsoDate;
  /** The last day on which it is held as planned: the end of the interval, or a later day that a signed review set. */
  readonly due: IsoDate;
  /** The last day of the tolerance. */
  readonly latest: IsoDate;
}

const laterOf = (one: IsoDate, other: IsoDate): IsoDate => (one > other ? one : other);
const earlierOf = (one: IsoDate, other: IsoDate): IsoDate => (one < other ? one : other);

/**
 * From which review on the interval counts. Partial ones that together look at every input stand for a full one: then
 * it counts from the one that was the last to look at the input looked at longest ago.
 */
function lastLook(day: IsoDate, queries: Queries): HeldReview | undefined {
  const full = heldReviews('full', queries).findLast(({ date }) => date <= day);
  const parts = heldReviews('partial', queries).filter(
    ({ date }) => date <= day && date > (full?.date ?? ''),
  );
  if (parts.length === 0) return full;
  const looks = requiredInputs(queries, day).map(
    ({ key }) =>
      parts.findLast(({ review }) =>
        inputItems(review).some(({ keys, empty }) => !empty && keys.includes(key)),
      ) ?? full,
  );
  if (looks.length === 0 || looks.includes(undefined)) return full;
  return looks.reduce((oldest, look) => (look!.date < oldest!.date ? look : oldest));
}

/** The day for which the last review that is signed plans the next one, or null. */
function plannedBySigned(queries: Queries): IsoDate | null {
  const isSigned = ({ review }: HeldReview): boolean =>
    dueDemands(review, queries).every(({ demand }) => demand.meaning !== 'approved');
  return dateOf(heldReviews('full', queries).findLast(isSigned)?.review.data['nextPlanned']);
}

/**
 * When the next full review is due by `review` of qms.yaml; null before a system has begun. A plan moves the day on,
 * but never beyond the tolerance: nobody could then tell a plan from a delay.
 */
export function reviewSchedule(queries: Queries): ReviewSchedule | null {
  const { interval, tolerance } = queries.config('review');
  const [length, grace] = [durationOf(interval), durationOf(tolerance)];
  if (length === null || grace === null) return null;
  const last = lastLook(queries.today(), queries);
  const since = last?.date ?? systemStart(queries);
  if (since === null) return null;
  const end = addDuration(since, length);
  const latest = addDuration(end, grace);
  const planned = last === undefined ? null : plannedBySigned(queries);
  const due = planned === null ? end : earlierOf(laterOf(end, planned), latest);
  return { last: last?.review ?? null, since, end, due, latest };
}
