import { defineMessages } from '../../../messages/define-messages.ts';
import type { Queries } from '../../../model/queries.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { addDuration, dateOf, durationOf, periodOf } from '../../../records/dates.ts';
import { idsOf, isBlank, mappingsOf } from '../../../records/values.ts';
import { auditDate, plannedFor } from '../../audit/audits.ts';
import type { Due } from '../item.ts';
import { dueBy, ownersOf, type RecordSource } from '../source.ts';

const say = defineMessages('due.audit', {
  hold: 'Hold the audit',
  report: 'Report on the audit',
  plan: 'Plan and hold the audit {audit}',
});

/** Who sees to an audit: who leads it, where that is somebody on record, else whoever owns it or its programme. */
function ownersOfAudit(audit: QmsRecord, queries: Queries): readonly string[] {
  const leads = idsOf(audit.data['leadAuditor']).filter((id) => queries.target(id)?.type === 'person');
  if (leads.length > 0) return leads.slice(0, 1);
  const own = ownersOf(audit);
  if (own.length > 0) return own;
  return idsOf(audit.data['programme']).flatMap((id) => {
    const programme = queries.record(id);
    return programme === undefined ? [] : ownersOf(programme);
  });
}

/** The last day to report on an audit that was held, where its programme says within which time. */
function reportDue(audit: QmsRecord, queries: Queries) {
  const held = auditDate(audit);
  const [programme] = idsOf(audit.data['programme']).flatMap((id) => queries.record(id) ?? []);
  const within = durationOf(programme?.data['reportWithin']);
  const isReported = !isBlank(audit.data['reportedOn']);
  return held === null || within === null || isReported ? null : addDuration(held, within);
}

/** Audits that are planned, and reports that are not written. */
const audits: RecordSource = {
  types: ['audit'],
  of: (audit, queries) => {
    const owners = ownersOfAudit(audit, queries);
    if (audit.status === 'planned') {
      const on = plannedFor(audit, queries);
      return on === null ? [] : [dueBy(audit, 'audit', on, say.hold(), ['date'], { owners })];
    }
    const on = reportDue(audit, queries);
    const path = [audit.data['dateTo'] === undefined ? 'date' : 'dateTo'];
    return on === null ? [] : [dueBy(audit, 'audit', on, say.report(), path, { part: 'report', owners })];
  },
};

/** Audits that a programme plans and that no record stands for yet. */
const programmes: RecordSource = {
  types: ['audit-programme'],
  of: (programme, queries) =>
    mappingsOf(programme.data['audits']).flatMap(({ index, value }): Due[] => {
      const [audit] = idsOf(value['audit']);
      const on = dateOf(value['planned']) ?? periodOf(value['planned'])?.to ?? null;
      if (audit === undefined || on === null || queries.target(audit) !== undefined) return [];
      const auditors = idsOf(value['auditors']);
      const owners = auditors.length > 0 ? auditors.slice(0, 1) : ownersOf(programme);
      const path = ['audits', index, 'planned'];
      return [dueBy(programme, 'audit', on, say.plan({ audit }), path, { part: audit, owners })];
    }),
};

export const audited: readonly RecordSource[] = [audits, programmes];
