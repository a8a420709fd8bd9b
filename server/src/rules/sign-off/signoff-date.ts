import { distanceFromCommit } from '../../domain/evidence/distance.ts';
import { roleStart } from '../../domain/people/roles.ts';
import { signAgain } from '../../domain/sign-off/again.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { signableFrom } from '../../records/history.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { block, jane, managingDirector, policyText } from './examples.ts';

const say = defineMessages('signoff-date', {
  future:
    'This is signed on {date}, which is in the future. Have it signed again on the day. Today is {today}.',
  beforeEvent:
    'This is signed on {date}, before it took place on {event}. Have it signed again, or correct the date of the event if that is wrong.',
  beforeJoining:
    '{signer} joined on {from}, after the day of this sign-off. Have it signed again, or correct the day of joining. It is signed on {date}.',
  afterLeaving:
    '{signer} left on {to}, before the day of this sign-off. Have it signed again by someone who is there, or correct the day of leaving. It is signed on {date}.',
  beforeRole:
    '{role} exists since {from}, after the day of this sign-off. Have it signed again, or correct the holders of the role. It is signed on {date}.',
  farFromCommit:
    'This is signed on {date}, and its commit says {committed}. Have it signed again on the day, or enter under `recordedBy` who recorded it for the signer. They lie {days} days apart, in {commit}.',
});

/** What is impossible about the day of a block, or null. */
function dateFault(record: QmsRecord, each: SignOffBlock, queries: Queries): Message | null {
  const { date, by, role } = each;
  if (date === null) return null;
  const today = queries.today();
  if (date > today) return say.future({ date, today });
  const event = signableFrom(record, each.meaning);
  if (event !== null && date < event) return say.beforeEvent({ date, event });
  const person = by === null ? undefined : queries.record(by);
  if (by !== null && person?.type === 'person') {
    const [from, to] = [dateOf(person.data['from']), dateOf(person.data['to'])];
    const signer = nameAndId(queries, by);
    if (from !== null && date < from) return say.beforeJoining({ signer, from, date });
    if (to !== null && date > to) return say.afterLeaving({ signer, to, date });
  }
  if (role === null) return null;
  const from = roleStart(role, queries);
  return from !== null && date < from ? say.beforeRole({ role, from, date }) : null;
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
    'The date of a sign-off cannot be right: it lies in the future, before the event that is signed took place (only its author may sign earlier), or at a time when the person or the role was not there. Where qms.yaml asks for evidence from git, a date more than a week from that of the commit is a warning. A wrong date spoils the evidence of who knew what when. Correct the date of the person or the role if that is wrong; otherwise sign again, since the date is part of what is signed.',
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
  needs: ['data.signOffs'],
  concern: 'content',
  check: (record, queries, report) => {
    for (const each of currentBlocks(record, queries)) {
      const message = dateFault(record, each, queries);
      const place = { file: record.file, record: record.key, path: ['signOffs', each.index, 'date'] };
      if (message !== null) report({ message, place, signOff: signAgain(record, each, queries) });
      const distance = message === null ? distanceFromCommit(record, each, queries) : null;
      if (distance !== null)
        report({
          message: say.farFromCommit({ date: each.date ?? '', ...distance }),
          severity: 'warning',
          place,
        });
    }
  },
};
