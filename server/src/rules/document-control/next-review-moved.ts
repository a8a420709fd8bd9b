import { commonDay, isSaidByRegister, lastLookAt, oneMonth } from '../../domain/next-review.ts';
import { itemsOf } from '../../domain/register.ts';
import { neededSignOff } from '../../domain/sign-off/how-to-sign.ts';
import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { addDuration, dateOf, durationOf } from '../../records/dates.ts';
import { textOf } from '../../records/values.ts';
import { policyText } from '../sign-off/examples.ts';

const say = defineMessages('next-review-moved', {
  interval:
    'The next review is set to {next}, but nobody has affirmed this since {last}. Have it affirmed, or set a day by {limit}. It is due every {interval}.',
  none: 'The next review is set to {next}, but nobody has affirmed this since {last}. Have it affirmed, or set a day by {limit}. It states no `reviewInterval`, so three years are the most.',
  setTo: 'Set `nextReview` to {day}',
});

/** The longest that a record without an interval may go without anybody looking at it. */
const longest = { months: 36, days: 0 };

/** A next review later than it may be. */
interface Moved {
  readonly message: Message;
  /** The last day it may be set to. */
  readonly limit: IsoDate;
}

/** That the next review is set to a later day than the last look at the record allows; null where it is not. */
function movedTo(next: IsoDate | null, record: QmsRecord, queries: Queries): Moved | null {
  const look = lastLookAt(record);
  if (next === null || look === null) return null;
  const from = dateOf(record.data['effectiveFrom']);
  const last = from !== null && from > look ? from : look;
  const interval = durationOf(record.data['reviewInterval']);
  const due = addDuration(last, interval ?? longest);
  const limit = addDuration(due, oneMonth);
  if (next <= limit) return null;
  // Once it is overdue all the same, that is what counts (`document-review-overdue`).
  if (interval !== null && addDuration(addDuration(look, interval), oneMonth) < queries.today()) return null;
  const words = { next, last, limit };
  const message =
    interval === null
      ? say.none(words)
      : say.interval({ ...words, interval: durationNamed(textOf(record.data['reviewInterval']) ?? '') });
  return { message, limit };
}

const effective = (nextReview: string): string =>
  policyText(
    `reviewInterval: P12M\nnextReview: ${nextReview}\nsignOffs:\n  - { by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-01-12 }\n`,
  );

export const rule: RecordRule = {
  id: 'next-review-moved',
  level: 'warning',
  basis: 'own',
  title: 'The next review was moved on and nobody looked',
  clauses: ['iso-9001:2015/7.5.2', 'iso-9001:2015/7.5.3.2'],
  explanation:
    'No sign-off binds `nextReview`, so that a review can be planned; but it is set so far ahead that nobody would look at the record for longer than its `reviewInterval` and a month (three years and a month where it states none), counted from the day on which it was approved or affirmed last, or on which it takes effect. Look at the record and sign it as `affirmed`, which is what moves the day on, or set an earlier one. Records that nobody has signed are left alone.',
  examples: {
    bad: { 'policy.md': effective('2099-01-08') },
    good: { 'policy.md': effective('2027-01-12') },
  },
  scope: 'record',
  types: [],
  concern: 'today',
  check: (record, queries, report) => {
    if (record.kind === 'event') return;
    const own = dateOf(record.data['nextReview']);
    const common = record.kind === 'container' ? commonDay(record) : null;
    if (isSaidByRegister(record, queries)) return;
    const sharing =
      common === null
        ? []
        : itemsOf(record, queries).filter((item) => dateOf(item.data['nextReview']) === common);
    const [moved] = [
      movedTo(own ?? common, record, queries),
      ...sharing.map((item) => movedTo(common, item, queries)),
    ].filter((each) => each !== null);
    if (moved === undefined) return;
    const path = own === null ? ['defaults', 'nextReview'] : ['nextReview'];
    report({
      message: moved.message,
      ...(record.id === ''
        ? {}
        : { signOff: neededSignOff(record, undefined, queries, { demand: null, meaning: 'affirmed' }) }),
      fixes: [
        {
          title: say.setTo({ day: moved.limit }),
          certain: false,
          file: record.file,
          record: record.key,
          steps: [{ kind: 'replace-value', path, value: moved.limit }],
        },
      ],
      place: { file: record.file, record: record.key, path },
    });
  },
};
