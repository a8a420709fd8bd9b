import type { IsoDate, IsoDuration } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDuration, durationOf } from '../../records/dates.ts';
import { textOf } from '../../records/values.ts';
import { auditDate } from './audits.ts';
import { programmesOn } from './programme.ts';

/** When an audit is to be reported. */
export interface ReportDue {
  readonly date: IsoDate;
  /** Its last day. */
  readonly held: IsoDate;
  readonly within: IsoDuration;
  readonly programme: QmsRecord;
}

/**
 * When an audit is to be reported: `reportWithin` of its programme, as it was on the last day of the audit, after that
 * day; of several programmes the one that gives most time. Null where none says it.
 */
export function reportDue(audit: QmsRecord, queries: Queries): ReportDue | null {
  const held = auditDate(audit);
  if (held === null) return null;
  return programmesOn(audit, held, queries).reduce<ReportDue | null>((latest, programme) => {
    const within = textOf(programme.data['reportWithin']);
    const duration = durationOf(within);
    if (within === null || duration === null) return latest;
    const date = addDuration(held, duration);
    return latest === null || date > latest.date ? { date, held, within, programme } : latest;
  }, null);
}
