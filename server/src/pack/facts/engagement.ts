import { indicatorAt } from '../../domain/measures/readings.ts';
import { movementOf } from '../../domain/measures/trend.ts';
import { heldReviews } from '../../domain/review/succession.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDays, dateOf, daysBetween } from '../../records/dates.ts';
import { idsOf, splitReference, textsOf } from '../../records/values.ts';
import type { Engagement, EngagementObjective, EngagementPeriod, Money, Served, Tally } from '../model.ts';
import { type Input, inputsOf } from './asks.ts';
import { linkTo, member, moneyOf, type PackContext, recordAt, recordsOn, remembered } from './context.ts';
import { carriedOut, daysLate } from './last-time.ts';
import { attendancesAt, signOffsIn } from './leadership.ts';
import { bounded, boundedMap, limits } from './limits.ts';
import { sumsOf } from './money.ts';
import { isPursued } from './objective-state.ts';
import { answerIn, grantedIn, isDecision, type Output, outputsFrom, outputsOf } from './outputs.ts';
import { contextOf } from './review-context.ts';

/** So many reviews are shown: a certificate lasts three years, and its renewal looks at one more. */
const mostReviews = 5;

/** What top management put into its full reviews, and what became of the objectives these served. */
export function engagementOf(context: Pick<PackContext, 'queries' | 'asOf'>): Engagement {
  const held = heldReviews('full', context.queries).filter(({ date }) => date <= context.asOf);
  const periods = held.map(({ review, date }, at) =>
    // What became of it is asked on the day of the next review.
    periodOf(contextOf(review, context.queries, held[at + 1]?.date ?? context.asOf), date),
  );
  return {
    periods: bounded(periods.toReversed(), mostReviews),
    total: sumOf(periods.map(({ tally }) => tally)),
  };
}

const periodOf = remembered('engagement', (after, date: IsoDate): EngagementPeriod => {
  const { review, queries, asOf: until } = after;
  const then = contextOf(review, queries, date);
  const outputs = outputsOf(after.whole).filter(isDecision);
  const inputs = inputsOf(after.whole);
  const decisions = outputs.map(
    (output): Decision => ({ output, fate: fateOf(output, after), serves: servedBy(output, inputs) }),
  );
  const due = decisions.filter(({ fate }) => fate !== null && fate !== 'not-due');
  const count = (fate: 'on-time' | 'late' | 'open'): number =>
    due.filter((each) => each.fate === fate).length;
  const attended = attendancesAt(review, then);
  const signed = signOffsIn(after, date, until);
  const objectives = pursued(decisions, then, after).map((objective) =>
    objectiveOf(objective, { decisions, date, until }, after),
  );
  return {
    review: linkTo(review),
    date,
    until,
    attendance: { count: attended.filter(({ good }) => good).length, of: attended.length },
    signOffs: { count: signed.filter(({ good }) => good).length, of: signed.length },
    decisions: {
      made: decisions.length,
      due: due.length,
      onTime: count('on-time'),
      late: count('late'),
      open: count('open'),
    },
    asked: sumsOf(asked(then)),
    granted: sumsOf(granted(outputs)),
    objectives: boundedMap(
      objectives,
      ({ objective, ...entry }) => ({ link: linkTo(objective), ...entry }),
      limits.references,
    ),
    tally: tallyOf(objectives),
  };
});

type Fate = 'on-time' | 'late' | 'open' | 'not-due';

/** A decision, what became of it by the end (null for one with nothing to carry out), and the objectives it serves. */
interface Decision {
  readonly output: Output;
  readonly fate: Fate | null;
  readonly serves: readonly string[];
}

const asked = ({ whole }: PackContext): readonly (Money | null)[] =>
  inputsOf(whole)
    .filter(({ notApplicable }) => !notApplicable)
    .map(({ value }) => moneyOf(member(value['ask'], 'money')));

const granted = (decisions: readonly Output[]): readonly (Money | null)[] =>
  decisions
    .filter((output) => answerIn(output) !== 'declined')
    .map((output) => grantedIn(output)?.money ?? null);

/** What became of a decision by the day of a context; null for one with nothing to carry out. */
function fateOf(output: Output, context: PackContext): Fate | null {
  const { progress, doneOn } = carriedOut(output, context);
  const due = dateOf(output.value['due']);
  if (due === null || progress === 'none') return null;
  if (progress === 'done') {
    // Where no action says when it was done, nobody can say that it was in time.
    if (doneOn === null) return due <= context.asOf ? 'late' : 'not-due';
    return daysLate(output, context) === null ? 'on-time' : 'late';
  }
  return due <= context.asOf ? 'open' : 'not-due';
}

/** The objectives a decision serves: those it names, else those of the inputs it comes from. */
function servedBy(output: Output, inputs: readonly Input[]): readonly string[] {
  const answer = answerIn(output);
  if (answer === 'declined' || answer === 'deferred') return [];
  const own = textsOf(output.value['objectives']);
  const written =
    own.length > 0
      ? own
      : inputs
          .filter(({ keys }) => outputsFrom([output], keys).length > 0)
          .flatMap(({ value }) => [...textsOf(value['objectives']), ...textsOf(value['proposes'])]);
  return written.map((reference) => splitReference(reference).id);
}

/** The objectives pursued on the day of the review, and those its decisions serve, as they were at the end. */
function pursued(
  decisions: readonly Decision[],
  then: PackContext,
  after: PackContext,
): readonly QmsRecord[] {
  const ids = new Set([
    ...recordsOn(then, 'quality-objective')
      .filter((objective) => isPursued(objective, then))
      .map(({ id }) => id),
    ...decisions.flatMap(({ serves }) => serves),
  ]);
  return [...ids].sort().flatMap((id) => {
    const objective = recordAt(after, id);
    return objective?.type === 'quality-objective' ? [objective] : [];
  });
}

interface Term {
  readonly decisions: readonly Decision[];
  readonly date: IsoDate;
  readonly until: IsoDate;
}

function objectiveOf(
  objective: QmsRecord,
  { decisions, date, until }: Term,
  context: PackContext,
): Omit<EngagementObjective, 'link'> & { readonly objective: QmsRecord } {
  const serving = decisions.filter(({ serves }) => serves.includes(objective.id));
  const fates = serving.map(({ fate }) => fate);
  const served: Served =
    serving.length === 0
      ? 'none'
      : fates.some((fate) => fate === 'late' || fate === 'open')
        ? 'not-kept'
        : fates.includes('on-time')
          ? 'kept'
          : 'not-due';
  const [id] = idsOf(objective.data['indicator']);
  const indicator = id === undefined ? undefined : indicatorAt(id, context.queries);
  if (id === undefined || indicator === undefined || until <= date) return { objective, served, trend: null };
  return { objective, served, trend: trendSince(context, id, date) };
}

/** How an indicator moved from a day to that of the context, against as long a time before. */
const trendSince = remembered('trend since', ({ queries, asOf }, id: string, date: IsoDate) => {
  const since = { from: addDays(date, 1), to: asOf };
  const before = { from: addDays(date, -daysBetween(date, asOf)), to: date };
  const indicator = indicatorAt(id, queries);
  return indicator === undefined ? null : movementOf(indicator, since, before, queries).trend;
});

const noTally: Tally = { improving: 0, stable: 0, declining: 0, unknown: 0 };
const groups: readonly Served[] = ['kept', 'not-kept', 'not-due', 'none'];

const byGroup = (make: (group: Served) => Tally): Record<Served, Tally> =>
  Object.fromEntries(groups.map((group) => [group, make(group)])) as Record<Served, Tally>;

const tallyOf = (
  objectives: readonly Pick<EngagementObjective, 'served' | 'trend'>[],
): Record<Served, Tally> =>
  byGroup((group) => {
    const own = objectives.filter(({ served }) => served === group);
    const count = (trend: EngagementObjective['trend']): number =>
      own.filter((each) => each.trend === trend).length;
    return {
      improving: count('improving'),
      stable: count('stable'),
      declining: count('declining'),
      unknown: count(null),
    };
  });

const sumOf = (tallies: readonly Readonly<Record<Served, Tally>>[]): Record<Served, Tally> =>
  byGroup((group) =>
    tallies.reduce(
      (sum, each) => ({
        improving: sum.improving + each[group].improving,
        stable: sum.stable + each[group].stable,
        declining: sum.declining + each[group].declining,
        unknown: sum.unknown + each[group].unknown,
      }),
      noTally,
    ),
  );
