import { type Blocks, type Chart, list, paragraph, type Table, table } from '../../../document/blocks.ts';
import { period } from '../../../document/dates.ts';
import { briefNumber, digitsOf, number, rounded, withUnit } from '../../../document/figures.ts';
import type { Inline, Text } from '../../../document/inline.ts';
import { letteredMarks } from '../../../document/lettered-marks.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { Message } from '../../../model/message.ts';
import type { ChartMark, ChartSignal, IndicatorEntry } from '../../model.ts';
import { titleOrId } from '../names.ts';
import { shared } from '../shared.ts';
import { dataOf } from './data-of.ts';
import { markList } from './mark-list.ts';

const say = defineMessages('pack.indicatorChart', {
  readings: '{count, plural, one {#\u00a0reading} other {#\u00a0readings}} from {first} to {last}.',
  latest: 'Latest {value}.',
  limits: 'Mean {mean}, natural limits {lower} to {upper}.',
  noSignals: 'No signals.',
  signals: '{count, plural, one {#\u00a0signal} other {#\u00a0signals}}: {signals}.',
  signal: '{kind} ({periods})',
  kind: '{kind, select, runOfEight {eight in a row on one side} other {outside the natural limits}}',
  explainedSignal: '{kind} (explained)',
  limitFigures:
    'Mean {mean}, natural limits {lower} to {upper}, from {count, plural, one {#\u00a0reading} other {#\u00a0readings}} since {period}',
  signalNote:
    '{periods}: {kind}, {way, select, better {for the better} worse {for the worse} above {above} other {below}}, not explained',
  signalExplained:
    '{periods}: {kind}, {way, select, better {for the better} worse {for the worse} above {above} other {below}}: {explanation}',
  span: '{first} – {last}',
  readingsOf: 'Readings of {title}',
  note: 'Note',
});

const styles = { decision: 'full', action: 'dashed', phase: 'dotted' } as const;

const kindWords = (kind: ChartSignal['kind']): Message =>
  say.kind({ kind: kind === 'run-of-eight' ? 'runOfEight' : 'outsideLimits' });

const shapeOf = (kind: ChartSignal['kind']): 'square' | 'diamond' =>
  kind === 'run-of-eight' ? 'square' : 'diamond';

/** Signals named below a chart, and in its description. */
const MOST_SIGNALS = 4;

/** A figure that fits next to a chart. */
const endNumber = (value: number): Text => briefNumber(value, 6);

/**
 * An indicator over time: readings, the target as it held, for a control chart mean and natural limits per phase, and
 * decisions, actions and new phases marked on their day.
 * @param id prefix of the ids of this chart's parts
 * @param asOf the day of the pack, to which the chart goes on
 */
export function indicatorChart(id: string, entry: IndicatorEntry, asOf: string): Chart | null {
  const { points, phases, marks, signals } = entry.chart;
  if (points.length === 0) return null;
  const placed = letteredMarks<ChartMark & { readonly style: 'full' | 'dashed' | 'dotted' }>(
    marks.map((mark) => ({ ...mark, style: styles[mark.kind] })),
    points,
    asOf,
  );
  const latest = points.findLast(({ value }) => value !== null)?.value ?? null;
  const target = points.at(-1)!.target;
  const title = titleOrId(entry.link);
  return {
    is: 'chart',
    id,
    title,
    description: descriptionOf(entry),
    drawing: {
      is: 'line',
      points: points.map((point) => ({
        from: point.from,
        to: point.to,
        value: point.value,
        target: point.target,
        shape: point.signal === null ? null : shapeOf(point.signal),
        hollow: point.explained,
        band: point.phase,
      })),
      bands: phases.map(({ lower, mean, upper }) => ({ lower, mean, upper })),
      marks: placed,
      until: asOf,
      latest: latest === null ? null : endNumber(latest),
      target: target === null ? null : shared.targetOf({ value: endNumber(target) }),
    },
    below: [
      limitFigures(entry),
      markList(placed),
      list(signals.slice(-MOST_SIGNALS).map(signalNote), 'marks'),
    ],
    dataTitle: dataOf(title),
    data: readingsTable(entry),
  };
}

/** What the chart says, for those who do not see it. */
function descriptionOf(entry: IndicatorEntry): readonly Text[] {
  const { chart, unit, target } = entry;
  const [first, last] = [chart.points[0]!, chart.points.at(-1)!];
  const latest = entry.latest?.value ?? null;
  const phase = chart.phases.at(-1);
  const parts: readonly (Text | null)[] = [
    say.readings({ count: chart.points.length, first: period(first.period), last: period(last.period) }),
    latest === null ? null : say.latest({ value: withUnit(latest, unit) }),
    target === null ? null : shared.targetIs({ value: withUnit(target, unit) }),
    phase?.mean == null || phase.lower === null || phase.upper === null
      ? null
      : say.limits({ mean: number(phase.mean), lower: number(phase.lower), upper: number(phase.upper) }),
    signalsOf(entry),
  ];
  return parts.filter((part) => part !== null);
}

function signalsOf({ chart: { signals, kind } }: IndicatorEntry): Text | null {
  if (signals.length === 0) return kind === 'individuals' ? say.noSignals() : null;
  const named = signals.slice(0, MOST_SIGNALS).map((each) =>
    say.signal({
      kind: kindWords(each.kind),
      periods: listed(each.periods.map(period), 'and', each.periods.length),
    }),
  );
  return say.signals({ count: signals.length, signals: listed(named, 'and', MOST_SIGNALS) });
}

/** What the lines of the last phase stand at, for those who do not want to measure. */
function limitFigures({ chart }: IndicatorEntry): Blocks {
  const phase = chart.phases.at(-1);
  if (phase?.mean == null || phase.lower === null || phase.upper === null) return null;
  const digits = 1 + digitsOf(chart.points.map(({ value }) => value));
  return paragraph(
    say.limitFigures({
      mean: rounded(phase.mean, digits),
      lower: rounded(phase.lower, digits),
      upper: rounded(phase.upper, digits),
      count: phase.count,
      period: period(phase.from),
    }),
    'figures',
  );
}

function signalNote({ periods, kind, better, side, explanation }: ChartSignal): Inline {
  const [first, last] = [period(periods[0] ?? ''), period(periods.at(-1) ?? '')];
  const said = {
    periods: periods.length > 1 ? say.span({ first, last }) : first,
    kind: kindWords(kind),
    way: better === null ? side : better ? 'better' : 'worse',
  };
  return explanation === null ? say.signalNote(said) : say.signalExplained({ ...said, explanation });
}

function readingsTable({ link, unit, chart }: IndicatorEntry): Table {
  return table(
    say.readingsOf({ title: titleOrId(link) }),
    [
      { title: shared.period() },
      { title: unit ?? shared.value(), numeric: true },
      { title: shared.target(), numeric: true },
      { title: shared.signal() },
      { title: say.note() },
    ],
    chart.points.map((point) => {
      const kind = point.signal === null ? null : kindWords(point.signal);
      return {
        cells: [
          period(point.period),
          point.value === null ? shared.noValue() : number(point.value),
          point.target === null ? null : number(point.target),
          kind === null ? null : point.explained ? say.explainedSignal({ kind }) : kind,
          point.note,
        ],
      };
    }),
    { layout: 'plain' },
  );
}
