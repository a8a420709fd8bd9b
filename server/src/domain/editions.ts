import type { IsoDate, StandardInUse } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import { dateOf } from '../records/dates.ts';

/** True for an edition that is in force on a day. What is no date does not limit it: that is a fault of its own. */
export const isInForceOn = ({ from, until }: StandardInUse, day: IsoDate): boolean =>
  (dateOf(from) ?? day) <= day && day <= (dateOf(until) ?? day);

/** The editions of qms.yaml by which a record of this day is judged: those in force on it. */
export const editionsOn = (queries: Queries, day: IsoDate): readonly StandardInUse[] =>
  queries.config('standards').filter((each) => isInForceOn(each, day));
