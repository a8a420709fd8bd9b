import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { leadershipEvidence } from '../../domain/leadership/evidence.ts';
import { askedOfLeadership, recordsShowing } from '../../domain/leadership/items.ts';
import { leadershipSince } from '../../domain/leadership/since.ts';
import { reviewPeriod } from '../../domain/review/periods.ts';
import { heldReviews } from '../../domain/review/succession.ts';
import type { Queries } from '../../model/queries.ts';
import { linkTo } from '../../pack/facts/context.ts';
import { engagementOf } from '../../pack/facts/engagement.ts';
import { boundedMap, limits } from '../../pack/facts/limits.ts';
import { addDays, addDuration, durationOf } from '../../records/dates.ts';
import { type LeadershipItem, leadershipItems } from '../../standards/leadership-items.ts';
import { clause, clauseLabel, edition } from '../../standards/lookup.ts';
import type { LeadershipCoverage, LeadershipItemCoverage, LeadershipPeriod } from '../leadership.ts';

/** So many closed periods are shown: a certificate lasts three years. */
const mostPeriods = 3;

/** What top management itself has to do, with what shows it over several review periods. */
export function leadershipCoverage(queries: Queries): LeadershipCoverage {
  const periods = periodsOf(queries);
  const evidence = periods.map(({ from, to }) => leadershipEvidence(queries, from, { to }));
  const since = leadershipSince(queries);
  const now = since === null ? null : leadershipEvidence(queries, since);
  const ids = queries.config('standards').map(({ id }) => id);
  const bySlug = new Map<string, LeadershipItem[]>();
  for (const item of ids.flatMap((id) => leadershipItems(id)))
    bySlug.set(item.slug, [...(bySlug.get(item.slug) ?? []), item]);
  const today = askedOfLeadership(queries, queries.today());
  const askedThen = periods.map(({ to }) => askedOfLeadership(queries, to));
  const items = [...bySlug.values()].map((same): LeadershipItemCoverage => {
    const [item] = same as [LeadershipItem];
    const { slug, title } = item;
    const isShown = now !== null && recordsShowing(item, now, today).length > 0;
    const isElsewhere = coveredElsewhere(
      queries,
      same.map((each) => each.clause),
    );
    return {
      slug,
      title,
      clauses: same.map((each) => ({ ref: each.clause, label: clauseLabel(each.clause) })),
      state: isShown ? 'shown' : isElsewhere ? 'elsewhere' : 'none',
      shown: evidence.map((each, at) =>
        boundedMap(recordsShowing(item, each, askedThen[at]!), (record) => linkTo(record), limits.references),
      ),
    };
  });
  return {
    version: 1,
    organization: queries.config('organization'),
    asOf: queries.today(),
    cautions: ids.flatMap((id) => edition(id)?.caution ?? []),
    periods,
    items: items.sort((left, right) =>
      chapterOf(left) < chapterOf(right) ? -1 : chapterOf(left) > chapterOf(right) ? 1 : 0,
    ),
    engagement: engagementOf({ queries, asOf: queries.today() }),
  };
}

/** `5.1.1` or `5.1.2`, so that what is done for the system stands before what is done for the customer. */
const chapterOf = ({ clauses }: LeadershipItemCoverage): string =>
  clause(clauses[0]!.ref)?.number.slice(0, '5.1.1'.length) ?? '';

/** The periods between full reviews, the newest first, with the one that is open today. */
function periodsOf(queries: Queries): readonly LeadershipPeriod[] {
  const today = queries.today();
  const interval = durationOf(queries.config('review').interval);
  const held = heldReviews('full', queries).filter(({ date }) => date <= today);
  const closed = held.map(({ review, date }, at): LeadershipPeriod => {
    const before = held[at - 1]?.date;
    const beginning =
      reviewPeriod(review)?.from ?? (interval === null ? date : addDuration(date, interval, -1));
    return {
      from: before === undefined ? beginning : addDays(before, 1),
      to: date,
      review: linkTo(review),
    };
  });
  const last = held.at(-1)?.date;
  const open: readonly LeadershipPeriod[] =
    last === today
      ? []
      : [
          {
            from: last !== undefined ? addDays(last, 1) : (leadershipSince(queries) ?? today),
            to: today,
            review: null,
          },
        ];
  return [...open, ...closed.toReversed().slice(0, mostPeriods)];
}
