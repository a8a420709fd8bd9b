import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { presentId } from '../people/present-id.ts';

/**
 * A record's demands, in which the authority that an exception names counts only as a role that qms.yaml lists under
 * `exceptions.approvers`: otherwise whoever writes an exception would choose who may approve it.
 */
export function withApprovers(
  demands: readonly Demand[],
  record: QmsRecord,
  queries: Queries,
): readonly Demand[] {
  if (record.type !== 'exception') return demands;
  const present = presentId(queries);
  const approvers = new Set(queries.config('exceptions').approvers.map(present));
  return demands.map((demand) =>
    demand.by === 'top-management'
      ? { ...demand, named: demand.named.filter((id) => approvers.has(present(id))) }
      : demand,
  );
}
