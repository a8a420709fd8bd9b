import { defineMessages } from '../messages/define-messages.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Path } from '../model/text.ts';
import { isObject, numberOf } from './values.ts';

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
