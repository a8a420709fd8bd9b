import type { IsoDate } from '../../model/configuration.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBlank, mappingsOf, textOf, textsOf } from '../../records/values.ts';
import { type ReviewInput, reviewInputs } from '../../standards/review-inputs.ts';
import { listWords } from '../words/lists.ts';
import { reviewDate } from './review.ts';

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
 * What a review on this day must look at: the inputs of the standards' editions in use on that day, then
 * the organization's own from qms.yaml; each key once.
 */
export function requiredInputs(queries: Queries, date: IsoDate): readonly ReviewInput[] {
  const inputs = new Map<string, ReviewInput>();
  for (const { id, from, until } of queries.config('standards')) {
    if ((from !== undefined && from > date) || (until !== undefined && until < date)) continue;
    for (const input of reviewInputs(id)) if (!inputs.has(input.key)) inputs.set(input.key, input);
  }
  for (const { key, title, from } of queries.config('review').inputs) {
    if (from !== undefined && from > date) continue;
    if (!inputs.has(key)) inputs.set(key, { key, title, hint: '', clause: null, performance: false });
  }
  return [...inputs.values()];
}

/** A section as a message names it: `Input "Resources"`, `Inputs "Audits" and "Resources"`; unknown keys as written. */
export function inputWords(item: InputItem, review: QmsRecord, queries: Queries): string {
  const known = requiredInputs(queries, reviewDate(review) ?? queries.today());
  const titles = item.keys.map((key) => `"${known.find((input) => input.key === key)?.title ?? key}"`);
  return `${titles.length === 1 ? 'Input' : 'Inputs'} ${listWords(titles)}`;
}

/** Where a field of a section stands. */
export const inputPlace = (review: QmsRecord, item: InputItem, ...field: readonly (string | number)[]) => ({
  file: review.file,
  record: review.key,
  path: ['inputs', item.index, ...field],
});
