import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank } from '../../records/values.ts';

/** A review that must look at everything: `kind` full, which is the default. */
export const isFull = (review: QmsRecord): boolean =>
  isBlank(review.data['kind']) || review.data['kind'] === 'full';

/** Minutes that people wrote as a text and not as data: what was looked at and decided is in there, and nobody can check it. */
export const isInTextAlone = ({ adoption, body, data }: QmsRecord): boolean =>
  adoption !== null && body !== null && isBlank(data['inputs']) && isBlank(data['outputs']);

/** The day of the review (its last meeting), or null. */
export const reviewDate = (review: QmsRecord): IsoDate | null => dateOf(review.data['date']);

/** So many days after it was held a review may wait for its approval. */
export const daysToApprove = 60;
