import {
  type Decision,
  decisionsIn,
  isTakenUp,
  type OpenMatter,
  openMatter,
} from '../../domain/review/came-of.ts';
import { decisionWords } from '../../domain/review/decisions.ts';
import { sectionPlace } from '../../domain/review/inputs.ts';
import { outcomeFixes } from '../../domain/review/outcome-fixes.ts';
import { lacksPolicyChange, policyResult } from '../../domain/review/policy-change.ts';
import { reviewDate } from '../../domain/review/review.ts';
import { followedUpIn, isNewestFull } from '../../domain/review/succession.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { textOf } from '../../records/values.ts';
import { head } from './examples.ts';

const say = defineMessages('review-decision-open', {
  deed: 'No evidence that "{decision}" was carried out. {hasId, select, yes {Complete what carries it out, move its date with a reason, or say under `outcomes` what became of it.} other {Complete the action that carries it out, or record one with `origin: {review}`.}} It was due by {due}.',
  effect:
    'Nobody says yet what "{decision}" brought. Say so under `outcomes`{hasId, select, yes {} other {, which name a decision by its `id`}}. The effect was expected by {due}.',
  earlier:
    '{count, plural, one {A decision} other {# decisions}} of {reviews} {count, plural, one {is} other {are}} still open. Say under `outcomes` there what became of {count, plural, one {it} other {them}}, or take {count, plural, one {it} other {them}} up here: {decisions}.',
  due: '"{decision}", due by {due}',
  expected: '"{decision}", to show its effect by {due}',
  open: 'This decision is still open.',
  policy:
    'The policy was to be changed, and no change of it is on record since. Record the change with the policy under `affects`, or put a new version in force. {review} said so on {held}.',
});

const words = ({ decision, kind, due }: OpenMatter): Message =>
  (kind === 'deed' ? say.due : say.expected)({ decision: decisionWords(decision.output), due });

const placeOf = ({ review, output }: Decision, field: readonly string[]) => ({
  file: review.file,
  record: review.key,
  path: ['outputs', output.index, ...field],
});

/** What this review, or a part of it, decided and is past its day. */
function reportOwn(own: readonly QmsRecord[], queries: Queries, report: Report): void {
  const today = queries.today();
  for (const decision of decisionsIn(own, queries)) {
    const matter = openMatter(decision, today, queries);
    if (matter === null) continue;
    const hasId = textOf(decision.output.value['id']) === null ? 'no' : 'yes';
    const figures = { decision: decisionWords(decision.output), due: matter.due, hasId };
    report({
      message:
        matter.kind === 'deed' ? say.deed({ ...figures, review: decision.review.id }) : say.effect(figures),
      place: placeOf(decision, matter.field),
      fixes: outcomeFixes(decision, today),
    });
  }
}

/** What was decided before and this review passes over, although it is still open. */
function reportEarlier(
  record: QmsRecord,
  own: readonly QmsRecord[],
  earlier: readonly QmsRecord[],
  queries: Queries,
  report: Report,
): void {
  const today = queries.today();
  const open = decisionsIn(earlier, queries).flatMap((decision) => {
    const matter = isTakenUp(decision, own) ? null : openMatter(decision, today, queries);
    return matter === null ? [] : [matter];
  });
  if (open.length === 0) return;
  report({
    message: say.earlier({
      count: open.length,
      reviews: listed([...new Set(open.map(({ decision }) => decision.review.id))], 'and', 2),
      decisions: listed(open.map(words), 'and', 3),
    }),
    place: sectionPlace(record, ['previous-actions']),
    related: open.slice(0, 5).map(({ decision, field }) => ({
      place: placeOf(decision, field),
      message: say.open(),
    })),
    fixes: open.length === 1 ? outcomeFixes(open[0]!.decision, today) : [],
  });
}

const held = head.replaceAll('2026-01', '2025-01').replace('status: held', 'status: approved');
const decided = `${held}outputs:
  - id: O1
    kind: improvement
    decision: Weekend rota for the service desk
    owner: ROLE-MD
    due: 2025-06-30
`;

export const rule: RecordRule = {
  id: 'review-decision-open',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'warning',
  basis: 'own',
  title: 'What was decided and not carried out',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/9.3.3'],
  explanation:
    'A decision of a management review is past the last day promised for it (its own `due`, or that of what carries it out), and no action is done, no change made, no objective ended and no outcome recorded. The same is said of an effect that was expected of a decision (`expected.by`, plus the `reportingLag` of its indicator or a month) and that nobody judged, and of a policy that was to be changed six months ago. Only the newest full review is spoken of: at its own decisions, and in its section on earlier actions for those of the review before, and of others held since then, that it does not take up. Complete what carries the decision out, name that in the newest review, or say under `outcomes` what became of it; no sign-off binds `outcomes`. What was declined or deferred is left alone.',
  examples: {
    bad: { 'review.yaml': decided },
    good: {
      'review.yaml': `${decided}outcomes:\n  - { output: O1, result: effective, date: 2025-12-10 }\n`,
    },
  },
  check(record, queries, report) {
    if (!isNewestFull(record, queries)) return;
    const own = wholeOf(record, queries);
    const earlier = followedUpIn(record, queries);
    reportOwn(own, queries, report);
    reportEarlier(record, own, earlier, queries, report);
    // A later look that found the policy suitable has settled the matter.
    const looks = [...earlier, ...own].filter((review) => policyResult(review) !== null);
    const since = looks.slice(looks.findLastIndex((review) => policyResult(review) !== 'to-change') + 1)[0];
    if (since === undefined || !lacksPolicyChange(since, queries.today(), queries)) return;
    report({
      message: say.policy({ review: since.id, held: reviewDate(since) ?? '' }),
      place: { file: record.file, record: record.key, path: ['policyReview', 'result'] },
    });
  },
};
