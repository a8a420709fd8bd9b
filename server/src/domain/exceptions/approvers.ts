import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { presentId } from '../people/present-id.ts';

/**
 * A record's demand, in which the authority that an exception names counts only as a role that qms.yaml lists under
 * `exceptions.approvers`: otherwise whoever writes an exception would choose who may approve it.
 */
export function withApprovers<D extends Demand | null>(demand: D, record: QmsRecord, queries: Queries): D {
  if (demand === null || record.type !== 'exception' || demand.by !== 'top-management') return demand;
  const present = presentId(queries);
  const approvers = new Set(queries.config('exceptions').approvers.map(present));
  return { ...demand, named: demand.named.filter((id) => approvers.has(present(id))) };
}
