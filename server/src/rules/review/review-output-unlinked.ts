import { isHeld } from '../../domain/phases.ts';
import { decisionsOf, decisionWords, outputPlace } from '../../domain/review/decisions.ts';
import { inputItems, requiredInputs } from '../../domain/review/inputs.ts';
import { reviewDate } from '../../domain/review/review.ts';
import { widestWholeOf } from '../../domain/review/whole.ts';
import { changeTo } from '../../domain/words/fixes.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { didYouMean } from '../../messages/did-you-mean.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, textsOf } from '../../records/values.ts';
import { nearest } from '../../schemas/nearest.ts';
import { typed } from '../../schemas/sentence-words.ts';
import { withOutput } from './examples.ts';

const say = defineMessages('review-output-unlinked', {
  unlinked:
    'Decision "{decision}" names no input that led to it. Name under `from` the inputs it comes from.',
  misspelt: 'Decision "{decision}" comes from no input of this review. {advice} No section looks at `{key}`.',
  unknown:
    'Decision "{decision}" comes from no input of this review. Name under `from` inputs that a section looks at, or add a section. {count, plural, one {None looks} other {None look}} at {keys}.',
});

export const rule: RecordRule = {
  id: 'review-output-unlinked',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Decision that comes from no input',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'The decision does not say which input led to it, or names only inputs that no section of the review looks at, so nobody can later see why it was taken. Name the keys of the inputs under `from`. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': withOutput('decision: Two support engineers') },
    good: { 'review.yaml': withOutput('decision: Two support engineers', 'from: [customer-satisfaction]') },
  },
  check(record, queries, report) {
    if (!isHeld(record)) return;
    const sections = widestWholeOf(record, queries).flatMap((part) =>
      inputItems(part).flatMap(({ keys }) => keys),
    );
    // That one of the required inputs has no section is said once, by the rule on missing ones.
    const required = requiredInputs(queries, reviewDate(record) ?? queries.today()).map(({ key }) => key);
    const looked = new Set([...sections, ...required]);
    for (const output of decisionsOf(record)) {
      const decision = decisionWords(output);
      const { from } = output.value;
      if (isBlank(from)) {
        report({
          message: asPractice(say.unlinked({ decision })),
          place: outputPlace(record, output, 'from'),
        });
        continue;
      }
      const unknown = textsOf(from).filter((key) => !looked.has(key));
      // Without any section the rule on missing inputs speaks.
      if (unknown.length === 0 || sections.length === 0) continue;
      for (const key of unknown) {
        const near = nearest(key, [...looked]);
        if (near === undefined) continue;
        const path = ['outputs', output.index, 'from', ...(Array.isArray(from) ? [from.indexOf(key)] : [])];
        report({
          message: asPractice(say.misspelt({ decision, key: typed(key), advice: didYouMean(near) })),
          place: { file: record.file, record: record.key, path },
          fixes: [
            {
              title: changeTo(near),
              certain: false,
              file: record.file,
              record: record.key,
              steps: [{ kind: 'replace-value', path, value: near }],
            },
          ],
        });
      }
      if (
        unknown.length < textsOf(from).length ||
        unknown.some((key) => nearest(key, [...looked]) !== undefined)
      )
        continue;
      report({
        message: asPractice(
          say.unknown({ decision, count: unknown.length, keys: keysListed(unknown.map(typed), 'or', 3) }),
        ),
        place: { ...outputPlace(record, output, 'from'), token: 'value' },
      });
    }
  },
};
