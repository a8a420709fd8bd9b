import { auditDate, isInProgramme, isInternal, movesOf } from '../../domain/audit/audits.ts';
import { notAudited } from '../../domain/audit/coverage.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { systemStart } from '../../domain/system-start.ts';
import { countWords, listWords } from '../../domain/words/lists.ts';
import { recordWords } from '../../domain/words/records.ts';
import type { RecordRule, RepositoryRule } from '../../model/rule.ts';
import { dateOf, daysBetween, durationWords, periodOf } from '../../records/dates.ts';
import { isBlank, isObject } from '../../records/values.ts';

const clauses = ['iso-9001:2015/9.2.2'];

const programme = (to: string): string => `id: AP-2026
type: audit-programme
title: Audit programme
period: { from: 2025-01-01, to: ${to} }
audits:
  - { audit: AUD-2026-01, planned: 2026-Q1 }
`;

export const auditProgrammeMissing: RepositoryRule = {
  id: 'audit-programme-missing',
  scope: 'repository',
  level: 'warning',
  basis: 'required',
  title: 'No audit programme for today',
  clauses,
  explanation:
    'Internal audits are to follow a programme: which processes are audited how often, how and by whom, and to whom results go. No programme in force covers today. Write one (type audit-programme), or extend the next one to today and have it approved. If it is kept in another system, name that system for clause 9.2.2 under elsewhere in qms.yaml.',
  examples: {
    bad: { 'programme.yaml': programme('2025-12-31') },
    good: { 'programme.yaml': programme('2026-12-31') },
  },
  check(queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const today = queries.today();
    const programmes = queries.ofType('audit-programme').filter(({ phase }) => phase === 'active');
    const periods = programmes.map(({ data }) => (isObject(data['period']) ? data['period'] : {}));
    const covers = periods.some(({ from, to }) => {
      const [first, last] = [dateOf(from), dateOf(to)];
      return (first === null || first <= today) && (last === null || last >= today);
    });
    // Before the system has begun there is nothing to audit, and the rules on policy and scope speak.
    if (covers || (periods.length === 0 && systemStart(queries) === null)) return;
    const last = periods
      .flatMap(({ to }) => dateOf(to) ?? [])
      .sort()
      .at(-1);
    const ended = last !== undefined && last < today ? ` (the last one ended on ${last})` : '';
    report({
      message: `No audit programme in this repository covers today${ended}; write one (type: audit-programme) and have it approved.`,
      place: { file: 'qms.yaml', path: [] },
    });
  },
};

const audit = (more: string): string => `id: AUD-2026-01
type: audit
title: Purchasing
kind: internal
${more}`;

export const auditNotInProgramme: RecordRule = {
  id: 'audit-not-in-programme',
  scope: 'record',
  types: ['audit'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'Internal audit outside the programme',
  clauses,
  explanation:
    'No audit programme lists this internal audit, so it cannot be told whether the programme was followed. Add it to the programme, or, when it was held for a reason nobody could plan, write that reason under `unplanned`. Audits by customers, certification bodies and of suppliers are not meant.',
  examples: {
    bad: { 'audit.yaml': audit('status: held\ndate: 2026-01-20\n') },
    good: {
      'audit.yaml': audit('status: held\ndate: 2026-01-20\n'),
      'programme.yaml': programme('2026-12-31'),
    },
  },
  check(record, queries, report) {
    if (!isInternal(record) || record.status === 'cancelled' || !isBlank(record.data['unplanned'])) return;
    if (coveredElsewhere(queries, clauses) || isInProgramme(record, queries)) return;
    report({
      message: `${recordWords(record)} is in no audit programme; add it to the programme, or write under \`unplanned\` why it was held beside it.`,
      place: { file: record.file, record: record.key, path: ['programme'], token: 'key' },
    });
  },
};

export const auditNotHeld: RecordRule = {
  id: 'audit-not-held',
  scope: 'record',
  types: ['audit'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'Planned audit not held',
  clauses,
  explanation:
    'The day of this internal audit is past and it is still only planned. If it was held, record it. If it was moved, change its date and write the move with its reason under `reschedules` of the programme, so that the delay can be seen; if it was dropped, say so there and set the status to cancelled.',
  examples: {
    bad: { 'audit.yaml': audit('status: planned\ndate: 2026-01-20\n') },
    good: { 'audit.yaml': audit('status: planned\ndate: 2026-03-20\n') },
  },
  check(record, queries, report) {
    if (!isInternal(record) || record.status !== 'planned') return;
    const today = queries.today();
    const moved = movesOf(record, queries).at(-1);
    if (moved === 'dropped') return;
    const planned = auditDate(record);
    const later = moved === undefined ? null : (dateOf(moved) ?? periodOf(moved)?.to ?? null);
    const due = [planned, later]
      .filter((date) => date !== null)
      .sort()
      .at(-1);
    if (due === undefined || due >= today) return;
    report({
      message: `${recordWords(record)} was planned for ${due}, ${countWords(daysBetween(due, today), 'day')} ago, and is not recorded as held; record it, or write under \`reschedules\` of the programme when it will be held, or that it is dropped, and why.`,
      place: { file: record.file, record: record.key, path: ['date'] },
    });
  },
};

export const auditCoverage: RepositoryRule = {
  id: 'audit-coverage',
  scope: 'repository',
  level: 'warning',
  basis: 'own',
  title: 'Processes not audited within the cycle',
  clauses,
  explanation:
    'Every process is to be audited once within the cycle you set: `audit.cycle` in qms.yaml (12 months if you set none), or `auditInterval` of the process. The processes named here were part of no internal audit held in that time; processes younger than the cycle are passed over. Plan an audit of them, or set another cycle if importance and earlier results allow it.',
  examples: {
    bad: {
      'process.yaml': 'id: PRC-PUR\ntype: process\ntitle: Purchasing\neffectiveFrom: 2024-01-01\n',
    },
    good: {
      'process.yaml': 'id: PRC-PUR\ntype: process\ntitle: Purchasing\neffectiveFrom: 2024-01-01\n',
      'audit.yaml': audit('status: held\ndate: 2025-06-20\nprocesses: [PRC-PUR]\n'),
    },
  },
  check(queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const { cycle } = queries.config('audit');
    const open = notAudited(queries, queries.today(), queries.ofType('process'), ({ id }) =>
      queries.referrers(id, 'processes').map(({ source }) => source),
    );
    if (open.length === 0) return;
    report({
      message: `${open.length === 1 ? 'This process was' : 'These processes were'} part of no internal audit within the cycle of ${durationWords(cycle)} (or their own): ${listWords(open.map(({ id }) => id))}; plan an audit, or set another cycle.`,
      place: { file: 'qms.yaml', path: [] },
      related: open.slice(0, 5).map((process) => ({
        place: { file: process.file, record: process.key, path: ['id'] },
        message: `${recordWords(process)} was not audited`,
      })),
    });
  },
};
