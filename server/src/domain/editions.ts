import type { IsoDate, StandardInUse } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import { dateOf } from '../records/dates.ts';
import { clausesIn } from '../standards/lookup.ts';

/** True for an edition that is in force on a day. What is no date does not limit it: that is a fault of its own. */
export const isInForceOn = ({ from, until }: StandardInUse, day: IsoDate): boolean =>
  (dateOf(from) ?? day) <= day && day <= (dateOf(until) ?? day);

/** The editions of qms.yaml by which a record of this day is judged: those in force on it. */
export const editionsOn = (queries: Queries, day: IsoDate): readonly StandardInUse[] =>
  queries.config('standards').filter((each) => isInForceOn(each, day));

/**
 * True when an edition in force on a day asks for what a reference means, such as `iso-9001/audit-objectives`, which
 * ISO 9001 has only since 2026.
 */
export const isAskedForOn = (ref: string, day: IsoDate, queries: Queries): boolean =>
  editionsOn(queries, day).some(({ id }) => clausesIn(ref, id).length > 0);

/**
 * True when an edition in force on a day has a clause for this alone: `iso-9001/acting-on-opportunities` has one in 2026,
 * and shared one with risks before.
 */
export const isAskedAloneOn = (ref: string, day: IsoDate, queries: Queries): boolean =>
  editionsOn(queries, day).some(({ id }) => clausesIn(ref, id).some(({ slugs }) => slugs.length === 1));
