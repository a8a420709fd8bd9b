import { decisionsIn, hasOutcome } from '../domain/review/came-of.ts';
import { isCarriedOut } from '../domain/review/carriers.ts';
import { type Deferred, deferredIn, isDecidedAgain } from '../domain/review/deferred.ts';
import { inputItems } from '../domain/review/inputs.ts';
import { heldAfter } from '../domain/review/succession.ts';
import { wholeOf } from '../domain/review/whole.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { idsOf, textOf, textsOf } from '../records/values.ts';

/** What the next review has to come back to, by the input at which it does. */
export type Reminders = ReadonlyMap<string, readonly string[]>;

const quoted = (deferred: Deferred): string => textOf(deferred.output.value['decision']) ?? '';

/**
 * What the last review, and others held since, left to the next one and no action reminds of: decisions that nothing
 * carries out, requests put off, objectives proposed that are drafts still.
 */
export function remindersOf(last: QmsRecord | null, queries: Queries): Reminders {
  const reminders = new Map<string, string[]>();
  if (last === null) return reminders;
  const remind = (key: string, text: string): void => {
    const list = reminders.get(key);
    if (list === undefined) reminders.set(key, [text]);
    else list.push(text);
  };
  const since = heldAfter(last, queries);
  const reviews = [...wholeOf(last, queries), ...since];
  for (const decision of decisionsIn(reviews, queries)) {
    const { review, output, carriers } = decision;
    const answer = output.value['answer'];
    if (answer === 'declined' || answer === 'deferred' || carriers.actions.length > 0) continue;
    if (hasOutcome(decision) || isCarriedOut(carriers, queries.today())) continue;
    remind(
      'previous-actions',
      `Decided in ${review.id} without an action: ${textOf(output.value['decision']) ?? ''}`,
    );
  }
  for (const deferred of deferredIn(reviews, queries)) {
    if (isDecidedAgain(deferred, since)) continue;
    const key = textsOf(deferred.output.value['from'])[0] ?? 'previous-actions';
    remind(key, `Deferred in ${deferred.review.id}, to be decided: ${quoted(deferred)}`);
  }
  for (const review of reviews) {
    for (const { keys, value } of inputItems(review)) {
      for (const id of idsOf(value['proposes'])) {
        if (queries.target(id)?.phase !== 'draft') continue;
        const title = queries.record(id)?.title ?? '';
        remind(keys[0]!, `Proposed in ${review.id}, a draft still: ${[id, title].join(' ').trim()}`);
      }
    }
  }
  return reminders;
}
