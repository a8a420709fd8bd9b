import type { Json } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf, daysBetween } from '../records/dates.ts';
import { isObject, numberOf, textOf } from '../records/values.ts';
import { type InputItem, inputItems } from '../rules/review/review.ts';
import { citedIn, line, lines, linkTo, moneyOf, type PackContext, paragraph, partyOf } from './context.ts';
import { bounded, limits } from './limits.ts';
import type { Bounded, DecisionAsked } from './model.ts';
import { yearly } from './money.ts';
import { answerOf, outputsFrom, outputsOf } from './outputs.ts';

/** One section of a review's `inputs`, with the review (or part of it) it stands in. */
export interface Input extends InputItem {
  readonly review: QmsRecord;
}

export const inputsOf = (reviews: readonly QmsRecord[]): readonly Input[] =>
  reviews.flatMap((review) => inputItems(review).map((item) => ({ ...item, review })));

const requestOf = (ask: Json | undefined): string | null => paragraph(isObject(ask) ? ask['request'] : ask);

/**
 * What an input asks top management to decide, with the answer if the review gave one. Where several
 * outputs come from the input, the answer with money or people speaks to an ask for these.
 */
export function askOf(input: Input, context: PackContext): DecisionAsked | null {
  const { ask } = input.value;
  const request = requestOf(ask);
  if (request === null) return null;
  const details = isObject(ask) ? ask : {};
  const decideBy = dateOf(details['decideBy']);
  const answers = outputsFrom(outputsOf(context.whole), input.keys).flatMap(
    (output) => answerOf(output) ?? [],
  );
  return {
    link: linkTo(input.review, ['inputs', input.index, 'ask']),
    request,
    inputs: input.keys,
    theme: line(input.value['theme']),
    money: moneyOf(details['money']),
    headcount: numberOf(details['headcount']),
    decideBy,
    daysLeft: decideBy === null ? null : daysBetween(context.asOf, decideBy),
    ifNot: paragraph(details['ifNot']),
    options: lines(details['options']),
    from: partyOf(context, details['from']),
    objectives: citedIn(context, input.value['objectives']),
    answer: answers.find(({ granted }) => granted !== null) ?? answers[0] ?? null,
  };
}

export const asksOf = (context: PackContext): readonly DecisionAsked[] =>
  inputsOf(context.whole)
    .filter((input) => textOf(input.value['notApplicable']) === null)
    .flatMap((input) => askOf(input, context) ?? []);

/** The decisions for page one: unanswered first, then by deadline, then by amount. */
export function decisionsAsked(asks: readonly DecisionAsked[]): Bounded<DecisionAsked> {
  const amount = ({ money }: DecisionAsked): number => (money === null ? 0 : Math.abs(yearly(money)));
  const rank = ({ answer, decideBy }: DecisionAsked): string =>
    `${answer === null ? 0 : 1} ${decideBy ?? '9999-99-99'}`;
  const sorted = [...asks].sort((left, right) => {
    const [a, b] = [rank(left), rank(right)];
    return a < b ? -1 : a > b ? 1 : amount(right) - amount(left);
  });
  return bounded(sorted, limits.decisions);
}
