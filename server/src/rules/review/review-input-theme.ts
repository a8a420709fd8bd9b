import { habitWords, isHabit } from '../../domain/review/habit.ts';
import { filledInputs, inputPlace, inputWords } from '../../domain/review/inputs.ts';
import { keyWords } from '../../domain/words/lists.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, textOf } from '../../records/values.ts';
import { nearest } from '../../schemas/nearest.ts';
import { complete, withInput, withInputBut } from './examples.ts';

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
    const choice =
      known.length === 0
        ? "define the company's own themes in qms.yaml and name one"
        : `name one of them (${keyWords(known, 'or')})`;
    const unthemed = items.filter((item) => isBlank(item.value['theme']));
    const isShared = items.length > 1 && unthemed.length === items.length;
    if (isShared || isHabit(unthemed.length, items.length)) {
      const start = isShared
        ? `No input of ${record.id} names a`
        : `${habitWords(unthemed.length, items.length)} of ${record.id} name no`;
      report({
        message: `${start} strategic theme; practice is to ${choice} under \`theme\` of each input.`,
        place: { file: record.file, record: record.key, path: ['inputs'], token: 'key' },
      });
    } else
      for (const item of unthemed) {
        report({
          message: `${inputWords(item, record, queries)} of ${record.id} ${item.keys.length === 1 ? 'names' : 'name'} no strategic theme; practice is to ${choice} under \`theme\`.`,
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
        message: `${inputWords(item, record, queries)} of ${record.id} ${item.keys.length === 1 ? 'names' : 'name'} the theme \`${theme}\`, which qms.yaml does not define; ${near === undefined ? `practice is to ${choice}, or define it` : `perhaps \`${near}\` is meant`}.`,
        place,
        fixes:
          near === undefined
            ? []
            : [
                {
                  title: `Change to \`${near}\``,
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
