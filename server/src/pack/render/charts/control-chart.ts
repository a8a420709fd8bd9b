import { scaleLinear } from 'd3-scale';
import { line, symbol, symbolDiamond, symbolSquare } from 'd3-shape';
import type { Chart, ChartPhase, ChartPoint, IndicatorEntry } from '../../model.ts';
import { count, digitsOf, number, period, rounded, shortNumber, withUnit } from '../format.ts';
import { html, type Markup, svg } from '../html.ts';
import { table } from '../view.ts';
import { at, extent, figure } from './frame.ts';
import { drawMarks, markList, placedMarks } from './marks.ts';
import { stepPath } from './steps.ts';
import { type TimeLine, timeLine } from './time-line.ts';

const WIDTH = 400;
const HEIGHT = 164;
const LEFT = 38;
/** Room for `target 1,250`. */
const RIGHT = 74;
const TOP = 20;
const BOTTOM = 22;
const BASE = HEIGHT - BOTTOM;
const END = WIDTH - RIGHT;
/** Height of a line of text. */
const LINE = 12;

const signalWords = {
  'outside-limits': 'outside the natural limits',
  'run-of-eight': 'eight in a row on one side',
} as const;

/** What the chart says, for those who do not see it. */
function describe(entry: IndicatorEntry, chart: Chart): string {
  const first = chart.points[0]!;
  const last = chart.points.at(-1)!;
  const latest = entry.latest?.value ?? null;
  const phase = chart.phases.at(-1);
  const parts = [
    `${count(chart.points.length, 'reading')} from ${period(first.period)} to ${period(last.period)}.`,
    latest === null ? '' : `Latest ${withUnit(latest, entry.unit)}.`,
    entry.target === null ? '' : `Target ${withUnit(entry.target, entry.unit)}.`,
    phase?.mean == null || phase.lower === null || phase.upper === null
      ? ''
      : `Mean ${number(phase.mean)}, natural limits ${number(phase.lower)} to ${number(phase.upper)}.`,
    chart.signals.length === 0
      ? chart.kind === 'individuals'
        ? 'No signals.'
        : ''
      : `${count(chart.signals.length, 'signal')}: ${chart.signals
          .slice(0, 4)
          .map((each) => `${signalWords[each.kind]} (${each.periods.map(period).join(', ')})`)
          .join('; ')}.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** What the lines of the last phase stand at, for those who do not want to measure. */
function limitFigures({ chart }: IndicatorEntry): Markup | null {
  const phase = chart.phases.at(-1);
  if (phase?.mean == null || phase.lower === null || phase.upper === null) return null;
  const digits = 1 + digitsOf(chart.points.map(({ value }) => value));
  return html`<p class="in-figures">Mean ${rounded(phase.mean, digits)}, natural limits ${rounded(phase.lower, digits)} to ${rounded(phase.upper, digits)}, from ${count(phase.count, 'reading')} since ${period(phase.from)}</p>`;
}

/**
 * An indicator over time, drawn to scale up to the day of the pack: readings at the end of their periods, the
 * target as it held, for a control chart mean and natural limits per phase, signals as shapes of their own, and
 * decisions, actions and new phases marked on their day.
 * @param id prefix of the ids of this chart's parts
 * @param asOf the day of the pack
 */
export function controlChart(id: string, entry: IndicatorEntry, asOf: string): Markup | null {
  const { chart } = entry;
  const { points } = chart;
  if (points.length === 0) return null;
  const [low, high] = extent([
    ...points.flatMap((point) => [point.value, point.target]),
    ...chart.phases.flatMap((phase) => [phase.lower, phase.upper]),
  ]);
  const y = scaleLinear().domain([low, high]).nice(4).range([BASE, TOP]);
  const time = timeLine(points, asOf, [LEFT + 2, END]);

  const grid = y
    .ticks(4)
    .map(
      (tick) =>
        svg`<path class="grid" d="M${LEFT} ${at(y(tick))}H${END}"/><text class="axis" x="${LEFT - 6}" y="${at(y(tick) + 4)}" text-anchor="end">${shortNumber(tick)}</text>`,
    );
  const path = line<ChartPoint>()
    .defined((point) => point.value !== null)
    .x((_, i) => time.end(i))
    .y((point) => y(point.value ?? 0))
    .digits(1)(points);
  const target = stepPath(
    points.map((point, i) => ({
      from: time.start(i),
      // The last target goes on to the day of the pack.
      to: i === points.length - 1 ? END : time.end(i),
      y: point.target === null ? null : y(point.target),
    })),
  );
  const marks = placedMarks(chart.marks, time.at);
  const latest = points.findLastIndex(({ value }) => value !== null);
  return figure({
    id,
    title: entry.link.title ?? entry.link.id,
    description: describe(entry, chart),
    width: WIDTH,
    height: HEIGHT,
    drawing: svg`${grid}${timeAxis(time)}${chart.phases.map((phase, i) => limits(phase, i))}${
      target === null ? null : svg`<path class="target" d="${target}"/>`
    }${drawMarks(marks, TOP - 4, BASE)}${path === null ? null : svg`<path class="line" d="${path}"/>`}${points.map(
      (point, i) => (point.value === null ? null : dot(i, point.value, point, i === latest)),
    )}${endLabels(points[latest]?.value ?? null, points.at(-1)!.target)}`,
    below: [
      limitFigures(entry),
      markList(marks),
      chart.signals.length === 0
        ? null
        : html`<ul class="marks">${chart.signals
            .slice(-4)
            .map(
              (signal) =>
                html`<li>${period(signal.periods[0] ?? '')}${signal.periods.length > 1 ? ` – ${period(signal.periods.at(-1)!)}` : ''}: ${signalWords[signal.kind]}, ${signal.better === null ? signal.side : signal.better ? 'for the better' : 'for the worse'}${signal.explanation === null ? ', not explained' : `: ${signal.explanation}`}</li>`,
            )}</ul>`,
    ],
    data: table(
      `Readings of ${entry.link.title ?? entry.link.id}`,
      [
        { title: 'Period' },
        { title: entry.unit ?? 'Value', numeric: true },
        { title: 'Target', numeric: true },
        { title: 'Signal' },
        { title: 'Note' },
      ],
      points.map((point) => ({
        cells: [
          period(point.period),
          point.value === null ? 'none' : number(point.value),
          point.target === null ? '' : number(point.target),
          point.signal === null ? '' : `${signalWords[point.signal]}${point.explained ? ' (explained)' : ''}`,
          point.note,
        ],
      })),
      { layout: 'plain' },
    ),
  });

  /** Value and target at the right end, moved apart where they would cover each other. */
  function endLabels(value: number | null, goal: number | null): Markup {
    let valueY = value === null ? null : y(value);
    let goalY = goal === null ? null : y(goal);
    if (valueY !== null && goalY !== null && Math.abs(valueY - goalY) < LINE) {
      const middle = (valueY + goalY) / 2;
      const up = valueY <= goalY ? -1 : 1;
      valueY = middle + (up * LINE) / 2;
      goalY = middle - (up * LINE) / 2;
    }
    return svg`${
      goal === null || goalY === null
        ? null
        : svg`<text class="goal-label" x="${END + 6}" y="${at(goalY + 4)}">target ${endNumber(goal)}</text>`
    }${
      value === null || valueY === null
        ? null
        : svg`<text class="mark" x="${END + 6}" y="${at(valueY + 4)}">${endNumber(value)}</text>`
    }`;
  }

  function limits(phase: ChartPhase, index: number): Markup | null {
    const from = points.findIndex((point) => point.phase === index);
    if (from === -1) return null;
    let to = from;
    while (to + 1 < points.length && points[to + 1]!.phase === index) to++;
    const [start, end] = [at(time.start(from) + 1.5), at(time.end(to) - 1.5)];
    const across = (value: number | null, name: string) =>
      value === null ? null : svg`<path class="${name}" d="M${start} ${at(y(value))}H${end}"/>`;
    return svg`${across(phase.upper, 'limit')}${across(phase.lower, 'limit')}${across(phase.mean, 'mean')}`;
  }

  function dot(i: number, value: number, { signal, explained }: ChartPoint, last: boolean): Markup {
    const place = `translate(${at(time.end(i))} ${at(y(value))})`;
    if (signal === null)
      return svg`<circle class="${last ? 'dot last' : 'dot'}" cx="${at(time.end(i))}" cy="${at(y(value))}" r="${last ? '3.6' : '2.2'}"/>`;
    const shape = symbol(signal === 'outside-limits' ? symbolDiamond : symbolSquare, 56)() ?? '';
    return svg`<path class="${explained ? 'signal explained' : 'signal'}" transform="${place}" d="${shape}"/>`;
  }
}

/** A figure that fits beside a chart. */
const endNumber = (value: number): string => {
  const text = number(value);
  return text.length <= 6 ? text : shortNumber(value);
};

function timeAxis({ boundaries, labels }: TimeLine): Markup {
  return svg`<path class="base" d="M${LEFT} ${BASE}H${END}"/>${boundaries.map((x) => svg`<path class="base" d="M${at(x)} ${BASE}v4"/>`)}${labels.map(
    ({ x, text }) =>
      svg`<text class="axis" x="${at(x)}" y="${HEIGHT - 7}" text-anchor="middle">${text}</text>`,
  )}`;
}

/** How to read the charts, once for all of them. */
export const chartKey = (): Markup =>
  html`<p class="muted key">Line: readings, each at the end of its period. Dotted: target. Dashed: natural limits, between which values move without a particular cause; thin line: their mean. A diamond lies outside the limits, squares are eight in a row on one side of the mean; hollow shapes are explained. Letters mark decisions (full line), actions done (dashed) and limits that begin anew (dotted).</p>`;
