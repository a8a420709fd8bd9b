import { defineMessages } from '../../../messages/define-messages.ts';
import type { Queries } from '../../../model/queries.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { dateOf } from '../../../records/dates.ts';
import { idsOf, isBlank, isObject, mappingsOf, textOf, textsOf } from '../../../records/values.ts';
import { isHeld } from '../../phases.ts';
import { referrersOf } from '../../referrers.ts';
import { decisionsOf, decisionWords, type Output } from '../../review/decisions.ts';
import { filledInputs } from '../../review/inputs.ts';
import { reviewDate } from '../../review/review.ts';
import { heldReviews } from '../../review/succession.ts';
import { wholeOf } from '../../review/whole.ts';
import { shortened } from '../../words/shortened.ts';
import type { Due } from '../item.ts';
import { dueBy, ownersOf } from '../source.ts';

const say = defineMessages('due.decision', {
  carryOut: 'Carry out "{decision}"',
  outcome: 'State the outcome of "{decision}"',
  decide: 'Decide on "{request}"',
});

/** Answers after which nothing is to be done. */
const ended: readonly unknown[] = ['declined', 'deferred'];

/** What carries a decision out: records of their own, in which it goes on. */
const carriers = ['actions', 'changes', 'objectives'] as const;

/** Whether its records carry the decision out or did so already: then they say what is due. */
function isCarried(output: Output, review: QmsRecord, queries: Queries): boolean {
  const named = carriers.flatMap((key) => idsOf(output.value[key]));
  const id = textOf(output.value['id']);
  const naming = referrersOf(review, queries, 'origin')
    .filter(({ source }) => id !== null && source.type === 'action' && source.data['output'] === id)
    .map(({ source }) => source.id);
  return [...named, ...naming].some((each) => {
    const target = queries.target(each);
    return target !== undefined && target.phase !== 'void' && target.status !== 'cancelled';
  });
}

function ofOutput(output: Output, review: QmsRecord, queries: Queries): readonly Due[] {
  const { value, index } = output;
  const id = textOf(value['id']);
  const outcomes = mappingsOf(review.data['outcomes']).map((each) => textOf(each.value['output']));
  if (ended.includes(value['answer']) || (id !== null && outcomes.includes(id))) return [];
  const owner = idsOf(value['owner']).slice(0, 1);
  const owners = owner.length > 0 ? owner : ownersOf(review);
  const part = id ?? String(index);
  const decision = decisionWords(output);
  const due = dateOf(value['due']);
  const by = isObject(value['expected']) ? dateOf(value['expected']['by']) : null;
  const found: Due[] = [];
  if (due !== null && !isCarried(output, review, queries))
    found.push(
      dueBy(review, 'decision', due, say.carryOut({ decision }), ['outputs', index, 'due'], { part, owners }),
    );
  // An outcome names its decision: without an id none can be written.
  if (by !== null && id !== null)
    found.push(
      dueBy(review, 'effect', by, say.outcome({ decision }), ['outputs', index, 'expected', 'by'], {
        part,
        owners,
      }),
    );
  return found;
}

const longestRequest = 60;

/** What top management was asked to decide by a day, and did not. */
function ofAsks(review: QmsRecord, queries: Queries): readonly Due[] {
  const answered = new Set(
    wholeOf(review, queries).flatMap((each) =>
      decisionsOf(each)
        .filter(({ value }) => !isBlank(value['answer']))
        .flatMap(({ value }) => textsOf(value['from'])),
    ),
  );
  const chair = idsOf(review.data['chair']);
  return filledInputs(review).flatMap(({ value, index, keys }): Due[] => {
    const { ask } = value;
    const by = isObject(ask) ? dateOf(ask['decideBy']) : null;
    if (!isObject(ask) || by === null || keys.some((key) => answered.has(key))) return [];
    const request = shortened(textOf(ask['request']) ?? keys[0] ?? '', longestRequest);
    const path = ['inputs', index, 'ask', 'decideBy'];
    const more = { part: `${keys[0] ?? ''} ${index}`, owners: chair.length > 0 ? chair : ownersOf(review) };
    return [dueBy(review, 'ask', by, say.decide({ request }), path, more)];
  });
}

/**
 * What management reviews decided and were asked to decide. What became of older decisions the newest full review has
 * taken up itself, so that only it and what followed is looked at; of reviews that are still prepared only the asks are.
 */
export function decisions(queries: Queries): readonly Due[] {
  const today = queries.today();
  const newest = heldReviews('full', queries).findLast(({ date }) => date <= today)?.date ?? '';
  return queries
    .ofType('management-review')
    .filter((review) => review.phase === 'active' || review.phase === 'final')
    .filter((review) => (reviewDate(review) ?? newest) >= newest)
    .flatMap((review) => [
      ...(isHeld(review) ? decisionsOf(review).flatMap((output) => ofOutput(output, review, queries)) : []),
      ...ofAsks(review, queries),
    ]);
}
