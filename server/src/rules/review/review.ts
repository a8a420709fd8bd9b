import type { IsoDate } from '../../model/configuration.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank, mappingsOf, textOf, textsOf } from '../../records/values.ts';
import { type ReviewInput, reviewInputs } from '../../standards/review-inputs.ts';
import { listWords } from '../shared/words.ts';

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

/** A review that took place: not a draft, and not one for which only the date is set. */
export const isHeld = (review: QmsRecord): boolean =>
  (review.phase === 'active' || review.phase === 'final') && review.status !== 'planned';

/** A review that must look at everything: `kind` full, which is the default. */
export const isFull = (review: QmsRecord): boolean =>
  isBlank(review.data['kind']) || review.data['kind'] === 'full';

/** The day of the review (its last meeting), or null. */
export const reviewDate = (review: QmsRecord): IsoDate | null => dateOf(review.data['date']);

/** A review together with the held partial reviews that name it in `partOf`: it is judged over all of them. */
export function wholeOf(review: QmsRecord, queries: Queries): readonly QmsRecord[] {
  const parts = queries
    .referrers(review.id, 'partOf')
    .map(({ source }) => source)
    .filter((part) => part.type === 'management-review' && part.key !== review.key && isHeld(part));
  return [review, ...new Map(parts.map((part) => [part.key, part])).values()];
}

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
