import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries } from '../../model/queries.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { textOf } from '../../records/values.ts';

const say = defineMessages('commitment-contradicted', {
  undone:
    '{id} is cited to show what was done, but it was {status}. Name the record that shows it, or take the claim back.',
});

/** Acts that claim that something was made possible; to call something off is a decision too. */
const claims = ['resource', 'obstacle-removed'];

/** Statuses of what did not come about, by type. */
const undone: Readonly<Record<string, readonly string[]>> = {
  action: ['cancelled'],
  change: ['rejected'],
  opportunity: ['declined'],
};

/** Whether a record had not come about on a day, as far as its own dates say: what is called off later was meant then. */
function hadFailed(id: string, day: string | null, queries: Queries): string | null {
  const target = queries.target(id);
  const status = target?.status ?? '';
  if (target === undefined || undone[target.type]?.includes(status) !== true) return null;
  const data = queries.record(id)?.data ?? {};
  const planned = dateOf(data['due'] ?? data['plannedFor'] ?? data['decidedOn']);
  return day === null || planned === null || planned <= day ? status : null;
}

const commitment = `id: LC-2026-01
type: leadership-commitment
title: Second test bench
status: recorded
by: PER-001
date: 2026-01-20
kind: resource
items: [resources]
what: The second leak test bench was bought.
records: [ACT-1]
`;
const action = (status: string): string =>
  `id: ACT-1\ntype: action\ntitle: Second leak test bench\nstatus: ${status}\ndue: 2025-10-31\n`;

export const rule: RecordRule = {
  id: 'commitment-contradicted',
  scope: 'record',
  types: ['leadership-commitment'],
  needs: ['data.records'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'A commitment its own evidence denies',
  clauses: ['iso-9001:2015/5.1.1'],
  explanation:
    'The commitment says that means were given or an obstacle removed, and cites a record that shows the opposite: an action that was cancelled, a change that was rejected or an opportunity that was declined, and its day was not after that of the commitment. Name the record that shows what was done, or take the claim back. What was called off later does not count, and a decision to call something off is one.',
  examples: {
    bad: { 'commitment.yaml': commitment, 'action.yaml': action('cancelled') },
    good: { 'commitment.yaml': commitment, 'action.yaml': action('done') },
  },
  check(record, queries, report) {
    const { data } = record;
    if (!claims.includes(textOf(data['kind']) ?? '')) return;
    const day = dateOf(data['date']);
    for (const { target: id, path } of record.references.filter(
      (reference) => reference.path[0] === 'records',
    )) {
      const status = hadFailed(id, day, queries);
      if (status !== null)
        report({
          message: say.undone({ id, status }),
          place: { file: record.file, record: record.key, path },
        });
    }
  },
};
