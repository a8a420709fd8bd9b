import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { idsOf } from '../../records/values.ts';
import { isHeld } from '../phases.ts';
import { referrersOf } from '../referrers.ts';

/** A review together with the held partial reviews that name it in `partOf`: it is judged over all of them. */
export function wholeOf(review: QmsRecord, queries: Queries): readonly QmsRecord[] {
  const parts = referrersOf(review, queries, 'partOf')
    .map(({ source }) => source)
    .filter((part) => part.type === 'management-review' && part.key !== review.key && isHeld(part));
  return [review, ...new Map(parts.map((part) => [part.key, part])).values()];
}

/** The whole that a review is part of, or else its own: with all its held parts. */
export function widestWholeOf(review: QmsRecord, queries: Queries): readonly QmsRecord[] {
  const wholes = idsOf(review.data['partOf']).flatMap((id) => queries.record(id) ?? []);
  const all = [review, ...wholes].flatMap((each) => wholeOf(each, queries));
  return [...new Map(all.map((each) => [each.key, each])).values()];
}

/** True for a review that is part of another: it is judged with its whole, once that is held. */
export const isPart = (review: QmsRecord, queries: Queries): boolean =>
  idsOf(review.data['partOf']).some((id) => {
    const whole = queries.target(id);
    return whole?.type === 'management-review' && whole.key !== review.key;
  });
