import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDuration, dateOf, durationOf } from '../../records/dates.ts';
import { idsOf, isBlank, isObject, mappingsOf, textOf, textsOf } from '../../records/values.ts';
import { oneMonth } from '../next-review.ts';
import { entriesOf } from '../sign-off/decision.ts';
import { type Carriers, carriersOf, isCarriedOut, promisedFor } from './carriers.ts';
import { decisionsOf, type Output } from './decisions.ts';
import { reviewDate } from './review.ts';

/** A decision of a review with what carries it out. */
export interface Decision {
  readonly review: QmsRecord;
  readonly output: Output;
  readonly carriers: Carriers;
}

/** The decisions of some reviews, with what carries each out. */
export const decisionsIn = (reviews: readonly QmsRecord[], queries: Queries): readonly Decision[] =>
  reviews.flatMap((review) =>
    decisionsOf(review).map((output) => ({ review, output, carriers: carriersOf(review, output, queries) })),
  );

/** Whether the review says what a decision brought (`outcomes`). */
export function hasOutcome({ review, output }: Pick<Decision, 'review' | 'output'>): boolean {
  const id = textOf(output.value['id']);
  return (
    id !== null &&
    mappingsOf(review.data['outcomes']).some(
      ({ value }) => value['output'] === id && textOf(value['result']) !== null,
    )
  );
}

/** What of a decision is still open, and the field and day that say so. */
export interface OpenMatter {
  readonly decision: Decision;
  /** `deed`: nothing shows that it was carried out; `effect`: nobody says what it brought. */
  readonly kind: 'deed' | 'effect';
  /** The day by which it was to be seen. */
  readonly due: IsoDate;
  /** Path below the output. */
  readonly field: readonly string[];
}

/** Answers that leave nothing to carry out. */
const unanswered: ReadonlySet<unknown> = new Set(['declined', 'deferred']);

/**
 * What of a decision is open on a day although it should be seen by then: the deed, from the last day promised for it on,
 * or the effect expected of it, from when the reading of that day has to be there (`reportingLag` of its indicator). Null
 * for what was done in the meeting itself, and for what the review records an outcome of.
 */
export function openMatter(decision: Decision, day: IsoDate, queries: Queries): OpenMatter | null {
  const { review, output, carriers } = decision;
  if (unanswered.has(output.value['answer']) || hasOutcome(decision)) return null;
  const due = promisedFor(output, carriers);
  const isLate = due !== null && due < day && due > (reviewDate(review) ?? '');
  if (isLate && !isCarriedOut(carriers, day) && !onlyApproves(decision))
    return { decision, kind: 'deed', due, field: [isBlank(output.value['due']) ? 'decision' : 'due'] };
  const { expected } = output.value;
  const by = isObject(expected) ? dateOf(expected['by']) : null;
  if (by === null || !isObject(expected) || by >= day) return null;
  const [indicator] = idsOf(expected['indicator']);
  // The result of an objective that is measured by the same figure says what came of it.
  const isShown = carriers.objectives.some(
    ({ data }) =>
      isObject(data['result']) && indicator !== undefined && idsOf(data['indicator']).includes(indicator),
  );
  const lag = indicator === undefined ? null : durationOf(queries.record(indicator)?.data['reportingLag']);
  return isShown || addDuration(by, lag ?? oneMonth) >= day
    ? null
    : { decision, kind: 'effect', due: by, field: ['expected', 'by'] };
}

/** What is approved and set in motion by nothing else is carried out by the approval. */
const onlyApproves = ({ output: { value }, carriers: { actions, changes, objectives } }: Decision): boolean =>
  entriesOf(value['approves']).length > 0 && actions.length + changes.length + objectives.length === 0;

/** Whether some reviews go back to a decision: they name what carries it out. */
export function isTakenUp({ carriers }: Decision, by: readonly QmsRecord[]): boolean {
  const named = new Set(by.flatMap(({ references }) => references.map(({ target }) => target)));
  return Object.values(carriers)
    .flat()
    .some(({ id, data }) => [id, ...textsOf(data['formerIds'])].some((known) => named.has(known)));
}
