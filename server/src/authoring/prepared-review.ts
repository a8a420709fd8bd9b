import type { Movement } from '../domain/measures/trend.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { QmsRecord } from '../model/record.ts';
import type { ReviewInput } from '../standards/review-inputs.ts';
import type { Stretch } from '../statistics/trend.ts';
import type { Reminders } from './review-reminders.ts';

/** What is known of one input before anybody has written about it. */
export interface PreparedInput {
  readonly input: ReviewInput;
  readonly evidence: readonly QmsRecord[];
  /** How each indicator moved from the period before to this one. */
  readonly movements: readonly Movement[];
  /** What the movements come to; null where they do not show it, or where no trend is asked for. */
  readonly trend: string | null;
  /** Nobody can see a trend yet, and may say so. */
  readonly isTooEarly: boolean;
  readonly objectives: readonly QmsRecord[];
  /** As in the last review. */
  readonly theme: string | null;
  readonly presentedBy: string | null;
}

/** What the records say for a management review that is to be held. */
export interface PreparedReview {
  /** The last full review that was held, or null before the first. */
  readonly last: QmsRecord | null;
  readonly period: Stretch;
  readonly today: IsoDate;
  readonly inputs: readonly PreparedInput[];
  /** What the last review left to this one and no action reminds of, by input. */
  readonly reminders: Reminders;
}
