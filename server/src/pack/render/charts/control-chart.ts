import { scaleLinear } from 'd3-scale';
import { line, symbol, symbolDiamond, symbolSquare } from 'd3-shape';
import type { Chart, ChartPhase, IndicatorEntry } from '../../model.ts';
import { count, day, number, period, shortNumber, withUnit } from '../format.ts';
import { html, type Markup, svg } from '../html.ts';
import { table } from '../view.ts';
import { at, extent, figure, isLabelled } from './frame.ts';

const WIDTH = 400;
const HEIGHT = 190;
const LEFT = 38;
const RIGHT = 44;
const TOP = 22;
const BOTTOM = 24;
const MOST_MARKS = 6;

/** Letters that tie a mark on the time line to its line below the chart. */
const letter = (index: number): string => String.fromCharCode(65 + index);

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

/**
 * An indicator over time: readings, target, and for a control chart mean and natural limits per phase,
 * signals as shapes of their own, and decisions marked on the time line.
 * @param id prefix of the ids of this chart's parts
 */
export function controlChart(id: string, entry: IndicatorEntry): Markup | null {
  const { chart } = entry;
  const { points } = chart;
  if (points.length === 0) return null;
  const [low, high] = extent([
    ...points.flatMap((point) => [point.value, point.target]),
    ...chart.phases.flatMap((phase) => [phase.lower, phase.upper]),
  ]);
  const y = scaleLinear()
    .domain([low, high])
    .nice(4)
    .range([HEIGHT - BOTTOM, TOP]);
  const x = scaleLinear()
    .domain([0, Math.max(1, points.length - 1)])
    .range([LEFT + 8, WIDTH - RIGHT - 8]);
  const right = WIDTH - RIGHT;

  const grid = y
    .ticks(4)
    .map(
      (tick) =>
        svg`<path class="grid" d="M${LEFT} ${at(y(tick))}H${right}"/><text class="axis" x="${LEFT - 6}" y="${at(y(tick) + 3.5)}" text-anchor="end">${shortNumber(tick)}</text>`,
    );
  const labels = points.map((point, i) =>
    isLabelled(i, points.length, 5)
      ? svg`<text class="axis" x="${at(x(i))}" y="${HEIGHT - 8}" text-anchor="middle">${period(point.period)}</text>`
      : null,
  );
  const path = line<(typeof points)[number]>()
    .defined((point) => point.value !== null)
    .x((_, i) => x(i))
    .y((point) => y(point.value ?? 0))
    .digits(1)(points);
  const target = line<(typeof points)[number]>()
    .defined((point) => point.target !== null)
    .x((_, i) => x(i))
    .y((point) => y(point.target ?? 0))
    .digits(1)(points);
  const lastTarget = points.at(-1)!.target;

  const marks = chart.marks.slice(-MOST_MARKS);
  let lettersEnd = Number.NEGATIVE_INFINITY;
  return figure({
    id,
    title: entry.link.title ?? entry.link.id,
    description: describe(entry, chart),
    width: WIDTH,
    height: HEIGHT,
    drawing: svg`${grid}${labels}${chart.phases.map((phase, i) => limits(phase, i))}${
      target === null ? null : svg`<path class="target" d="${target}"/>`
    }${
      lastTarget === null
        ? null
        : svg`<text class="mark" x="${right + 2}" y="${at(y(lastTarget) + 3.5)}">target</text>`
    }${marks.map(({ date }, i) => {
      const place = at(x(placeOf(date)));
      // Marks close together keep letters that can be told apart.
      lettersEnd = Math.max(x(placeOf(date)), lettersEnd + 12);
      return svg`<path class="event" d="M${place} ${TOP - 4}V${HEIGHT - BOTTOM}"/><text class="mark" x="${at(lettersEnd)}" y="${TOP - 8}" text-anchor="middle">${letter(i)}</text>`;
    })}${path === null ? null : svg`<path class="line" d="${path}"/>`}${points.map((point, i) =>
      point.value === null
        ? null
        : dot(i, point.value, point.signal, point.explained, i === points.length - 1),
    )}`,
    below: [
      marks.length === 0
        ? null
        : html`<ul class="marks">${marks.map(
            (mark, i) => html`<li><b>${letter(i)}</b> ${day(mark.date)}: ${mark.label}</li>`,
          )}</ul>`,
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
    ),
  });

  /** Where between the points a day falls. */
  function placeOf(date: string): number {
    const next = points.findIndex((point) => point.to >= date);
    if (next === -1) return points.length - 1;
    if (next === 0) return 0;
    return points[next]!.from <= date ? next : next - 0.5;
  }

  function limits(phase: ChartPhase, index: number): Markup | null {
    const from = points.findIndex((point) => point.phase === index);
    if (from === -1) return null;
    let to = from;
    while (to + 1 < points.length && points[to + 1]!.phase === index) to++;
    const [start, end] = [at(x(from) - 6), at(x(to) + 6)];
    const across = (value: number | null, name: string) =>
      value === null ? null : svg`<path class="${name}" d="M${start} ${at(y(value))}H${end}"/>`;
    return svg`${across(phase.upper, 'limit')}${across(phase.lower, 'limit')}${across(phase.mean, 'mean')}`;
  }

  function dot(i: number, value: number, signal: string | null, explained: boolean, last: boolean): Markup {
    const place = `translate(${at(x(i))} ${at(y(value))})`;
    if (signal === null)
      return svg`<circle class="${last ? 'dot last' : 'dot'}" cx="${at(x(i))}" cy="${at(y(value))}" r="${last ? '3.6' : '2.6'}"/>`;
    const shape = symbol(signal === 'outside-limits' ? symbolDiamond : symbolSquare, 60)() ?? '';
    return svg`<path class="${explained ? 'signal explained' : 'signal'}" transform="${place}" d="${shape}"/>`;
  }
}

/** How to read the charts, once for all of them. */
export const chartKey = (): Markup =>
  html`<p class="muted">Line: readings. Dashed lines: natural limits, between which values move without a particular cause; thin line: mean; dotted: target. A diamond lies outside the limits, squares are eight in a row on one side of the mean; hollow shapes are explained. Letters mark decisions.</p>`;
