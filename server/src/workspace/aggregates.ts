import type { Aggregate } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { deepEqual } from './deep-equal.ts';

interface Entry {
  readonly record: QmsRecord;
  readonly value: unknown;
}

const valuesOf = (entries: readonly Entry[] | undefined): readonly unknown[] =>
  entries?.map(({ value }) => value) ?? [];

/** Groupings of records that rules ask for, built when first asked for and kept up record by record. */
export class Aggregates {
  readonly #groups = new Map<
    string,
    { readonly aggregate: Aggregate; readonly buckets: Map<string, Map<string, Entry[]>> }
  >();

  /** Buckets in order, until they change. */
  readonly #sorted = new Map<string, readonly Entry[]>();

  /**
   * The entries of one bucket in order of the records' keys.
   * @param aggregate the same object in every call: its name stands for it wherever dependencies are kept
   * @param recordsOf the records of some types, or of all where none is named; read only when the grouping is first asked
   * for. Where more come to hand later, these are to be said (`take`)
   * @throws when another aggregate of the same name has been asked for before
   */
  bucket(
    aggregate: Aggregate,
    name: string,
    recordsOf: (types: readonly string[]) => Iterable<QmsRecord>,
  ): readonly Entry[] {
    let group = this.#groups.get(aggregate.name);
    if (group === undefined) {
      group = { aggregate, buckets: new Map() };
      this.#groups.set(aggregate.name, group);
      for (const record of recordsOf(aggregate.types)) this.#add(group, record);
    } else if (group.aggregate !== aggregate)
      throw new Error(`two aggregates are called "${aggregate.name}": each needs a name of its own`);
    const cacheKey = `${aggregate.name}\u0000${name}`;
    let sorted = this.#sorted.get(cacheKey);
    if (sorted === undefined) {
      const entries = [...(group.buckets.get(name)?.entries() ?? [])];
      sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1)).flatMap(([, values]) => values);
      this.#sorted.set(cacheKey, sorted);
    }
    return sorted;
  }

  #applies(aggregate: Aggregate, record: QmsRecord): boolean {
    return aggregate.types.length === 0 || aggregate.types.includes(record.type);
  }

  #add(
    group: { readonly aggregate: Aggregate; readonly buckets: Map<string, Map<string, Entry[]>> },
    record: QmsRecord,
  ): string[] {
    if (!this.#applies(group.aggregate, record)) return [];
    const names: string[] = [];
    for (const [name, value] of group.aggregate.map(record)) {
      const bucket = group.buckets.get(name) ?? new Map<string, Entry[]>();
      group.buckets.set(name, bucket);
      const values = bucket.get(record.key);
      if (values === undefined) bucket.set(record.key, [{ record, value }]);
      else values.push({ record, value });
      names.push(name);
    }
    return names;
  }

  /** Takes in a record that was there all the time. */
  take(record: QmsRecord): void {
    for (const group of this.#groups.values())
      for (const name of this.#add(group, record))
        this.#sorted.delete(`${group.aggregate.name}\u0000${name}`);
  }

  /** The groupings that have been asked for. */
  *known(): Generator<Aggregate> {
    for (const { aggregate } of this.#groups.values()) yield aggregate;
  }

  /**
   * Takes a change in; calls `changed` for each bucket that holds the record or held it, and says whether the values in it
   * are others than before.
   */
  change(
    before: QmsRecord | null,
    after: QmsRecord | null,
    changed: (aggregate: Aggregate, bucket: string, areOthers: boolean) => void,
  ): void {
    for (const group of this.#groups.values()) {
      const had = new Map<string, readonly unknown[]>();
      if (before !== null && this.#applies(group.aggregate, before)) {
        for (const [name] of group.aggregate.map(before)) {
          const bucket = group.buckets.get(name);
          if (!had.has(name)) had.set(name, valuesOf(bucket?.get(before.key)));
          bucket?.delete(before.key);
          if (bucket?.size === 0) group.buckets.delete(name);
        }
      }
      const has = after === null ? [] : this.#add(group, after);
      for (const name of new Set([...had.keys(), ...has])) {
        this.#sorted.delete(`${group.aggregate.name}\u0000${name}`);
        const now = after === null ? [] : valuesOf(group.buckets.get(name)?.get(after.key));
        changed(group.aggregate, name, before?.key !== after?.key || !deepEqual(had.get(name) ?? [], now));
      }
    }
  }
}
