import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { externalCheckDue } from '../../domain/external-check.ts';
import { settingOf } from '../../domain/setting.ts';
import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isObject, textOf } from '../../records/values.ts';

const say = defineMessages('document-external-check', {
  again:
    'Nobody has looked for a newer edition since {since}. Look for one with its issuer, and enter the day under `externalCheckedOn`. That was due by {due}, since it is checked every {interval}.',
  first:
    'Nobody has looked for a newer edition yet. Look for one with its issuer, and enter the day under `externalCheckedOn`. That was due by {due}: it holds since {since} and is checked every {interval}.',
});

const clauses = ['iso-9001:2015/7.5.3.2'];

const standard = (more: string): string =>
  `id: DOC-9\ntype: document\ntitle: Gauges, terms and tests\nkind: external\nexternal: { issuer: Standards body, edition: "2019", checkInterval: P12M }\n${more}`;

export const rule: RecordRule = {
  id: 'document-external-check',
  level: 'warning',
  basis: 'required',
  title: 'Document from outside not checked for a newer edition',
  clauses,
  explanation:
    'Standards, drawings of customers and other documents from outside change without anybody here being asked. This one says how often someone looks for a newer edition (`external.checkInterval`), and that time has passed since the last look, or since its first day where nobody has looked yet. Look for one, enter the day under `externalCheckedOn`, and start a new version if there is one. No sign-off binds that day.',
  examples: {
    bad: { 'standard.yaml': standard('externalCheckedOn: 2024-06-01\n') },
    good: { 'standard.yaml': standard('externalCheckedOn: 2025-06-01\n') },
  },
  scope: 'record',
  types: ['document'],
  needs: ['data.external'],
  concern: 'today',
  check: (record, queries, report) => {
    const due = externalCheckDue(record);
    if (due === null) return;
    const today = queries.today();
    if (due.date >= today || coveredElsewhere(queries, clauses)) return;
    const { external } = record.data;
    const interval = textOf(isObject(external) ? external['checkInterval'] : null) ?? '';
    const values = { since: due.since, due: due.date, interval: durationNamed(interval) };
    const key = 'externalCheckedOn';
    report({
      message: due.isChecked ? say.again(values) : say.first(values),
      place: { file: record.file, record: record.key, path: [due.isChecked ? key : 'external'] },
      fixes: [settingOf(record, key, today)],
    });
  },
};
