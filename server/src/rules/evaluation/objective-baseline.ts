import { indicatorAt } from '../../domain/measures/readings.ts';
import { baselineOf } from '../../domain/measures/standing.ts';
import { figure, withUnit } from '../../domain/words/figures.ts';
import { setTo } from '../../domain/words/fixes.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { periodOf } from '../../records/dates.ts';
import { idsOf, isObject, numberOf } from '../../records/values.ts';
import { hasValue } from '../../statistics/reading.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { indicator, objective, quarters } from './examples.ts';

const say = defineMessages('objective-baseline', {
  contradicted:
    'The baseline is {stated}, but the reading of {indicator} for {period} is {read}. Correct the baseline, or name the period it is from.',
});

/** A baseline off by less than this part of the way to the target was rounded, or read before a figure was corrected. */
const slightly = 0.1;

export const rule: RecordRule = {
  id: 'objective-baseline',
  scope: 'record',
  types: ['quality-objective'],
  needs: ['data.baseline'],
  // What a closed objective brought is measured from its baseline.
  concern: 'integrity',
  level: 'warning',
  basis: 'required',
  title: 'A baseline against the reading',
  clauses: ['iso-9001:2015/6.2.1', 'iso-9001:2015/9.1.3'],
  explanation:
    'The baseline of the objective is another figure than the reading of its indicator for the same period, by more than a tenth of the way from it to the target. What the objective brings, or has brought, then looks larger or smaller than it is. Correct the baseline, or name the period it comes from. An objective that was cancelled is not looked at.',
  examples: {
    bad: {
      'objective.yaml': objective('baseline: { value: 82, period: 2025-Q1 }'),
      'indicator.yaml': indicator(...quarters(91, 92, 90, 92, 91, 92)),
    },
    good: {
      'objective.yaml': objective('baseline: { value: 91, period: 2025-Q1 }'),
      'indicator.yaml': indicator(...quarters(91, 92, 90, 92, 91, 92)),
    },
  },
  check(record, queries, report) {
    const { data, status } = record;
    const { baseline } = data;
    const [stated, target] = [baselineOf(record), numberOf(data['target'])];
    const [id] = idsOf(data['indicator']);
    if (status === 'cancelled' || id === undefined || stated === null || target === null) return;
    const period = isObject(baseline) ? periodOf(baseline['period']) : null;
    const measure = indicatorAt(id, queries);
    if (period === null || measure === undefined) return;
    const reading = indicatorSeries(measure, queries)
      .readings.filter(hasValue)
      .find(({ from, to }) => from === period.from && to === period.to);
    if (reading === undefined) return;
    if (Math.abs(stated - reading.value) <= slightly * Math.abs(target - reading.value)) return;
    const place = { file: record.file, record: record.key };
    const path = ['baseline', 'value'];
    report({
      message: say.contradicted({
        stated: figure(stated),
        indicator: measure.id,
        period: reading.period,
        read: withUnit(reading.value, measure),
      }),
      place: { ...place, path },
      fixes: [
        {
          title: setTo('baseline.value', String(reading.value)),
          certain: false,
          ...place,
          steps: [{ kind: 'replace-value', path, value: reading.value }],
        },
      ],
    });
  },
};
