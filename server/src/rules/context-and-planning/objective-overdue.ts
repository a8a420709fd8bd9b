import { waitsForFigures } from '../../domain/measures/waiting.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';

const say = defineMessages('objective-overdue', {
  overdue:
    'The objective was due on {due}, {days, plural, one {# day} other {# days}} ago, and is still active. Evaluate it and close it as achieved, missed or cancelled, or set a new date.',
});

const objective = `id: OBJ-2025-01
type: quality-objective
title: Reduce complaints by half
status: active
due: 2025-12-31
`;

export const rule: RecordRule = {
  id: 'objective-overdue',
  scope: 'record',
  types: ['quality-objective'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'Objective past its due date',
  clauses: ['iso-9001:2015/6.2.2'],
  explanation:
    'The date you set for the objective is past and it is still active. Where it is read from an indicator, the last figure may still come for as long as its `reportingLag` says. Evaluate it: set the status to achieved, missed or cancelled and write the result, or move the due date if top management decided so.',
  examples: {
    bad: { 'objective.yaml': objective },
    good: { 'objective.yaml': objective.replace('active', 'achieved') },
  },
  check(record, queries, report) {
    const due = dateOf(record.data['due']);
    const today = queries.today();
    if (due === null || due >= today || waitsForFigures(record, due, queries)) return;
    report({
      message: say.overdue({ due, days: daysBetween(due, today) }),
      place: { file: record.file, record: record.key, path: ['due'] },
    });
  },
};
