import { hasCompetence, holdersOf, lastingHolders } from '../../domain/competence/holders.ts';
import { milestonesOf } from '../../domain/measures/standing.ts';
import { presentId } from '../../domain/people/present-id.ts';
import type { Json } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDuration, dateOf } from '../../records/dates.ts';
import { idsOf, isBlank, mappingsOf, numberOf } from '../../records/values.ts';
import type { CompetenceEntry, CompetenceView } from '../model.ts';
import { citedIn, linkTo, member, type PackContext, recordAt, recordsOn, within } from './context.ts';
import { boundedMap, clip, limits } from './limits.ts';
import { isPursued } from './objective-state.ts';
import { currentRating } from './risks.ts';
import { unreadPeople } from './unread.ts';

const soon = { months: 3, days: 0 };

function competenceEntry(competence: QmsRecord, context: PackContext): CompetenceEntry {
  const { data } = competence;
  const id = presentId(context.queries);
  const begun = holdersOf(competence, context.queries).filter(({ since }) => (since ?? '') <= context.asOf);
  const isGone = (person: string): boolean => {
    const to = dateOf(context.queries.record(id(person))?.data['to']);
    return to !== null && to < context.asOf;
  };
  const present = begun.filter(({ person }) => !isGone(person));
  const held = lastingHolders(present.filter(hasCompetence), id).filter(
    ({ until }) => (until ?? '9999') >= context.asOf,
  );
  const learning = present.filter(({ status }) => status === 'in-training');
  const minimum = numberOf(data['minimumHolders']);
  const needed = Math.max(2, minimum ?? 0);
  return {
    link: linkTo(competence),
    holders: held.length,
    minimum,
    inTraining: new Set(learning.map(({ person }) => id(person))).size,
    expiring: held.filter(({ until }) => (until ?? '9999') <= addDuration(context.asOf, soon)).length,
    singlePointOfFailure: held.length < needed,
    atMinimum: held.length === needed,
    requiredFor: citedIn(context, data['requiredFor']),
    ...unreadPeople(competence, context),
  };
}

/** The objectives that risks name and that are still pursued, with the milestones that are open. */
function objectivesOf(risks: readonly QmsRecord[], context: PackContext): CompetenceView['objectives'] {
  const ids = [...new Set(risks.flatMap(({ data }) => idsOf(data['objectives'])))];
  return ids.slice(0, limits.references).flatMap((id) => {
    const objective = recordAt(context, id);
    if (objective?.type !== 'quality-objective' || !isPursued(objective, context)) return [];
    return [
      {
        link: linkTo(objective),
        due: dateOf(objective.data['due']),
        open: milestonesOf(objective)
          .filter(({ done, doneOn }) => (doneOn === null ? !done : doneOn > context.asOf))
          .slice(0, limits.references)
          .map(({ what }) => clip(what, limits.line)),
      },
    ];
  });
}

/** Competences in force, those that hang on one person (or fewer than needed) first, and the trainings of the period. */
export function competenceOf(open: readonly QmsRecord[], context: PackContext): CompetenceView {
  const competences = recordsOn(context, 'competence').filter(({ phase }) => phase === 'active');
  const entries = competences
    .map((competence) => competenceEntry(competence, context))
    .sort(
      (left, right) =>
        Number(right.singlePointOfFailure) - Number(left.singlePointOfFailure) ||
        left.holders - right.holders,
    );
  const trainings = competences.flatMap(({ data }) =>
    mappingsOf(data['actions']).filter(({ value }) => within(dateOf(value['date']), context.period)),
  );
  const isEvaluated = (value: Json | undefined): boolean =>
    !isBlank(member(value, 'result')) && (dateOf(member(value, 'date')) ?? '') <= context.asOf;
  const risks = open.filter(({ data }) => data['category'] === 'people');
  return {
    entries: boundedMap(entries, (entry) => entry),
    risks: risks
      .slice(0, limits.references)
      .map((risk) => ({ link: linkTo(risk), rating: currentRating(risk, context)?.rating ?? null })),
    objectives: objectivesOf(risks, context),
    trainings: {
      held: trainings.length,
      evaluated: trainings.filter(({ value }) => isEvaluated(value['effectiveness'])).length,
    },
  };
}
