import { roleStart } from '../../domain/people/roles.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { personWords, recordWords } from '../../domain/words/records.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { eventDate } from '../../records/history.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { block, jane, managingDirector, policyText } from './examples.ts';

/** What is impossible about the day of a block, or null. */
function dateFault(record: QmsRecord, each: SignOffBlock, queries: Queries): string | null {
  const { date, by, role } = each;
  if (date === null) return null;
  const start = `${recordWords(record)} is signed on ${date}`;
  const today = queries.today();
  if (date > today)
    return `${start}, which is in the future (today is ${today}): have it signed again on the day.`;
  const own = eventDate(record);
  if (own !== null && date < own && each.meaning !== 'authored')
    return `${start}, before it took place on ${own}: have it signed again, or correct the date of the event if that is wrong.`;
  const person = by === null ? undefined : queries.record(by);
  if (by !== null && person?.type === 'person') {
    const [from, to] = [dateOf(person.data['from']), dateOf(person.data['to'])];
    if (from !== null && date < from)
      return `${start} by ${personWords(queries, by)}, who joined on ${from}: have it signed again, or correct the day of joining.`;
    if (to !== null && date > to)
      return `${start} by ${personWords(queries, by)}, who left on ${to}: have it signed again by someone who is there, or correct the day of leaving.`;
  }
  const existed = role === null ? null : roleStart(role, queries);
  if (existed !== null && date < existed)
    return `${start} as ${role}, a role that exists since ${existed}: have it signed again, or correct the holders of the role.`;
  return null;
}

export const rule: RecordRule = {
  id: 'signoff-date',
  level: 'error',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'A sign-off on an impossible day',
  clauses: ['iso-9001:2015/7.5.2'],
  explanation:
    'The date of a sign-off cannot be right: it lies in the future, before the event that is signed took place (only its author may sign earlier), or at a time when the person or the role was not there. A wrong date spoils the evidence of who knew what when. Correct the date of the person or the role if that is wrong; otherwise sign again, since the date is part of what is signed.',
  examples: {
    bad: {
      'policy.md': policyText(block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-04-01')),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    good: {
      'policy.md': policyText(block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01')),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  concern: 'content',
  check: (record, queries, report) => {
    for (const each of currentBlocks(record, queries)) {
      const message = dateFault(record, each, queries);
      if (message !== null)
        report({
          message,
          place: { file: record.file, record: record.key, path: ['signOffs', each.index, 'date'] },
        });
    }
  },
};
