import { defineMessages } from '../../messages/define-messages.ts';
import type { Path } from '../../model/text.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { targetOn } from '../../statistics/target.ts';
import type { FieldScope } from '../field-scope.ts';
import type { DateOffer } from './dates.ts';
import { type DataRequest, ownTexts } from './request.ts';

const say = defineMessages('completion.figure', {
  target: 'target of {indicator}',
  inPeriod: '{indicator} in {period}',
  reading: '{indicator}: {value}',
});

/** Latest readings that are offered. */
const offered = 6;

/** Fields of an objective that take a figure of the indicator it is measured by. */
const figures: Readonly<Record<string, 'value' | 'period' | 'target'>> = {
  'baseline.value': 'value',
  'baseline.period': 'period',
  'result.value': 'value',
  target: 'target',
};

/** Figures and periods from the indicator of the objective at hand, the latest first, its target for the target. */
export function figureOffers(request: DataRequest, scope: FieldScope): readonly DateOffer[] {
  const what = scope.schema.type === 'quality-objective' ? figures[fieldName(scope.path)] : undefined;
  const { queries, today } = request.context.project;
  const indicator =
    what === undefined ? undefined : queries.record(ownTexts(request, scope).get('indicator') ?? '');
  if (what === undefined || indicator?.type !== 'indicator') return [];
  if (what === 'target') {
    const target = targetOn(indicator, today);
    return target === null
      ? []
      : [{ value: String(target), detail: say.target({ indicator: indicator.id }) }];
  }
  return indicatorSeries(indicator, queries)
    .readings.filter(({ value }) => value !== null)
    .slice(-offered)
    .reverse()
    .map(({ period, value }) =>
      what === 'value'
        ? { value: String(value), detail: say.inPeriod({ indicator: indicator.id, period }) }
        : { value: period, detail: say.reading({ indicator: indicator.id, value: String(value) }) },
    );
}

const fieldName = (path: Path): string => path.join('.');
