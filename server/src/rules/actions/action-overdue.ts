import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { action } from './examples.ts';

const say = defineMessages('action-overdue', {
  overdue:
    'The action was due on {due}, {days, plural, one {# day} other {# days}} ago, and is still open. Record its completion, move the date with a reason under `dueHistory`, or cancel it.',
});

export const rule: RecordRule = {
  id: 'action-overdue',
  scope: 'record',
  types: ['action'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'Action past its due date',
  clauses: ['iso-9001:2015/10.2.1', 'iso-9001:2015/6.1.2'],
  explanation:
    'The action is past the date you set and still open. If it is done, set `completedOn` and the status. If it needs longer, move due and keep the old date under `dueHistory` with the reason and who agreed, so that the delay can be seen. If it is no longer wanted, cancel it with a reason.',
  examples: {
    bad: { 'action.yaml': action.replace('2026-03-01', '2026-01-15') },
    good: { 'action.yaml': action },
  },
  check(record, queries, report) {
    const due = dateOf(record.data['due']);
    const today = queries.today();
    if (due === null || due >= today) return;
    report({
      message: say.overdue({ due, days: daysBetween(due, today) }),
      place: { file: record.file, record: record.key, path: ['due'] },
    });
  },
};
