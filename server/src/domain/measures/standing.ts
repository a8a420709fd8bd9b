import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf, periodOf } from '../../records/dates.ts';
import { isObject, mappingsOf, numberOf, textOf } from '../../records/values.ts';
import { hasValue, type Reading, until, type Value } from '../../statistics/reading.ts';
import { type Direction, directionOf, reaches, toleranceOf } from '../../statistics/target.ts';

/** An interim target of an objective. */
export interface Interim {
  /** Position in `pathway`. */
  readonly index: number;
  readonly period: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly value: number;
}

/** The interim targets of an objective, the one that ends first first. */
export const interimTargets = (objective: QmsRecord): readonly Interim[] =>
  mappingsOf(objective.data['pathway'])
    .flatMap(({ index, value }): Interim[] => {
      const [period, target] = [periodOf(value['period']), numberOf(value['value'])];
      return period === null || target === null
        ? []
        : [{ index, period: String(value['period']), ...period, value: target }];
    })
    .sort((left, right) => (left.to < right.to ? -1 : 1));

export const baselineOf = (objective: QmsRecord): number | null => {
  const { baseline } = objective.data;
  return isObject(baseline) ? numberOf(baseline['value']) : null;
};

/** Which way the objective goes: as its indicator says, otherwise from baseline to target. */
export function objectiveDirection(objective: QmsRecord, indicator: QmsRecord): Direction | null {
  const stated = directionOf(indicator);
  if (stated !== null) return stated;
  const [baseline, target] = [baselineOf(objective), numberOf(objective.data['target'])];
  if (baseline === null || target === null || baseline === target) return null;
  return target > baseline ? 'higher-is-better' : 'lower-is-better';
}

/** Whether a value of the indicator reaches a (final or interim) target of the objective; null when nothing shows it. */
export const objectiveReaches = (
  objective: QmsRecord,
  indicator: QmsRecord,
  value: number,
  target: number,
): boolean | null => reaches(value, target, objectiveDirection(objective, indicator), toleranceOf(indicator));

/** Where an objective stands on a day. */
export interface Standing {
  /** The newest reading there is. */
  readonly latest: Value | null;
  /** The interim target that counts: the latest whose period is over and for which (or after which) there is a reading. */
  readonly interim: Interim | null;
}

export function standingOn(objective: QmsRecord, readings: readonly Reading[], day: IsoDate): Standing {
  const latest = until(readings, day).findLast(hasValue) ?? null;
  const interim =
    latest === null
      ? null
      : (interimTargets(objective).findLast(({ to }) => to <= day && to <= latest.to) ?? null);
  return { latest, interim };
}

/** Milestones by what they are, with the day they were done. */
export function milestonesOf(objective: QmsRecord) {
  const done = new Map(
    mappingsOf(objective.data['milestonesDone']).map(({ value }) => [
      textOf(value['what']),
      dateOf(value['on']),
    ]),
  );
  return mappingsOf(objective.data['milestones']).flatMap(({ index, value }) => {
    const what = textOf(value['what']);
    return what === null
      ? []
      : [{ index, what, due: dateOf(value['due']), done: done.has(what), doneOn: done.get(what) ?? null }];
  });
}
