import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { evaluationDue } from '../../domain/suppliers.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { evaluated, supplier } from './examples.ts';

const say = defineMessages('supplier-reevaluation-overdue', {
  overdue:
    'The supplier was to be evaluated again by {due}, {days, plural, one {# day} other {# days}} ago. Evaluate it and set the next day. The last evaluation was on {last}.',
  never:
    'The supplier was to be evaluated by {due}, {days, plural, one {# day} other {# days}} ago. Evaluate it and set the next day. There is no evaluation of it on record.',
});

const clauses = ['iso-9001:2015/8.4.1'];

export const rule: RecordRule = {
  id: 'supplier-reevaluation-overdue',
  scope: 'record',
  types: ['supplier'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'Re-evaluation of a supplier overdue',
  clauses,
  explanation:
    'The standard asks that suppliers are evaluated again from time to time; how often is yours to say (`nextEvaluation`, or `reevaluationInterval` after the last evaluation). For this critical supplier that day is past. Evaluate it and record the result with the next day, or, where waiting is right, record an exception with its reason.',
  examples: {
    bad: { 'supplier.yaml': supplier(`${evaluated}nextEvaluation: 2025-12-31\n`) },
    good: { 'supplier.yaml': supplier(`${evaluated}nextEvaluation: 2026-12-31\n`) },
  },
  check(record, queries, report) {
    const { data } = record;
    if (data['critical'] !== true || coveredElsewhere(queries, clauses)) return;
    const due = evaluationDue(record);
    const today = queries.today();
    if (due === null || due.date >= today) return;
    const { date, last } = due;
    const days = daysBetween(date, today);
    report({
      message: last === null ? say.never({ due: date, days }) : say.overdue({ due: date, days, last }),
      place: {
        file: record.file,
        record: record.key,
        path: [dateOf(data['nextEvaluation']) === null ? 'reevaluationInterval' : 'nextEvaluation'],
      },
    });
  },
};
