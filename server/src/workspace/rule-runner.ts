import type { IsoDate } from '../model/configuration.ts';
import type { ExceptionInForce, ExceptionsInForce } from '../model/exception.ts';
import type { Aggregate, Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Rule } from '../model/rule.ts';
import type { SchemaCatalogue } from '../schemas/catalogue.ts';
import { deepEqual } from './deep-equal.ts';
import {
  DependencyTracker,
  kindOfValues,
  type ReadNotes,
  type UnitId,
  widerKind,
} from './dependency-tracker.ts';
import type { ForeseenReads } from './foreseen-reads.ts';
import { aroundIn, factsOfTheDay, invalidate, invalidateUnread } from './invalidate.ts';
import type { KeptFindings } from './kept/judged.ts';
import { kindOfBucket, type Reader, type RunReads, readersWithRules, settled } from './kept/run-reads.ts';
import { type Concerns, concernsOfUnknown, judgedConcerns, publishedSeverity } from './phases.ts';
import type { RecordChange } from './record-store.ts';
import { type DecidedExceptions, decideExceptions, noExceptions } from './suppression.ts';
import { type Facts, trackedQueries } from './tracked-queries.ts';
import type { UnitIssue } from './unit-issue.ts';
import { UnitRunner } from './unit-runner.ts';

/** How many evaluations there are between two breaths: some milliseconds of work. */
const unitsPerBreath = 200;

/** The unit that asks which exceptions are in force; those of rules are larger. */
const exceptionsUnit: UnitId = Number.MIN_SAFE_INTEGER;

/** For what will not be judged again: nothing is noted. */
const unnoted: Pick<DependencyTracker, 'run'> = { run: (_unit, body) => body() };

export interface RuleRunnerOptions {
  readonly rules: readonly Rule[];
  readonly exceptionsInForce: ExceptionsInForce;
  readonly facts: Facts;
  readonly catalogue: () => SchemaCatalogue;
  readonly incremental: boolean;
  readonly breathe?: (() => Promise<boolean>) | undefined;
  /** Files whose findings may have changed: added to here, published and taken out elsewhere. */
  readonly stale: Set<string>;
}

/** Runs the rules on what is known, again only where it has changed, and decides which exceptions hold. */
export class RuleRunner {
  /** The queries rules use, untracked when called from outside a rule. */
  readonly queries: Queries;
  readonly #options: RuleRunnerOptions;
  readonly #units: UnitRunner;
  readonly #tracker = new DependencyTracker();
  #foreseen: ForeseenReads | null = null;
  #reads: RunReads | null = null;
  /** Set while this goes on from an earlier run: all groupings there are. */
  #groupings: ReadonlyMap<string, Aggregate> | null = null;
  /** Some of what is known was found by an earlier run. */
  #hasBegun = false;
  #isHistoryDue = false;
  #inForce: readonly ExceptionInForce[] = [];
  #exceptions: DecidedExceptions = noExceptions;

  constructor(options: RuleRunnerOptions) {
    this.#options = options;
    this.#units = new UnitRunner(options.rules);
    const notes = (): ReadNotes => this.#foreseen ?? this.#reads ?? this.#tracker;
    this.queries = trackedQueries(options.facts, {
      read: (kind, name) => notes().read(kind, name),
      readBucket: (aggregate, bucket) => notes().readBucket(aggregate, bucket),
      readValues: (aggregate, bucket) => notes().readValues(aggregate, bucket),
      readAspect: (aspect, id) => notes().readAspect(aspect, id),
    });
  }

  get exceptions(): DecidedExceptions {
    return this.#exceptions;
  }

  /** Rule evaluations since the start. */
  get evaluations(): number {
    return this.#units.evaluations;
  }

  /** What rules found in one file, as it is shown. */
  shownIn(path: string): UnitIssue[] {
    return this.#units.shownIn(path);
  }

  /** True when any rule found something in a file. */
  hasIssues(path: string): boolean {
    return this.#units.hasIssues(path);
  }

  /** Files that any rule found something in. */
  filesWithIssues(): Iterable<string> {
    return this.#units.files();
  }

  /** What was found, as plain data. */
  kept(): KeptFindings {
    return { ...this.#units.kept(), inForce: this.#inForce, exceptions: this.#exceptions };
  }

  /** True when what the history has to be read for may be another than in the earlier run. */
  get isHistoryDue(): boolean {
    return this.#isHistoryDue;
  }

  /** Notes for the next run what is read to find something out. */
  noting<T>(reads: RunReads, find: () => T): T {
    const before = this.#reads;
    this.#reads = reads;
    reads.beginHistory();
    try {
      return find();
    } finally {
      reads.end();
      this.#reads = before;
    }
  }

  /** How many units a record may have. */
  get rulesOfRecord(): number {
    return this.#units.rulesOfRecord;
  }

  /** Has what rules read noted for the next run. */
  noteReads(reads: RunReads): void {
    this.#reads = reads;
  }

  /** What rules read, as far as it was noted, a piece at a time. */
  *notedReads(): Generator<readonly [kind: string, name: string, reader: Reader]> {
    for (const [kind, name, units] of this.#tracker.reads())
      for (const unit of units)
        yield [
          widerKind(kind),
          name,
          unit === exceptionsUnit ? { kind: 'exceptions' } : this.#units.readerOf(unit),
        ];
  }

  /** Begins with what an earlier run found, everything being as it was then, until `goOn`. */
  beginWith(kept: KeptFindings): void {
    this.#hasBegun = true;
    this.#units.beginWith(kept, (key) => this.#options.facts.store.record(key));
    this.#inForce = kept.inForce;
    this.#exceptions = kept.exceptions;
  }

  /**
   * Goes on from the earlier run, of which something is to change.
   * @param readers what read a fact then
   * @param groupings all groupings there are
   */
  goOn(
    readers: (kind: string, name: string) => readonly Reader[],
    groupings: ReadonlyMap<string, Aggregate>,
  ): void {
    const { store } = this.#options.facts;
    this.#groupings = groupings;
    const unitsOf = (reader: Reader): readonly UnitId[] => {
      if (reader.kind === 'exceptions') return [exceptionsUnit];
      if (reader.kind !== 'history') return this.#units.unitsOfReader(reader, (key) => store.record(key));
      this.#isHistoryDue = true;
      return [];
    };
    const readersOf = readersWithRules(readers, this.#units.rulesOfRecord);
    this.#tracker.goOnFrom((kind, name) => {
      if (!settled.has(kind)) return readersOf(kind, name).flatMap(unitsOf);
      this.#requireAllUnits();
      return [];
    });
    for (const unit of this.#units.forgetShared()) this.#tracker.require(unit);
  }

  /** Takes in that records came, changed or went: makes due what read them. */
  takeIn(changes: readonly RecordChange[]): void {
    const { facts, incremental } = this.#options;
    if (facts.unread.isChanged) this.renewUnread();
    // A one-off check has noted nothing that could be invalidated, unless it goes on from an earlier one.
    if (!incremental && !this.#hasBegun) return;
    const around = aroundIn(facts.store);
    for (const change of changes) {
      this.#invalidateGroups(change);
      facts.aggregates.change(change.before, change.after, (aggregate, bucket, areOthers) => {
        this.#tracker.invalidate(kindOfBucket(aggregate), bucket);
        if (areOthers) this.#tracker.invalidate(kindOfValues(aggregate), bucket);
      });
      invalidate(this.#tracker, around, change, facts.aspects);
    }
    this.#stale(this.#units.change(changes, this.#tracker));
  }

  /** Makes due what read, in an earlier run, a group that a record belonged to or belongs to. */
  #invalidateGroups({ before, after }: RecordChange): void {
    for (const aggregate of this.#groupings?.values() ?? []) {
      const { types, map } = aggregate;
      for (const record of [before, after])
        if (record !== null && (types.length === 0 || types.includes(record.type)))
          for (const [bucket] of map(record)) this.#tracker.invalidate(kindOfBucket(aggregate), bucket);
    }
  }

  /** Takes in what texts could be read in part only: makes due what they leave open now, or no longer do. */
  renewUnread(): void {
    const { facts, incremental } = this.#options;
    const change = facts.unread.renew();
    const isAnother =
      change.all || [change.ids, change.types, change.words, change.records].some(({ size }) => size > 0);
    // Of an earlier run only names are known that are asked for, not which there are.
    if (this.#groupings !== null && isAnother) this.#requireAllUnits();
    if (!incremental) return;
    invalidateUnread(this.#tracker, facts.aggregates, facts.aspects, change);
    for (const key of change.records) {
      const record = facts.store.record(key);
      if (record !== undefined) this.#units.change([{ before: record, after: record }], this.#tracker);
    }
    if (change.all) this.requireAll();
  }

  /** Another fact has changed: what read it is due. */
  invalidate(kind: string, name: string): void {
    this.#tracker.invalidate(kind, name);
  }

  #invalidateDay(facts: Iterable<readonly [kind: string, name: string]>): void {
    this.#tracker.invalidate('today', '');
    for (const [kind, name] of facts) this.#tracker.invalidate(kind, name);
  }

  /**
   * Takes in, after `goOn`, that the earlier run was judged on another day.
   * @param facts what depended on the day then, besides the day itself: see {@link factsOfTheDay}
   */
  goOnToday(facts: Iterable<readonly [kind: string, name: string]>): void {
    this.#invalidateDay(facts);
  }

  /** Takes in which day it is. True when it is another than before. */
  moveTo(today: IsoDate): boolean {
    const { facts } = this.#options;
    if (today === facts.today) return false;
    facts.today = today;
    this.#invalidateDay(factsOfTheDay(facts.store));
    return true;
  }

  /** Everything is due. */
  requireAll(): void {
    if (this.#options.incremental) this.#requireAllUnits();
  }

  #requireAllUnits(): void {
    // Everything is judged anew, and notes what it reads.
    this.#tracker.goOnFrom(null);
    this.#groupings = null;
    for (const unit of this.#units.allUnits(this.#options.facts.store.records.values()))
      this.#tracker.require(unit);
    this.#tracker.require(exceptionsUnit);
  }

  /**
   * Runs what is due.
   * @returns false when it was asked to stop before the end
   */
  async run(): Promise<boolean> {
    const { facts, incremental } = this.#options;
    if (!incremental && !this.#hasBegun) {
      const { store, unread } = facts;
      const notes = this.#foreseen ?? this.#reads;
      this.#stale(this.#units.runAll(store.records.values(), this.queries, this.#concerns(), unread, notes));
      this.#reads?.beginExceptions();
      this.#askExceptions();
      this.#reads?.end();
    }
    return this.#runDue(incremental ? this.#tracker : this.#notedRuns());
  }

  /**
   * Runs what is due of the records in some files, before all else.
   * @returns true where so much is left that what was found there should not wait for it
   */
  runIn(paths: ReadonlySet<string>): boolean {
    if (this.#tracker.dueCount <= unitsPerBreath) return false;
    const { store } = this.#options.facts;
    const keys = new Set(
      [...paths].flatMap((path) => store.factsOf(path)?.records.map(({ key }) => key) ?? []),
    );
    const units = this.#tracker.takeDueWhere((unit) => keys.has(this.#units.keyOf(unit) ?? ''));
    this.#runUnits(units, this.#tracker);
    return this.#tracker.dueCount > unitsPerBreath;
  }

  /** Notes what units read for the next run, where it is to be kept. */
  #notedRuns(): Pick<DependencyTracker, 'run'> {
    const reads = this.#reads;
    if (reads === null) return unnoted;
    return {
      run: (unit, body) => {
        if (unit === exceptionsUnit) reads.beginExceptions();
        else reads.beginReader(this.#units.readerOf(unit));
        body();
        reads.end();
      },
    };
  }

  /** Under which concerns records are judged as things are. */
  #concerns(): (record: QmsRecord) => Concerns {
    const { facts, catalogue } = this.#options;
    const { judgeFrom } = facts.configuration;
    return (record) =>
      catalogue().get(record.type) === undefined ? concernsOfUnknown : judgedConcerns(record, judgeFrom);
  }

  #askExceptions(): void {
    this.#inForce = this.#options.exceptionsInForce(this.queries);
  }

  #runUnits(units: readonly UnitId[], notes: Pick<DependencyTracker, 'run'>): void {
    const { store, unread } = this.#options.facts;
    const recordOf = (key: string): QmsRecord | undefined => store.record(key);
    this.#stale(this.#units.run(units, notes, this.queries, this.#concerns(), recordOf, unread));
  }

  async #runDue(notes: Pick<DependencyTracker, 'run'>): Promise<boolean> {
    const { breathe } = this.#options;
    const atOnce = breathe === undefined ? Number.POSITIVE_INFINITY : unitsPerBreath;
    while (this.#tracker.hasDue) {
      const units = this.#tracker.takeDue(atOnce);
      const ofRules = units.filter((unit) => unit !== exceptionsUnit);
      this.#runUnits(ofRules, notes);
      if (ofRules.length < units.length) notes.run(exceptionsUnit, () => this.#askExceptions());
      if (breathe !== undefined && (await breathe()) && this.#tracker.hasDue) return false;
    }
    return true;
  }

  /** The next run learns which units read what another state of the root has otherwise. */
  foresee(reads: ForeseenReads): void {
    if (this.#options.incremental) throw new Error('what rules read is kept already');
    this.#foreseen = reads;
  }

  /**
   * Judges a state of the root from what was found on another one: only units run that read what is different here.
   * @param other has run with what was foreseen for this state
   * @param changes what makes the records of the other state those of this one
   */
  async runFrom(other: RuleRunner, changes: readonly RecordChange[]): Promise<void> {
    this.#units.adopt(other.#units);
    this.#exceptions = other.#exceptions;
    for (const unit of other.#foreseen?.due ?? []) this.#tracker.require(unit);
    // Takes out again what has nothing to look for here.
    this.#stale(this.#units.change(changes, this.#tracker));
    this.#tracker.require(exceptionsUnit);
    // Nothing is to change here any more, so nothing need be noted.
    while (!(await this.#runDue(unnoted)));
  }

  #stale(files: Iterable<string>): void {
    for (const path of files) this.#options.stale.add(path);
  }

  /** Decides anew which exceptions are in effect. True when others are than before. */
  decideExceptions(): boolean {
    const exceptions = decideExceptions(this.#inForce, this.#isFaulty());
    if (deepEqual(exceptions, this.#exceptions)) return false;
    this.#exceptions = exceptions;
    return true;
  }

  /** Whether any rule that voids exceptions reports an error at a record, looked up file by file. */
  #isFaulty(): (key: string) => boolean {
    const { store, unread } = this.#options.facts;
    const inFile = new Map<string, ReadonlySet<string | undefined>>();
    const faultsIn = (file: string): ReadonlySet<string | undefined> => {
      let keys = inFile.get(file);
      if (keys === undefined) {
        const found = this.#units
          .issuesIn(file, 'withheld-too')
          .filter((each) => each.rule.voidsExceptions === true && this.#isError(each));
        keys = new Set(found.map(({ issue }) => issue.place.record));
        inFile.set(file, keys);
      }
      return keys;
    };
    return (key) => {
      const record = store.record(key);
      return unread.isUnsure(key) || (record !== undefined && faultsIn(record.file).has(key));
    };
  }

  /** True for what is published as an error, whatever may silence it. */
  #isError({ issue, rule, record }: UnitIssue): boolean {
    const { store, configuration } = this.#options.facts;
    const key = issue.place.record;
    const about = key === undefined ? record : (store.record(key) ?? record);
    return publishedSeverity(issue, rule, about, configuration) === 'error';
  }
}
