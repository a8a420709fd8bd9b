import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { idsOf } from '../records/values.ts';
import { referrersOf } from './referrers.ts';

/** Ids of the actions on a risk: those it names and those that name it as their origin. */
export function actionsOn(record: QmsRecord, queries: Queries): readonly string[] {
  const named = idsOf(record.data['actions']);
  const naming = referrersOf(record, queries, 'origin')
    .filter(({ source }) => source.type === 'action')
    .map(({ source }) => source.id);
  return [...new Set([...named, ...naming])];
}
