import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { isObject, mappingsOf } from '../../records/values.ts';
import type { Stretch } from '../../statistics/trend.ts';
import { defineAggregate } from '../define-aggregate.ts';
import { isHeld } from '../phases.ts';

/** The time a record speaks of; an open end is null. */
interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/** The input of a review that a record belongs to, and its time. */
type Belonging = readonly [input: string, span: Span];

const onDay = (day: IsoDate | null): Span | null => (day === null ? null : { from: day, to: day });

const since = (from: IsoDate | null, to: IsoDate | null): Span | null =>
  from === null ? null : { from, to };

const isBegun = ({ phase }: QmsRecord): boolean => phase === 'active' || phase === 'final';

/** By type: which input a record belongs to and when, by its dated fields; null where it says nothing of the kind. */
const belongings: Readonly<Record<string, (record: QmsRecord) => readonly [string, Span | null] | null>> = {
  complaint: ({ data }) => ['customer-satisfaction', onDay(dateOf(data['receivedOn']))],
  survey: ({ data, status }) => {
    if (data['kind'] !== 'customer' || status === 'planned') return null;
    const { period } = data;
    const last = isObject(period) ? dateOf(period['to']) : null;
    return ['customer-satisfaction', onDay(dateOf(data['evaluatedOn']) ?? last)];
  },
  nonconformity: ({ data, status }) =>
    status === 'rejected'
      ? null
      : ['nonconformities', since(dateOf(data['detectedOn']), dateOf(data['closedOn']))],
  'nonconforming-output': ({ data }) => ['nonconformities', onDay(dateOf(data['detectedOn']))],
  audit: (record) => (isHeld(record) ? ['audit-results', onDay(dateOf(record.data['date']))] : null),
  action: ({ data }) =>
    data['kind'] === 'risk'
      ? [
          'risk-actions',
          since(dateOf(data['openedOn']), dateOf(data['completedOn']) ?? dateOf(data['withdrawnOn'])),
        ]
      : null,
  'quality-objective': ({ data, phase }) => {
    const { result } = data;
    const ended = dateOf(data['withdrawnOn']) ?? (isObject(result) ? dateOf(result['date']) : null);
    return phase === 'final' && ended === null
      ? null
      : ['objectives', since(dateOf(data['effectiveFrom']), ended)];
  },
  supplier: ({ data, phase }) => {
    if (data['critical'] !== true) return null;
    const evaluated = mappingsOf(data['evaluations'])
      .map(({ value }) => ({ on: dateOf(value['date']), decision: value['decision'] }))
      .filter(({ on }) => on !== null);
    const first = [dateOf(data['effectiveFrom']), ...evaluated.map(({ on }) => on)]
      .filter((day) => day !== null)
      .toSorted()[0];
    const blocked = evaluated.find(({ decision }) => decision === 'block')?.on ?? null;
    const ended = dateOf(data['withdrawnOn']) ?? (phase === 'final' ? blocked : null);
    if (first === undefined || (phase === 'final' && ended === null)) return null;
    return ['external-providers', since(first, ended)];
  },
};

function belongingOf(record: QmsRecord): Belonging | null {
  const [input, span] = (isBegun(record) ? belongings[record.type]?.(record) : null) ?? [];
  return input === undefined || span == null ? null : [input, span];
}

const yearOf = (day: IsoDate): number => Number(day.slice(0, 4));

/** The types that say something of an input. */
const typesOf: Readonly<Record<string, readonly string[]>> = {
  'customer-satisfaction': ['complaint', 'survey'],
  objectives: ['quality-objective'],
  nonconformities: ['nonconformity', 'nonconforming-output'],
  'audit-results': ['audit'],
  'external-providers': ['supplier'],
  'risk-actions': ['action'],
};

/** Records that belong to an input by the years of their time; what has no end yet stands in a bucket of its own. */
const byYear = (input: string, types: readonly string[]) =>
  defineAggregate<Span>({
    name: `records of the review input ${input}`,
    types,
    *map(record) {
      const [of, span] = belongingOf(record) ?? [];
      if (of !== input || span === undefined) return;
      if (span.to === null) yield ['open', span];
      else
        for (
          let year = yearOf(span.from);
          year <= Math.min(yearOf(span.to), yearOf(span.from) + 50);
          year += 1
        )
          yield [String(year), span];
    },
  });

const aggregates = new Map(
  Object.entries(typesOf).map(([input, types]) => [input, byYear(input, types)] as const),
);

/** The records that belong to an input and whose time falls into a stretch of time, each once. */
export function recordsOfInput(input: string, { from, to }: Stretch, queries: Queries): readonly QmsRecord[] {
  const years = Array.from({ length: Math.min(Math.max(yearOf(to) - yearOf(from), 0), 50) + 1 }, (_, index) =>
    String(yearOf(from) + index),
  );
  const aggregate = aggregates.get(input);
  if (aggregate === undefined) return [];
  const found = ['open', ...years]
    .flatMap((bucket) => queries.aggregate(aggregate, bucket))
    .filter(({ value }) => value.from <= to && (value.to === null || value.to >= from));
  return [...new Map(found.map(({ record }) => [record.key, record])).values()].sort((left, right) =>
    left.id < right.id ? -1 : 1,
  );
}
