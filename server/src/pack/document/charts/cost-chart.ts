import { type Chart, paragraph, table } from '../../../document/blocks.ts';
import { period, periodInYear } from '../../../document/dates.ts';
import { number, shortNumber } from '../../../document/figures.ts';
import type { Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { CostOfPoorQuality, Span } from '../../model.ts';
import { dataOf } from './data-of.ts';

const say = defineMessages('pack.costChart', {
  title: 'Cost of poor quality',
  fromTo: '{currency} per period from {first} ({firstAmount}) to {last} ({lastAmount}).',
  target: 'Target {value}.',
  targetEnd: 'target {value}',
  perPeriod: '{currency} per period.',
  perPeriodFilled: '{currency} per period. Filled: the period reviewed.',
  data: 'Cost of poor quality per period',
  period: 'Period',
  targetColumn: 'Target',
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
    last.target === null ? null : say.target({ value: number(last.target) }),
  ];
  return {
    is: 'chart',
    id: 'cost-of-poor-quality',
    title: say.title(),
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
      target: last.target === null ? null : say.targetEnd({ value: shortNumber(last.target) }),
    },
    below: paragraph(
      points.some(isReviewed) ? say.perPeriodFilled({ currency }) : say.perPeriod({ currency }),
      'quiet',
    ),
    dataTitle: dataOf(say.title()),
    data: table(
      say.data(),
      [
        { title: say.period() },
        { title: currency, numeric: true },
        { title: say.targetColumn(), numeric: true },
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
