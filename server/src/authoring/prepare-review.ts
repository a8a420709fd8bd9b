import { isTooEarly, movementOf, trendOf } from '../domain/measures/trend.ts';
import { isHeld } from '../domain/phases.ts';
import { inputItems, requiredInputs } from '../domain/review/inputs.ts';
import { asLongBefore, previousPeriod, reviewPeriod } from '../domain/review/periods.ts';
import { isFull, reviewDate } from '../domain/review/review.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Json } from '../model/json.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { addDays, addDuration, dateOf } from '../records/dates.ts';
import { idsOf, isObject, listOf, mappingsOf, textOf, textsOf } from '../records/values.ts';
import type { ReviewInput } from '../standards/review-inputs.ts';
import type { Stretch } from '../statistics/trend.ts';
import type { Project } from '../workspace/project.ts';
import { type NewRecord, type NewRecordRequest, newRecord } from './new-record.ts';
import type { PreparedInput, PreparedReview } from './prepared-review.ts';
import { Refusal } from './refusal.ts';
import { reviewDraft } from './review-draft.ts';
import { candidateEvidence } from './review-evidence.ts';
import { remindersOf } from './review-reminders.ts';

const say = defineMessages('new.review', {
  nothingNew:
    'The period of {review} goes on until {date}, so there is nothing newer to review yet. Prepare the next one after that day.',
});

const isStanding = ({ phase }: QmsRecord): boolean => phase === 'active';

/** The last full review held by a day. */
function lastReview(queries: Queries, today: IsoDate): QmsRecord | null {
  const held = queries
    .ofType('management-review')
    .filter((review) => isHeld(review) && isFull(review) && (reviewDate(review) ?? '9999') <= today);
  return held.toSorted((left, right) => (reviewDate(left)! < reviewDate(right)! ? -1 : 1)).at(-1) ?? null;
}

/** From the day after the last review's period to today; for a first review the last twelve months. */
function periodSince(last: QmsRecord | null, today: IsoDate): Stretch {
  if (last === null) return { from: addDays(addDuration(today, { months: 12, days: 0 }, -1), 1), to: today };
  const end = reviewPeriod(last)?.to ?? reviewDate(last)!;
  if (end >= today) throw new Refusal(say.nothingNew({ review: last.id, date: end }));
  return { from: addDays(end, 1), to: today };
}

/** Actions that reviews decided on: open ones of the last review first, then older ones, then what was done since. */
function reviewActions(last: QmsRecord | null, period: Stretch, queries: Queries): readonly QmsRecord[] {
  const decidedIn = new Map<string, string>();
  for (const review of queries.ofType('management-review').filter(isHeld))
    for (const { value } of mappingsOf(review.data['outputs']))
      for (const id of idsOf(value['actions'])) decidedIn.set(id, review.id);
  const rank = (action: QmsRecord): number | null => {
    const origin = idsOf(action.data['origin']).find(
      (id) => queries.target(id)?.type === 'management-review',
    );
    const review = origin ?? decidedIn.get(action.id);
    if (review === undefined || action.id === '' || action.status === 'cancelled') return null;
    if (isStanding(action)) return review === last?.id ? 0 : 1;
    const done = dateOf(action.data['completedOn']);
    return action.phase === 'final' && done !== null && done >= period.from && done <= period.to ? 2 : null;
  };
  return queries
    .ofType('action')
    .flatMap((action) => {
      const place = rank(action);
      return place === null ? [] : [{ action, place }];
    })
    .sort((left, right) => left.place - right.place)
    .map(({ action }) => action);
}

/** Indicators by input: as in the last review; others with the processes they belong to, or with the measurements. */
function indicatorsByInput(
  last: QmsRecord | null,
  known: ReadonlySet<string>,
  queries: Queries,
): ReadonlyMap<string, readonly QmsRecord[]> {
  const standing = new Map(
    queries
      .ofType('indicator')
      .filter(({ id, phase }) => id !== '' && phase === 'active')
      .map((indicator) => [indicator.id, indicator]),
  );
  const byInput = new Map<string, QmsRecord[]>();
  const placed = new Set<string>();
  const place = (key: string, id: string): void => {
    const indicator = standing.get(id);
    if (indicator === undefined || !known.has(key)) return;
    placed.add(id);
    const list = byInput.get(key);
    if (list === undefined) byInput.set(key, [indicator]);
    else if (!list.includes(indicator)) list.push(indicator);
  };
  for (const { keys, value } of last === null ? [] : inputItems(last))
    for (const id of [...idsOf(value['indicators']), ...idsOf(value['evidence'])])
      for (const key of keys) place(key, id);
  for (const objective of queries.ofType('quality-objective').filter(isStanding))
    for (const id of idsOf(objective.data['indicator'])) place('objectives', id);
  for (const [id, { data }] of standing)
    if (!placed.has(id))
      place(textOf(data['process']) === null ? 'monitoring-results' : 'process-performance', id);
  return byInput;
}

/** The review to come, as far as what it is compared with goes. */
const asReview = (last: QmsRecord, { from, to }: Stretch): QmsRecord => ({
  ...last,
  data: { period: { from, to }, previous: last.id },
});

/**
 * What the records of the repository say for the next management review: a pure function of the repository
 * and its day. Throws a {@link Refusal} where the last review's period has not ended yet.
 */
function gatherReview(queries: Queries): PreparedReview {
  const today = queries.today();
  const last = lastReview(queries, today);
  const period = periodSince(last, today);
  const before =
    (last === null ? null : previousPeriod(asReview(last, period), queries)) ?? asLongBefore(period);
  const required = requiredInputs(queries, today);
  const indicators = indicatorsByInput(last, new Set(required.map(({ key }) => key)), queries);
  const objectives = queries
    .ofType('quality-objective')
    .filter(({ id, phase }) => id !== '' && phase === 'active');
  const themes = new Set(queries.config('themes').map(({ id }) => id));
  const sections = last === null ? [] : inputItems(last);
  const gather = (input: ReviewInput): PreparedInput => {
    const lastSection = sections.find(({ keys }) => keys.includes(input.key))?.value ?? {};
    const usual = indicators.get(input.key) ?? [];
    const evidence =
      input.key === 'previous-actions'
        ? reviewActions(last, period, queries)
        : candidateEvidence(input.key, period, queries);
    const ids = new Set([
      ...idsOf(lastSection['objectives']),
      ...idsOf(lastSection['proposes']),
      ...(input.key === 'previous-actions' ? evidence.flatMap(({ data }) => idsOf(data['objectives'])) : []),
    ]);
    const measures = new Set(usual.map(({ id }) => id));
    const linked = objectives.filter(
      ({ id, data }) =>
        input.key === 'objectives' ||
        ids.has(id) ||
        idsOf(data['indicator']).some((one) => measures.has(one)),
    );
    // An objective is shown by its figure; those of earlier actions are shown where they are talked about.
    const measured =
      input.key === 'previous-actions' ? usual : [...new Set([...usual, ...indicatorsOf(linked, queries)])];
    const movements = measured.map((indicator) => movementOf(indicator, period, before, queries));
    const theme = textOf(lastSection['theme']);
    return {
      input,
      evidence,
      movements,
      trend: input.performance ? trendOf(movements) : null,
      isTooEarly: isTooEarly(today, measured, null, queries),
      objectives: linked,
      theme: theme !== null && themes.has(theme) ? theme : null,
      presentedBy: standingParty(lastSection['presentedBy'], queries),
    };
  };
  return {
    last,
    period,
    today,
    inputs: required.map(gather),
    reminders: remindersOf(last, queries),
  };
}

/** The indicators by which objectives are measured, as far as they are still in use. */
const indicatorsOf = (objectives: readonly QmsRecord[], queries: Queries): readonly QmsRecord[] =>
  objectives.flatMap(({ data }) =>
    idsOf(data['indicator']).flatMap((id) => {
      const indicator = queries.record(id);
      return indicator?.type === 'indicator' && indicator.phase === 'active' ? [indicator] : [];
    }),
  );

/** The role or person a field names, if they are still there. */
function standingParty(value: Json | undefined, queries: Queries): string | null {
  const id = textsOf(isObject(value) ? value['person'] : value)[0];
  return id !== undefined && queries.target(id)?.phase === 'active' ? id : null;
}

/**
 * Minutes of the next management review as a draft to complete. Writes nothing; throws a {@link Refusal}
 * for an id or file that will not do, and where there is nothing new to review.
 */
export function prepareReview(request: Omit<NewRecordRequest, 'type'>, project: Project): NewRecord {
  const { queries } = project;
  const { id, file } = newRecord({ ...request, type: 'management-review' }, project);
  const prepared = gatherReview(queries);
  const people = (field: string): readonly string[] => {
    return listOf(prepared.last?.data[field]).flatMap((each) => standingParty(each, queries) ?? []);
  };
  const text = reviewDraft(prepared, {
    id,
    title: request.title ?? null,
    markdown: /\.(md|markdown)$/i.test(file),
    chair: people('chair')[0] ?? null,
    minutesBy: people('minutesBy')[0] ?? null,
    attendees: people('attendees'),
  });
  return { id, file, text };
}
