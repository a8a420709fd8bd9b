import type { IsoDate } from '../../model/configuration.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank, isObject, mappingsOf, textOf, textsOf } from '../../records/values.ts';
import { defineAggregate } from '../define-aggregate.ts';

/** The words for culture and ethics in the languages that companies write in, Qualitätskultur and éthique among them. */
const words = /(?<!agri|horti)[ck]ultu|(?<!\p{L})[eé]t(?:hi|ic)/iu;

/** True for a communication on quality culture or ethical behaviour, by its `topics`. */
export const isOnCulture = ({ data }: QmsRecord): boolean =>
  textsOf(data['topics']).some((topic) => topic === 'quality-culture' || topic === 'ethics');

/** True for a decision of a review on culture or ethics that money was granted for. */
export const spendsOnCulture = (output: JsonObject): boolean =>
  words.test(textOf(output['decision']) ?? '') &&
  isObject(output['granted']) &&
  !isBlank(output['granted']['money']);

/** Surveys that asked about culture or ethics and were evaluated, all under one name. */
const surveysOnCulture = defineAggregate<null>({
  name: 'surveys on culture',
  types: ['survey'],
  map: ({ phase, data }) =>
    phase === 'final' &&
    mappingsOf(data['results']).some(({ value }) => words.test(textOf(value['topic']) ?? ''))
      ? [['culture', null]]
      : [],
});

/** Surveys on culture or ethics evaluated within a span of days, both ends included. */
export const cultureSurveys = (queries: Queries, from: IsoDate, to: IsoDate): readonly QmsRecord[] =>
  queries
    .aggregate(surveysOnCulture, 'culture')
    .map(({ record }) => record)
    .filter(({ data }) => {
      const period = isObject(data['period']) ? data['period'] : {};
      const day = dateOf(data['evaluatedOn']) ?? dateOf(period['to']);
      return day !== null && from <= day && day <= to;
    });
