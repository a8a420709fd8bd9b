import { leavesOpen } from '../../domain/measures/readings.ts';
import { movementOf } from '../../domain/measures/trend.ts';
import { english } from '../../messages/language.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDays, addDuration, dateOf, daysBetween, periodOf } from '../../records/dates.ts';
import { idsOf, mappingsOf, numberOf, splitReference, textOf } from '../../records/values.ts';
import { frequencyOf, gapsIn, lagOf } from '../../statistics/gaps.ts';
import { indicatorChart } from '../../statistics/indicator-chart.ts';
import { leastForFirmLimits, movingRanges } from '../../statistics/individuals-chart.ts';
import { hasValue, type Reading, until } from '../../statistics/reading.ts';
import { dataFileOf, indicatorSeries } from '../../statistics/series.ts';
import { directionOf, reaches, targetOn, toleranceOf } from '../../statistics/target.ts';
import { readingsWithin, type Stretch } from '../../statistics/trend.ts';
import type * as Model from '../model.ts';
import {
  citedOf,
  firstCited,
  line,
  linkTo,
  member,
  namedBy,
  ofKey,
  type PackContext,
  paragraph,
  partyOf,
  recordAt,
  remembered,
  within,
} from './context.ts';
import { bounded, clip, limits } from './limits.ts';
import { isPursued } from './objective-state.ts';
import { unreadReadings } from './unread.ts';

/** The indicator a reference leads to on the day of the pack. */
export function indicatorOf(context: PackContext, id: string | undefined): QmsRecord | undefined {
  const record = id === undefined ? undefined : recordAt(context, id);
  return record?.type === 'indicator' ? record : undefined;
}

/** The readings whose period had ended by the day of the pack. */
export const readingsOn = (indicator: QmsRecord, context: PackContext): readonly Reading[] =>
  until(indicatorSeries(indicator, context.queries).readings, context.asOf);

const readingOf = ({ period, from, to, value, n, note }: Reading): Model.Reading => ({
  period,
  from,
  to,
  value,
  n,
  note: note === null ? null : clip(note, limits.line),
});

export const latestOf = (readings: readonly Reading[]): Model.Reading | null => {
  const latest = readings.findLast(hasValue);
  return latest === undefined ? null : readingOf(latest);
};

const unitOf = (indicator: QmsRecord): string | null => {
  const unit = textOf(indicator.data['unit']);
  return unit === null ? null : clip(unit, 40);
};

/** Whether a reading reaches a target of its indicator; null when that cannot be said. */
const reachesTarget = (
  indicator: QmsRecord,
  reading: Model.Reading | null,
  target: number | null,
): boolean | null =>
  reading?.value == null || target === null
    ? null
    : reaches(reading.value, target, directionOf(indicator), toleranceOf(indicator));

/** A computed figure without what binary arithmetic leaves behind: twelve significant digits. */
export const exact = (value: number): number => Number(value.toPrecision(12));

const exactOf = (value: number | null | undefined): number | null => (value == null ? null : exact(value));

const daysOf = ({ from, to }: Stretch): number => daysBetween(from, to) + 1;

/** The reading of the same period a year before another: the one its middle falls into, if about as long. */
function yearBefore(readings: readonly Reading[], latest: Stretch): Reading | undefined {
  const middle = addDays(latest.from, Math.floor(daysOf(latest) / 2));
  const then = addDuration(middle, { months: 12, days: 0 }, -1);
  return readings
    .filter(hasValue)
    .findLast(
      (reading) => within(then, reading) && Math.abs(daysOf(reading) - daysOf(latest)) <= daysOf(latest) / 10,
    );
}

/** Cases behind the readings of a stretch of time, or null when one of them does not say. */
function casesIn(readings: readonly Reading[], stretch: Stretch): number | null {
  const counts = readingsWithin(readings, stretch).map(({ n }) => n);
  return counts.length === 0 || counts.includes(null)
    ? null
    : counts.reduce((sum: number, count) => sum + (count ?? 0), 0);
}

/** An indicator in one line: its latest reading, and the period against the one before. */
export const trendLine = ({ id, key }: QmsRecord, context: PackContext): Model.IndicatorTrend =>
  trendLineOf(context, id, key);

const trendLineOf = remembered('trend line', (context, id: string, key: string): Model.IndicatorTrend => {
  const { period, comparedWith, queries } = context;
  const indicator = ofKey(context, 'indicator', id, key);
  const { before, after, trend, basis, change } = movementOf(indicator, period, comparedWith, queries);
  const readings = readingsOn(indicator, context);
  const latest = readings.findLast(hasValue);
  const earlier = latest === undefined ? undefined : yearBefore(readings, latest);
  return {
    cited: citedOf(context, indicator.id),
    unit: unitOf(indicator),
    latest: latest === undefined ? null : readingOf(latest),
    yearBefore: earlier === undefined ? null : readingOf(earlier),
    before: before === null ? null : exact(before),
    after: after === null ? null : exact(after),
    trend,
    basis,
    change:
      change === null ? null : { period: clip(change.period, 40), reason: clip(change.reason, limits.line) },
    cases: casesIn(readings, period),
    ...unreadReadings(indicator, context),
  };
});

/** What an output expects of an indicator, against the reading there is. */
export function expectationOf(output: QmsRecord['data'], context: PackContext): Model.Expectation | null {
  const expected = output['expected'];
  const id = idsOf(member(expected, 'indicator'))[0];
  if (id === undefined) return null;
  const indicator = indicatorOf(context, id);
  const target = numberOf(member(expected, 'target'));
  const latest = indicator === undefined ? null : latestOf(readingsOn(indicator, context));
  return {
    indicator: citedOf(context, id),
    unit: indicator === undefined ? null : unitOf(indicator),
    target,
    by: dateOf(member(expected, 'by')),
    latest,
    reached: indicator === undefined ? null : reachesTarget(indicator, latest, target),
    ...unreadReadings(indicator, context),
  };
}

interface DecisionMade {
  readonly mark: Model.ChartMark;
  readonly indicators: readonly string[];
  readonly objectives: readonly string[];
}

/** What reviews had decided by the day of the pack, with what it is to move. */
const decisionsMade = remembered('decisions made', (context): readonly DecisionMade[] => {
  const made: DecisionMade[] = [];
  for (const review of context.queries.ofType('management-review')) {
    const date = dateOf(review.data['date']);
    if (date === null || date > context.asOf || review.phase === 'draft' || review.status === 'planned')
      continue;
    for (const { index, value } of mappingsOf(review.data['outputs'])) {
      const decision = textOf(value['decision']);
      if (decision === null) continue;
      const label = clip(decision, limits.line);
      made.push({
        mark: { date, kind: 'decision', label, link: linkTo(review, ['outputs', index]) },
        indicators: idsOf(member(value['expected'], 'indicator')),
        objectives: idsOf(value['objectives']),
      });
    }
  }
  return made;
});

/** Decisions and actions that bear on an indicator, as marks on its time line. */
const decisionMarks = remembered('marks', (context, indicator: string): readonly Model.ChartMark[] => {
  const objectives = namedBy(context, indicator, 'indicator').filter(
    ({ type }) => type === 'quality-objective',
  );
  const serves = new Set(objectives.map(({ id }) => id));
  const marks = decisionsMade(context)
    .filter((made) => made.indicators.includes(indicator) || made.objectives.some((id) => serves.has(id)))
    .map(({ mark }) => mark);
  for (const objective of objectives.slice(0, limits.references)) {
    for (const id of idsOf(objective.data['actions']).slice(0, limits.references)) {
      const action = recordAt(context, id);
      const done = action?.type === 'action' ? dateOf(action.data['completedOn']) : null;
      if (action === undefined || done === null || done > context.asOf) continue;
      marks.push({
        date: done,
        kind: 'action',
        label: line(action.data['title']) ?? action.id,
        link: linkTo(action),
      });
    }
  }
  return marks;
});

function marksOf(indicator: QmsRecord, first: IsoDate, context: PackContext): readonly Model.ChartMark[] {
  const phases = mappingsOf(indicator.data['phases']).flatMap(({ index, value }): Model.ChartMark[] => {
    const date = periodOf(value['from'])?.from;
    return date === undefined || date > context.asOf
      ? []
      : [
          {
            date,
            kind: 'phase',
            label: line(value['reason']) ?? '',
            link: linkTo(indicator, ['phases', index]),
          },
        ];
  });
  const all = [...phases, ...decisionMarks(context, indicator.id)].filter(({ date }) => date >= first);
  const unique = new Map(all.map((mark) => [`${mark.date} ${mark.kind} ${mark.label}`, mark]));
  return [...unique.values()].sort((a, b) => (a.date < b.date ? -1 : 1)).slice(-limits.references);
}

const asGood = (side: 'above' | 'below', indicator: QmsRecord): boolean | null => {
  const direction = directionOf(indicator);
  if (direction === 'higher-is-better') return side === 'above';
  return direction === 'lower-is-better' ? side === 'below' : null;
};

/** The chart of an indicator up to the day of the pack. Limits are computed over all readings of a phase, also those not shown. */
function chartOf(indicator: QmsRecord, context: PackContext): Model.Chart {
  const readings = readingsOn(indicator, context);
  const shown = readings.slice(-limits.points);
  const first = shown[0];
  if (first === undefined)
    return {
      kind: 'none',
      withoutLimits: null,
      points: [],
      earlier: 0,
      phases: [],
      signals: [],
      marks: [],
    };
  const isIndividuals = indicator.data['chart'] === 'individuals';
  const { phases, signals } = isIndividuals
    ? indicatorChart(indicator, readings)
    : { phases: [], signals: [] };
  const phaseOf = new Map<Reading, { readonly phase: number; readonly range: number | null }>();
  phases.forEach((phase, index) => {
    const ranges = movingRanges(phase.readings.map(({ value }) => value));
    phase.readings.forEach((reading, position) => {
      phaseOf.set(reading, { phase: index, range: ranges[position - 1] ?? null });
    });
  });
  const signalOf = new Map(
    [...signals]
      .reverse()
      .flatMap((signal) => signal.readings.map((reading) => [reading as Reading, signal] as const)),
  );
  const visible = signals.filter((signal) => signal.readings.some((reading) => reading.to >= first.from));
  return {
    kind: isIndividuals ? 'individuals' : 'run',
    withoutLimits: !isIndividuals ? 'not-asked' : phases.at(-1)?.limits == null ? 'too-few' : null,
    points: shown.map((reading) => ({
      ...readingOf(reading),
      target: targetOn(indicator, reading.to),
      movingRange: exactOf(phaseOf.get(reading)?.range),
      phase: phaseOf.get(reading)?.phase ?? null,
      signal: signalOf.get(reading)?.kind ?? null,
      explained: (signalOf.get(reading)?.explanation ?? null) !== null,
    })),
    earlier: readings.length - shown.length,
    phases: phases.map(({ change, readings: inPhase, limits: lines }) => ({
      from: inPhase[0]!.period,
      to: inPhase.at(-1)!.period,
      reason: change === null ? null : clip(change.reason, limits.line),
      count: inPhase.length,
      mean: exactOf(lines?.mean),
      meanMovingRange: exactOf(lines?.meanMovingRange),
      lower: exactOf(lines?.lower),
      upper: exactOf(lines?.upper),
      upperRange: exactOf(lines?.upperRange),
      provisional: lines !== null && inPhase.length < leastForFirmLimits,
    })),
    signals: visible.slice(-limits.references).map(({ kind, side, readings: all, explanation }) => ({
      kind,
      periods: all.slice(-limits.points).map(({ period }) => period),
      side,
      better: asGood(side, indicator),
      explanation: explanation === null ? null : clip(explanation, limits.line),
    })),
    marks: marksOf(indicator, first.from, context),
  };
}

function gapsOn(
  indicator: QmsRecord,
  readings: readonly Reading[],
  { asOf }: PackContext,
): readonly string[] {
  const frequency = frequencyOf(indicator.data['frequency']);
  if (frequency === null) return [];
  const since = dateOf(indicator.data['effectiveFrom']);
  const lag = lagOf(indicator.data['reportingLag']);
  return gapsIn(readings, frequency, lag, asOf, since, leavesOpen(indicator)).map(({ name }) => name);
}

/** By when a running (or just set) objective is to bring its indicator to a target; null where none is on its way there. */
function targetDue(indicator: QmsRecord, target: number | null, context: PackContext): IsoDate | null {
  const days = namedBy(context, indicator.id, 'indicator')
    .filter((objective) => objective.type === 'quality-objective' && isPursued(objective, context))
    .filter(({ data }) => target !== null && numberOf(data['target']) === target)
    .flatMap(({ data }) => dateOf(data['due']) ?? []);
  return days.filter((day) => day >= context.asOf).sort()[0] ?? null;
}

/** Whether the natural limits of the last phase reach a target in the direction that is better. */
function limitsReach(
  phases: readonly Model.ChartPhase[],
  target: number | null,
  indicator: QmsRecord,
): boolean | null {
  const last = phases.at(-1);
  if (last?.lower == null || last.upper === null || target === null) return null;
  const direction = directionOf(indicator);
  if (direction === null) return null;
  return (
    (direction === 'lower-is-better' || last.upper >= target) &&
    (direction === 'higher-is-better' || last.lower <= target)
  );
}

const indicatorEntry = remembered('indicator', (context, id: string, key: string): Model.IndicatorEntry => {
  const indicator = ofKey(context, 'indicator', id, key);
  const { data } = indicator;
  const readings = readingsOn(indicator, context);
  const { cited: _cited, unit, ...movement } = trendLine(indicator, context);
  const target = targetOn(indicator, movement.latest?.to ?? context.asOf);
  const chart = chartOf(indicator, context);
  const file = dataFileOf(indicator)?.written;
  return {
    link: linkTo(indicator),
    definition: paragraph(data['definition']),
    unit,
    direction: directionOf(indicator),
    frequency: line(data['frequency']),
    process: firstCited(context, data['process']),
    owner: partyOf(context, data['owner']),
    target,
    reached: reachesTarget(indicator, movement.latest, target),
    targetDue: targetDue(indicator, target, context),
    ...movement,
    chart,
    limitsReachTarget: limitsReach(chart.phases, target, indicator),
    gaps: bounded(gapsOn(indicator, readings, context), limits.references),
    faults: indicatorSeries(indicator, context.queries)
      .faults.slice(0, 5)
      .map(({ message, row }) => {
        const place = row === null ? file : `${file}:${row.line + 1}`;
        // A pack is kept in English, whatever the language of those who read it.
        return `${place}: ${english.text(message)}`;
      }),
  };
});

/** The indicators of a review: those it names, then those its objectives are measured by; else all in force. */
export function indicatorEntries(
  context: PackContext,
  objectives: readonly QmsRecord[],
  all: readonly QmsRecord[],
): Model.Bounded<Model.IndicatorEntry> {
  const ids = [...context.cited, ...objectives.flatMap(({ data }) => idsOf(data['indicator']))].map(
    (written) => splitReference(written).id,
  );
  const named = [...new Set(ids)].flatMap((id) => indicatorOf(context, id) ?? []);
  const chosen = new Map((named.length > 0 ? named : all).map((indicator) => [indicator.key, indicator]));
  const list = [...chosen.values()];
  return {
    items: list.slice(0, limits.rows).map(({ id, key }) => indicatorEntry(context, id, key)),
    more: Math.max(0, list.length - limits.rows),
  };
}
