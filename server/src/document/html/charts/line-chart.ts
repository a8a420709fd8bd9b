import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line, symbol, symbolDiamond, symbolSquare } from 'd3-shape';
import type { Band, LetteredMark, LineDrawing, LinePoint } from '../../drawing.ts';
import { shortNumber } from '../../figures.ts';
import { lineRange } from '../../lettered-marks.ts';
import { type TimeLine, timeLine } from '../../time-line.ts';
import { wordsOf } from '../../writer-context.ts';
import type { HtmlContext } from '../context.ts';
import { type Markup, svg } from '../markup.ts';
import { at, extent } from './coordinates.ts';
import { stepPath } from './steps.ts';

const WIDTH = 400;
const HEIGHT = 164;
const [START, END] = lineRange;
const LEFT = START - 2;
const TOP = 20;
const BOTTOM = 22;
const BASE = HEIGHT - BOTTOM;
/** Height of a line of text. */
const LINE = 12;

export const lineChartSize = { width: WIDTH, height: HEIGHT } as const;

type Scale = ScaleLinear<number, number>;

/**
 * A figure over time, drawn to scale: points at the end of their stretch of time, the target as it held, bands with
 * their means, points that stand out as shapes of their own, and days marked by letters.
 */
export function lineChart(context: HtmlContext, drawing: LineDrawing): Markup {
  const { points, bands } = drawing;
  const [low, high] = extent([
    ...points.flatMap((point) => [point.value, point.target]),
    ...bands.flatMap((band) => [band.lower, band.upper]),
  ]);
  const y = scaleLinear().domain([low, high]).nice(4).range([BASE, TOP]);
  const time = timeLine(points, drawing.until, lineRange);
  const path = line<LinePoint>()
    .defined((point) => point.value !== null)
    .x((_, i) => time.end(i))
    .y((point) => y(point.value ?? 0))
    .digits(1)(points);
  const target = stepPath(
    points.map((point, i) => ({
      from: time.start(i),
      // The last target goes on to the day of the page.
      to: i === points.length - 1 ? END : time.end(i),
      y: point.target === null ? null : y(point.target),
    })),
  );
  const latest = points.findLastIndex(({ value }) => value !== null);
  return svg`${grid(context, y)}${timeAxis(context, time)}${bands.map((band, i) => limits(band, i, points, time, y))}${
    target === null ? null : svg`<path class="target" d="${target}"/>`
  }${drawMarks(drawing.marks, time)}${path === null ? null : svg`<path class="line" d="${path}"/>`}${points.map(
    (point, i) => (point.value === null ? null : dot(point, time.end(i), y(point.value), i === latest)),
  )}${endLabels(context, drawing, points[latest]?.value ?? null, y)}`;
}

const grid = (context: HtmlContext, y: Scale): readonly Markup[] =>
  y
    .ticks(4)
    .map(
      (tick) =>
        svg`<path class="grid" d="M${LEFT} ${at(y(tick))}H${END}"/><text class="axis" x="${LEFT - 6}" y="${at(y(tick) + 4)}" text-anchor="end">${wordsOf(context, shortNumber(tick))}</text>`,
    );

/** Words for value and target at the right end, moved apart where they would cover each other. */
function endLabels(
  context: HtmlContext,
  { points, latest, target }: LineDrawing,
  value: number | null,
  y: Scale,
): Markup {
  const goal = points.at(-1)!.target;
  let valueY = value === null ? null : y(value);
  let goalY = goal === null ? null : y(goal);
  if (valueY !== null && goalY !== null && Math.abs(valueY - goalY) < LINE) {
    const middle = (valueY + goalY) / 2;
    const up = valueY <= goalY ? -1 : 1;
    valueY = middle + (up * LINE) / 2;
    goalY = middle - (up * LINE) / 2;
  }
  return svg`${
    target === null || goalY === null
      ? null
      : svg`<text class="goal-label" x="${END + 6}" y="${at(goalY + 4)}">${wordsOf(context, target)}</text>`
  }${
    latest === null || valueY === null
      ? null
      : svg`<text class="mark" x="${END + 6}" y="${at(valueY + 4)}">${wordsOf(context, latest)}</text>`
  }`;
}

function limits(
  band: Band,
  index: number,
  points: readonly LinePoint[],
  time: TimeLine,
  y: Scale,
): Markup | null {
  const from = points.findIndex((point) => point.band === index);
  if (from === -1) return null;
  let to = from;
  while (to + 1 < points.length && points[to + 1]!.band === index) to++;
  const [start, end] = [at(time.start(from) + 1.5), at(time.end(to) - 1.5)];
  const across = (value: number | null, name: string) =>
    value === null ? null : svg`<path class="${name}" d="M${start} ${at(y(value))}H${end}"/>`;
  return svg`${across(band.upper, 'limit')}${across(band.lower, 'limit')}${across(band.mean, 'mean')}`;
}

function dot({ shape, hollow }: LinePoint, x: number, y: number, isLast: boolean): Markup {
  if (shape === null)
    return svg`<circle class="${isLast ? 'dot last' : 'dot'}" cx="${at(x)}" cy="${at(y)}" r="${isLast ? '3.6' : '2.2'}"/>`;
  const path = symbol(shape === 'diamond' ? symbolDiamond : symbolSquare, 56)() ?? '';
  return svg`<path class="${hollow ? 'signal explained' : 'signal'}" transform="translate(${at(x)} ${at(y)})" d="${path}"/>`;
}

/** Lines across the chart at the marked days, in a style for each kind, with the letters above. */
function drawMarks(marks: readonly LetteredMark[], time: TimeLine): Markup {
  const top = TOP - 4;
  return svg`${marks.map(({ date, style, letter }, i) => {
    const x = time.at(date);
    if (x === null) return null;
    const isFirst = letter !== marks[i - 1]?.letter;
    return svg`<path class="event ${style}" d="M${at(x)} ${top}V${BASE}"/>${
      isFirst
        ? svg`<text class="mark" x="${at(x)}" y="${top - 4}" text-anchor="middle">${letter}</text>`
        : null
    }`;
  })}`;
}

function timeAxis(context: HtmlContext, { boundaries, labels }: TimeLine): Markup {
  return svg`<path class="base" d="M${LEFT} ${BASE}H${END}"/>${boundaries.map((x) => svg`<path class="base" d="M${at(x)} ${BASE}v4"/>`)}${labels.map(
    ({ x, text }) =>
      svg`<text class="axis" x="${at(x)}" y="${HEIGHT - 7}" text-anchor="middle">${wordsOf(context, text)}</text>`,
  )}`;
}
