import { filledInputs, inputPlace, inputWords } from '../../domain/review/inputs.ts';
import { keyWords, listWords } from '../../domain/words/lists.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, textOf } from '../../records/values.ts';
import { nearest } from '../../schemas/nearest.ts';
import { complete, withInput, withInputBut } from './examples.ts';

/** Where (nearly) all sections lack the same, that is one way of working and not many slips: it is said once. */
const isHabit = (lacking: number, all: number): boolean => lacking >= 3 && lacking * 4 >= all * 3;

const habitWords = (lacking: number, all: number): string =>
  lacking === all ? `All ${all} inputs` : `${lacking} of the ${all} inputs`;

export const reviewInputEvidence: RecordRule = {
  id: 'review-input-evidence',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'warning',
  basis: 'required',
  title: 'Review input without evidence',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/9.3.3'],
  explanation:
    'The section says what was found but cites nothing that shows it. Name under `evidence` the records it rests on: indicators, surveys, audits, complaints, actions; a mapping with external names what is kept elsewhere. Indicators named under indicators count too.',
  examples: {
    bad: { 'review.yaml': withInputBut('evidence') },
    good: { 'review.yaml': withInput(...complete) },
  },
  check(record, queries, report) {
    const items = filledInputs(record);
    const bare = items.filter(({ value }) => isBlank(value['evidence']) && isBlank(value['indicators']));
    if (isHabit(bare.length, items.length)) {
      report({
        message: `${habitWords(bare.length, items.length)} of ${record.id} cite no evidence; name under \`evidence\` of each the records that show it, or what is kept elsewhere with \`external\`.`,
        place: { file: record.file, record: record.key, path: ['inputs'], token: 'key' },
      });
      return;
    }
    for (const item of bare) {
      report({
        message: `${inputWords(item, record, queries)} of ${record.id} ${item.keys.length === 1 ? 'cites' : 'cite'} no evidence; name under \`evidence\` the records that show it, or what is kept elsewhere with \`external\`.`,
        place: { ...inputPlace(record, item, 'evidence'), token: 'key' },
      });
    }
  },
};

export const reviewInputVague: RecordRule = {
  id: 'review-input-vague',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'warning',
  basis: 'practice',
  title: 'Vague review input',
  clauses: ['iso-9001:2015/9.3.2'],
  explanation:
    'An input should be clear, actionable and relevant: a summary of what was learnt in words top management can use, and what follows from it, either a conclusion or an ask. Without these, top management has nothing to decide on. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': withInputBut('conclusion') },
    good: { 'review.yaml': withInputBut('conclusion', 'ask: Two support engineers from March') },
  },
  check(record, queries, report) {
    const items = filledInputs(record);
    const lacking = items.flatMap((item) => {
      const noSummary = isBlank(item.value['summary']);
      const noPoint = isBlank(item.value['ask']) && isBlank(item.value['conclusion']);
      if (!noSummary && !noPoint) return [];
      const missing = listWords([
        ...(noSummary ? ['no summary'] : []),
        ...(noPoint ? ['neither conclusion nor ask'] : []),
      ]);
      const todo = listWords([
        ...(noSummary ? ['what was learnt'] : []),
        ...(noPoint ? ['what follows from it or what top management is asked to decide'] : []),
      ]);
      return [{ item, missing, todo, field: noSummary ? 'summary' : 'conclusion' }];
    });
    const common = lacking.find(({ missing }) =>
      isHabit(lacking.filter((each) => each.missing === missing).length, items.length),
    );
    if (common !== undefined) {
      const count = lacking.filter(({ missing }) => missing === common.missing).length;
      report({
        message: `${habitWords(count, items.length)} of ${record.id} have ${common.missing}; practice is to say ${common.todo} in each.`,
        place: { file: record.file, record: record.key, path: ['inputs'], token: 'key' },
      });
    }
    for (const { item, missing, todo, field } of lacking) {
      if (missing === common?.missing) continue;
      report({
        message: `${inputWords(item, record, queries)} of ${record.id} ${item.keys.length === 1 ? 'has' : 'have'} ${missing}; practice is to say ${todo}.`,
        place: { ...inputPlace(record, item, field), token: 'key' },
      });
    }
  },
};

const themed = {
  'qms.yaml': 'organization: Acme\nthemes:\n  - id: customers\n    title: Customers for life\n',
};

export const reviewInputTheme: RecordRule = {
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
