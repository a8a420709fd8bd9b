import { effectDue } from '../../domain/effectiveness.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { daysBetween } from '../../records/dates.ts';
import { action } from './examples.ts';

const say = defineMessages('effectiveness-overdue', {
  overdue:
    'Whether it worked was to be judged by {by}, {days, plural, one {# day} other {# days}} ago. Look, and write `result` and `date` under `effectiveness`, or set `evaluateBy` to the day on which it can be seen.',
});

/** What each of them waits for is judged under this clause. */
const clauses: Readonly<Record<string, string>> = {
  action: 'iso-9001:2015/10.2.1',
  nonconformity: 'iso-9001:2015/10.2.1',
  change: 'iso-9001:2015/6.3',
  risk: 'iso-9001/acting-on-risks',
  opportunity: 'iso-9001/acting-on-opportunities',
};

const judgedBy = (day: string): string =>
  action(
    `status: done\ncompletedOn: 2025-11-28\neffectiveness: { criterion: No old print at ten benches, evaluateBy: ${day} }\n`,
  );

export const rule: RecordRule = {
  id: 'effectiveness-overdue',
  scope: 'record',
  types: Object.keys(clauses),
  needs: ['data.effectiveness'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'Effect not judged by the day that was set',
  clauses: ['iso-9001:2015/10.2.1', 'iso-9001:2015/6.1.2', 'iso-9001:2015/6.3'],
  explanation:
    'You set a day (`effectiveness.evaluateBy`) by which somebody looks whether an action, a change, an opportunity, the treatment of a risk or of a nonconformity worked. That day is past, and there is no result. Look, and write what came out under `result`; not-effective is a result, too. If it cannot be seen yet, set the day on which it can.',
  examples: {
    bad: { 'action.yaml': judgedBy('2026-01-15') },
    good: { 'action.yaml': judgedBy('2026-03-31') },
  },
  check(record, queries, report) {
    const by = effectDue(record);
    if (by === null) return;
    const today = queries.today();
    if (by >= today) return;
    report({
      message: say.overdue({ by, days: daysBetween(by, today) }),
      place: { file: record.file, record: record.key, path: ['effectiveness', 'evaluateBy'] },
      clauses: [clauses[record.type]!],
    });
  },
};
