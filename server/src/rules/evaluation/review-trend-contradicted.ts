import { citedIndicators, type Movement, movementOf } from '../../domain/measures/trend.ts';
import { isHeld } from '../../domain/phases.ts';
import { filledInputs, inputNamed, inputPlace } from '../../domain/review/inputs.ts';
import { previousPeriod, reviewPeriod } from '../../domain/review/periods.ts';
import { figure, withUnit } from '../../domain/words/figures.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { withUnread } from '../../domain/words/unread-data.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { RecordRule } from '../../model/rule.ts';
import { textOf } from '../../records/values.ts';
import { complete, withInput } from '../review/examples.ts';
import { indicator, quarters } from './examples.ts';

const say = defineMessages('review-trend-contradicted', {
  contradicted:
    '{input} {count, plural, one {is} other {are}} not {stated, select, improving {improving} declining {declining} other {stable}} by the readings. Correct the trend, or say under `trendNote` why the figures mislead. The readings show {movements}.',
  went: '{indicator} going from {before} to {after}, which is {better, select, yes {better} other {worse}}',
  since:
    '{indicator} going from {before} to {after} since the change of {change}, which is {better, select, yes {better} other {worse}}',
  stepped:
    '{indicator} stepping from {before} to {after} with the change of {change}, which is {better, select, yes {better} other {worse}}',
});

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

function movementNamed({ indicator, before, after, trend, endToEnd, basis, change }: Movement): Message {
  const values = {
    indicator: idAndTitle(indicator),
    before: figure(before!),
    after: withUnit(after!, indicator),
    better: (trend ?? endToEnd?.trend) === 'improving' ? 'yes' : 'no',
  };
  if (change === null) return say.went(values);
  const moved = basis === 'step' ? say.stepped : say.since;
  return moved({ ...values, change: change.period });
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
        message: asPractice(
          withUnread(
            say.contradicted({
              ...inputNamed(item, record, queries),
              stated,
              movements: listed(movements.map(movementNamed)),
            }),
            movements.find(({ unread }) => unread !== null)?.unread ?? null,
          ),
        ),
        place: inputPlace(record, item, 'trend'),
      });
    }
  },
};
