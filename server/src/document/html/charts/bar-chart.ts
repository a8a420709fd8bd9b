import { scaleBand, scaleLinear } from 'd3-scale';
import type { BarDrawing, BarPoint } from '../../drawing.ts';
import { shortNumber } from '../../figures.ts';
import { wordsOf } from '../../writer-context.ts';
import type { HtmlContext } from '../context.ts';
import { type Markup, svg } from '../markup.ts';
import { at } from './coordinates.ts';
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

export const barChartSize = { width: WIDTH, height: HEIGHT } as const;

/** Bars side by side, with the target as a line and figures on the first and last bar. */
export function barChart(context: HtmlContext, { points, target: goal }: BarDrawing): Markup {
  const last = points.at(-1)!;
  const highest = Math.max(...points.map(({ value, target }) => Math.max(value, target ?? 0)), 1);
  const lowest = Math.min(...points.map(({ value }) => value), 0);
  const right = WIDTH - (goal === null ? 6 : TARGET);
  const y = scaleLinear().domain([lowest, highest]).nice(4).range([BASE, TOP]);
  const x = scaleBand<number>()
    .domain(points.map((_, i) => i))
    .range([LEFT, right])
    .padding(0.22);
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
    svg`<text class="mark" x="${at(middle(i))}" y="${at(Math.min(y(points[i]!.value), y(0)) - 5)}" text-anchor="middle">${wordsOf(context, shortNumber(points[i]!.value))}</text>`;
  return svg`${y
    .ticks(4)
    .map(
      (tick) =>
        svg`<path class="grid" d="M${LEFT} ${at(y(tick))}H${right}"/><text class="axis" x="${LEFT - 5}" y="${at(y(tick) + 4)}" text-anchor="end">${wordsOf(context, shortNumber(tick))}</text>`,
    )}${points.map(({ value, filled }, i) => {
    const top = Math.min(y(value), y(0));
    const height = Math.abs(y(value) - y(0));
    return svg`<rect class="${filled ? 'bar' : 'bar before'}" x="${at(start(i))}" y="${at(top)}" width="${at(x.bandwidth())}" height="${at(height)}"/>`;
  })}${barLabels(context, points, middle, x.step())}${
    target === null
      ? null
      : svg`<path class="target-halo" d="${target}"/><path class="target-line" d="${target}"/>`
  }${figureOn(0)}${points.length > 1 ? figureOn(points.length - 1) : null}${
    goal === null || last.target === null
      ? null
      : svg`<text class="goal-label" x="${right + 5}" y="${at(y(last.target) + 4)}">${wordsOf(context, goal)}</text>`
  }`;
}

/** Below each bar its label where there is room, and below these what neighbours have in common. */
function barLabels(
  context: HtmlContext,
  points: readonly BarPoint[],
  middle: (i: number) => number,
  step: number,
): Markup {
  const groups: { name: string; from: number; to: number }[] = [];
  points.forEach(({ above: name }, i) => {
    const current = groups.at(-1);
    if (current?.name === name) current.to = i;
    else groups.push({ name, from: i, to: i });
  });
  return svg`${points.map(({ label }, i) =>
    step < LABEL
      ? null
      : svg`<text class="axis" x="${at(middle(i))}" y="${BASE + 13}" text-anchor="middle">${wordsOf(context, label)}</text>`,
  )}${groups.map(({ name, from, to }) => svg`<text class="axis" x="${at((middle(from) + middle(to)) / 2)}" y="${BASE + 27}" text-anchor="middle">${name}</text>`)}`;
}
