import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { idsOf, isObject, mappingsOf, textsOf } from '../records/values.ts';
import { hasValue } from '../statistics/reading.ts';
import { indicatorSeries } from '../statistics/series.ts';
import { defineAggregate } from './define-aggregate.ts';
import { isWithin } from './elsewhere.ts';
import { indicatorAt } from './measures/readings.ts';
import { isHeld } from './phases.ts';

/** The clause on how customers see the organization; an indicator may name it. */
export const satisfactionClause = 'iso-9001:2015/9.1.2';

/** Records that show that there are customers: who they are, and that one complained. */
const customers = defineAggregate<null>({
  name: 'customers on record',
  types: ['interested-party', 'complaint'],
  *map({ type, phase, data }) {
    if (type === 'complaint') {
      if (phase === 'active' || phase === 'final') yield ['', null];
    } else if (phase === 'active' && data['group'] === 'customer') yield ['', null];
  },
});

/** True where customers are on record. */
export const hasCustomers = (queries: Queries): boolean => queries.aggregate(customers, '').length > 0;

/** The last day of a survey: when it was evaluated, else the end of its period; null where it says neither. */
function surveyDay({ data }: QmsRecord): IsoDate | null {
  const { period } = data;
  return dateOf(data['evaluatedOn']) ?? (isObject(period) ? dateOf(period['to']) : null);
}

/** Surveys of customers that are out or came back, with their last day. */
const customerSurveys = defineAggregate<IsoDate | null>({
  name: 'customer surveys',
  types: ['survey'],
  map: (record) => (record.data['kind'] === 'customer' && isHeld(record) ? [['', surveyDay(record)]] : []),
});

/** Where it is said which indicators show how customers see the organization. */
const satisfactionIndicators = defineAggregate<readonly string[]>({
  name: 'indicators of satisfaction',
  types: ['survey', 'management-review', 'indicator'],
  map: (record) => {
    const ids = namedBy(record);
    return ids.length === 0 ? [] : [['', ids]];
  },
});

function namedBy(record: QmsRecord): readonly string[] {
  const { type, data, id } = record;
  if (type === 'indicator')
    return textsOf(data['clauses']).some((each) => isWithin(each, satisfactionClause)) ? [id] : [];
  if (!isHeld(record)) return [];
  if (type === 'survey') return data['kind'] === 'customer' ? idsOf(data['indicators']) : [];
  return mappingsOf(data['inputs'])
    .filter(({ value }) => textsOf(value['input']).includes('customer-satisfaction'))
    .flatMap(({ value }) => [...idsOf(value['indicators']), ...idsOf(value['evidence'])]);
}

/** The newest survey of customers, and its last day; null where none has one. */
export function lastCustomerSurvey(
  queries: Queries,
): { readonly survey: QmsRecord; readonly date: IsoDate } | null {
  const dated = queries
    .aggregate(customerSurveys, '')
    .flatMap(({ record, value }) => (value === null ? [] : [{ survey: record, date: value }]));
  return dated.sort((one, other) => (one.date < other.date ? -1 : 1)).at(-1) ?? null;
}

/**
 * True where records show how customers see the organization since a day: a survey that ended since, is still out or
 * does not say when it was; or a reading of an indicator that a survey, the input `customer-satisfaction` of a review or
 * its own clause says is one of satisfaction.
 */
export function showsSatisfactionSince(day: IsoDate, queries: Queries): boolean {
  const surveyed = queries
    .aggregate(customerSurveys, '')
    .some(({ record, value }) => record.status === 'running' || value === null || value >= day);
  if (surveyed) return true;
  const ids = new Set(queries.aggregate(satisfactionIndicators, '').flatMap(({ value }) => value));
  return [...ids].some((id) => {
    const indicator = queries.target(id)?.type === 'indicator' ? indicatorAt(id, queries) : undefined;
    if (indicator === undefined) return false;
    return indicatorSeries(indicator, queries).readings.some(
      (reading) => hasValue(reading) && reading.to >= day,
    );
  });
}
