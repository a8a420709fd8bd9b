import Papa from 'papaparse';
import type { Json } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { addDuration, dateOf } from '../records/dates.ts';
import { idsOf, isBlank, mappingsOf, numberOf, textOf } from '../records/values.ts';
import { milestonesOf } from '../rules/evaluation/objective-standing.ts';
import { dataFileOf } from '../statistics/series.ts';
import { citedIn, linkTo, member, type PackContext, recordAt, recordsOn, within } from './context.ts';
import { boundedMap, clip, limits } from './limits.ts';
import type { CompetenceEntry, CompetenceView } from './model.ts';
import { isPursued } from './objective-state.ts';
import { currentRating } from './risks.ts';

interface Holder {
  readonly person: string;
  readonly date: Json | undefined;
  readonly expires: Json | undefined;
  readonly status: string | null;
}

/** A list of people beyond these is no list of who can do a job. */
const mostHolders = 10_000;

/** Who holds a competence, inline or by the lines of its data file. */
function holdersOf(competence: QmsRecord, context: PackContext): readonly Holder[] {
  const inline = mappingsOf(competence.data['holders']).flatMap(({ value }): Holder[] => {
    const person = idsOf(value['person'])[0];
    return person === undefined
      ? []
      : [{ person, date: value['date'], expires: value['expires'], status: textOf(value['status']) }];
  });
  const use = dataFileOf(competence);
  const text = use === null ? null : context.queries.file(use.target).text;
  if (text === null) return inline;
  const { data } = Papa.parse<Record<string, string>>(text.slice(0, 4_000_000), {
    header: true,
    preview: mostHolders,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const cell = (row: Record<string, string>, key: string): string | undefined =>
    Object.hasOwn(row, key) && typeof row[key] === 'string' ? row[key].trim() : undefined;
  const filed = data.flatMap((row): Holder[] => {
    const person = cell(row, 'person');
    return person === undefined || person === ''
      ? []
      : [
          {
            person,
            date: cell(row, 'date'),
            expires: cell(row, 'expires'),
            status: textOf(cell(row, 'status')),
          },
        ];
  });
  return [...inline, ...filed];
}

const soon = { months: 3, days: 0 };

function competenceEntry(competence: QmsRecord, context: PackContext): CompetenceEntry {
  const { data } = competence;
  const begun = holdersOf(competence, context).filter(({ date }) => (dateOf(date) ?? '') <= context.asOf);
  const isGone = (person: string): boolean => {
    const to = dateOf(context.queries.record(person)?.data['to']);
    return to !== null && to < context.asOf;
  };
  const held = begun.filter(
    ({ person, expires, status }) =>
      status !== 'lapsed' &&
      status !== 'in-training' &&
      (dateOf(expires) ?? '9999') >= context.asOf &&
      !isGone(person),
  );
  const people = new Set(held.map(({ person }) => person));
  const minimum = numberOf(data['minimumHolders']);
  const needed = Math.max(2, minimum ?? 0);
  return {
    link: linkTo(competence),
    holders: people.size,
    minimum,
    inTraining: new Set(begun.filter(({ status }) => status === 'in-training').map(({ person }) => person))
      .size,
    expiring: held.filter(({ expires }) => (dateOf(expires) ?? '9999') <= addDuration(context.asOf, soon))
      .length,
    singlePointOfFailure: people.size < needed,
    atMinimum: people.size === needed,
    requiredFor: citedIn(context, data['requiredFor']),
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
