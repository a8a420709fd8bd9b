import { commonDay, lastLookAt, oneMonth } from '../../domain/next-review.ts';
import { registerOf } from '../../domain/register.ts';
import { neededSignOff } from '../../domain/sign-off/how-to-sign.ts';
import { possibleSigners } from '../../domain/sign-off/possible-signers.ts';
import { durationNamed } from '../../domain/words/durations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { addDuration, dateOf, daysBetween, durationOf } from '../../records/dates.ts';
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

interface Due {
  readonly date: IsoDate;
  /** The sentence for a review that is so many days late. */
  readonly late: (days: number) => Message;
}

/** A register is looked at as a whole on the day it gives its items; other records answer for themselves. */
const isRegister = (record: QmsRecord): boolean => record.kind === 'container';

/**
 * When the record is due to be looked at again: on `nextReview`, or, without one, an interval after the
 * last approval or affirmation (at first after `effectiveFrom`). A `nextReview` more than a month beyond
 * that interval was moved on without anyone signing, so the interval counts.
 */
function dueOf(record: QmsRecord): Due | null {
  const next = dateOf(record.data['nextReview']) ?? (isRegister(record) ? commonDay(record) : null);
  const interval = durationOf(record.data['reviewInterval']);
  const signed = lastLookAt(record);
  const last = signed ?? dateOf(record.data['effectiveFrom']);
  const planned = next === null ? null : { date: next, late: (days: number) => say.planned({ days, next }) };
  if (interval === null || last === null) return planned;
  const derived = addDuration(last, interval);
  const every = { last, interval: durationNamed(textOf(record.data['reviewInterval']) ?? '') };
  if (next === null) return { date: derived, late: (days) => say.interval({ days, ...every }) };
  if (signed === null || next <= addDuration(derived, oneMonth)) return planned;
  return {
    date: addDuration(derived, oneMonth),
    late: (days) => say.moved({ days, next, ...every }),
  };
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
    const due = dueOf(record);
    if (due === null) return;
    const late = daysBetween(due.date, queries.today());
    if (late <= 0) return;
    const next = dateOf(record.data['nextReview']);
    const register = registerOf(record, queries);
    // A day that all items share has one cause: the register says it once.
    if (register !== undefined && next !== null && next === commonDay(register)) return;
    const inDefaults = isRegister(record) && next === null && commonDay(record) !== null;
    const demand: Demand = {
      ...{ meaning: 'affirmed', by: 'anyone', roles: [], needed: 1, approvedIn: false },
      ...{ basis: 'own', clauses: [], named: [] },
    };
    const signer = possibleSigners(record, demand, queries)[0];
    report({
      message: due.late(late),
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
