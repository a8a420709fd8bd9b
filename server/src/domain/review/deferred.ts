import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank, isObject, mappingsOf, textOf, textsOf } from '../../records/values.ts';
import { type Decision, decisionsIn, hasOutcome, isTakenUp } from './came-of.ts';
import { filledInputs } from './inputs.ts';

/** A request that a review put off. */
export interface Deferred extends Decision {
  /** The day by which it is to be decided, as far as one is said: of the request (`decideBy`), or a later `due` of the answer. */
  readonly day: IsoDate | null;
}

const keysOf = ({ output }: Pick<Decision, 'output'>): readonly string[] => textsOf(output.value['from']);

const laterOf = (days: readonly (IsoDate | null)[]): IsoDate | null =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null;

/** Asks in the inputs of a review for some keys. */
const asksFor = (review: QmsRecord, keys: readonly string[]) =>
  filledInputs(review).filter(
    (item) => !isBlank(item.value['ask']) && item.keys.some((key) => keys.includes(key)),
  );

/** Whether it was decided outside of a review: something was set in motion for it, or its outcome is recorded. */
const isDecidedElsewhere = (decision: Decision): boolean =>
  decision.carriers.actions.length + decision.carriers.changes.length > 0 || hasOutcome(decision);

/** The requests that some reviews deferred, and that nobody has decided on outside of a review since. */
export function deferredIn(reviews: readonly QmsRecord[], queries: Queries): readonly Deferred[] {
  return decisionsIn(reviews, queries).flatMap((decision) => {
    if (decision.output.value['answer'] !== 'deferred' || isDecidedElsewhere(decision)) return [];
    const asked = reviews
      .flatMap((review) => asksFor(review, keysOf(decision)))
      .map(({ value }) => (isObject(value['ask']) ? dateOf(value['ask']['decideBy']) : null));
    return [{ ...decision, day: laterOf([...asked, dateOf(decision.output.value['due'])]) }];
  });
}

/**
 * Whether some later reviews go back to what was deferred: they ask again at one of its inputs, decide on something that
 * comes from one of them or from earlier actions, or name what carries it out. One that says no input is gone back to by
 * any answer on the same matter.
 */
export function isDecidedAgain(deferred: Deferred, by: readonly QmsRecord[]): boolean {
  const keys = keysOf(deferred);
  if (isTakenUp(deferred, by)) return true;
  return by.some(
    (review) =>
      asksFor(review, keys).length > 0 ||
      mappingsOf(review.data['outputs']).some(({ value }) => {
        if (textOf(value['decision']) === null && textOf(value['none']) === null) return false;
        const from = textsOf(value['from']);
        return keys.length === 0
          ? value['kind'] === deferred.output.value['kind'] && !isBlank(value['answer'])
          : from.some((key) => keys.includes(key) || key === 'previous-actions');
      }),
  );
}
