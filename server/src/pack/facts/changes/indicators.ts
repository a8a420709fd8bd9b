import type { QmsRecord } from '../../../model/record.ts';
import { idsOf, splitReference } from '../../../records/values.ts';
import { directionOf } from '../../../statistics/target.ts';
import type { CostOfPoorQuality, Customers, SignificantChange } from '../../model.ts';
import { inputsOf } from '../asks.ts';
import { line, linkTo, type PackContext } from '../context.ts';
import { indicatorOf, trendLine } from '../indicators.ts';
import { indicatorsIn } from '../input-indicators.ts';
import { rounded } from '../money.ts';
import { unreadReadings } from '../unread.ts';
import {
  changeOf,
  directionOfMovement,
  isOfCustomers,
  measuredBy,
  themeOfIndicator,
  worthOf,
} from './change.ts';
import { outcomeOf } from './objectives.ts';

/** How far a figure moved, as a share of what it was. */
function shift({ before, after }: SignificantChange): number {
  if (before === null || after === null) return 0;
  return Math.abs(after - before) / Math.max(Math.abs(before), Math.abs(after), Number.MIN_VALUE);
}

/** How an indicator moved; nothing for one that stood still or says nothing. */
function indicatorChange(indicator: QmsRecord, context: PackContext): SignificantChange | null {
  const { cited: _cited, unit, ...movement } = trendLine(indicator, context);
  const { before, after, trend } = movement;
  const isUntold = trend === null && directionOf(indicator) !== null;
  if (before === null || after === null || trend === 'stable' || isUntold) return null;
  const outcomes = measuredBy(indicator, context).flatMap((objective) => outcomeOf(objective, context) ?? []);
  return changeOf({
    link: linkTo(indicator),
    theme: themeOfIndicator(indicator, context),
    matters: 'customers',
    source: 'indicator',
    subject: line(indicator.data['title']) ?? indicator.id,
    before,
    after,
    unit,
    movement,
    direction: directionOfMovement(movement),
    ...unreadReadings(indicator, context),
    objective: outcomes[0] ?? null,
  });
}

/**
 * What customers feel, the indicators of the input on their satisfaction first, by how far they moved; then
 * those of objectives that matter to customers, by what reaching these is worth.
 */
export function customerChanges(
  objectives: readonly QmsRecord[],
  context: PackContext,
): readonly SignificantChange[] {
  const indicatorsAt = (ids: readonly string[]): readonly QmsRecord[] =>
    [...new Set(ids.map((written) => splitReference(written).id))].flatMap(
      (id) => indicatorOf(context, id) ?? [],
    );
  const changesOf = (indicators: readonly QmsRecord[]) =>
    indicators.flatMap((indicator) => {
      const change = indicatorChange(indicator, context);
      return change === null ? [] : [{ change, worth: worthOf(indicator, context) }];
    });
  const shown = [
    ...new Map(
      satisfactionInputs(context)
        .flatMap((input) => indicatorsIn(input, context))
        .map((indicator) => [indicator.key, indicator]),
    ).values(),
  ];
  const measured = objectives.filter(isOfCustomers).flatMap(({ data }) => idsOf(data['indicator']));
  const direct = changesOf(shown).sort((left, right) => shift(right.change) - shift(left.change));
  const keys = new Set(shown.map(({ key }) => key));
  const others = changesOf(indicatorsAt(measured).filter(({ key }) => !keys.has(key))).sort(
    (left, right) => right.worth - left.worth || shift(right.change) - shift(left.change),
  );
  return [...direct, ...others].map(({ change }) => change);
}

const satisfactionInputs = (context: PackContext) =>
  inputsOf(context.whole).filter(({ keys }) => keys.includes('customer-satisfaction'));

/** Counts of rare events differ by chance: up to twice the standard deviation of the difference of two Poisson counts. */
const chance = (before: number, after: number): number => 2 * Math.sqrt(before + after);

/** More or fewer complaints on record, beyond chance; only where no indicator says what customers feel, since not every complaint need be kept as a record. */
export function complaintChange(
  { complaints, indicators }: Customers,
  context: PackContext,
): readonly SignificantChange[] {
  const { received, receivedBefore: before } = complaints;
  if (indicators.length > 0 || before === null || Math.abs(received - before) <= chance(before, received))
    return [];
  return [
    changeOf({
      link: linkTo(context.review),
      theme: null,
      matters: 'customers',
      source: 'complaints',
      subject: 'Complaints kept as records',
      before,
      after: received,
      direction: received < before ? 'better' : 'worse',
    }),
  ];
}

/** Poor quality costs more or less than in the period before. */
export function costChange(
  cost: CostOfPoorQuality | null,
  indicator: QmsRecord | undefined,
  context: PackContext,
): readonly SignificantChange[] {
  if (cost === null || indicator === undefined || cost.total === null || cost.before === null) return [];
  const saved = rounded(cost.before - cost.total);
  return [
    changeOf({
      link: linkTo(indicator),
      theme: themeOfIndicator(indicator, context),
      matters: 'money',
      source: 'indicator',
      subject: line(indicator.data['title']) ?? indicator.id,
      before: cost.before,
      after: cost.total,
      unit: cost.currency,
      money: { amount: saved, currency: cost.currency, per: 'once', estimated: false },
      direction: saved > 0 ? 'better' : saved < 0 ? 'worse' : 'unchanged',
      ...unreadReadings(indicator, context),
    }),
  ];
}
