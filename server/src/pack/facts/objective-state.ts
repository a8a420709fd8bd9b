import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf } from '../../records/values.ts';
import type { ObjectiveEntry } from '../model.ts';
import { member, oneOf, type PackContext, recordAt } from './context.ts';

/** Where an objective stood on the day of the pack, by its dated fields. */
export function stateOf(objective: QmsRecord, context: PackContext): ObjectiveEntry['state'] {
  const { data, status, phase } = objective;
  if (phase === 'draft' || phase === 'review') return 'proposed';
  const ended = dateOf(member(data['result'], 'date')) ?? dateOf(data['withdrawnOn']);
  const isOver = ended === null || ended <= context.asOf;
  const end = oneOf(status, ['achieved', 'missed', 'cancelled']);
  if (end !== null && isOver) return end;
  if ((dateOf(data['effectiveFrom']) ?? '') > context.asOf) return 'proposed';
  return (dateOf(data['due']) ?? '9999') < context.asOf ? 'overdue' : 'running';
}

/** Whether an objective had been set by the day of the pack: by the review that set it, otherwise by when it began. */
function isSet(objective: QmsRecord, context: PackContext): boolean {
  const { data } = objective;
  const reviews = [...idsOf(data['setIn']), ...idsOf(data['approvedIn'])];
  const decided = reviews.flatMap((id) => dateOf(recordAt(context, id)?.data['date']) ?? []);
  const since = decided.sort()[0] ?? dateOf(data['effectiveFrom']);
  return since === null || since === undefined || since <= context.asOf;
}

/** Whether an objective was set and neither reached nor given up by the day of the pack. */
export function isPursued(objective: QmsRecord, context: PackContext): boolean {
  if (objective.phase === 'draft' || objective.phase === 'void' || !isSet(objective, context)) return false;
  const state = stateOf(objective, context);
  return state === 'running' || state === 'proposed' || state === 'overdue';
}
