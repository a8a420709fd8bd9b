import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { referrersOf } from '../../domain/referrers.ts';
import { shortened } from '../../domain/words/shortened.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { idsOf, isBlank, mappingsOf, textOf } from '../../records/values.ts';
import { calibrationAudit } from './examples.ts';

const say = defineMessages('audit-finding-nonconformity', {
  open: '{grade, select, major {Major} other {Minor}} finding {finding} is not taken up in any nonconformity record. Open one and name it under `nonconformity`.',
});

const longestId = 30;

const graded = ['major', 'minor'];

const finding = (more: string): string =>
  calibrationAudit(
    `findings:\n  - { id: F1, grade: minor, statement: Two certificates not signed${more} }\n`,
  );

/** Nonconformities that name the audit they come from, as far as none of its findings names them. */
const unassigned = (record: QmsRecord, named: ReadonlySet<string>, queries: Queries): number =>
  new Set(
    referrersOf(record, queries, 'from')
      .filter(({ source }) => source.type === 'nonconformity' && !named.has(source.id))
      .map(({ source }) => source.id),
  ).size;

export const rule: RecordRule = {
  id: 'audit-finding-nonconformity',
  scope: 'record',
  types: ['audit'],
  concern: 'content',
  level: 'error',
  basis: 'documented',
  begins: 'nonconformity',
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
        message: say.open({
          grade: textOf(value['grade']) ?? '',
          finding: shortened(textOf(value['id']) ?? String(index + 1), longestId),
        }),
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
