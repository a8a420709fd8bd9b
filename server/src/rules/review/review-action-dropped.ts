import { isHeld } from '../../domain/phases.ts';
import { earlierActions, mentionedIn, wasOpen } from '../../domain/review/earlier-actions.ts';
import { inputItems, inputPlace } from '../../domain/review/inputs.ts';
import { isFull, reviewDate } from '../../domain/review/review.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { head } from './examples.ts';

const say = defineMessages('review-action-dropped', {
  dropped:
    '{count, plural, one {Action {actions} of an earlier review is not mentioned. It was still open on {date}. Say under `previous-actions` where it stands, or enter `completedOn` if it was done before.} other {Actions {actions} of earlier reviews are not mentioned. They were still open on {date}. Say under `previous-actions` where they stand, or enter `completedOn` if they were done before.}}',
  open: 'This action was still open on {date}.',
});

const earlier = `id: MR-2025-01
type: management-review
title: Management review 2025/1
status: approved
date: 2025-01-20
outputs:
  - kind: improvement
    decision: Weekend rota for the service desk
    actions: [ACT-2025-001]
`;

const action = `id: ACT-2025-001
type: action
title: Weekend rota
status: open
openedOn: 2025-01-20
owner: ROLE-MD
due: 2026-06-30
`;

export const rule: RecordRule = {
  id: 'review-action-dropped',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'error',
  basis: 'required',
  title: 'Earlier action not followed up',
  clauses: ['iso-9001:2015/9.3.2'],
  explanation:
    'A management review has to look at how far the actions of earlier reviews have come. The actions named were decided by an earlier review, were still open on the day of this one, and this review does not mention them. Cite them as evidence of the input previous-actions and say where they stand. Whether an action was open is read from `openedOn`, `completedOn` and `withdrawnOn`, not from its status today; if one was finished before the review, enter the day.',
  examples: {
    bad: {
      'earlier.yaml': earlier,
      'action.yaml': action,
      'review.yaml': `${head}inputs:\n  - input: previous-actions\n    summary: All went well.\n`,
    },
    good: {
      'earlier.yaml': earlier,
      'action.yaml': action,
      'review.yaml': `${head}inputs:\n  - input: previous-actions\n    summary: The rota is still open.\n    evidence: [ACT-2025-001]\n`,
    },
  },
  check(record, queries, report) {
    const date = reviewDate(record);
    if (!isHeld(record) || !isFull(record) || date === null) return;
    const whole = wholeOf(record, queries);
    const section = whole
      .flatMap((review) => inputItems(review).map((item) => ({ review, item })))
      .find(({ item }) => item.keys.includes('previous-actions'));
    // Without that section, or with an empty one, review-input-missing names the cause.
    if (section === undefined || section.item.empty) return;
    const isMentioned = mentionedIn(whole, queries);
    const dropped = earlierActions(record, whole, queries)
      .filter((each) => wasOpen(each, date) && !isMentioned(each.action))
      .map((each) => each.action);
    if (dropped.length === 0) return;
    const own = section.review.key === record.key;
    const field = section.item.notApplicable ? 'notApplicable' : 'evidence';
    report({
      message: say.dropped({
        count: dropped.length,
        actions: listed(
          dropped.map(({ id }) => id),
          'and',
          3,
        ),
        date,
      }),
      place: own
        ? { ...inputPlace(record, section.item, field), token: 'key' }
        : { file: record.file, record: record.key, path: ['inputs'], token: 'key' },
      related: dropped.slice(0, 5).map((found) => ({
        place: { file: found.file, record: found.key, path: [] },
        message: say.open({ date }),
      })),
    });
  },
};
