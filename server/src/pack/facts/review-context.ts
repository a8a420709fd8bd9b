import { asLongBefore, previousPeriod, reviewPeriod } from '../../domain/review/periods.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDays, addDuration, dateOf } from '../../records/dates.ts';
import { idsOf } from '../../records/values.ts';
import { citations, member, type PackContext } from './context.ts';
import { stateOf } from './head.ts';

/** The day the data of a review are shown as of: its own once it is approved, otherwise today. */
export function packDate(review: QmsRecord, queries: Queries): IsoDate {
  if (stateOf(review) !== 'approved') return queries.today();
  return dateOf(member(review.data['frozen'], 'asOf')) ?? dateOf(review.data['date']) ?? queries.today();
}

/** Everything that a pack of a review is made from, as of a day. */
export function contextOf(review: QmsRecord, queries: Queries, asOf: IsoDate): PackContext {
  const whole = wholeOf(review, queries);
  const year = { from: addDays(addDuration(asOf, { months: 12, days: 0 }, -1), 1), to: asOf };
  const period = reviewPeriod(review) ?? year;
  const before = idsOf(review.data['previous']).flatMap(
    (id) => dateOf(queries.record(id)?.data['date']) ?? [],
  )[0];
  const isWithin = before !== undefined && before >= period.from && before < asOf;
  return {
    queries,
    review,
    whole,
    asOf,
    period,
    comparedWith: previousPeriod(review, queries) ?? asLongBefore(period),
    isPresent: asOf >= queries.today(),
    sinceLast: { from: isWithin ? addDays(before, 1) : period.from, to: asOf },
    cited: new Set(
      whole.flatMap((each) =>
        citations(each).map(({ target, version }) => (version === null ? target : `${target}@${version}`)),
      ),
    ),
  };
}
