import type { Aggregate } from '../model/queries.ts';

const defined = new Map<string, Aggregate>();

/** All groupings that rules ask for, by name: an earlier run knows what it read of them by name alone. */
export const aggregates: ReadonlyMap<string, Aggregate> = defined;

/** A grouping of records. */
export function defineAggregate<V>(aggregate: Aggregate<V>): Aggregate<V> {
  if (defined.has(aggregate.name)) throw new Error(`two aggregates are called "${aggregate.name}"`);
  defined.set(aggregate.name, aggregate as Aggregate);
  return aggregate;
}
