import type { Aggregate, Aspect } from '../model/queries.ts';
import type { UnitId, UnitNotes } from './dependency-tracker.ts';
import type { RecordChange } from './record-store.ts';

/**
 * Finds out, while one state of a root is judged, which units read anything that another state has otherwise. What is
 * different is known before they run, so that nothing is kept of all else they read.
 */
export class ForeseenReads implements UnitNotes {
  /** Units that read what is different. */
  readonly due = new Set<UnitId>();
  readonly #different = new Map<string, Set<string>>();
  /** Names of all of them. */
  readonly #names = new Set<string>();
  readonly #changes: readonly RecordChange[];
  readonly #buckets = new Map<Aggregate, ReadonlySet<string>>();
  #running: UnitId | null = null;

  /** @param changes records that the other state has otherwise */
  constructor(changes: readonly RecordChange[]) {
    this.#changes = changes;
  }

  /** A fact is another in the other state. */
  invalidate(kind: string, name: string): void {
    this.#names.add(name);
    const names = this.#different.get(kind);
    if (names === undefined) this.#different.set(kind, new Set([name]));
    else names.add(name);
  }

  /** Units are told apart, so that it does not matter which record they look at. */
  beginRecord(): void {}

  begin(unit: UnitId): void {
    this.#running = unit;
  }

  end(): void {
    this.#running = null;
  }

  read(kind: string, name: string): void {
    // Asked a million times in a check of 10,000 records, and nearly always of a name that is not different at all.
    if (this.#names.has(name) && this.#running !== null && this.#different.get(kind)?.has(name) === true)
      this.due.add(this.#running);
  }

  readBucket(aggregate: Aggregate, bucket: string): void {
    if (this.#running === null || this.#changes.length === 0) return;
    let different = this.#buckets.get(aggregate);
    if (different === undefined) {
      different = this.#differentBuckets(aggregate);
      this.#buckets.set(aggregate, different);
    }
    if (different.has(bucket)) this.due.add(this.#running);
  }

  readValues(aggregate: Aggregate, bucket: string): void {
    this.readBucket(aggregate, bucket);
  }

  readAspect(_aspect: Aspect, id: string): void {
    this.read('record', id);
  }

  #differentBuckets({ types, map }: Aggregate): ReadonlySet<string> {
    const names = new Set<string>();
    for (const { before, after } of this.#changes)
      for (const record of [before, after])
        if (record !== null && (types.length === 0 || types.includes(record.type)))
          for (const [name] of map(record)) names.add(name);
    return names;
  }
}
