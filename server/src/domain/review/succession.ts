import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBefore } from '../../records/history.ts';
import { idsOf } from '../../records/values.ts';
import { defineAggregate } from '../define-aggregate.ts';
import { isHeld } from '../phases.ts';
import { isFull, isInTextAlone, reviewDate } from './review.ts';
import { wholeOf } from './whole.ts';

/** Held reviews that say their day, by how much they look at: `full`, or else what their `kind` is. */
const heldByKind = defineAggregate<IsoDate>({
  name: 'held reviews by kind',
  types: ['management-review'],
  map(record) {
    const date = reviewDate(record);
    if (!isHeld(record) || date === null) return [];
    return [[isFull(record) ? 'full' : String(record.data['kind']), date]];
  },
});

/** A review that was held, and when. */
export interface HeldReview {
  readonly review: QmsRecord;
  readonly date: IsoDate;
}

/** Reviews of a kind that were held, oldest first. */
export const heldReviews = (
  kind: 'full' | 'partial' | 'extraordinary',
  queries: Queries,
): readonly HeldReview[] =>
  queries
    .aggregate(heldByKind, kind)
    .map(({ record, value }) => ({ review: record, date: value }))
    .toSorted((left, right) => (left.date === right.date ? 0 : left.date < right.date ? -1 : 1));

/** The reviews that a review, or a part of it, names as the one before. */
const previousNamed = (review: QmsRecord, queries: Queries): readonly QmsRecord[] =>
  wholeOf(review, queries).flatMap(({ data }) =>
    idsOf(data['previous']).flatMap((id) => {
      const named = queries.record(id);
      return named?.type === 'management-review' ? [named] : [];
    }),
  );

/**
 * Whether a review goes on from an earlier one: it names it, however many steps back, or names one that this also goes
 * back to and so passes over it. Where several sites review apart, each goes on from its own. One that names none goes on
 * from whatever was held before.
 */
function goesOnFrom(review: QmsRecord, earlier: QmsRecord, queries: Queries): boolean {
  const named = previousNamed(review, queries);
  return (
    named.length === 0 ||
    leadsBackTo(review, earlier, queries) ||
    named.some((other) => leadsBackTo(earlier, other, queries))
  );
}

/** The newest full review from which this one goes on, its own whole left out; undefined for the first. */
export function fullReviewBefore(review: QmsRecord, queries: Queries): QmsRecord | undefined {
  const date = reviewDate(review);
  if (date === null) return undefined;
  const own = new Set(wholeOf(review, queries).map(({ key }) => key));
  return heldReviews('full', queries).findLast(
    (held) => held.date < date && !own.has(held.review.key) && goesOnFrom(review, held.review, queries),
  )?.review;
}

/** Whether a review is the newest full one that was held by today: no other goes on from it. */
export function isNewestFull(review: QmsRecord, queries: Queries): boolean {
  const [date, today] = [reviewDate(review), queries.today()];
  if (!isHeld(review) || !isFull(review) || date === null || date > today) return false;
  return !heldReviews('full', queries).some(
    (held) => held.date > date && held.date <= today && goesOnFrom(held.review, review, queries),
  );
}

/** The reviews that were held since the day of one, of whatever kind, without its own whole. */
export function heldAfter(review: QmsRecord, queries: Queries): readonly QmsRecord[] {
  const [date, today] = [reviewDate(review) ?? '', queries.today()];
  const own = new Set(wholeOf(review, queries).map(({ key }) => key));
  return (['full', 'partial', 'extraordinary'] as const)
    .flatMap((kind) => heldReviews(kind, queries))
    .filter((held) => held.date > date && held.date <= today && !own.has(held.review.key))
    .map((held) => held.review);
}

/**
 * The reviews whose decisions a full one has to follow up: the one before with its parts, and what was held between the
 * two; of times that are not judged none.
 */
export function followedUpIn(review: QmsRecord, queries: Queries): readonly QmsRecord[] {
  // What minutes in text alone come back to, nobody can see.
  if (isInTextAlone(review)) return [];
  const before = fullReviewBefore(review, queries);
  const own = new Set(wholeOf(review, queries).map(({ key }) => key));
  const [from, to] = [before === undefined ? '' : (reviewDate(before) ?? ''), reviewDate(review) ?? ''];
  const between = (['partial', 'extraordinary'] as const)
    .flatMap((kind) => heldReviews(kind, queries))
    .filter(({ date }) => date > from && date <= to)
    .map((held) => held.review);
  const all = [...(before === undefined ? [] : wholeOf(before, queries)), ...between];
  const judgeFrom = queries.config('judgeFrom');
  return [...new Map(all.map((each) => [each.key, each])).values()].filter(
    (each) => !own.has(each.key) && !isBefore(each, judgeFrom),
  );
}

/** Whether the `previous` of a review (or of what that leads to, and of their wholes) names another, however many steps back. */
export function leadsBackTo(review: QmsRecord, earlier: QmsRecord, queries: Queries): boolean {
  const seen = new Set<string>();
  const left = wholeOf(review, queries).flatMap(({ data }) => idsOf(data['previous']));
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const named = queries.record(id);
    if (named?.type !== 'management-review') continue;
    if (named.key === earlier.key) return true;
    left.push(...idsOf(named.data['previous']), ...idsOf(named.data['partOf']));
  }
  return false;
}
