import { scaleBand, scaleLinear } from 'd3-scale';
import type { CostOfPoorQuality, Span } from '../../model.ts';
import { number, period, shortNumber } from '../format.ts';
import { html, type Markup, svg } from '../html.ts';
import { table } from '../view.ts';
import { at, figure } from './frame.ts';
import { stepPath } from './steps.ts';

const WIDTH = 400;
const HEIGHT = 170;
const LEFT = 40;
const TOP = 18;
const BOTTOM = 34;
const BASE = HEIGHT - BOTTOM;
/** Room for the target's figure on the right. */
const TARGET = 66;
/** Room the label of a bar needs. */
const LABEL = 22;

type Point = CostOfPoorQuality['points'][number];

/**
 * Cost of poor quality per period as bars: filled in the period of the review, framed before, with the
 * target as a line and figures on the first and last bar.
 */
export function costChart(cost: CostOfPoorQuality, reviewed: Span | null): Markup | null {
  const { points } = cost;
  if (points.length === 0) return null;
  const first = points[0]!;
  const last = points.at(-1)!;
  const highest = Math.max(...points.map(({ amount, target }) => Math.max(amount, target ?? 0)), 1);
  const lowest = Math.min(...points.map(({ amount }) => amount), 0);
  const right = WIDTH - (last.target === null ? 6 : TARGET);
  const y = scaleLinear().domain([lowest, highest]).nice(4).range([BASE, TOP]);
  const x = scaleBand<number>()
    .domain(points.map((_, i) => i))
    .range([LEFT, right])
    .padding(0.22);
  const isReviewed = (from: string, to: string): boolean =>
    reviewed !== null && from >= reviewed.from && to <= reviewed.to;
  const start = (i: number): number => x(i) ?? 0;
  const middle = (i: number): number => start(i) + x.bandwidth() / 2;
  const target = stepPath(
    points.map((point, i) => ({
      from: LEFT + i * x.step() + (x.step() * x.padding()) / 2,
      to: i === points.length - 1 ? right : LEFT + (i + 1) * x.step() + (x.step() * x.padding()) / 2,
      y: point.target === null ? null : y(point.target),
    })),
  );
  const figureOn = (i: number): Markup =>
    svg`<text class="mark" x="${at(middle(i))}" y="${at(Math.min(y(points[i]!.amount), y(0)) - 5)}" text-anchor="middle">${shortNumber(points[i]!.amount)}</text>`;
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
          svg`<path class="grid" d="M${LEFT} ${at(y(tick))}H${right}"/><text class="axis" x="${LEFT - 5}" y="${at(y(tick) + 4)}" text-anchor="end">${shortNumber(tick)}</text>`,
      )}${points.map((point, i) => {
      const top = Math.min(y(point.amount), y(0));
      const height = Math.abs(y(point.amount) - y(0));
      return svg`<rect class="${isReviewed(point.from, point.to) ? 'bar' : 'bar before'}" x="${at(start(i))}" y="${at(top)}" width="${at(x.bandwidth())}" height="${at(height)}"/>`;
    })}${barLabels(points, middle, x.step())}${
      target === null
        ? null
        : svg`<path class="target-halo" d="${target}"/><path class="target-line" d="${target}"/>`
    }${figureOn(0)}${points.length > 1 ? figureOn(points.length - 1) : null}${
      last.target === null
        ? null
        : svg`<text class="goal-label" x="${right + 5}" y="${at(y(last.target) + 4)}">target ${shortNumber(last.target)}</text>`
    }`,
    below: html`<p class="muted">${cost.currency} per period.${points.some(({ from, to }) => isReviewed(from, to)) ? ' Filled: the period reviewed.' : null}</p>`,
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
      { layout: 'plain' },
    ),
  });
}

/** Below each bar its part of the year where there is room, and below these the years. */
function barLabels(points: readonly Point[], middle: (i: number) => number, step: number): Markup {
  const years: { name: string; from: number; to: number }[] = [];
  points.forEach((point, i) => {
    const name = /^\d{4}/.exec(point.from)?.[0] ?? '';
    const current = years.at(-1);
    if (current?.name === name) current.to = i;
    else years.push({ name, from: i, to: i });
  });
  const short = (point: Point): string => period(point.period).split('\u00a0')[0]!.slice(0, 6);
  return svg`${points.map((point, i) =>
    step < LABEL
      ? null
      : svg`<text class="axis" x="${at(middle(i))}" y="${BASE + 13}" text-anchor="middle">${short(point)}</text>`,
  )}${years.map(({ name, from, to }) => svg`<text class="axis" x="${at((middle(from) + middle(to)) / 2)}" y="${BASE + 27}" text-anchor="middle">${name}</text>`)}`;
}
