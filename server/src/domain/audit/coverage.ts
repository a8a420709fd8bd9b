import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDuration, dateOf, durationOf } from '../../records/dates.ts';
import { isHeld } from '../phases.ts';
import { systemStart } from '../system-start.ts';
import { auditDate, isInternal } from './audits.ts';

/** The records that name a process as one of theirs. */
type NamingProcess = (process: QmsRecord) => readonly QmsRecord[];

/**
 * Of some processes those that were part of no internal audit within the cycle (their own, or the one of
 * qms.yaml) that ends on a day. Processes younger than the cycle are passed over.
 * @param naming where the audits of a process are found
 */
export function notAudited(
  queries: Queries,
  day: IsoDate,
  processes: readonly QmsRecord[],
  naming: NamingProcess,
): readonly QmsRecord[] {
  const usual = durationOf(queries.config('audit').cycle);
  const start = systemStart(queries);
  return processes.filter((process) => {
    const interval = durationOf(process.data['auditInterval']) ?? usual;
    if (process.phase !== 'active' || interval === null) return false;
    const from = addDuration(day, interval, -1);
    const begun = [dateOf(process.data['effectiveFrom']), start].filter((date) => date !== null);
    // Of what has no first day it cannot be said that a whole cycle has passed.
    if (begun.length === 0 || begun.some((date) => date > from)) return false;
    return !naming(process).some((record) => {
      const isAudit = record.type === 'audit' && isInternal(record) && isHeld(record);
      const date = isAudit ? auditDate(record) : null;
      return date !== null && date >= from && date <= day;
    });
  });
}
