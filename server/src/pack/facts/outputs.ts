import type { JsonObject } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, mappingsOf, numberOf, textOf, textsOf } from '../../records/values.ts';
import type { Answer, Link } from '../model.ts';
import { actionsAt } from './actions.ts';
import { linkTo, member, moneyOf, namedBy, oneOf, type PackContext, paragraph } from './context.ts';

/** One of a review's `outputs`. */
export interface Output {
  readonly review: QmsRecord;
  readonly index: number;
  readonly value: JsonObject;
}

/** A place in a record as one text, to see whether two links lead to the same. */
export const placeOf = ({ id, version, path }: Link): string => JSON.stringify([id, version, ...path]);

export const outputsOf = (reviews: readonly QmsRecord[]): readonly Output[] =>
  reviews.flatMap((review) =>
    mappingsOf(review.data['outputs']).map(({ index, value }) => ({ review, index, value })),
  );

export const isDecision = ({ value }: Output): boolean => textOf(value['decision']) !== null;

export const answerIn = ({ value }: Output): Answer['answer'] | null =>
  oneOf(value['answer'], ['granted', 'partly-granted', 'declined', 'deferred']);

export function grantedIn({ value }: Output): Answer['granted'] {
  const { granted } = value;
  const [money, headcount, from] = [
    moneyOf(member(granted, 'money')),
    numberOf(member(granted, 'headcount')),
    dateOf(member(granted, 'from')),
  ];
  return money === null && headcount === null && from === null ? null : { money, headcount, from };
}

/** The answer an output gives, or null for one that answers nothing. */
export function answerOf(output: Output): Answer | null {
  const answer = answerIn(output);
  return answer === null
    ? null
    : {
        link: linkTo(output.review, ['outputs', output.index]),
        on: dateOf(output.review.data['date']),
        answer,
        decision: paragraph(output.value['decision']),
        reason: paragraph(output.value['reason']),
        granted: grantedIn(output),
      };
}

/** The actions that carry a decision out: those it names, and those that name the review and its id. */
export function carriedOutBy({ review, value }: Output, context: PackContext): readonly QmsRecord[] {
  const named = actionsAt(idsOf(value['actions']), context);
  const id = textOf(value['id']);
  if (id === null) return named;
  const naming = namedBy(context, review.id, 'origin').filter(
    (action) => action.type === 'action' && action.data['output'] === id,
  );
  return [...new Map([...named, ...naming].map((action) => [action.key, action])).values()];
}

/** Outputs that name one of some input keys under `from`. */
export const outputsFrom = (outputs: readonly Output[], keys: readonly string[]): readonly Output[] =>
  outputs.filter(({ value }) => textsOf(value['from']).some((key) => keys.includes(key)));
