import { type Chart, paragraph, table } from '../../../document/blocks.ts';
import { period, periodInYear } from '../../../document/dates.ts';
import { number, shortNumber } from '../../../document/figures.ts';
import type { Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { CostOfPoorQuality, Span } from '../../model.ts';
import { shared } from '../shared.ts';
import { dataOf } from './data-of.ts';

const say = defineMessages('pack.costChart', {
  fromTo: '{currency} per period from {first} ({firstAmount}) to {last} ({lastAmount}).',
  perPeriod: '{currency} per period.',
  perPeriodFilled: '{currency} per period. Filled: the period reviewed.',
  data: 'Cost of poor quality per period',
});

/**
 * Cost of poor quality per period as bars: filled in the period of the review, framed before, with the
 * target as a line.
 */
export function costChart({ points, currency }: CostOfPoorQuality, reviewed: Span | null): Chart | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const isReviewed = (point: Span): boolean =>
    reviewed !== null && point.from >= reviewed.from && point.to <= reviewed.to;
  const description: readonly (Text | null)[] = [
    say.fromTo({
      currency,
      first: period(first.period),
      firstAmount: number(first.amount),
      last: period(last.period),
      lastAmount: number(last.amount),
    }),
    last.target === null ? null : shared.targetIs({ value: number(last.target) }),
  ];
  return {
    is: 'chart',
    id: 'cost-of-poor-quality',
    title: shared.costOfPoorQuality(),
    description: description.filter((each) => each !== null),
    drawing: {
      is: 'bars',
      points: points.map((point) => ({
        value: point.amount,
        target: point.target,
        filled: isReviewed(point),
        label: periodInYear(point.period),
        above: /^\d{4}/.exec(point.from)?.[0] ?? '',
      })),
      target: last.target === null ? null : shared.targetOf({ value: shortNumber(last.target) }),
    },
    below: paragraph(
      points.some(isReviewed) ? say.perPeriodFilled({ currency }) : say.perPeriod({ currency }),
      'quiet',
    ),
    dataTitle: dataOf(shared.costOfPoorQuality()),
    data: table(
      say.data(),
      [
        { title: shared.period() },
        { title: currency, numeric: true },
        { title: shared.target(), numeric: true },
      ],
      points.map((point) => ({
        cells: [
          period(point.period),
          number(point.amount),
          point.target === null ? null : number(point.target),
        ],
      })),
      { layout: 'plain' },
    ),
  };
}
