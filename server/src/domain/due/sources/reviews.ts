import { defineMessages } from '../../../messages/define-messages.ts';
import type { Queries } from '../../../model/queries.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { idsOf } from '../../../records/values.ts';
import { coveredElsewhere } from '../../elsewhere.ts';
import { topManagementRolesOn } from '../../people/roles.ts';
import { isFull, reviewDate } from '../../review/review.ts';
import { reviewSchedule } from '../../review/schedule.ts';
import type { Due } from '../item.ts';
import { dueBy } from '../source.ts';

const say = defineMessages('due.review', {
  hold: 'Hold the management review',
  plan: 'Plan and hold the next management review',
});

/** Where reviews of management are kept elsewhere, none is due here. */
const clauses = ['iso-9001:2015/9.3.1'];

/** Who sees to it that a review is held: its chair or owner, else whoever leads. */
function ownersOfReview(review: QmsRecord | null, queries: Queries): readonly string[] {
  for (const key of ['chair', 'owner']) {
    const [id] = idsOf(review?.data[key]);
    if (id !== undefined) return [id];
  }
  return topManagementRolesOn(queries.today(), queries);
}

/**
 * Management reviews that are planned, and the next full one where none is planned yet. It has an id of its own, since no
 * record stands for it.
 */
export function managementReviews(queries: Queries): readonly Due[] {
  if (coveredElsewhere(queries, clauses)) return [];
  const planned = queries.ofType('management-review').filter(({ status }) => status === 'planned');
  const found = planned.map((review) =>
    dueBy(review, 'management-review', reviewDate(review), say.hold(), ['date'], {
      owners: ownersOfReview(review, queries),
    }),
  );
  const next = planned.some(isFull) ? null : reviewSchedule(queries);
  if (next === null) return found;
  return [
    ...found,
    {
      ...{ kind: 'management-review', part: 'next', record: null, path: [], on: next.due, deed: say.plan() },
      owners: ownersOfReview(next.last, queries),
    },
  ];
}
