import { defineMessages } from '../messages/define-messages.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Path } from '../model/text.ts';
import { isObject, numberOf, textOf } from './values.ts';

const say = defineMessages('schema.rating', {
  high: '`{key}` must be at most {scale}, but is {rating}. Risks are rated from 1 to {scale} here (`risk.scale` in qms.yaml).',
});

/** An assessment of a risk, with its rating: likelihood × severity. */
export interface RiskRating {
  readonly likelihood: number;
  readonly severity: number;
  readonly rating: number;
}

/** The rating an assessment gives, or null where it does not give both figures. */
export function ratingOf(assessment: Json | undefined): RiskRating | null {
  if (!isObject(assessment)) return null;
  const [likelihood, severity] = [numberOf(assessment['likelihood']), numberOf(assessment['severity'])];
  return likelihood === null || severity === null
    ? null
    : { likelihood, severity, rating: likelihood * severity };
}

/** How a risk is rated today. */
export interface PresentRating extends RiskRating {
  /** The field, or the first of the fields, that says so. */
  readonly key: 'after' | 'likelihood' | 'before';
}

/** Statuses of a risk in which its treatment was assessed. */
const treated: ReadonlySet<string> = new Set(['treated', 'closed']);

/**
 * The rating that a risk has today: after treatment once it is treated or closed, otherwise the present or the first
 * assessment. Null when none is given in full.
 */
export function presentRating(risk: JsonObject): PresentRating | null {
  const assessments = [
    ...(treated.has(textOf(risk['status']) ?? '') ? ([[risk['after'], 'after']] as const) : []),
    [risk, 'likelihood'],
    [risk['before'], 'before'],
  ] as const;
  for (const [assessment, key] of assessments) {
    const rated = ratingOf(assessment);
    if (rated !== null) return { ...rated, key };
  }
  return null;
}

export interface RatingFault {
  readonly path: Path;
  readonly message: Message;
}

/**
 * Ratings of a risk above the organization's scale: no schema can know it, since `risk.scale` of qms.yaml
 * sets it. What is no whole number or below 1 is the schema's to say.
 */
export function ratingFaults(risk: JsonObject, scale: number): RatingFault[] {
  const assessments: readonly (readonly [data: JsonObject, path: Path])[] = [
    [risk, []],
    ...['before', 'after'].flatMap((key) => {
      const value = risk[key];
      return isObject(value) ? [[value, [key]] as const] : [];
    }),
  ];
  return assessments.flatMap(([data, path]) =>
    ['likelihood', 'severity'].flatMap((key) => {
      const rating = numberOf(data[key]);
      if (rating === null || rating <= scale) return [];
      return [
        {
          path: [...path, key],
          message: say.high({ key, scale, rating }),
        },
      ];
    }),
  );
}
