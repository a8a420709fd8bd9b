import { isHeld } from '../../domain/phases.ts';
import { isFull, isInTextAlone, reviewDate } from '../../domain/review/review.ts';
import { fullReviewBefore, leadsBackTo } from '../../domain/review/succession.ts';
import { isPart, wholeOf } from '../../domain/review/whole.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { setTo } from '../../domain/words/fixes.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBefore } from '../../records/history.ts';
import { idsOf, isBlank } from '../../records/values.ts';
import { head } from './examples.ts';

const say = defineMessages('review-previous-missing', {
  missing:
    'The review before this one is not named. Write `previous: {review}`, so that what was decided there on {date} is followed up here.',
  passed:
    '`previous` passes over {review} of {date}. Name that one, so that what was decided there is followed up here.',
  missingSigned:
    'The review before this one is not named. Look at what {review} decided on {date} in your next review, or write `previous: {review}` and have this one signed again.',
  passedSigned:
    '`previous` passes over {review} of {date}. Look at what was decided there in your next review, or name it and have this one signed again.',
  before: 'This review came before.',
});

const naming = (review: QmsRecord, before: QmsRecord): FixPlan => ({
  title: setTo('previous', before.id),
  certain: false,
  file: review.file,
  record: review.key,
  steps: [
    Object.hasOwn(review.data, 'previous')
      ? { kind: 'replace-value', path: ['previous'], value: before.id }
      : { kind: 'add-key', path: [], key: 'previous', value: before.id },
  ],
});

const earlier = head.replaceAll('2026-01', '2025-01').replace('status: held', 'status: approved');

export const rule: RecordRule = {
  id: 'review-previous-missing',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'error',
  basis: 'required',
  title: 'The review before is not named',
  clauses: ['iso-9001:2015/9.3.2'],
  explanation:
    'A management review has to look at what became of the decisions of the one before. Which one that is stands under `previous`; without it, or where it passes over a review, those decisions are looked at by nobody. The message names the newest full review that was held before this one. A partial review need not name any, parts of one review are not before each other, sites that review apart each go on from their own, and reviews from before `judgeFrom` are left alone. Once this review is signed it is a warning, since the signature binds `previous`.',
  examples: {
    bad: { 'earlier.yaml': earlier, 'review.yaml': head },
    good: { 'earlier.yaml': earlier, 'review.yaml': `${head}previous: MR-2025-01\n` },
  },
  check(record, queries, report) {
    if (!isHeld(record) || !isFull(record) || isInTextAlone(record) || isPart(record, queries)) return;
    const before = fullReviewBefore(record, queries);
    if (before === undefined || isBefore(before, queries.config('judgeFrom'))) return;
    if (leadsBackTo(record, before, queries)) return;
    const written = wholeOf(record, queries).flatMap(({ data }) => idsOf(data['previous']));
    // A reference that leads nowhere has a finding of its own.
    if (written.some((id) => queries.target(id) === undefined)) return;
    const isSigned = currentBlocks(record, queries).some(({ meaning }) => meaning === 'approved');
    const passes = written.length > 0;
    const words = { review: before.id, date: reviewDate(before) ?? '' };
    const message = passes
      ? (isSigned ? say.passedSigned : say.passed)(words)
      : (isSigned ? say.missingSigned : say.missing)(words);
    report({
      message,
      place: {
        file: record.file,
        record: record.key,
        path: ['previous'],
        token: isBlank(record.data['previous']) ? 'key' : 'value',
      },
      ...(isSigned ? { severity: 'warning' as const } : {}),
      related: [{ place: { file: before.file, record: before.key, path: ['date'] }, message: say.before() }],
      fixes: [naming(record, before)],
    });
  },
};
