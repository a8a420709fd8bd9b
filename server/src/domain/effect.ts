import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { isBlank, isObject } from '../records/values.ts';
import { actionsOn } from './risk.ts';

/**
 * Ids of the actions on a risk or an opportunity, all of which are finished, while nobody has evaluated what they brought
 * or set a day for it (`effectiveness`). Cancelled ones are left out; empty where there is nothing to evaluate.
 */
export function doneWithoutEffect(record: QmsRecord, queries: Queries): readonly string[] {
  const effectiveness = isObject(record.data['effectiveness']) ? record.data['effectiveness'] : {};
  // Once a day is set, it is that day which counts (`effectiveness-overdue`).
  if (!isBlank(effectiveness['result']) || dateOf(effectiveness['evaluateBy']) !== null) return [];
  const actions = actionsOn(record, queries).map((id) => queries.target(id));
  if (actions.some((action) => action?.phase !== 'final')) return [];
  return actions.flatMap((action) =>
    action === undefined || action.status === 'cancelled' ? [] : [action.id],
  );
}
