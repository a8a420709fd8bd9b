import { baselineOf, objectiveDirection } from '../../../domain/measures/standing.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { dateOf } from '../../../records/dates.ts';
import { idsOf, numberOf } from '../../../records/values.ts';
import { moveOf } from '../../../statistics/trend.ts';
import type { IndicatorTrend, Movement, ObjectiveOutcome, SignificantChange } from '../../model.ts';
import { behindPlan } from '../behind-plan.ts';
import {
  citedOf,
  dateBy,
  line,
  linkTo,
  member,
  moneyOf,
  ofKey,
  type PackContext,
  remembered,
  within,
} from '../context.ts';
import { indicatorOf, trendLine } from '../indicators.ts';
import { stateOf } from '../objective-state.ts';
import { themeOf } from '../objectives.ts';
import { unreadReadings } from '../unread.ts';
import { changeOf, type Direction, directionFrom, isOfCustomers } from './change.ts';

/** How an objective ended since the last review, or that it is behind its plan; null for one on its way. */
export const outcomeOf = ({ id, key }: QmsRecord, context: PackContext): ObjectiveOutcome | null =>
  outcome(context, id, key);

const outcome = remembered('outcome', (context, id: string, key: string): ObjectiveOutcome | null => {
  const objective = ofKey(context, 'quality-objective', id, key);
  const cited = citedOf(context, objective.id);
  const state = stateOf(objective, context);
  if (state === 'achieved' || state === 'missed') {
    const ended = dateBy(context, member(objective.data['result'], 'date'));
    return within(ended, context.sinceLast)
      ? {
          cited,
          outcome: state,
          target: numberOf(objective.data['target']),
          planned: dateOf(objective.data['due']),
        }
      : null;
  }
  const late = behindPlan(objective, context);
  return late === null ? null : { cited, outcome: 'behind', target: late.target, planned: late.planned };
});

const movementIn = ({ cited: _cited, unit: _unit, ...movement }: IndicatorTrend): Movement => movement;

/** Which way an objective went, from where it started to its result: a target can be missed and the figure better all the same. */
function directionFromBaseline(
  objective: QmsRecord,
  indicator: QmsRecord | undefined,
  ended: ObjectiveOutcome,
): Direction {
  const [from, to] = [baselineOf(objective), numberOf(member(objective.data['result'], 'value'))];
  const target = numberOf(objective.data['target']);
  if (indicator === undefined || from === null || to === null)
    return ended.outcome === 'achieved' ? 'better' : 'unknown';
  return directionFrom(moveOf(from, to, 0, objectiveDirection(objective, indicator), target));
}

/**
 * Objectives with a value in money, or that matter to customers, that ended since the last review or are
 * behind their plan. What one is worth is an effect only once it is reached.
 */
export function objectiveChanges(
  objectives: readonly QmsRecord[],
  context: PackContext,
): readonly SignificantChange[] {
  return objectives.flatMap((objective): SignificantChange[] => {
    const { data } = objective;
    const ended = outcomeOf(objective, context);
    const value = moneyOf(data['value']);
    if (ended === null || (value === null && !isOfCustomers(objective))) return [];
    const indicator = indicatorOf(context, idsOf(data['indicator'])[0]);
    const measured = indicator === undefined ? null : trendLine(indicator, context);
    const movement = measured === null ? null : movementIn(measured);
    const isReached = ended.outcome === 'achieved';
    return [
      changeOf({
        link: linkTo(objective),
        theme: themeOf(objective),
        matters: value === null ? 'customers' : 'money',
        source: 'objective',
        subject: line(data['title']) ?? objective.id,
        before: baselineOf(objective),
        after: numberOf(member(data['result'], 'value')) ?? movement?.latest?.value ?? null,
        unit: measured?.unit ?? null,
        movement,
        money: isReached ? value : null,
        atStake: isReached ? null : value,
        direction:
          ended.outcome === 'behind'
            ? directionFrom(movement?.trend ?? null)
            : directionFromBaseline(objective, indicator, ended),
        objective: ended,
        ...unreadReadings(indicator, context),
      }),
    ];
  });
}
