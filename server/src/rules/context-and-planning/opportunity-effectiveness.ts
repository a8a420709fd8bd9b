import { isAskedAloneOn } from '../../domain/editions.ts';
import { doneWithoutEffect } from '../../domain/effect.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { textOf } from '../../records/values.ts';

const say = defineMessages('opportunity-effectiveness', {
  notEvaluated:
    'What was done for the opportunity is done, but nobody has evaluated what it brought. Write the result under `effectiveness`, or set `evaluateBy` to the day on which it can be judged. {actions} {count, plural, one {is} other {are}} done.',
});

/** The requirement as it is named in every edition. */
const requirement = 'iso-9001/acting-on-opportunities';

const pursued = `id: OPP-001
type: opportunity
title: Certificates as data
status: pursued
decision: pursue
actions: [ACT-2025-07]
`;

const done = `id: ACT-2025-07
type: action
title: Sign certificates as data files
status: done
completedOn: 2025-10-01
`;

export const rule: RecordRule = {
  id: 'opportunity-effectiveness',
  scope: 'record',
  types: ['opportunity'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'What was done for an opportunity not evaluated',
  clauses: ['iso-9001:2015/6.1.2'],
  explanation:
    'The opportunity is pursued and every action on it is finished, but the record does not say what it brought. Write the result under `effectiveness` (effective, partly-effective or not-effective), or set `effectiveness.evaluateBy` to the day on which it can be judged. ISO 9001:2026 gives opportunities a clause of their own, with the same cycle as risks; under the edition of 2015 this is practice and for information.',
  examples: {
    bad: { 'opportunity.yaml': pursued, 'action.yaml': done },
    good: {
      'opportunity.yaml': `${pursued}effectiveness: { result: effective, date: 2026-01-15 }\n`,
      'action.yaml': done,
    },
  },
  check(record, queries, report) {
    const isPursued = record.status === 'pursued' || textOf(record.data['decision']) === 'pursue';
    const finished = isPursued ? doneWithoutEffect(record, queries) : [];
    if (finished.length === 0) return;
    const message = say.notEvaluated({ count: finished.length, actions: listed(finished) });
    const isRequired = isAskedAloneOn(requirement, queries.today(), queries);
    report({
      message: isRequired ? message : asPractice(message),
      place: { file: record.file, record: record.key, path: ['effectiveness', 'result'] },
      clauses: [requirement],
      ...(isRequired ? {} : { severity: 'information', basis: 'practice' }),
    });
  },
};
