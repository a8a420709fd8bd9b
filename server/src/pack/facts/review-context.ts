import { asLongBefore, previousPeriod, reviewPeriod } from '../../domain/review/periods.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDays, addDuration, dateOf } from '../../records/dates.ts';
import { idsOf } from '../../records/values.ts';
import type { Stretch } from '../../statistics/trend.ts';
import { type Recall, recallOf } from '../recall/recall.ts';
import { citations, member, ofKey, type PackContext, type Remembered, remembered } from './context.ts';
import { stateOf } from './head.ts';

/** The day the data of a review are shown as of: its own once it is approved, otherwise today. */
export function packDate(review: QmsRecord, queries: Queries): IsoDate {
  if (stateOf(review) !== 'approved') return queries.today();
  return dateOf(member(review.data['frozen'], 'asOf')) ?? dateOf(review.data['date']) ?? queries.today();
}

const periodFor = remembered(
  'period',
  ({ review, asOf }): Stretch =>
    reviewPeriod(review) ?? {
      from: addDays(addDuration(asOf, { months: 12, days: 0 }, -1), 1),
      to: asOf,
    },
);

const comparedWithFor = remembered(
  'period compared with',
  ({ review, queries, period }): Stretch => previousPeriod(review, queries) ?? asLongBefore(period),
);

const sinceLastFor = remembered('since the last review', ({ review, queries, period, asOf }): Stretch => {
  const before = idsOf(review.data['previous']).flatMap(
    (id) => dateOf(queries.record(id)?.data['date']) ?? [],
  )[0];
  const isWithin = before !== undefined && before >= period.from && before < asOf;
  return { from: isWithin ? addDays(before, 1) : period.from, to: asOf };
});

const citedFor = remembered(
  'cited',
  ({ whole }): ReadonlySet<string> =>
    new Set(
      whole.flatMap((each) =>
        citations(each).map(({ target, version }) => (version === null ? target : `${target}@${version}`)),
      ),
    ),
);

/** What is asked of it is looked up once; with queries that remember, what is not asked is not read. */
class ReviewContext implements PackContext {
  readonly queries: Queries;
  readonly asOf: IsoDate;
  readonly #id: string;
  readonly #key: string;
  readonly #recall: Recall | undefined;
  #review: QmsRecord | undefined;
  #whole: readonly QmsRecord[] | undefined;
  #period: Stretch | undefined;
  #comparedWith: Stretch | undefined;
  #sinceLast: Stretch | undefined;
  #isPresent: boolean | undefined;
  #cited: ReadonlySet<string> | undefined;

  constructor({ id, key }: Pick<QmsRecord, 'id' | 'key'>, queries: Queries, asOf: IsoDate) {
    [this.#id, this.#key, this.queries, this.asOf] = [id, key, queries, asOf];
    this.#recall = recallOf(queries);
  }

  get review(): QmsRecord {
    this.#review ??= ofKey(this, 'management-review', this.#id, this.#key);
    return this.#review;
  }

  get whole(): readonly QmsRecord[] {
    this.#whole ??= wholeOf(this.review, this.queries);
    return this.#whole;
  }

  get period(): Stretch {
    this.#period ??= periodFor(this);
    return this.#period;
  }

  get comparedWith(): Stretch {
    this.#comparedWith ??= comparedWithFor(this);
    return this.#comparedWith;
  }

  get sinceLast(): Stretch {
    this.#sinceLast ??= sinceLastFor(this);
    return this.#sinceLast;
  }

  get isPresent(): boolean {
    this.#isPresent ??= this.asOf >= this.queries.today();
    return this.#isPresent;
  }

  get cited(): ReadonlySet<string> {
    this.#cited ??= citedFor(this);
    return this.#cited;
  }

  remember<A extends readonly string[], T>({ name, find, keep }: Remembered<A, T>, ...args: A): T {
    if (this.#recall === undefined) return find(this, ...args);
    const [id, key] = [this.#id, this.#key];
    // In a context of its own: what that looks up is read for it.
    return this.#recall.find(
      JSON.stringify([name, id, key, this.asOf, ...args]),
      () => find(new ReviewContext({ id, key }, this.queries, this.asOf), ...args),
      keep,
    );
  }
}

/** Everything that a pack of a review is made from, as of a day. */
export const contextOf = (review: QmsRecord, queries: Queries, asOf: IsoDate): PackContext =>
  new ReviewContext(review, queries, asOf);
