import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RecordRule } from '../../model/rule.ts';
import { addDuration, dateOf, daysBetween, durationOf } from '../../records/dates.ts';
import { mappingsOf } from '../../records/values.ts';
import { evaluated, supplier } from './examples.ts';

const say = defineMessages('supplier-reevaluation-overdue', {
  overdue:
    'The supplier was to be evaluated again by {due}, {days, plural, one {# day} other {# days}} ago. Evaluate it and set the next day. The last evaluation was on {last}.',
  never:
    'The supplier was to be evaluated by {due}, {days, plural, one {# day} other {# days}} ago. Evaluate it and set the next day. There is no evaluation of it on record.',
});

const clauses = ['iso-9001:2015/8.4.1'];

/** The day of the last evaluation, or null. */
const lastOf = (data: JsonObject): IsoDate | null =>
  mappingsOf(data['evaluations'])
    .flatMap(({ value }) => dateOf(value['date']) ?? [])
    .sort()
    .at(-1) ?? null;

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
    const [next, last] = [dateOf(data['nextEvaluation']), lastOf(data)];
    const interval = durationOf(data['reevaluationInterval']);
    const derived = last === null || interval === null ? null : addDuration(last, interval);
    // A day that lies before the last evaluation was not moved on with it.
    const isOutdated = next !== null && last !== null && next <= last;
    const due = next === null || isOutdated ? derived : next;
    const today = queries.today();
    if (due === null || due >= today) return;
    const days = daysBetween(due, today);
    report({
      message: last === null ? say.never({ due, days }) : say.overdue({ due, days, last }),
      place: {
        file: record.file,
        record: record.key,
        path: [next === null ? 'reevaluationInterval' : 'nextEvaluation'],
      },
    });
  },
};
