import { auditDate } from '../../domain/audit/audits.ts';
import { notAudited } from '../../domain/audit/coverage.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { isHeld } from '../../domain/phases.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Json } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf, periodOf } from '../../records/dates.ts';
import { idsOf, mappingsOf } from '../../records/values.ts';
import type { AuditEntry, Audits, ProgrammeEntry } from '../model.ts';
import { actionState, actionsAt, isOpen as isOpenAction } from './actions.ts';
import {
  citedIn,
  citedOf,
  dateBy,
  firstCited,
  line,
  lines,
  linkTo,
  member,
  type PackContext,
  paragraph,
  recordAt,
  recordsOn,
  within,
} from './context.ts';
import { boundedMap, limits } from './limits.ts';
import { isOpenOn } from './nonconformities.ts';

type Finding = AuditEntry['findings'][number];

/** Whether what a finding led to is still open on the day of the pack; null when it has led to nothing yet. */
function isOpen(
  cases: readonly QmsRecord[],
  actions: readonly QmsRecord[],
  context: PackContext,
): boolean | null {
  if (cases.length + actions.length === 0) return null;
  return (
    cases.some((record) => isOpenOn(record, context)) ||
    actions.some((action) => isOpenAction(actionState(action, context)))
  );
}

function findingsOf(audit: QmsRecord, context: PackContext): readonly Finding[] {
  return mappingsOf(audit.data['findings'])
    .slice(0, limits.rows)
    .map(({ index, value }) => {
      const cases = idsOf(value['nonconformity']).flatMap((id) => recordAt(context, id) ?? []);
      // An action begun later was no answer yet on the day of the pack.
      const actions = actionsAt(idsOf(value['action']), context).filter(
        ({ data }) => (dateOf(data['openedOn']) ?? '') <= context.asOf,
      );
      return {
        id: line(value['id']) ?? String(index + 1),
        grade: line(value['grade']),
        statement: paragraph(value['statement']),
        nonconformity: firstCited(context, value['nonconformity']),
        action: actions[0] === undefined ? null : citedOf(context, actions[0].id),
        opportunity: firstCited(context, value['opportunity']),
        open: isOpen(cases, actions, context),
      };
    });
}

/** Whether a finding asks for an answer and has none. */
const isUnanswered = ({ grade, nonconformity, action, opportunity }: Finding): boolean =>
  grade !== 'positive' && nonconformity === null && action === null && opportunity === null;

function auditEntry(audit: QmsRecord, context: PackContext): AuditEntry {
  const { data } = audit;
  return {
    link: linkTo(audit),
    kind: line(data['kind']),
    date: dateOf(data['date']),
    dateTo: dateOf(data['dateTo']),
    reportedOn: dateBy(context, data['reportedOn']),
    processes: citedIn(context, data['processes']),
    auditObjectives: lines(data['objectives']),
    summary: paragraph(data['summary']),
    strengths: lines(data['strengths']),
    findings: findingsOf(audit, context),
  };
}

/** The day by which a programme has an audit held: the end of what it was planned for, or moved to; null where it was dropped. */
function dueIn(programme: QmsRecord, audit: string, planned: Json | undefined): IsoDate | null {
  const moves = mappingsOf(programme.data['reschedules']).filter(({ value }) =>
    idsOf(value['audit']).includes(audit),
  );
  const last = moves.at(-1)?.value['to'] ?? planned;
  return dateOf(last) ?? periodOf(last)?.to ?? null;
}

/** The programmes in force at some time since the period began. */
function programmesOf(context: PackContext): Audits['programmes'] {
  const programmes = recordsOn(context, 'audit-programme').filter(({ data }) => {
    const [from, to] = [dateOf(member(data['period'], 'from')), dateOf(member(data['period'], 'to'))];
    return (from ?? '') <= context.asOf && (to ?? '9999') >= context.period.from;
  });
  return boundedMap(
    programmes,
    (programme): ProgrammeEntry => {
      const [from, to] = [
        dateOf(member(programme.data['period'], 'from')),
        dateOf(member(programme.data['period'], 'to')),
      ];
      const due = mappingsOf(programme.data['audits']).flatMap(({ value }) => {
        const id = idsOf(value['audit'])[0];
        const day = id === undefined ? null : dueIn(programme, id, value['planned']);
        return id === undefined || day === null || day > context.asOf ? [] : [id];
      });
      const held = due.filter((id) => {
        const audit = recordAt(context, id);
        return audit !== undefined && isHeld(audit) && (auditDate(audit) ?? '9999') <= context.asOf;
      });
      return {
        link: linkTo(programme),
        period: from === null || to === null ? null : { from, to },
        due: due.length,
        held: held.length,
      };
    },
    limits.references,
  );
}

/** All audits by the processes they name, looked up once: a process is named by many records that are no audits. */
function auditsByProcess({ queries }: PackContext): ReadonlyMap<string, readonly QmsRecord[]> {
  const byProcess = new Map<string, QmsRecord[]>();
  for (const audit of queries.ofType('audit'))
    for (const id of idsOf(audit.data['processes'])) {
      const audits = byProcess.get(id);
      if (audits === undefined) byProcess.set(id, [audit]);
      else audits.push(audit);
    }
  return byProcess;
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
  const processes = coveredElsewhere(context.queries, ['9.2.2'])
    ? []
    : recordsOn(context, 'process').filter(({ phase }) => phase === 'active');
  const ofProcess = auditsByProcess(context);
  const grades = ['major', 'minor', 'observation', 'opportunity', 'positive'];
  return {
    held: audits.length,
    findings: grades.flatMap((grade) => {
      const ofGrade = findings.filter((finding) => finding.grade === grade);
      return ofGrade.length === 0
        ? []
        : [
            {
              grade,
              count: ofGrade.length,
              open: ofGrade.filter(({ open }) => open === true).length,
              unanswered: ofGrade.filter(isUnanswered).length,
            },
          ];
    }),
    entries: boundedMap(audits, (audit) => auditEntry(audit, context)),
    programmes: programmesOf(context),
    processes: processes.length,
    notAudited: boundedMap(
      notAudited(context.queries, context.asOf, processes, ({ id }) => ofProcess.get(id) ?? []),
      (process) => linkTo(process),
      limits.references,
    ),
  };
}
