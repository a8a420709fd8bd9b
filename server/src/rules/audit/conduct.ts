import { isInternal } from '../../domain/audit/audits.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { presentId } from '../../domain/people/present-id.ts';
import { holdersOn } from '../../domain/people/roles.ts';
import { keyWords, listWords } from '../../domain/words/lists.ts';
import { personWords, recordName, recordWords } from '../../domain/words/records.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, isBlank, listOf, mappingsOf, textOf } from '../../records/values.ts';

const clauses = ['iso-9001:2015/9.2.2'];

/** Persons who owned a process on a day: by the version in force then, and who held the owning role then. */
function ownersOn(process: string, day: IsoDate, queries: Queries): readonly string[] {
  const versions = queries
    .versions(process)
    .filter(({ type, phase }) => type === 'process' && phase !== 'draft');
  const begun = versions.filter(({ data }) => (dateOf(data['effectiveFrom']) ?? '') <= day);
  const version = begun.at(-1) ?? versions[0];
  return idsOf(version?.data['owner']).flatMap((id) => {
    const owner = queries.record(id);
    return owner?.type === 'role' ? holdersOn(owner.data, day) : [id];
  });
}

const lab = `id: PER-003
type: person
name: Meike Lindner
from: 2020-01-01
---
id: ROLE-LAB
type: role
title: Head of the laboratory
holders:
  - { person: PER-003, from: 2020-01-01 }
---
id: PRC-CAL
type: process
title: Calibration
owner: ROLE-LAB
`;
const audit = (more: string): string => `id: AUD-2026-01
type: audit
title: Calibration
kind: internal
status: reported
date: 2026-01-20
processes: [PRC-CAL]
${more}`;

export const auditImpartiality: RecordRule = {
  id: 'audit-impartiality',
  scope: 'record',
  types: ['audit'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'An auditor who owns what is audited',
  clauses,
  explanation:
    'Auditors are to be chosen so that audits are objective and impartial. This internal audit covers a process that one of its auditors owned on that day, so somebody judged their own work. Let someone else audit that process: a colleague of another department, another site, or someone from outside.',
  examples: {
    bad: { 'audit.yaml': audit('leadAuditor: PER-003\n'), 'lab.yaml': lab },
    good: { 'audit.yaml': audit('leadAuditor: PER-jane-doe\n'), 'lab.yaml': lab },
  },
  check(record, queries, report) {
    const date = dateOf(record.data['date']);
    if (!isInternal(record) || record.status === 'cancelled' || date === null) return;
    const present = presentId(queries);
    const auditors = [
      ...idsOf(record.data['leadAuditor']).map((id) => ({
        id,
        path: ['leadAuditor'] as (string | number)[],
      })),
      ...listOf(record.data['auditors']).flatMap((value, index) =>
        idsOf(value).map((id) => ({ id, path: ['auditors', index] as (string | number)[] })),
      ),
    ].filter(({ id }) => queries.target(id)?.type === 'person');
    if (auditors.length === 0) return;
    const said = new Set<string>();
    for (const process of idsOf(record.data['processes'])) {
      const owners = new Set(ownersOn(process, date, queries).map(present));
      for (const { id, path } of auditors) {
        const key = `${process} ${present(id)}`;
        if (!owners.has(present(id)) || said.has(key)) continue;
        said.add(key);
        report({
          message: `${personWords(queries, id)} audits ${process} in ${recordName(record)} and owned that process on ${date}; let someone else audit it.`,
          place: { file: record.file, record: record.key, path },
        });
      }
    }
  },
};

const graded = ['major', 'minor'];

const finding = (more: string): string =>
  audit(`findings:\n  - { id: F1, grade: minor, statement: Two certificates not signed${more} }\n`);

/** Nonconformities that name the audit they come from, as far as none of its findings names them. */
const unassigned = (record: QmsRecord, named: ReadonlySet<string>, queries: Queries): number =>
  new Set(
    queries
      .referrers(record.id, 'from')
      .filter(({ source }) => source.type === 'nonconformity' && !named.has(source.id))
      .map(({ source }) => source.id),
  ).size;

export const auditFindingNonconformity: RecordRule = {
  id: 'audit-finding-nonconformity',
  scope: 'record',
  types: ['audit'],
  concern: 'content',
  level: 'error',
  basis: 'documented',
  title: 'Audit finding that nobody took up',
  clauses: ['iso-9001:2015/9.2.2', 'iso-9001:2015/10.2.2'],
  explanation:
    'The audit is reported with a major or minor finding, and no nonconformity record follows from it, so there is no evidence of its cause and of what was done. Open a nonconformity and name it in the finding; one that names this audit under `from` counts too. In audits of suppliers the finding is theirs to answer and nothing is asked for here.',
  examples: {
    bad: { 'audit.yaml': finding('') },
    good: {
      'audit.yaml': finding(', nonconformity: NC-1'),
      'nc.yaml':
        'id: NC-1\ntype: nonconformity\ntitle: Two certificates not signed\ndetectedOn: 2026-01-20\n',
    },
  },
  check(record, queries, report) {
    if (record.phase !== 'final' || record.status === 'cancelled' || record.data['kind'] === 'supplier')
      return;
    if (coveredElsewhere(queries, ['iso-9001:2015/10.2.2'])) return;
    const findings = mappingsOf(record.data['findings']);
    const open = findings.filter(
      ({ value }) => graded.includes(textOf(value['grade']) ?? '') && isBlank(value['nonconformity']),
    );
    if (open.length === 0) return;
    const named = new Set(findings.flatMap(({ value }) => idsOf(value['nonconformity'])));
    for (const { index, value } of open.slice(unassigned(record, named, queries))) {
      report({
        message: `The ${value['grade'] as string} finding ${textOf(value['id']) ?? index + 1} of ${recordName(record)} leads to no nonconformity record; open one and name it under \`nonconformity\`.`,
        place: {
          file: record.file,
          record: record.key,
          path: ['findings', index, 'nonconformity'],
          token: 'key',
        },
      });
    }
  },
};

const survey = (more: string): string => `id: SUR-2026-01
type: survey
title: Interviews with customers
kind: customer
status: evaluated
${more}`;

export const surveyMethod: RecordRule = {
  id: 'survey-method',
  scope: 'record',
  types: ['survey'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'Customer survey without its method',
  clauses: ['iso-9001:2015/9.1.2'],
  explanation:
    'How the view of customers is obtained has to be determined, and a result means little to a reader who does not know how it came about. Write the method of this evaluated survey; practice is to give its period and how many were asked and answered, too.',
  examples: {
    bad: { 'survey.yaml': survey('period: { from: 2026-01-05, to: 2026-01-16 }\nsample: 24\n') },
    good: {
      'survey.yaml': survey('method: interview\nperiod: { from: 2026-01-05, to: 2026-01-16 }\nsample: 24\n'),
    },
  },
  check(record, queries, report) {
    const { data } = record;
    if (record.phase !== 'final' || data['kind'] !== 'customer') return;
    if (coveredElsewhere(queries, ['iso-9001:2015/9.1.2'])) return;
    const noMethod = isBlank(data['method']);
    const noNumbers = ['sample', 'responses', 'population'].every((key) => isBlank(data[key]));
    const missing = [
      ...(noMethod ? (['method'] as const) : []),
      ...(isBlank(data['period']) ? (['period'] as const) : []),
      ...(noNumbers ? (['sample'] as const) : []),
    ];
    const [first] = missing;
    if (first === undefined) return;
    const words = { method: 'its method', period: 'its period', sample: 'how many were asked' };
    report({
      message: `${recordWords(record)} was evaluated without saying ${listWords(missing.map((key) => words[key]))}${noMethod ? '' : ' (practice)'}; write it under ${keyWords(missing)}.`,
      place: { file: record.file, record: record.key, path: [first], token: 'key' },
      ...(noMethod ? {} : { basis: 'practice' as const }),
    });
  },
};
