import type { QmsRecord } from '../model/record.ts';
import { addDays } from '../records/dates.ts';
import { splitReference } from '../records/values.ts';
import { periodAround } from '../statistics/gaps.ts';
import { hasValue } from '../statistics/reading.ts';
import { targetOn } from '../statistics/target.ts';
import type { Stretch } from '../statistics/trend.ts';
import { linkTo, moneyOf, type PackContext, within } from './context.ts';
import { allCosts, type Cost } from './costs.ts';
import { indicatorOf, readingsOn } from './indicators.ts';
import { limits } from './limits.ts';
import type { CostOfPoorQuality } from './model.ts';
import { rounded, sumsOf } from './money.ts';

/** The indicator whose readings are money lost: one the review names, otherwise the first there is. */
export function costIndicator(context: PackContext, all: readonly QmsRecord[]): QmsRecord | undefined {
  const named = [...context.cited].flatMap(
    (written) => indicatorOf(context, splitReference(written).id) ?? [],
  );
  return [...named, ...all].find(({ data }) => moneyOf(data['moneyPerUnit']) !== null);
}

type Points = CostOfPoorQuality['points'];

function sumWithin(points: Points, stretch: Stretch): number | null {
  const inside = points.filter(({ from, to }) => from >= stretch.from && to <= stretch.to);
  return inside.length === 0 ? null : rounded(inside.reduce((sum, { amount }) => sum + amount, 0));
}

function pointsOfIndicator(indicator: QmsRecord, factor: number, context: PackContext): Points {
  return readingsOn(indicator, context)
    .filter(hasValue)
    .map(({ period, from, to, value }) => {
      const target = targetOn(indicator, to);
      return {
        period,
        from,
        to,
        amount: rounded(value * factor),
        target: target === null ? null : rounded(target * factor),
      };
    });
}

const failures = ['internal-failure', 'external-failure'];

/** Failure costs per quarter, over the last eight quarters that have ended, earlier ones with costs in the periods compared included. */
function pointsOfRecords(costs: readonly Cost[], currency: string, context: PackContext): Points {
  const failure = costs.filter(({ kind, money }) => failures.includes(kind) && money.currency === currency);
  const quarters: Points[number][] = [];
  let quarter = periodAround(context.asOf, 'quarterly');
  for (let count = 0; count < 12; count += 1) {
    if (quarter.to <= context.asOf || count === 0) {
      const amount = failure
        .filter(({ date }) => within(date, quarter))
        .reduce((sum, { money }) => sum + money.amount, 0);
      quarters.push({
        period: quarter.name,
        from: quarter.from,
        to: quarter.to,
        amount: rounded(amount),
        target: null,
      });
    }
    quarter = periodAround(addDays(quarter.from, -1), 'quarterly');
  }
  return quarters.reverse();
}

/** What poor quality cost over time. Null when neither an indicator nor a record holds an amount. */
export function costOfPoorQuality(
  context: PackContext,
  indicators: readonly QmsRecord[],
): CostOfPoorQuality | null {
  const { costs, countedOnce } = allCosts(context);
  const indicator = costIndicator(context, indicators);
  const unit = indicator === undefined ? null : moneyOf(indicator.data['moneyPerUnit']);
  const failure = sumsOf(costs.filter(({ kind }) => failures.includes(kind)).map(({ money }) => money));
  const currency = unit?.currency ?? failure[0]?.currency;
  if (currency === undefined) return null;
  const fromIndicator = indicator !== undefined && unit !== null;
  const points = fromIndicator
    ? pointsOfIndicator(indicator, unit.amount, context)
    : pointsOfRecords(costs, currency, context);
  const inPeriod = costs.filter(({ date }) => within(date, context.period));
  const kinds = [...new Set(inPeriod.map(({ kind }) => kind))].sort();
  return {
    source: fromIndicator ? 'indicator' : 'records',
    indicator: fromIndicator ? linkTo(indicator) : null,
    currency,
    points: points.slice(-limits.points),
    total: sumWithin(points, context.period),
    before: sumWithin(points, context.comparedWith),
    byKind: kinds.flatMap((kind) => {
      const ofKind = inPeriod.filter((cost) => cost.kind === kind && cost.money.currency === currency);
      return sumsOf(ofKind.map(({ money }) => money)).map((sum) => ({
        kind,
        sum,
        records: [...new Set(ofKind.map(({ record }) => record))]
          .slice(0, limits.references)
          .map((record) => linkTo(record, ['costs'])),
      }));
    }),
    countedOnce,
    otherCurrencies: sumsOf(
      inPeriod.filter(({ money }) => money.currency !== currency).map(({ money }) => money),
    ),
  };
}
