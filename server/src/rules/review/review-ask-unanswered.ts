import { isHeld } from '../../domain/phases.ts';
import { decisionsOf, decisionWords } from '../../domain/review/decisions.ts';
import { filledInputs, inputNamed, inputPlace } from '../../domain/review/inputs.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { idsOf, isBlank, textsOf } from '../../records/values.ts';
import { typed } from '../../schemas/sentence-words.ts';
import { withInput } from './examples.ts';

const say = defineMessages('review-ask-unanswered', {
  noOutput:
    '{input} {count, plural, one {asks} other {ask}} for a decision and {count, plural, one {gets} other {get}} no answer. Add an output with `from: [{key}]` and an `answer`, which is `granted`, `partly-granted`, `declined` or `deferred`.',
  noAnswer:
    '{input} {count, plural, one {asks} other {ask}} for a decision and {count, plural, one {gets} other {get}} no answer. The decision "{decision}" comes from it. Add its `answer`, which is `granted`, `partly-granted`, `declined` or `deferred`.',
  open: 'This decision has no answer.',
});

const asking = withInput('summary: Response time is above target.', 'ask: Two support engineers from March');

export const rule: RecordRule = {
  id: 'review-ask-unanswered',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Ask that no output answers',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'An input asks top management for a decision, and no output of the review answers it. Add an output that comes from this input (from) with its answer: granted, partly-granted, declined or deferred, and the reason. A clear no is an answer; silence is not. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': asking },
    good: {
      'review.yaml': `${asking}outputs:\n  - kind: resources\n    decision: Two support engineers\n    answer: granted\n    from: [customer-satisfaction]\n`,
    },
  },
  check(record, queries, report) {
    if (!isHeld(record)) return;
    const asks = filledInputs(record).filter(({ value }) => !isBlank(value['ask']));
    if (asks.length === 0) return;
    const wholes = idsOf(record.data['partOf']).flatMap((id) => queries.record(id) ?? []);
    // The answer to what a part asks may be given when the whole is held.
    if (wholes.some((whole) => !isHeld(whole))) return;
    const reviews = [record, ...wholes].flatMap((review) => wholeOf(review, queries));
    const outputs = [...new Map(reviews.map((review) => [review.key, review])).values()].flatMap((review) =>
      decisionsOf(review).map((output) => ({ review, output })),
    );
    for (const item of asks) {
      const from = outputs.filter(({ output }) =>
        textsOf(output.value['from']).some((key) => item.keys.includes(key)),
      );
      if (from.some(({ output }) => !isBlank(output.value['answer']))) continue;
      const first = from[0];
      const named = inputNamed(item, record, queries);
      report({
        message: asPractice(
          first === undefined
            ? say.noOutput({ ...named, key: typed(item.keys[0]!) })
            : say.noAnswer({ ...named, decision: decisionWords(first.output) }),
        ),
        place: { ...inputPlace(record, item, 'ask'), token: 'key' },
        related: from.slice(0, 5).map(({ review, output }) => ({
          place: { file: review.file, record: review.key, path: ['outputs', output.index, 'answer'] },
          message: say.open(),
        })),
      });
    }
  },
};
