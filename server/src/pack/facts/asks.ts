import { type InputItem, inputItems } from '../../domain/review/inputs.ts';
import type { Json } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { idsOf, isObject, numberOf, textOf } from '../../records/values.ts';
import type { AskTotals, Bounded, DecisionAsked, DecisionUnasked } from '../model.ts';
import { committedBy } from './committed.ts';
import { constraintOf } from './constraints.ts';
import {
  citedIn,
  citedOf,
  line,
  lines,
  linkTo,
  moneyOf,
  type PackContext,
  paragraph,
  partyOf,
  recordAt,
} from './context.ts';
import { bounded, boundedMap, limits } from './limits.ts';
import { sumsOf, yearly } from './money.ts';
import { isPursued } from './objective-state.ts';
import { answerOf, grantedIn, isDecision, outputsFrom, outputsOf, placeOf } from './outputs.ts';

/** One section of a review's `inputs`, with the review (or part of it) it stands in. */
export interface Input extends InputItem {
  readonly review: QmsRecord;
}

export const inputsOf = (reviews: readonly QmsRecord[]): readonly Input[] =>
  reviews.flatMap((review) => inputItems(review).map((item) => ({ ...item, review })));

const requestOf = (ask: Json | undefined): string | null => paragraph(isObject(ask) ? ask['request'] : ask);

/** What reaching the objectives of an input is worth, of those that are still to be reached; the largest first. */
function worthOf(input: Input, context: PackContext): DecisionAsked['worth'] {
  return idsOf(input.value['objectives'])
    .slice(0, limits.references)
    .flatMap((written) => {
      const objective = recordAt(context, written);
      const value = moneyOf(objective?.data['value']);
      if (objective?.type !== 'quality-objective' || value === null || !isPursued(objective, context))
        return [];
      return [{ objective: citedOf(context, written), value }];
    })
    .sort((left, right) => yearly(right.value) - yearly(left.value));
}

/**
 * What waiting costs: the dearest constraint among the processes an input cites or shows an indicator of.
 * The processes its objectives apply to are not looked at: an objective of the whole house would lend the
 * cost of one bottleneck to every wish.
 */
function delayOf(input: Input, context: PackContext): DecisionAsked['delay'] {
  const cited = [...idsOf(input.value['indicators']), ...idsOf(input.value['evidence'])]
    .slice(0, limits.rows)
    .flatMap((id) => recordAt(context, id) ?? []);
  const processes = cited
    .flatMap((record) =>
      record.type === 'indicator'
        ? idsOf(record.data['process']).flatMap((id) => recordAt(context, id) ?? [])
        : [record],
    )
    .filter(({ type }) => type === 'process');
  const delays = processes.flatMap((process) => {
    const constraint = constraintOf(process, context);
    return constraint === null || constraint.costOfDelay === null
      ? []
      : [{ process: linkTo(process, ['constraint']), what: constraint.what, cost: constraint.costOfDelay }];
  });
  return delays.sort((left, right) => yearly(right.cost) - yearly(left.cost))[0] ?? null;
}

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
    worth: worthOf(input, context),
    delay: delayOf(input, context),
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

const people = (counts: readonly (number | null | undefined)[]): number =>
  counts.reduce((sum: number, count) => sum + (count ?? 0), 0);

/** What all asks come to, and what was granted in answer to them. An answer that speaks to several counts once. */
export function askTotals(asks: readonly DecisionAsked[]): AskTotals {
  const answers = [
    ...new Map(
      asks.flatMap(({ answer }) => (answer === null ? [] : [[placeOf(answer.link), answer]])),
    ).values(),
  ];
  return {
    asks: asks.length,
    answered: asks.filter(({ answer }) => answer !== null).length,
    asked: sumsOf(asks.map(({ money }) => money)),
    headcountAsked: people(asks.map(({ headcount }) => headcount)),
    granted: sumsOf(answers.map(({ granted }) => granted?.money ?? null)),
    headcountGranted: people(answers.map(({ granted }) => granted?.headcount)),
  };
}

/** Decisions of the review that answer none of its asks, as many as page one has room for next to these. */
export function decisionsUnasked(
  asks: readonly DecisionAsked[],
  context: PackContext,
): Bounded<DecisionUnasked> {
  const answers = new Set(asks.flatMap(({ answer }) => (answer === null ? [] : placeOf(answer.link))));
  const others = outputsOf(context.whole).filter(
    (output) => isDecision(output) && !answers.has(placeOf(linkTo(output.review, ['outputs', output.index]))),
  );
  return boundedMap(
    others,
    (output) => {
      const { value, review, index } = output;
      const granted = grantedIn(output)?.money ?? null;
      return {
        link: linkTo(review, ['outputs', index]),
        decision: paragraph(value['decision']) ?? '',
        theme: line(value['theme']),
        owner: partyOf(context, value['owner']),
        due: dateOf(value['due']),
        money: granted === null ? committedBy(output, context) : sumsOf([granted]),
      };
    },
    Math.max(0, limits.decisions - asks.length),
  );
}
