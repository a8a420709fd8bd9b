import { objectiveReaches, standingOn } from '../../domain/measures/standing.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, numberOf } from '../../records/values.ts';
import type { PackContext } from './context.ts';
import { indicatorOf, readingsOn } from './indicators.ts';
import { isPursued } from './objective-state.ts';

/** What was planned for a period that is over, and the reading that does not come up to it. */
export interface BehindPlan {
  readonly target: number;
  readonly planned: string;
  readonly value: number;
}

/** Where an objective stands that is still pursued and behind its plan; null for one on its way or not measured. */
export function behindPlan(objective: QmsRecord, context: PackContext): BehindPlan | null {
  const indicator = indicatorOf(context, idsOf(objective.data['indicator'])[0]);
  if (indicator === undefined || !isPursued(objective, context)) return null;
  const { latest, interim } = standingOn(objective, readingsOn(indicator, context), context.asOf);
  if (latest === null) return null;
  const [target, due] = [numberOf(objective.data['target']), dateOf(objective.data['due'])];
  const goal =
    target !== null && due !== null && due < context.asOf
      ? { target, planned: due }
      : interim === null
        ? null
        : { target: interim.value, planned: interim.period };
  return goal !== null && objectiveReaches(objective, indicator, latest.value, goal.target) === false
    ? { ...goal, value: latest.value }
    : null;
}
