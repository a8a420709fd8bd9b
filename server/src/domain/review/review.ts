import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank } from '../../records/values.ts';

/** A review that must look at everything: `kind` full, which is the default. */
export const isFull = (review: QmsRecord): boolean =>
  isBlank(review.data['kind']) || review.data['kind'] === 'full';

/** The day of the review (its last meeting), or null. */
export const reviewDate = (review: QmsRecord): IsoDate | null => dateOf(review.data['date']);
