import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { idsOf, mappingsOf } from '../records/values.ts';
import {
  citedIn,
  dateBy,
  firstCited,
  line,
  lines,
  linkTo,
  type PackContext,
  paragraph,
  recordAt,
  within,
} from './context.ts';
import { boundedMap, limits } from './limits.ts';
import type { AuditEntry, Audits } from './model.ts';
import { isOpenOn } from './nonconformities.ts';

function findingsOf(audit: QmsRecord, context: PackContext): AuditEntry['findings'] {
  return mappingsOf(audit.data['findings'])
    .slice(0, limits.rows)
    .map(({ index, value }) => {
      const cases = idsOf(value['nonconformity']).flatMap((id) => recordAt(context, id) ?? []);
      return {
        id: line(value['id']) ?? String(index + 1),
        grade: line(value['grade']),
        statement: paragraph(value['statement']),
        nonconformity: firstCited(context, value['nonconformity']),
        open: cases.length === 0 ? null : cases.some((record) => isOpenOn(record, context)),
      };
    });
}

function auditEntry(audit: QmsRecord, context: PackContext): AuditEntry {
  const { data } = audit;
  return {
    link: linkTo(audit),
    kind: line(data['kind']),
    date: dateOf(data['date']),
    reportedOn: dateBy(context, data['reportedOn']),
    processes: citedIn(context, data['processes']),
    summary: paragraph(data['summary']),
    strengths: lines(data['strengths']),
    findings: findingsOf(audit, context),
  };
}

/** Audits held in the period, and those the review cites. */
export function auditsOf(context: PackContext): Audits {
  const audits = context.queries
    .ofType('audit')
    .filter(({ phase, status }) => phase !== 'draft' && status !== 'planned' && status !== 'cancelled')
    .filter(
      ({ id, data }) =>
        within(dateOf(data['date']), context.period) ||
        (context.cited.has(id) && dateBy(context, data['date']) !== null),
    )
    .sort((left, right) => (String(left.data['date']) < String(right.data['date']) ? -1 : 1));
  const findings = audits.flatMap((audit) => findingsOf(audit, context));
  const grades = ['major', 'minor', 'observation', 'opportunity', 'positive'];
  return {
    held: audits.length,
    findings: grades.flatMap((grade) => {
      const ofGrade = findings.filter((finding) => finding.grade === grade);
      return ofGrade.length === 0
        ? []
        : [{ grade, count: ofGrade.length, open: ofGrade.filter(({ open }) => open === true).length }];
    }),
    entries: boundedMap(audits, (audit) => auditEntry(audit, context)),
  };
}
