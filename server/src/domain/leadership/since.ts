import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import { addDuration, dateOf, durationOf } from '../../records/dates.ts';
import { isHeld } from '../phases.ts';
import { reviewDate } from '../review/review.ts';
import { reviewSchedule } from '../review/schedule.ts';

/** True once top management had something to lead: a first policy has come into force, or a first review was held. */
export function hasBegunToLead(queries: Queries): boolean {
  const today = queries.today();
  return (
    queries
      .ofType('quality-policy')
      .some(
        ({ phase, data }) =>
          (phase === 'active' || phase === 'final') && (dateOf(data['effectiveFrom']) ?? today) <= today,
      ) ||
    queries
      .ofType('management-review')
      .some((review) => isHeld(review) && (reviewDate(review) ?? today) <= today)
  );
}

/**
 * Since when evidence of leadership counts today: for one review interval. While the next review is due and may still be
 * held, the evidence of the last one does not run out: a review that is days late has its own finding. Null where
 * qms.yaml gives no interval.
 */
export function leadershipSince(queries: Queries): IsoDate | null {
  const interval = durationOf(queries.config('review').interval);
  if (interval === null) return null;
  const today = queries.today();
  const schedule = reviewSchedule(queries);
  const isDue = schedule !== null && schedule.end < today && today <= schedule.latest;
  return isDue ? schedule.since : addDuration(today, interval, -1);
}
