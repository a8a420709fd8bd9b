import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isHeld } from '../phases.ts';

/** A review together with the held partial reviews that name it in `partOf`: it is judged over all of them. */
export function wholeOf(review: QmsRecord, queries: Queries): readonly QmsRecord[] {
  const parts = queries
    .referrers(review.id, 'partOf')
    .map(({ source }) => source)
    .filter((part) => part.type === 'management-review' && part.key !== review.key && isHeld(part));
  return [review, ...new Map(parts.map((part) => [part.key, part])).values()];
}
