import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDuration, dateOf } from '../../records/dates.ts';
import { idsOf, isObject } from '../../records/values.ts';
import { reviewDate } from './review.ts';

const sixMonths = { months: 6, days: 0 };

/** What a review says of the policy, or null. */
export const policyResult = ({ data }: QmsRecord): string | null => {
  const { policyReview } = data;
  const result = isObject(policyReview) ? policyReview['result'] : null;
  return typeof result === 'string' ? result : null;
};

const begunOn = ({ data }: QmsRecord): IsoDate =>
  dateOf(data['requestedOn']) ?? dateOf(data['implementedOn']) ?? dateOf(data['plannedFor']) ?? '';

/** Whether since a day a policy was changed, or a change of it is on record that nobody rejected. */
function isChangedSince(policy: string, day: IsoDate, queries: Queries): boolean {
  const isNew = queries
    .versions(policy)
    .some(({ data, phase }) => phase !== 'draft' && (dateOf(data['effectiveFrom']) ?? '') > day);
  return (
    isNew ||
    queries
      .referrers(policy, 'affects')
      .some(
        ({ source }) =>
          source.type === 'change' &&
          source.phase !== 'draft' &&
          source.status !== 'rejected' &&
          begunOn(source) >= day,
      )
  );
}

/** Whether a review held the policy to be changed more than six months before a day, and nothing shows that it was. */
export function lacksPolicyChange(review: QmsRecord, day: IsoDate, queries: Queries): boolean {
  const held = reviewDate(review);
  if (policyResult(review) !== 'to-change' || held === null || addDuration(held, sixMonths) >= day)
    return false;
  const { policyReview } = review.data;
  const named = isObject(policyReview) ? idsOf(policyReview['policy']) : [];
  const policies = named.length > 0 ? named : queries.ofType('quality-policy').map(({ id }) => id);
  const known = policies.flatMap((id) => queries.target(id)?.id ?? []);
  return known.length > 0 && !known.some((id) => isChangedSince(id, held, queries));
}
