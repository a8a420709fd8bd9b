import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import { dateOf } from '../records/dates.ts';
import { mappingsOf } from '../records/values.ts';

/**
 * The day the system began: the earliest `effectiveFrom` of any policy or scope beyond draft, versions
 * that only their `history` remembers included. Null when neither says one: then nothing has begun, and
 * the rules on a missing policy and scope speak.
 */
export function systemStart(queries: Queries): IsoDate | null {
  let start: IsoDate | null = null;
  for (const type of ['quality-policy', 'scope']) {
    for (const record of queries.ofType(type)) {
      if (record.phase !== 'active' && record.phase !== 'final') continue;
      const days = [record.data, ...mappingsOf(record.data['history']).map(({ value }) => value)];
      for (const { effectiveFrom } of days) {
        const day = dateOf(effectiveFrom);
        if (day !== null && (start === null || day < start)) start = day;
      }
    }
  }
  return start;
}
