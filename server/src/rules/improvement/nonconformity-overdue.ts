import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { nonconformity } from './examples.ts';

const say = defineMessages('nonconformity-overdue', {
  overdue:
    'The nonconformity was due on {due}, {days, plural, one {# day} other {# days}} ago, and is still {status, select, open {open} other {in progress}}. Record what was done and set the status, or move the date with a reason under `dueHistory`.',
});

/** Status values while something is still to be done about it; afterwards only its effect is awaited. */
const waiting: readonly (string | null)[] = [null, 'open', 'in-progress'];

const open = (due: string): string =>
  nonconformity(`due: ${due}\n`).replace('status: closed', 'status: in-progress');

export const rule: RecordRule = {
  id: 'nonconformity-overdue',
  scope: 'record',
  types: ['nonconformity'],
  needs: ['data.due'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  begins: 'action',
  title: 'Nonconformity past its due date',
  clauses: ['iso-9001:2015/10.2.1'],
  explanation:
    'The nonconformity is past the date you set and still open or in progress. If it is dealt with, record what was done and set the status to implemented. If it needs longer, move `due` and keep the old date under `dueHistory` with the reason and who agreed, so that the delay can be seen. One that is implemented only waits for its effect, which has a day of its own.',
  examples: {
    bad: { 'nc.yaml': open('2026-01-15') },
    good: { 'nc.yaml': open('2026-03-31') },
  },
  check(record, queries, report) {
    const due = waiting.includes(record.status) ? dateOf(record.data['due']) : null;
    const today = queries.today();
    if (due === null || due >= today) return;
    report({
      message: say.overdue({ due, days: daysBetween(due, today), status: record.status ?? 'open' }),
      place: { file: record.file, record: record.key, path: ['due'] },
    });
  },
};
