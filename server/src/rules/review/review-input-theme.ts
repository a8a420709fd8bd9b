import { extentOf, isHabit } from '../../domain/review/habit.ts';
import { filledInputs, inputNamed, inputPlace } from '../../domain/review/inputs.ts';
import { changeTo } from '../../domain/words/fixes.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { didYouMean } from '../../messages/did-you-mean.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, textOf } from '../../records/values.ts';
import { nearest } from '../../schemas/nearest.ts';
import { typed } from '../../schemas/sentence-words.ts';
import { complete, withInput, withInputBut } from './examples.ts';

const say = defineMessages('review-input-theme', {
  habit:
    "{extent, select, all {None of the {inputs} inputs names a strategic theme.} other {{lacking} of the {inputs} inputs name no strategic theme.}} {known, plural, =0 {Define the company's own themes in qms.yaml and name one} other {Name {themes}}} under `theme` of each.",
  one: "{input} {count, plural, one {names} other {name}} no strategic theme. {known, plural, =0 {Define the company's own themes in qms.yaml and name one} other {Name {themes}}} under `theme`.",
  misspelt: 'Theme `{theme}` is not defined in qms.yaml. {advice}',
  unknown: 'Theme `{theme}` is not defined in qms.yaml. Name {themes}, or define it.',
});

const themed = {
  'qms.yaml': 'organization: Acme\nthemes:\n  - id: customers\n    title: Customers for life\n',
};

export const rule: RecordRule = {
  id: 'review-input-theme',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'warning',
  basis: 'practice',
  title: 'Review input without a strategic theme',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/9.3.1'],
  explanation:
    'An input that names the strategic theme it bears on speaks the language of top management, and the review pack can group by theme. Define the themes of the company once under `themes` in qms.yaml and name one under `theme` of each input. When no input of a review names one, there is one finding for the review. This is good practice, not a requirement.',
  examples: {
    bad: { ...themed, 'review.yaml': withInputBut('theme') },
    good: { ...themed, 'review.yaml': withInput(...complete) },
  },
  check(record, queries, report) {
    const items = filledInputs(record);
    const known = queries.config('themes').map(({ id }) => id);
    const themes = keysListed(known, 'or');
    const choice = { known: known.length, themes };
    const unthemed = items.filter((item) => isBlank(item.value['theme']));
    const isShared = items.length > 1 && unthemed.length === items.length;
    if (isShared || isHabit(unthemed.length, items.length)) {
      report({
        message: asPractice(say.habit({ ...extentOf(unthemed.length, items.length), ...choice })),
        place: { file: record.file, record: record.key, path: ['inputs'], token: 'key' },
      });
    } else
      for (const item of unthemed) {
        report({
          message: asPractice(say.one({ ...inputNamed(item, record, queries), ...choice })),
          place: { ...inputPlace(record, item, 'theme'), token: 'key' },
        });
      }
    // A theme that was renamed or dropped since does not touch an approved review.
    if (record.phase === 'final') return;
    for (const item of items) {
      const theme = textOf(item.value['theme']);
      if (theme === null || known.length === 0 || known.includes(theme)) continue;
      const near = nearest(theme, known);
      const place = inputPlace(record, item, 'theme');
      report({
        message: asPractice(
          near === undefined
            ? say.unknown({ theme: typed(theme), themes })
            : say.misspelt({ theme: typed(theme), advice: didYouMean(near) }),
        ),
        place,
        fixes:
          near === undefined
            ? []
            : [
                {
                  title: changeTo(near),
                  certain: false,
                  file: record.file,
                  record: record.key,
                  steps: [{ kind: 'replace-value', path: place.path, value: near }],
                },
              ],
      });
    }
  },
};
