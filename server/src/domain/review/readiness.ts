import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBlank } from '../../records/values.ts';
import type { ReviewInput } from '../../standards/review-inputs.ts';
import { type InputItem, inputItems, knownInputs, requiredInputs } from './inputs.ts';
import { isLinked } from './linked.ts';
import { isFull, reviewDate } from './review.ts';
import { wholeOf } from './whole.ts';

/** What a section of a review's inputs can lack: `point` is what follows from it, `objective` a link or a reason for none. */
export type Lack = 'summary' | 'point' | 'objective' | 'evidence' | 'trend' | 'theme';

/** The fields that make up for each lack, one of them enough, in the order in which a section is filled in. */
export const fieldsFor: Readonly<Record<Lack, readonly string[]>> = {
  summary: ['summary'],
  point: ['conclusion', 'ask'],
  objective: ['objectives', 'proposes', 'noObjective'],
  evidence: ['evidence', 'indicators'],
  trend: ['trend'],
  theme: ['theme'],
};

/** The rules that ask for what can be lacking: what an organization has switched off, it does not ask for. */
const askedBy: Readonly<Record<Lack, string>> = {
  summary: 'review-input-vague',
  point: 'review-input-vague',
  objective: 'review-input-unlinked',
  evidence: 'review-input-evidence',
  trend: 'review-trend-missing',
  theme: 'review-input-theme',
};

/** A section with the review, or part of a review, it stands in. */
export interface Section extends InputItem {
  readonly review: QmsRecord;
}

/** How far a review is with one of its inputs. */
export interface InputReadiness {
  readonly input: ReviewInput;
  /** The sections that speak of it; more than one where the same key recurs. */
  readonly sections: readonly Section[];
  /** `missing`: no section says anything. Both `ready` and `not-applicable` need no more work. */
  readonly state: 'ready' | 'incomplete' | 'not-applicable' | 'missing';
  /** What its sections lack, all of them taken together. */
  readonly lacks: readonly Lack[];
}

/** What a section that says something lacks as one on this input. */
export function lacksOf(item: InputItem, input: ReviewInput, queries: Queries): readonly Lack[] {
  const rules = queries.config('rules');
  const asked = (lack: Lack): boolean => {
    if (rules[askedBy[lack]] === 'off') return false;
    return lack === 'trend'
      ? input.performance
      : lack === 'theme'
        ? queries.config('themes').length > 0
        : true;
  };
  const isThere = (lack: Lack): boolean =>
    fieldsFor[lack].some((name) => !isBlank(item.value[name])) ||
    (lack === 'objective' && isLinked(item, queries));
  return (Object.keys(fieldsFor) as Lack[]).filter((lack) => asked(lack) && !isThere(lack));
}

/**
 * How far a review (with its held parts) is with each input: with all that are required on the day of the review
 * of a full one, otherwise with those it has.
 * @param today the day that counts where the review states none
 */
export function readinessOf(review: QmsRecord, queries: Queries, today: IsoDate): readonly InputReadiness[] {
  const all = wholeOf(review, queries).flatMap((part) =>
    inputItems(part).map((item): Section => ({ ...item, review: part })),
  );
  const date = reviewDate(review) ?? today;
  const required = new Set(requiredInputs(queries, date).map(({ key }) => key));
  return knownInputs(queries, date).flatMap((input): readonly InputReadiness[] => {
    const sections = all.filter(({ keys }) => keys.includes(input.key));
    if (sections.length === 0 && !(required.has(input.key) && isFull(review))) return [];
    const filled = sections.filter(({ empty, notApplicable }) => !empty && !notApplicable);
    const lacks = [...new Set(filled.flatMap((section) => lacksOf(section, input, queries)))];
    const isLeftOut = filled.length === 0 && sections.some(({ notApplicable }) => notApplicable);
    const state = isLeftOut
      ? 'not-applicable'
      : filled.length === 0
        ? 'missing'
        : lacks.length === 0
          ? 'ready'
          : 'incomplete';
    return [{ input, sections, state, lacks }];
  });
}

/** Inputs that need no more work. */
export const readyInputs = (inputs: readonly InputReadiness[]): number =>
  inputs.filter(({ state }) => state === 'ready' || state === 'not-applicable').length;
