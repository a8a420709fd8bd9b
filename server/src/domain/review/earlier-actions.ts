import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, mappingsOf } from '../../records/values.ts';
import { referrersOf } from '../referrers.ts';
import { reviewDate } from './review.ts';
import { heldReviews } from './succession.ts';

/** An action that an earlier review decided, by its dated fields alone. */
export interface EarlierAction {
  readonly action: QmsRecord;
  /** When it began (`openedOn`, otherwise when it was decided). */
  readonly from: IsoDate;
  /** When it was completed or withdrawn; null while neither is dated. */
  readonly ended: IsoDate | null;
}

/** The actions a review decided: those its outputs name and those that name the review as their origin. */
function actionsDecidedBy(review: QmsRecord, queries: Queries): readonly QmsRecord[] {
  const listed = mappingsOf(review.data['outputs']).flatMap(({ value }) =>
    idsOf(value['actions']).flatMap((id) => queries.record(id) ?? []),
  );
  const naming = referrersOf(review, queries, 'origin').map(({ source }) => source);
  return [...listed, ...naming].filter((action) => action.type === 'action' && action.phase !== 'draft');
}

/**
 * The actions that reviews held before the day of this one decided, each once.
 * @param whole the review with its parts: what they decided is not earlier
 */
export function earlierActions(
  review: QmsRecord,
  whole: readonly QmsRecord[],
  queries: Queries,
): readonly EarlierAction[] {
  const date = reviewDate(review);
  if (date === null) return [];
  const found = new Map<string, EarlierAction>();
  for (const held of (['full', 'partial', 'extraordinary'] as const).flatMap((kind) =>
    heldReviews(kind, queries),
  )) {
    if (held.date >= date || whole.some(({ key }) => key === held.review.key)) continue;
    for (const action of actionsDecidedBy(held.review, queries)) {
      const { data } = action;
      found.set(action.id, {
        action,
        from: dateOf(data['openedOn']) ?? held.date,
        ended: dateOf(data['completedOn']) ?? dateOf(data['withdrawnOn']),
      });
    }
  }
  return [...found.values()];
}

/** Whether an action was open at the end of a day. */
export const wasOpen = ({ from, ended }: EarlierAction, day: IsoDate): boolean =>
  from <= day && (ended === null || ended > day);

/** Whether some reviews mention an action anywhere: itself, by a former id, or through its register. */
export function mentionedIn(reviews: readonly QmsRecord[], queries: Queries): (action: QmsRecord) => boolean {
  const ids = new Set(reviews.flatMap((review) => review.references.map(({ target }) => target)));
  const registers = new Set(
    [...ids].flatMap((id) => {
      const target = queries.target(id);
      return target?.type === 'register' ? [target.key] : [];
    }),
  );
  return (action) =>
    [action.id, ...idsOf(action.data['formerIds'])].some((id) => ids.has(id)) ||
    (action.register !== null && registers.has(action.register));
}
