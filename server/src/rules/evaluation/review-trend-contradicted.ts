import { citedIndicators, type Movement, movementOf } from '../../domain/measures/trend.ts';
import { isHeld } from '../../domain/phases.ts';
import { filledInputs, inputPlace, inputWords } from '../../domain/review/inputs.ts';
import { previousPeriod, reviewPeriod } from '../../domain/review/periods.ts';
import { figure, withUnit } from '../../domain/words/figures.ts';
import { listWords } from '../../domain/words/lists.ts';
import { named } from '../../domain/words/records.ts';
import type { RecordRule } from '../../model/rule.ts';
import { textOf } from '../../records/values.ts';
import { complete, withInput } from '../review/examples.ts';
import { indicator, quarters } from './examples.ts';

const opposite: Readonly<Record<string, readonly string[]>> = {
  improving: ['declining'],
  declining: ['improving'],
  stable: ['improving', 'declining'],
};

/**
 * Whether everything an indicator shows speaks against the stated trend. A step that came with a deliberate
 * change denies no `stable`: a new way of measuring makes one too, and the process may have been level.
 */
function contradicts({ trend, endToEnd, basis }: Movement, stated: string): boolean {
  if (basis === 'step' && stated === 'stable') return false;
  const shown = [trend, endToEnd?.trend ?? null].filter((each) => each !== null);
  const against = opposite[stated] ?? [];
  return against.some((other) => shown.length > 0 && shown.every((each) => each === other));
}

function movementWords({ indicator, before, after, trend, endToEnd, basis, change }: Movement): string {
  const better = (trend ?? endToEnd?.trend) === 'improving' ? 'better' : 'worse';
  const moved = `from ${figure(before!)} to ${withUnit(after!, indicator)}`;
  if (basis === 'step')
    return `${named(indicator)} stepped ${moved} with the change of ${change!.period}, which is ${better}`;
  const since = change === null ? '' : ` since the change of ${change.period}`;
  return `${named(indicator)} went ${moved}${since}, which is ${better}`;
}

export const rule: RecordRule = {
  id: 'review-trend-contradicted',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Trend against the readings',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/9.1.3'],
  explanation:
    "The section states a trend, and every indicator it names shows the opposite when the readings in the review's period are compared with those of the period before, by their means as well as from the last reading to the last. Moves within half the mean range between neighbouring readings count as stable. Where a deliberate change (phases of the indicator) lies in the time compared, only readings since the change are compared; with fewer than two of them in the period before, the level before the change is compared with the level since, and such a step contradicts improving or declining, never stable. Correct the trend, or say under `trendNote` why the figures mislead. This is good practice, not a requirement.",
  examples: {
    bad: {
      'review.yaml': withInput(...complete, 'indicators: [KPI-OTD]', 'trend: improving'),
      'indicator.yaml': indicator(...quarters(95, 94, 95, 94, 95, 94, 85, 84)),
    },
    good: {
      'review.yaml': withInput(...complete, 'indicators: [KPI-OTD]', 'trend: declining'),
      'indicator.yaml': indicator(...quarters(95, 94, 95, 94, 95, 94, 85, 84)),
    },
  },
  check(record, queries, report) {
    const period = reviewPeriod(record);
    const previous = previousPeriod(record, queries);
    if (!isHeld(record) || period === null || previous === null) return;
    for (const item of filledInputs(record)) {
      const stated = textOf(item.value['trend']);
      if (stated === null || !Object.hasOwn(opposite, stated)) continue;
      if (textOf(item.value['trendNote']) !== null) continue;
      const movements = citedIndicators(item, queries)
        .map((one) => movementOf(one, period, previous, queries))
        .filter(({ trend }) => trend !== null);
      if (movements.length === 0 || !movements.every((movement) => contradicts(movement, stated))) continue;
      report({
        message: `${inputWords(item, record, queries)} of ${record.id} ${item.keys.length === 1 ? 'is' : 'are'} said to be ${stated}, but ${listWords(movements.map(movementWords))}; practice is to correct the trend, or to say under \`trendNote\` why the figures mislead.`,
        place: inputPlace(record, item, 'trend'),
      });
    }
  },
};
