import { settingOf } from '../../domain/setting.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { mappingsOf } from '../../records/values.ts';
import { action } from './examples.ts';

const say = defineMessages('due-history', {
  ends: 'The due date is {due}, but its history ends with {to}. Enter the last move under `dueHistory` with its reason and who agreed, or put the date right.',
  gap: 'This move begins at {from}, but the one before it ended at {to}. Enter the move that is missing with its reason and who agreed, or put the dates right.',
});

const moved = (due: string): string =>
  `${action.replace('2026-03-01', due)}dueHistory:
  - { from: 2026-02-15, to: 2026-03-31, reason: Nobody applied., agreedBy: ROLE-MD, on: 2026-01-20 }
`;

export const rule: RecordRule = {
  id: 'due-history',
  scope: 'record',
  types: ['action', 'quality-objective', 'nonconformity'],
  needs: ['data.dueHistory'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'A due date moved without a trace',
  clauses: ['iso-9001:2015/10.2.1', 'iso-9001:2015/6.2.2'],
  explanation:
    'The history of the due date does not lead to the due date: its last move ends at another day, or one move begins at another day than the one before ended at. So the date was moved once more, without a reason and without anybody who agreed. Enter the move that is missing, oldest first, or put the wrong date right. A record without any history is not looked at.',
  examples: {
    bad: { 'action.yaml': moved('2026-06-30') },
    good: { 'action.yaml': moved('2026-03-31') },
  },
  check(record, _queries, report) {
    const place = { file: record.file, record: record.key };
    const moves = mappingsOf(record.data['dueHistory']).map(({ index, value }) => ({
      index,
      from: dateOf(value['from']),
      to: dateOf(value['to']),
    }));
    for (const [at, { index, from }] of moves.entries()) {
      const to = moves[at - 1]?.to ?? null;
      if (from !== null && to !== null && from !== to)
        report({ message: say.gap({ from, to }), place: { ...place, path: ['dueHistory', index, 'from'] } });
    }
    const [to, due] = [moves.at(-1)?.to ?? null, dateOf(record.data['due'])];
    if (to === null || due === null || due === to) return;
    report({
      message: say.ends({ due, to }),
      place: { ...place, path: ['due'] },
      fixes: [settingOf(record, 'due', to)],
    });
  },
};
