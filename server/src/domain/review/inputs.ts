import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBlank, mappingsOf, textOf, textsOf } from '../../records/values.ts';
import { type ReviewInput, reviewInputs } from '../../standards/review-inputs.ts';
import { editionsOn } from '../editions.ts';
import { shortened } from '../words/shortened.ts';
import { reviewDate } from './review.ts';

const say = defineMessages('words.input', {
  named: '{count, plural, one {Input} other {Inputs}} {titles}',
  title: '"{title}"',
});

/** One section of a review's `inputs`. */
export interface InputItem {
  readonly index: number;
  /** The input keys the section covers: one, or several for a combined section. Never empty. */
  readonly keys: readonly string[];
  readonly value: JsonObject;
  /** A reason was given why the input does not apply. */
  readonly notApplicable: boolean;
  /** Nothing has been said: neither content nor `notApplicable`. */
  readonly empty: boolean;
}

const contentKeys = [
  'summary',
  'conclusion',
  'ask',
  'evidence',
  'indicators',
  'objectives',
  'proposes',
  'noObjective',
];

/** The sections of a review that name an input. */
export function inputItems(review: QmsRecord): readonly InputItem[] {
  return mappingsOf(review.data['inputs']).flatMap(({ index, value }) => {
    const keys = textsOf(value['input']).filter((key) => key.trim() !== '');
    if (keys.length === 0) return [];
    const notApplicable = textOf(value['notApplicable']) !== null;
    return [
      {
        index,
        keys,
        value,
        notApplicable,
        empty: !notApplicable && contentKeys.every((key) => isBlank(value[key])),
      },
    ];
  });
}

/** The sections with content: neither empty (`review-input-missing` speaks of those) nor not applicable. */
export const filledInputs = (review: QmsRecord): readonly InputItem[] =>
  inputItems(review).filter((item) => !item.empty && !item.notApplicable);

/**
 * What a review on this day must look at: the inputs of the standards' editions in force on that day, then
 * the organization's own from qms.yaml; each key once. One that a section on another covers as well is none of its own.
 */
export function requiredInputs(queries: Queries, date: IsoDate): readonly ReviewInput[] {
  const inputs = new Map<string, ReviewInput>();
  for (const { id } of editionsOn(queries, date))
    for (const input of reviewInputs(id))
      if (input.within === undefined && !inputs.has(input.key)) inputs.set(input.key, input);
  for (const { key, title, from } of queries.config('review').inputs) {
    if (from !== undefined && from > date) continue;
    if (!inputs.has(key))
      inputs.set(key, { key, title, hint: '', clause: null, reference: null, performance: false });
  }
  return [...inputs.values()];
}

/**
 * What sections of a review on this day may be about: what it must look at, then what has no need of a section of its
 * own, and what editions in use that are not in force that day ask for. Who looks at it earlier is not mistaken.
 */
export function knownInputs(queries: Queries, date: IsoDate): readonly ReviewInput[] {
  const inputs = new Map(requiredInputs(queries, date).map((input) => [input.key, input] as const));
  for (const { id } of [...editionsOn(queries, date), ...queries.config('standards')])
    for (const input of reviewInputs(id)) if (!inputs.has(input.key)) inputs.set(input.key, input);
  return [...inputs.values()];
}

/** Longer titles would leave no room for what is wrong; of several inputs there is room for less of each. */
const longestTitle = 40;
const longestOfSeveral = 28;
const roomForSeveral = 24;

/** The title of an input as a message shows it. */
export const inputTitle = (title: string): string => shortened(title, longestTitle);

/**
 * A section at the start of a sentence: `Input "Resources"`, `Inputs "Audits" and "Resources"`, with the number of
 * its inputs, which decides the verb. Of many the first stand for all; unknown keys are named as written.
 */
export function inputNamed(
  item: InputItem,
  review: QmsRecord,
  queries: Queries,
): { readonly input: Message; readonly count: number } {
  const known = knownInputs(queries, reviewDate(review) ?? queries.today());
  const count = item.keys.length;
  const titles = item.keys.map((key) =>
    shortened(
      known.find((input) => input.key === key)?.title ?? key,
      count === 1 ? longestTitle : longestOfSeveral,
    ),
  );
  const fitting = titles.filter((_, at) => titles.slice(0, at + 1).join('').length <= roomForSeveral).length;
  const shown = listed(
    titles.map((title) => say.title({ title })),
    'and',
    Math.max(fitting, 1),
  );
  return { input: say.named({ count, titles: shown }), count };
}

/** Where a review looks, or should look, at an input: the section on it, or else `previous`. */
export function sectionPlace(review: QmsRecord, keys: readonly string[]) {
  const items = inputItems(review);
  const item = keys
    .map((key) => items.find((each) => each.keys.includes(key)))
    .find((each) => each !== undefined);
  const { file, key: record } = review;
  return item === undefined
    ? { file, record, path: ['previous'] }
    : {
        ...inputPlace(review, item, item.notApplicable ? 'notApplicable' : 'summary'),
        token: 'key' as const,
      };
}

/** Where a field of a section stands. */
export const inputPlace = (review: QmsRecord, item: InputItem, ...field: readonly (string | number)[]) => ({
  file: review.file,
  record: review.key,
  path: ['inputs', item.index, ...field],
});
