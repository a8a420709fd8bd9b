import type { QmsRecord } from '../../model/record.ts';
import { isBlank } from '../../records/values.ts';

/** Ids of the roles that lead the organization, or did once, drafts left out. */
export const leadingRoles = (records: Iterable<QmsRecord>): ReadonlySet<string> =>
  new Set(
    [...records]
      .filter(({ type, phase, data }) => {
        const leads = data['topManagement'];
        return type === 'role' && phase !== 'draft' && leads !== false && !isBlank(leads);
      })
      .map(({ id }) => id),
  );
