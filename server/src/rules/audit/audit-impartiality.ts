import { auditorsOf } from '../../domain/audit/auditors.ts';
import { isInternal } from '../../domain/audit/audits.ts';
import { presentId } from '../../domain/people/present-id.ts';
import { holdersOn } from '../../domain/people/roles.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf } from '../../records/values.ts';
import { calibrationAudit } from './examples.ts';

const say = defineMessages('audit-impartiality', {
  own: '{person} audits {process} and owned it on {date}. Let someone else audit it.',
});

const clauses = ['iso-9001:2015/9.2.2'];

/** Persons who owned a process on a day: by the version in force then, and who held the owning role then. */
function ownersOn(process: string, day: IsoDate, queries: Queries): readonly string[] {
  const versions = queries
    .versions(process)
    .filter(({ type, phase }) => type === 'process' && phase !== 'draft');
  const begun = versions.filter(({ data }) => (dateOf(data['effectiveFrom']) ?? '') <= day);
  const version = begun.at(-1) ?? versions[0];
  return idsOf(version?.data['owner']).flatMap((id) => {
    const owner = queries.target(id);
    return owner?.type === 'role' ? holdersOn(owner.id, day, queries) : [id];
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

export const rule: RecordRule = {
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
    bad: { 'audit.yaml': calibrationAudit('leadAuditor: PER-003\n'), 'lab.yaml': lab },
    good: { 'audit.yaml': calibrationAudit('leadAuditor: PER-jane-doe\n'), 'lab.yaml': lab },
  },
  check(record, queries, report) {
    const date = dateOf(record.data['date']);
    if (!isInternal(record) || record.status === 'cancelled' || date === null) return;
    const present = presentId(queries);
    const auditors = auditorsOf(record, queries);
    if (auditors.length === 0) return;
    const said = new Set<string>();
    for (const process of idsOf(record.data['processes'])) {
      const owners = new Set(ownersOn(process, date, queries).map(present));
      for (const { id, path } of auditors) {
        const key = `${process} ${present(id)}`;
        if (!owners.has(present(id)) || said.has(key)) continue;
        said.add(key);
        report({
          message: say.own({ person: nameAndId(queries, id), process, date }),
          place: { file: record.file, record: record.key, path },
        });
      }
    }
  },
};
