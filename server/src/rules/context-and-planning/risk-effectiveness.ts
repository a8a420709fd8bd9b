import { doneWithoutEffect } from '../../domain/effect.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { risk } from './examples.ts';

const say = defineMessages('risk-effectiveness', {
  notEvaluated:
    'The actions on the risk are done, but nobody has evaluated whether they worked. Write the result under `effectiveness`, or set `evaluateBy` to the day on which it can be judged. {actions} {count, plural, one {is} other {are}} done.',
});

const treated = `${risk.replace('open', 'treated')}actions: [ACT-2025-007]
`;

const doneAction = `id: ACT-2025-007
type: action
title: Qualify a second supplier
status: done
completedOn: 2025-10-01
`;

export const rule: RecordRule = {
  id: 'risk-effectiveness',
  scope: 'record',
  types: ['risk'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'Effect of actions on a risk not evaluated',
  clauses: ['iso-9001/acting-on-risks'],
  explanation:
    'Every action on the risk is finished, but the record does not say whether they worked. Write the result under `effectiveness` (effective, partly-effective or not-effective), or set `effectiveness.evaluateBy` to the day on which it can be judged.',
  examples: {
    bad: { 'risk.yaml': treated, 'action.yaml': doneAction },
    good: { 'risk.yaml': `${treated}effectiveness:\n  evaluateBy: 2026-04-01\n`, 'action.yaml': doneAction },
  },
  check(record, queries, report) {
    const done = doneWithoutEffect(record, queries);
    if (done.length === 0) return;
    report({
      message: say.notEvaluated({ count: done.length, actions: listed(done) }),
      place: { file: record.file, record: record.key, path: ['effectiveness', 'result'] },
    });
  },
};
