import type { Queries, Report } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { RecordRule, RepositoryRule, Rule } from '../model/rule.ts';
import { configurationFile } from '../records/configuration.ts';
import type { DependencyTracker, UnitId } from './dependency-tracker.ts';
import type { Concerns } from './phases.ts';
import type { RecordChange } from './record-store.ts';
import { SharedCauses } from './shared-causes.ts';
import type { UnitIssue } from './unit-issue.ts';
import type { UnreadTexts } from './unread-texts.ts';

/** Runs a rule, unless its record is not sure; true when what it finds is to be withheld. */
function judgedInDoubt(judge: () => void, record: QmsRecord | null, unread: UnreadTexts): boolean {
  if (unread.isEmpty) {
    judge();
    return false;
  }
  if (record !== null && unread.isUnsure(record.key)) return false;
  return unread.watch(judge);
}

const withheld = (found: readonly UnitIssue[]): UnitIssue[] =>
  found.map((each) => ({ ...each, withheld: true }));

/** The concerns under which a record is judged in its phase (see `phases.ts`). */
export type ConcernsOf = (record: QmsRecord) => Concerns;

/**
 * Runs rules unit by unit, a unit being one rule on one record or one rule on the repository, and keeps
 * what each found. Units run again only when the tracker says that something they read has changed.
 */
export class UnitRunner {
  readonly #recordRules: readonly RecordRule[];
  readonly #repositoryRules: readonly RepositoryRule[];
  readonly #rulesOfType = new Map<string, readonly number[]>();
  readonly #rulesJudging = new Map<string, Map<Concerns, readonly number[]>>();
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #found = new Map<UnitId, readonly UnitIssue[]>();
  readonly #unitsOfFile = new Map<string, Set<UnitId>>();
  readonly #causes = new SharedCauses();
  /** Evaluations since the start, for tests and for the curious. */
  evaluations = 0;

  constructor(rules: readonly Rule[]) {
    this.#recordRules = rules.filter((rule) => rule.scope === 'record');
    this.#repositoryRules = rules.filter((rule) => rule.scope === 'repository');
  }

  #number(key: string): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#keys.length;
      this.#numbers.set(key, number);
      this.#keys.push(key);
    }
    return number;
  }

  #rulesFor(type: string): readonly number[] {
    let indices = this.#rulesOfType.get(type);
    if (indices === undefined) {
      indices = this.#recordRules.flatMap((rule, index) =>
        rule.types.length === 0 || rule.types.includes(type) ? [index] : [],
      );
      this.#rulesOfType.set(type, indices);
    }
    return indices;
  }

  /** Those of a type's rules that look at records judged under some concerns. */
  #rulesUnder(type: string, concerns: Concerns): readonly number[] {
    const ofType = this.#rulesJudging.get(type) ?? new Map<Concerns, readonly number[]>();
    this.#rulesJudging.set(type, ofType);
    let indices = ofType.get(concerns);
    if (indices === undefined) {
      indices = this.#rulesFor(type).filter((index) => concerns.includes(this.#recordRules[index]!.concern));
      ofType.set(concerns, indices);
    }
    return indices;
  }

  #unitsOf(record: QmsRecord): UnitId[] {
    const first = this.#number(record.key) * this.#recordRules.length;
    return this.#rulesFor(record.type).map((index) => first + index);
  }

  /** Makes the units of changed records due and drops those of records that are gone. Returns files whose findings changed. */
  change(changes: readonly RecordChange[], tracker: DependencyTracker): Set<string> {
    const files = new Set<string>();
    for (const { before, after } of changes) {
      if (before !== null && (after === null || before.type !== after.type || before.key !== after.key)) {
        for (const unit of this.#unitsOf(before)) {
          tracker.forget(unit);
          this.#store(unit, [], files);
        }
      }
      if (after !== null) for (const unit of this.#unitsOf(after)) tracker.require(unit);
    }
    return files;
  }

  /** Every unit there is. */
  *allUnits(records: Iterable<QmsRecord>): Generator<UnitId> {
    for (const record of records) yield* this.#unitsOf(record);
    for (let index = 0; index < this.#repositoryRules.length; index += 1) yield -1 - index;
  }

  /** Runs units and notes what they read. Returns the files whose findings may have changed. */
  run(
    units: Iterable<UnitId>,
    tracker: DependencyTracker,
    queries: Queries,
    concernsOf: ConcernsOf,
    recordOf: (key: string) => QmsRecord | undefined,
    unread: UnreadTexts,
  ): Set<string> {
    const files = new Set<string>();
    let found: UnitIssue[] = [];
    for (const unit of units) {
      const record =
        unit < 0 ? null : (recordOf(this.#keys[Math.floor(unit / this.#recordRules.length)]!) ?? null);
      const rule =
        unit < 0 ? this.#repositoryRules[-1 - unit]! : this.#recordRules[unit % this.#recordRules.length]!;
      const report: Report = (issue) => {
        found.push({ issue: { ...issue, rule: rule.id }, rule, record });
      };
      this.evaluations += 1;
      const judge = (): void => {
        if (rule.scope === 'repository') rule.check(queries, report);
        else if (record !== null && concernsOf(record).includes(rule.concern))
          rule.check(record, queries, report);
      };
      let isWithheld = false;
      tracker.run(unit, () => {
        isWithheld = judgedInDoubt(judge, record, unread);
      });
      if (found.length > 0 || this.#found.has(unit)) {
        this.#store(unit, isWithheld ? withheld(found) : found, files);
        found = [];
      }
    }
    return files;
  }

  /**
   * A one-off check: everything there is, record by record. Which rules look at a record is known by its
   * type and concerns, and one function takes every report: with a hundred evaluations in a
   * millisecond, a closure for each of them shows.
   * @returns the files in which something was found
   */
  runAll(
    records: Iterable<QmsRecord>,
    queries: Queries,
    concernsOf: ConcernsOf,
    unread: UnreadTexts,
  ): Set<string> {
    const allRead = unread.isEmpty;
    const files = new Set<string>();
    let found: UnitIssue[] = [];
    let [rule, record]: [RecordRule | RepositoryRule | null, QmsRecord | null] = [null, null];
    const report: Report = (issue) => {
      found.push({ issue: { ...issue, rule: rule!.id }, rule: rule!, record });
    };
    for (record of records) {
      for (const index of this.#rulesUnder(record.type, concernsOf(record))) {
        rule = this.#recordRules[index]!;
        this.evaluations += 1;
        let isWithheld = false;
        if (allRead) rule.check(record, queries, report);
        else {
          const [each, of] = [rule, record];
          isWithheld = judgedInDoubt(() => each.check(of, queries, report), of, unread);
        }
        if (found.length === 0) continue;
        const unit = this.#number(record.key) * this.#recordRules.length + index;
        this.#store(unit, isWithheld ? withheld(found) : found, files);
        found = [];
      }
    }
    record = null;
    for (const [index, each] of this.#repositoryRules.entries()) {
      rule = each;
      this.evaluations += 1;
      const isWithheld = judgedInDoubt(() => each.check(queries, report), null, unread);
      if (found.length > 0) this.#store(-1 - index, isWithheld ? withheld(found) : found, files);
      found = [];
    }
    return files;
  }

  #store(unit: UnitId, found: readonly UnitIssue[], changed: Set<string>): void {
    for (const each of this.#found.get(unit) ?? []) {
      const { file } = each.issue.place;
      const units = this.#unitsOfFile.get(file);
      units?.delete(unit);
      if (units?.size === 0) this.#unitsOfFile.delete(file);
      changed.add(file);
      if (each.issue.cause !== undefined) this.#causes.remove(unit, each, (other) => changed.add(other));
    }
    if (found.length === 0) this.#found.delete(unit);
    else this.#found.set(unit, found);
    for (const each of found) {
      const { file } = each.issue.place;
      const units = this.#unitsOfFile.get(file) ?? new Set();
      this.#unitsOfFile.set(file, units.add(unit));
      changed.add(file);
      if (each.issue.cause !== undefined) this.#causes.add(unit, each, (other) => changed.add(other));
    }
  }

  /** What is shown in one file: what many documents share stands at qms.yaml, once. */
  shownIn(file: string): UnitIssue[] {
    const own = this.issuesIn(file).filter((found) => !this.#causes.isShared(found));
    return file === configurationFile ? [...own, ...this.#causes.shared()] : own;
  }

  /** What all units found in one file; with `withheld-too`, also what is not shown. */
  issuesIn(file: string, which: 'shown' | 'withheld-too' = 'shown'): UnitIssue[] {
    const units = [...(this.#unitsOfFile.get(file) ?? [])];
    return units.flatMap((unit) =>
      (this.#found.get(unit) ?? []).filter(
        (found) =>
          found.issue.place.file === file && (which === 'withheld-too' || found.withheld === undefined),
      ),
    );
  }

  /** True when any unit found something in a file. */
  hasIssues(file: string): boolean {
    return this.#unitsOfFile.has(file);
  }

  /** Files that any unit found something in. */
  files(): Iterable<string> {
    return this.#unitsOfFile.keys();
  }
}
