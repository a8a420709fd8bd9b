import Papa from 'papaparse';
import type { Json } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { addDuration, dateOf } from '../records/dates.ts';
import { idsOf, isBlank, mappingsOf, numberOf, textOf } from '../records/values.ts';
import { dataFileOf } from '../statistics/series.ts';
import { citedIn, linkTo, member, type PackContext, recordsOn, within } from './context.ts';
import { boundedMap } from './limits.ts';
import type { CompetenceEntry, CompetenceView } from './model.ts';

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
  return {
    link: linkTo(competence),
    holders: people.size,
    minimum,
    inTraining: new Set(begun.filter(({ status }) => status === 'in-training').map(({ person }) => person))
      .size,
    expiring: held.filter(({ expires }) => (dateOf(expires) ?? '9999') <= addDuration(context.asOf, soon))
      .length,
    singlePointOfFailure: people.size < Math.max(2, minimum ?? 0),
    requiredFor: citedIn(context, data['requiredFor']),
  };
}

/** Competences in force, those that hang on one person (or fewer than needed) first, and the trainings of the period. */
export function competenceOf(context: PackContext): CompetenceView {
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
  return {
    entries: boundedMap(entries, (entry) => entry),
    trainings: {
      held: trainings.length,
      evaluated: trainings.filter(({ value }) => isEvaluated(value['effectiveness'])).length,
    },
  };
}
