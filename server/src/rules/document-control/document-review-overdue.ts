import { commonDay, isRegister, isSaidByRegister, type LookDue, lookDue } from '../../domain/next-review.ts';
import { neededSignOff } from '../../domain/sign-off/how-to-sign.ts';
import { possibleSigners } from '../../domain/sign-off/possible-signers.ts';
import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { textOf } from '../../records/values.ts';

const say = defineMessages('document-review-overdue', {
  planned:
    'This record was to be reviewed {days, plural, one {# day} other {# days}} ago. If it is still right, have that affirmed and set the next review; otherwise revise it. The review was planned for {next}.',
  interval:
    'This record was to be reviewed {days, plural, one {# day} other {# days}} ago. If it is still right, have that affirmed and set the next review; otherwise revise it. It was last approved or affirmed on {last} and is due every {interval}.',
  moved:
    'This record was to be reviewed {days, plural, one {# day} other {# days}} ago. If it is still right, have that affirmed and set the next review; otherwise revise it. `nextReview` was moved on to {next}, but nobody has approved or affirmed it since {last} (due every {interval}).',
});

/** The sentence for a review that is so many days late. */
function late({ by, next, last }: LookDue, { data }: QmsRecord, days: number): Message {
  const every = { last: last ?? '', interval: durationNamed(textOf(data['reviewInterval']) ?? '') };
  if (by === 'interval') return say.interval({ days, ...every });
  return by === 'moved'
    ? say.moved({ days, next: next ?? '', ...every })
    : say.planned({ days, next: next ?? '' });
}

export const rule: RecordRule = {
  id: 'document-review-overdue',
  level: 'warning',
  basis: 'own',
  title: 'A review of the document is overdue',
  clauses: ['iso-9001:2015/7.5.2', 'iso-9001:2015/7.5.3.2'],
  explanation:
    'The organization has set a day (`nextReview`) or an interval (`reviewInterval`) by which someone looks at this record again, and that day is past. Look at it: if it is still right, sign it with the meaning `affirmed` and set the next day; neither touches the existing approval. If it is not, start a new version. Moving the day without signing does not help, because then nobody has looked.',
  examples: {
    bad: {
      'document.yaml': 'id: DOC-1\ntype: document\ntitle: Incoming inspection\nnextReview: 2025-12-31\n',
    },
    good: {
      'document.yaml': 'id: DOC-1\ntype: document\ntitle: Incoming inspection\nnextReview: 2026-12-31\n',
    },
  },
  scope: 'record',
  types: [],
  needs: ['data.nextReview', 'data.reviewInterval', 'data.items', 'data.defaults'],
  concern: 'today',
  check: (record, queries, report) => {
    if (record.kind === 'event') return;
    const due = lookDue(record);
    if (due === null) return;
    const days = daysBetween(due.date, queries.today());
    if (days <= 0) return;
    const next = dateOf(record.data['nextReview']);
    if (isSaidByRegister(record, queries)) return;
    const inDefaults = isRegister(record) && next === null && commonDay(record) !== null;
    const demand: Demand = {
      ...{ meaning: 'affirmed', by: 'anyone', roles: [], needed: 1, approvedIn: false },
      ...{ basis: 'own', clauses: [], named: [] },
    };
    const signer = possibleSigners(record, demand, queries)[0];
    report({
      message: late(due, record, days),
      signOff: neededSignOff(record, signer, queries, { demand: null, meaning: 'affirmed' }),
      place: {
        file: record.file,
        record: record.key,
        path: inDefaults ? ['defaults', 'nextReview'] : ['nextReview'],
        token: next === null && !inDefaults ? 'key' : 'value',
      },
    });
  },
};
