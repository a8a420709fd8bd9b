import { editionsOn } from '../../domain/editions.ts';
import { isHeld } from '../../domain/phases.ts';
import { areInputsInText } from '../../domain/review/in-text.ts';
import {
  inputItems,
  inputNamed,
  inputPlace,
  inputTitle,
  knownInputs,
  requiredInputs,
} from '../../domain/review/inputs.ts';
import { isFull, isInTextAlone, reviewDate } from '../../domain/review/review.ts';
import { sectionFixes } from '../../domain/review/section-fixes.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { changeTo } from '../../domain/words/fixes.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { didYouMean } from '../../messages/did-you-mean.ts';
import type { IsoDate, StandardInUse } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { RecordRule } from '../../model/rule.ts';
import { nearest } from '../../schemas/nearest.ts';
import { typed } from '../../schemas/sentence-words.ts';
import { edition } from '../../standards/lookup.ts';
import { type ReviewInput, reviewInputs } from '../../standards/review-inputs.ts';
import { allInputs } from './examples.ts';

const say = defineMessages('review-input-missing', {
  empty:
    '{input} {count, plural, one {is} other {are}} empty. Write at least a summary, or say under `notApplicable` why there was nothing to look at.',
  misspelt: '`{key}` is not an input known here. {advice} No section looks at "{title}" yet.',
  absent:
    'Input "{title}" is missing. Add a section with `input: {key}`, or say in one under `notApplicable` why there was nothing to look at.',
  inText:
    'What this review looked at and decided stands in its text alone, so it is not checked. Add `inputs` and `outputs` to its front matter to have that done.',
  inputsInText:
    'What this review looked at stands in its text alone, so it is not checked. Add `inputs` to its front matter to have that done.',
  newAbsent:
    'Input "{title}" is missing. Add a section with `input: {key}`, or say in one under `notApplicable` why there was nothing to look at. {edition} asks for it, by which reviews from {from} on are judged.',
  ownAbsent:
    'Input "{title}" is missing. Add a section with `input: {key}`, or say in one under `notApplicable` why there was nothing to look at. It is an input that qms.yaml asks for.',
});

/** Who asks for an absent input is said where that may surprise: the organization itself, or an edition that has just begun. */
function absence(
  input: ReviewInput,
  queries: Queries,
  date: IsoDate,
): { readonly message: Message; readonly clauses?: readonly string[] } {
  const names = { title: inputTitle(input.title), key: typed(input.key) };
  if (input.reference === null) return { message: say.ownAbsent(names) };
  const asks = ({ id }: StandardInUse): boolean => reviewInputs(id).some(({ key }) => key === input.key);
  const begun = editionsOn(queries, date).find(asks);
  const isNew = queries.config('standards').some((each) => reviewInputs(each.id).length > 0 && !asks(each));
  // The edition before did not ask for it, so its clause is not named.
  const clauses = isNew ? { clauses: [input.reference] } : {};
  return begun?.from === undefined || !isNew
    ? { message: say.absent(names), ...clauses }
    : {
        message: say.newAbsent({ ...names, edition: edition(begun.id)?.name ?? begun.id, from: begun.from }),
        ...clauses,
      };
}

export const rule: RecordRule = {
  id: 'review-input-missing',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'error',
  basis: 'documented',
  title: 'Review input missing',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/9.3.3'],
  explanation:
    'A full management review has to look at every input the standard lists, and at those you added under `review.inputs` in qms.yaml; the minutes have to show it. The input named is absent, or its section is empty. Add a section with summary, conclusion or ask, evidence and objectives, or say under `notApplicable` why there was nothing to look at. One section may cover several inputs (input: [audit-results, nonconformities]), and sections of held partial reviews that name this one under `partOf` count too.',
  examples: {
    bad: { 'review.yaml': allInputs.replace('risk-actions, ', '') },
    good: { 'review.yaml': allInputs },
  },
  check(record, queries, report) {
    if (!isHeld(record)) return;
    const isAll = isInTextAlone(record);
    if (isAll || areInputsInText(record)) {
      const place = { file: record.file, record: record.key, path: ['inputs'], token: 'key' } as const;
      report({ message: isAll ? say.inText() : say.inputsInText(), severity: 'information', place });
      return;
    }
    const items = inputItems(record);
    for (const item of items.filter(({ empty }) => empty)) {
      report({
        message: say.empty(inputNamed(item, record, queries)),
        place: inputPlace(record, item, 'input'),
      });
    }
    const date = reviewDate(record);
    if (!isFull(record) || date === null) return;
    const required = requiredInputs(queries, date);
    const covered = new Set(
      wholeOf(record, queries).flatMap((part) => inputItems(part).flatMap(({ keys }) => keys)),
    );
    const absent = required.filter(({ key }) => !covered.has(key));
    const known = knownInputs(queries, date).map(({ key }) => key);
    const misspelt = items.flatMap((item) =>
      item.keys.flatMap((key, at) => {
        const meant = known.includes(key)
          ? undefined
          : nearest(
              key,
              absent.map((input) => input.key),
            );
        return meant === undefined ? [] : [{ item, key, at, meant }];
      }),
    );
    for (const input of absent) {
      const title = inputTitle(input.title);
      const typo = misspelt.find(({ meant }) => meant === input.key);
      if (typo !== undefined) {
        const path = Array.isArray(typo.item.value['input']) ? ['input', typo.at] : ['input'];
        const place = inputPlace(record, typo.item, ...path);
        report({
          message: say.misspelt({ key: typed(typo.key), advice: didYouMean(input.key), title }),
          place,
          fixes: [
            {
              title: changeTo(input.key),
              certain: false,
              file: record.file,
              record: record.key,
              steps: [{ kind: 'replace-value', path: place.path, value: input.key }],
            },
          ],
        });
        continue;
      }
      report({
        ...absence(input, queries, date),
        place: { file: record.file, record: record.key, path: ['inputs', input.key], token: 'key' },
        fixes: sectionFixes(record, input),
      });
    }
  },
};
