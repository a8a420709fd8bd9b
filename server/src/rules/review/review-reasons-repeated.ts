import { inputItems, inputPlace } from '../../domain/review/inputs.ts';
import { inputsOf, repeatedReasons } from '../../domain/review/reasons.ts';
import { widestWholeOf } from '../../domain/review/whole.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { shortened } from '../../domain/words/shortened.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { head } from './examples.ts';

const say = defineMessages('review-reasons-repeated', {
  repeated:
    'The same reason stands at {count, number} of {all, plural, one {# input} other {the # inputs}}. {of, select, both {Say of each on its own why it needs no objective or why there was nothing to look at, or link it to one.} notApplicable {Say of each on its own why there was nothing to look at, or look at it.} other {Say of each on its own why it needs no objective, or link it to one.}} It reads "{reason}".',
  also: 'The same reason.',
});

const longestReason = 60;

const reviewOf = (reasons: readonly string[]): string =>
  `${head}inputs:\n${['context-changes', 'resources', 'risk-actions']
    .map(
      (key, index) =>
        `  - input: ${key}\n    summary: What was seen of ${key}.\n    noObjective: ${reasons[index]}\n`,
    )
    .join('')}${['objectives', 'customer-satisfaction', 'audit-results', 'previous-actions']
    .map((key) => `  - input: ${key}\n    summary: What was seen of ${key}.\n    objectives: [OBJ-2026-01]\n`)
    .join('')}`;

export const rule: RecordRule = {
  id: 'review-reasons-repeated',
  scope: 'record',
  types: ['management-review'],
  needs: ['data.inputs'],
  concern: 'must-have',
  level: 'warning',
  basis: 'practice',
  title: 'The same reason at many inputs',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/6.2.1'],
  explanation:
    'A reason why an input serves no objective (`noObjective`), or why there was nothing to look at (`notApplicable`), is an answer to a question about this one input. The same words at three inputs or more answer none. Say of each on its own why, or link it to the objective it bears on. Upper and lower case, punctuation and white space make no other words. From half of the inputs of the review on it is an error, since then the review as a whole evades the link that this system asks for; one section for six inputs or more counts as well. Of a review held in parts the inputs of all parts count.',
  examples: {
    bad: { 'review.yaml': reviewOf(['Not needed', 'Not needed.', 'not needed']) },
    good: {
      'review.yaml': reviewOf([
        'Handled as risk RSK-001',
        'The position is filled',
        'Covered by the decision on the rig',
      ]),
    },
  },
  check(record, queries, report) {
    const items = inputItems(record);
    const all = inputsOf(widestWholeOf(record, queries).flatMap(inputItems));
    for (const { reasons, count, isHalf } of repeatedReasons(items, all)) {
      const [first, ...others] = reasons;
      const of = new Set(reasons.map(({ key }) => key)).size > 1 ? 'both' : first.key;
      const message = say.repeated({
        count,
        all,
        of,
        reason: shortened(first.text.replace(/[\s.!]+$/, ''), longestReason),
      });
      report({
        message: isHalf ? message : asPractice(message),
        place: inputPlace(record, first.item, first.key),
        // Before the meeting there is still time to say more.
        ...(isHalf
          ? { basis: 'own' as const, severity: record.status === 'planned' ? 'warning' : 'error' }
          : {}),
        related: others.slice(0, 5).map(({ item, key }) => ({
          place: inputPlace(record, item, key),
          message: say.also(),
        })),
      });
    }
  },
};
