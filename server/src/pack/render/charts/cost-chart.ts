import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { CostOfPoorQuality, Span } from '../../model.ts';
import { number, period, shortNumber } from '../format.ts';
import { html, type Markup, svg } from '../html.ts';
import { table } from '../view.ts';
import { at, figure, isLabelled } from './frame.ts';

const WIDTH = 400;
const HEIGHT = 170;
const LEFT = 40;
const RIGHT = 6;
const TOP = 12;
const BOTTOM = 22;

/**
 * Cost of poor quality per period as bars: filled in the period of the review, framed before, with the
 * target as a line.
 */
export function costChart(cost: CostOfPoorQuality, reviewed: Span | null): Markup | null {
  const { points } = cost;
  if (points.length === 0) return null;
  const highest = Math.max(...points.map(({ amount, target }) => Math.max(amount, target ?? 0)), 1);
  const lowest = Math.min(...points.map(({ amount }) => amount), 0);
  const y = scaleLinear()
    .domain([lowest, highest])
    .nice(4)
    .range([HEIGHT - BOTTOM, TOP]);
  const x = scaleBand<number>()
    .domain(points.map((_, i) => i))
    .range([LEFT, WIDTH - RIGHT])
    .padding(0.22);
  const isReviewed = (from: string, to: string): boolean =>
    reviewed !== null && from >= reviewed.from && to <= reviewed.to;
  const middle = (i: number): number => (x(i) ?? 0) + x.bandwidth() / 2;
  const target = line<(typeof points)[number]>()
    .defined((point) => point.target !== null)
    .x((_, i) => middle(i))
    .y((point) => y(point.target ?? 0))
    .digits(1)(points);
  const first = points[0]!;
  const last = points.at(-1)!;
  return figure({
    id: 'cost-of-poor-quality',
    title: 'Cost of poor quality',
    description: `${cost.currency} per period from ${period(first.period)} (${number(first.amount)}) to ${period(last.period)} (${number(last.amount)}).${
      last.target === null ? '' : ` Target ${number(last.target)}.`
    }`,
    width: WIDTH,
    height: HEIGHT,
    drawing: svg`${y
      .ticks(4)
      .map(
        (tick) =>
          svg`<path class="grid" d="M${LEFT} ${at(y(tick))}H${WIDTH - RIGHT}"/><text class="axis" x="${LEFT - 5}" y="${at(y(tick) + 3.5)}" text-anchor="end">${shortNumber(tick)}</text>`,
      )}${points.map((point, i) => {
      const top = Math.min(y(point.amount), y(0));
      const height = Math.abs(y(point.amount) - y(0));
      return svg`<rect class="${isReviewed(point.from, point.to) ? 'bar' : 'bar before'}" x="${at(x(i) ?? 0)}" y="${at(top)}" width="${at(x.bandwidth())}" height="${at(height)}"/>${
        isLabelled(i, points.length, 5)
          ? svg`<text class="axis" x="${at(middle(i))}" y="${HEIGHT - 7}" text-anchor="middle">${period(point.period)}</text>`
          : null
      }`;
    })}${target === null ? null : svg`<path class="target" d="${target}"/>`}`,
    below: html`<p class="muted">${cost.currency} per period. Filled: the period reviewed.${target === null ? '' : ' Dotted: target.'}</p>`,
    data: table(
      'Cost of poor quality per period',
      [{ title: 'Period' }, { title: cost.currency, numeric: true }, { title: 'Target', numeric: true }],
      points.map((point) => ({
        cells: [
          period(point.period),
          number(point.amount),
          point.target === null ? '' : number(point.target),
        ],
      })),
    ),
  });
}
