import type { IsoDate } from '../model/configuration.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { signOffBlocks } from '../records/sign-offs.ts';
import { isObject } from '../records/values.ts';

/** Sign-offs that say someone looked at the record as a whole and found it right. */
const looks: readonly (string | null)[] = ['approved', 'affirmed'];

/** So much later than its interval a review may be planned. */
export const oneMonth = { months: 1, days: 0 };

/** The day a record was approved or affirmed last; null where it never was. */
export const lastLookAt = (record: QmsRecord): IsoDate | null =>
  signOffBlocks(record.data)
    .flatMap(({ meaning, date }) => (looks.includes(meaning) && date !== null ? [date] : []))
    .sort()
    .at(-1) ?? null;

/** The day of `nextReview` that a register gives all its items, or null. */
export const commonDay = ({ data }: QmsRecord): IsoDate | null =>
  isObject(data['defaults']) ? dateOf(data['defaults']['nextReview']) : null;
