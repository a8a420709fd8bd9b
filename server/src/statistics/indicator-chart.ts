import type { QmsRecord } from '../model/record.ts';
import { periodOf } from '../records/dates.ts';
import { mappingsOf, textOf } from '../records/values.ts';
import { type Phase, type PhaseStart, phasesOf, type Signal, signalsOf } from './individuals-chart.ts';
import { hasValue, type Reading } from './reading.ts';

export interface ExplainedSignal extends Signal {
  /** Why it happened, as the indicator's `explanations` say; null while nobody has said. */
  readonly explanation: string | null;
}

/** Deliberate changes after which the limits of an indicator start anew. */
export const phaseStarts = (indicator: QmsRecord): readonly PhaseStart[] =>
  mappingsOf(indicator.data['phases']).flatMap(({ value }) => {
    const period = periodOf(value['from']);
    return period === null
      ? []
      : [{ period: String(value['from']), from: period.from, reason: textOf(value['reason']) ?? '' }];
  });

function explanationsOf(indicator: QmsRecord) {
  return mappingsOf(indicator.data['explanations']).flatMap(({ value }) => {
    const period = periodOf(value['period']);
    const cause = textOf(value['cause']);
    return period === null || cause === null ? [] : [{ ...period, cause }];
  });
}

/** The individuals chart of an indicator: its phases and their signals, each with its explanation if it has one. */
export function indicatorChart(
  indicator: QmsRecord,
  readings: readonly Reading[],
): { readonly phases: readonly Phase[]; readonly signals: readonly ExplainedSignal[] } {
  const phases = phasesOf(readings.filter(hasValue), phaseStarts(indicator));
  const explanations = explanationsOf(indicator);
  const signals = phases.flatMap(signalsOf).map((signal) => {
    // A run has one cause, whichever of its periods it was entered for.
    const [from, to] = [signal.readings[0]!.from, signal.readings.at(-1)!.to];
    const found = explanations.find((entry) => entry.from <= to && from <= entry.to);
    return { ...signal, explanation: found?.cause ?? null };
  });
  return { phases, signals };
}
