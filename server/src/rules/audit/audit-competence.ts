import { auditorsOf } from '../../domain/audit/auditors.ts';
import { isInternal } from '../../domain/audit/audits.ts';
import { auditCompetences } from '../../domain/audit/competences.ts';
import { holdersOf, mayBeUnread } from '../../domain/competence/holders.ts';
import { hadOn } from '../../domain/competence/on-day.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { presentId } from '../../domain/people/present-id.ts';
import { isHeld } from '../../domain/phases.ts';
import { idAndTitle, nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { textsOf } from '../../records/values.ts';
import { calibrationAudit } from './examples.ts';

const say = defineMessages('audit-competence', {
  none: '{person} is not on record as able to audit on {date}. Enter the evidence in {competences}, or let someone else audit.',
  later:
    '{person} is not on record as able to audit on {date}. Enter the evidence in {competences}, or let someone else audit. On record it begins on {since}.',
  ended:
    '{person} is not on record as able to audit on {date}. Enter the evidence in {competences}, or let someone else audit. On record it ended on {until}.',
  competence: 'A competence that auditing takes here',
});

const clauses = ['iso-9001:2015/9.2.2', 'iso-9001:2015/7.2'];

/** How many of the competences a finding names. */
const named = 3;

const auditing = (since: string): string => `id: CPT-003
type: competence
title: Internal auditing
requiredFor: [ROLE-IA]
holders:
  - { person: PER-004, date: ${since} }
---
id: AP-2026
type: audit-programme
title: Audit programme
responsibilities: [ROLE-IA]
---
id: PER-004
type: person
name: Ralf Kunze
---
id: ROLE-IA
type: role
title: Internal auditors
`;

export const rule: RecordRule = {
  id: 'audit-competence',
  scope: 'record',
  types: ['audit'],
  needs: ['data.leadAuditor', 'data.auditors'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'An auditor without the competence on that day',
  clauses,
  explanation:
    'The audit programme says which roles hold the audits (`responsibilities`), and a competence says that it is needed for one of them. Somebody who held this internal audit had, by the dates on record, none of these competences on its day: it is not on record, began later, had ended, or was still being learned. Enter the evidence with its day where it was there, or let someone else audit. Nothing is asked for while no such competence is on record; auditors named in words are passed over.',
  examples: {
    bad: {
      'audit.yaml': calibrationAudit('programme: AP-2026\nleadAuditor: PER-004\n'),
      'auditing.yaml': auditing('2026-01-25'),
    },
    good: {
      'audit.yaml': calibrationAudit('programme: AP-2026\nleadAuditor: PER-004\n'),
      'auditing.yaml': auditing('2024-01-25'),
    },
  },
  check(record, queries, report) {
    const date = dateOf(record.data['date']);
    if (date === null || !isInternal(record) || !isHeld(record)) return;
    const auditors = auditorsOf(record, queries);
    if (auditors.length === 0) return;
    const competences = auditCompetences(record, date, queries);
    if (competences.length === 0 || coveredElsewhere(queries, ['iso-9001:2015/7.2'])) return;
    const present = presentId(queries);
    const holders = competences.flatMap((competence) => holdersOf(competence, queries));
    const said = new Set<string>();
    for (const { id, path } of auditors) {
      const person = present(id);
      const ids = new Set([id, person, ...textsOf(queries.record(person)?.data['formerIds'])]);
      const own = holders.filter((holder) => ids.has(holder.person));
      if (said.has(person) || own.some((holder) => hadOn(holder, date))) continue;
      if (competences.some((competence) => mayBeUnread(competence, id, queries, present))) continue;
      said.add(person);
      const learned = own.filter(({ status }) => status !== 'in-training');
      const since = learned.flatMap((holder) => holder.since ?? []).sort()[0];
      const until = learned
        .flatMap((holder) => holder.until ?? [])
        .filter((day) => day < date)
        .sort()
        .at(-1);
      const values = {
        person: nameAndId(queries, id),
        date,
        competences: listed(competences.map(idAndTitle), 'or', named),
      };
      report({
        message:
          until !== undefined
            ? say.ended({ ...values, until })
            : since !== undefined
              ? say.later({ ...values, since })
              : say.none(values),
        place: { file: record.file, record: record.key, path },
        related: competences.slice(0, named).map((competence) => ({
          place: { file: competence.file, record: competence.key, path: ['id'] },
          message: say.competence(),
        })),
      });
    }
  },
};
