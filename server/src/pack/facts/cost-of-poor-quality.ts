import type { QmsRecord } from '../../model/record.ts';
import { addDays } from '../../records/dates.ts';
import { splitReference } from '../../records/values.ts';
import { periodAround } from '../../statistics/gaps.ts';
import { hasValue } from '../../statistics/reading.ts';
import { targetOn } from '../../statistics/target.ts';
import type { Stretch } from '../../statistics/trend.ts';
import type { CostOfPoorQuality } from '../model.ts';
import { linkTo, moneyOf, type PackContext, within } from './context.ts';
import { allCosts, type Cost } from './costs.ts';
import { indicatorOf, readingsOn } from './indicators.ts';
import { limits } from './limits.ts';
import { rounded, sumsOf } from './money.ts';
import { unreadReadings } from './unread.ts';

/** The indicator whose readings are money lost: one the review names, otherwise the first there is. */
export function costIndicator(context: PackContext, all: readonly QmsRecord[]): QmsRecord | undefined {
  const named = [...context.cited].flatMap(
    (written) => indicatorOf(context, splitReference(written).id) ?? [],
  );
  return [...named, ...all].find(({ data }) => moneyOf(data['moneyPerUnit']) !== null);
}

type Points = CostOfPoorQuality['points'];

const pointsWithin = (points: Points, stretch: Stretch): Points =>
  points.filter(({ from, to }) => from >= stretch.from && to <= stretch.to);

const sumOfPoints = (points: Points): number | null =>
  points.length === 0 ? null : rounded(points.reduce((sum, { amount }) => sum + amount, 0));

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

const sumWithin = (costs: readonly Cost[], stretch: Stretch): number =>
  rounded(costs.reduce((sum, { date, money }) => (within(date, stretch) ? sum + money.amount : sum), 0));

const quartersShown = 12;

/** Costs by the last twelve quarters that have ended by the day of the pack, oldest first. */
function pointsOfRecords(costs: readonly Cost[], { asOf }: PackContext): Points {
  const current = periodAround(asOf, 'quarterly');
  let quarter = current.to <= asOf ? current : periodAround(addDays(current.from, -1), 'quarterly');
  const points: Points[number][] = [];
  while (points.length < quartersShown) {
    const { name, from, to } = quarter;
    points.push({ period: name, from, to, amount: sumWithin(costs, quarter), target: null });
    quarter = periodAround(addDays(from, -1), 'quarterly');
  }
  return points.reverse();
}

/** What poor quality cost over time. Null when neither an indicator nor a record holds an amount. */
export function costOfPoorQuality(
  context: PackContext,
  indicators: readonly QmsRecord[],
): CostOfPoorQuality | null {
  const { costs, countedOnce } = allCosts(context);
  const indicator = costIndicator(context, indicators);
  const unit = indicator === undefined ? null : moneyOf(indicator.data['moneyPerUnit']);
  const failed = costs.filter(({ kind }) => failures.includes(kind));
  const currency = unit?.currency ?? sumsOf(failed.map(({ money }) => money))[0]?.currency;
  if (currency === undefined) return null;
  const counted = failed.filter(({ money }) => money.currency === currency);
  const fromIndicator = indicator !== undefined && unit !== null;
  const points = fromIndicator
    ? pointsOfIndicator(indicator, unit.amount, context)
    : pointsOfRecords(counted, context);
  const [now, then] = [pointsWithin(points, context.period), pointsWithin(points, context.comparedWith)];
  const totals = fromIndicator
    ? // A sum over fewer readings is no measure of the same thing.
      { total: sumOfPoints(now), before: now.length === then.length ? sumOfPoints(then) : null }
    : {
        total: sumWithin(counted, context.period),
        before: sumWithin(counted, context.comparedWith),
      };
  const inPeriod = costs.filter(({ date }) => within(date, context.period));
  const kinds = [...new Set(inPeriod.map(({ kind }) => kind))].sort();
  return {
    source: fromIndicator ? 'indicator' : 'records',
    indicator: fromIndicator ? linkTo(indicator) : null,
    currency,
    points: points.slice(-limits.points),
    ...totals,
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
    ...(fromIndicator ? unreadReadings(indicator, context) : {}),
  };
}
