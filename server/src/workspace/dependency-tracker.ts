import type { Aggregate, Aspect } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';

/** A number for one rule on one record, or one rule on the repository. */
export type UnitId = number;

/** One fact that units may read: it knows who did. */
export interface Cell {
  readonly dependents: Set<UnitId>;
}

/** Where queries note what they are asked for. */
export interface ReadNotes {
  /** Notes that the running unit reads the fact `name` of the given kind. */
  read(kind: string, name: string): void;
  /** Notes that it reads one bucket of a grouping. */
  readBucket(aggregate: Aggregate, bucket: string): void;
  /** Notes that it reads the values in one bucket, and not the records they come from. */
  readValues(aggregate: Aggregate, bucket: string): void;
  /** Notes that it reads what records say of one matter, and nothing else of them. */
  readAspect(aspect: Aspect, id: string): void;
}

/** Kinds of fact that change less often than others that hold them, and those others. */
export const kindOfValues = ({ name }: Pick<Aggregate, 'name'>) => `values ${name}` as const;
export const kindOfAspect = ({ name }: Pick<Aspect, 'name'>) => `said ${name}` as const;

/** The kind of fact that changes whenever one of this kind does: what is known from run to run is told apart no further. */
export const widerKind = (kind: string): string =>
  kind.startsWith('values ')
    ? `aggregate ${kind.slice('values '.length)}`
    : kind.startsWith('said ')
      ? 'record'
      : kind;

/** Notes reads while units run one after the other. */
export interface UnitNotes extends ReadNotes {
  /** What is read from now on is read by rules on this record. */
  beginRecord(record: QmsRecord): void;
  /** What is read from now on is read by this unit. */
  begin(unit: UnitId): void;
  /** What is read from now on is read by nobody. */
  end(): void;
}

/** Units that read a fact in an earlier run, and perhaps others. */
export type EarlierReaders = (kind: string, name: string) => Iterable<UnitId>;

/**
 * Who read what. While a unit runs, every cell it reads is noted; when a cell is invalidated, its readers
 * are due again. Without a running unit (a one-off check) nothing is noted and nothing is kept.
 */
export class DependencyTracker implements ReadNotes {
  readonly #cells = new Map<string, Map<string, Cell>>();
  readonly #reads = new Map<UnitId, Cell[]>();
  readonly #due = new Set<UnitId>();
  #earlier: EarlierReaders | null = null;
  #running: UnitId | null = null;
  #noted = new Set<Cell>();

  /** Goes on from an earlier run, of which is known who read what; null once that is of no interest any more. */
  goOnFrom(earlier: EarlierReaders | null): void {
    this.#earlier = earlier;
  }

  /** Who read what, as far as it was noted. */
  *reads(): Generator<readonly [kind: string, name: string, units: Iterable<UnitId>]> {
    for (const [kind, cells] of this.#cells)
      for (const [name, { dependents }] of cells) yield [kind, name, dependents];
  }

  read(kind: string, name: string): void {
    if (this.#running === null) return;
    const cells = this.#cells.get(kind) ?? new Map<string, Cell>();
    this.#cells.set(kind, cells);
    const cell = cells.get(name) ?? { dependents: new Set() };
    cells.set(name, cell);
    this.#noted.add(cell);
  }

  readBucket(aggregate: Aggregate, bucket: string): void {
    this.read(`aggregate ${aggregate.name}`, bucket);
  }

  readValues(aggregate: Aggregate, bucket: string): void {
    this.read(kindOfValues(aggregate), bucket);
  }

  readAspect(aspect: Aspect, id: string): void {
    this.read(kindOfAspect(aspect), id);
  }

  /** The fact has changed: its readers are due. */
  invalidate(kind: string, name: string): void {
    for (const unit of this.#cells.get(kind)?.get(name)?.dependents ?? []) this.#due.add(unit);
    if (this.#earlier !== null) for (const unit of this.#earlier(kind, name)) this.#due.add(unit);
  }

  /** All facts of a kind whose name passes have changed. */
  invalidateWhere(kind: string, passes: (name: string) => boolean): void {
    for (const [name, { dependents }] of this.#cells.get(kind) ?? [])
      if (passes(name)) for (const unit of dependents) this.#due.add(unit);
  }

  /** Runs one unit and remembers what it read, in place of what it read last time. */
  run(unit: UnitId, body: () => void): void {
    this.#running = unit;
    this.#noted = new Set();
    try {
      body();
    } finally {
      this.#running = null;
      this.#remember(unit, [...this.#noted]);
    }
  }

  #remember(unit: UnitId, cells: Cell[]): void {
    for (const cell of this.#reads.get(unit) ?? []) cell.dependents.delete(unit);
    for (const cell of cells) cell.dependents.add(unit);
    if (cells.length === 0) this.#reads.delete(unit);
    else this.#reads.set(unit, cells);
  }

  /** Forgets a unit whose record is gone. */
  forget(unit: UnitId): void {
    this.#remember(unit, []);
    this.#due.delete(unit);
  }

  require(unit: UnitId): void {
    this.#due.add(unit);
  }

  /** True while any unit is due. */
  get hasDue(): boolean {
    return this.#due.size > 0;
  }

  /** How many units are due. */
  get dueCount(): number {
    return this.#due.size;
  }

  /** Units that are due and pass, taken out. */
  takeDueWhere(passes: (unit: UnitId) => boolean): UnitId[] {
    const taken = [...this.#due].filter(passes);
    for (const unit of taken) this.#due.delete(unit);
    return taken;
  }

  /** Units that are due, at most so many, taken out. */
  takeDue(most: number): UnitId[] {
    const taken: UnitId[] = [];
    for (const unit of this.#due) {
      if (taken.length >= most) break;
      taken.push(unit);
      this.#due.delete(unit);
    }
    return taken;
  }
}
