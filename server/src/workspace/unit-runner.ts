import type { Queries, Report } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Part, RecordRule, RepositoryRule, Rule } from '../model/rule.ts';
import { configurationFile } from '../records/configuration.ts';
import type { DependencyTracker, UnitId, UnitNotes } from './dependency-tracker.ts';
import type { KeptFindings, KeptIssue, KeptUnit } from './kept/judged.ts';
import type { Reader } from './kept/run-reads.ts';
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

/** The rules that look at a type of record, and the parts that some of them need. */
interface RulesOfType {
  readonly rules: readonly number[];
  readonly parts: readonly { readonly part: Part; readonly isIn: (record: QmsRecord) => boolean }[];
  /** By which of the parts a record has: those of the rules that have anything to look for in it. */
  readonly byParts: Map<number, RulesAsked>;
}

/** Rules that look at some records, in order. */
interface RulesAsked {
  readonly all: readonly number[];
  readonly under: Map<Concerns, readonly number[]>;
}

/** As many parts as the bits of a number can tell apart. */
const mostParts = 31;

/**
 * Runs rules unit by unit, a unit being one rule on one record or one rule on the repository, and keeps
 * what each found. Units run again only when the tracker says that something they read has changed.
 */
export class UnitRunner {
  readonly #recordRules: readonly RecordRule[];
  readonly #repositoryRules: readonly RepositoryRule[];
  readonly #rulesOfType = new Map<string, RulesOfType>();
  #numbers = new Map<string, number>();
  #keys: string[] = [];
  readonly #found = new Map<UnitId, readonly UnitIssue[]>();
  readonly #unitsOfFile = new Map<string, Set<UnitId>>();
  readonly #causes = new SharedCauses();
  /** What an earlier run found to be shared by many documents. */
  #sharedBefore: readonly UnitIssue[] = [];
  /** Units that found some of it. */
  #causedBefore: UnitId[] = [];
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

  #ofType(type: string): RulesOfType {
    let ofType = this.#rulesOfType.get(type);
    if (ofType === undefined) {
      const rules = [...this.#recordRules.keys()].filter((index) => {
        const { types } = this.#recordRules[index]!;
        return types.length === 0 || types.includes(type);
      });
      const needed = new Set(rules.flatMap((index) => this.#recordRules[index]!.needs ?? []));
      const parts = [...needed].map((part) => ({ part, isIn: holding(part) }));
      if (parts.length > mostParts)
        throw new Error(`the rules for "${type}" need more than ${mostParts} different parts`);
      ofType = { rules, parts, byParts: new Map() };
      this.#rulesOfType.set(type, ofType);
    }
    return ofType;
  }

  /** The rules that look at a record and find what they need there: the same object for all records of its kind. */
  #rulesFor(record: QmsRecord): RulesAsked {
    const { rules, parts, byParts } = this.#ofType(record.type);
    let bits = 0;
    for (let at = 0; at < parts.length; at += 1) if (parts[at]!.isIn(record)) bits |= 1 << at;
    let asked = byParts.get(bits);
    if (asked === undefined) {
      const there = new Set(parts.filter((_, at) => (bits & (1 << at)) !== 0).map(({ part }) => part));
      asked = {
        all: rules.filter(
          (index) => this.#recordRules[index]!.needs?.some((part) => there.has(part)) ?? true,
        ),
        under: new Map(),
      };
      byParts.set(bits, asked);
    }
    return asked;
  }

  /** Those of them that look at records judged under some concerns. */
  #rulesUnder(record: QmsRecord, concerns: Concerns): readonly number[] {
    const { all, under } = this.#rulesFor(record);
    let indices = under.get(concerns);
    if (indices === undefined) {
      indices = all.filter((index) => concerns.includes(this.#recordRules[index]!.concern));
      under.set(concerns, indices);
    }
    return indices;
  }

  #unitsOf(record: QmsRecord): UnitId[] {
    const first = this.#number(record.key) * this.#recordRules.length;
    return this.#rulesFor(record).all.map((index) => first + index);
  }

  /**
   * Makes the units of changed records due and drops those that there are no more: of records that are gone, and of
   * rules that have nothing to look for any longer. Returns files whose findings changed.
   */
  change(changes: readonly RecordChange[], tracker: DependencyTracker): Set<string> {
    const files = new Set<string>();
    for (const { before, after } of changes) {
      const due = after === null ? [] : this.#unitsOf(after);
      if (
        before !== null &&
        (after?.key !== before.key || this.#rulesFor(before) !== this.#rulesFor(after))
      ) {
        const kept = new Set(due);
        for (const unit of this.#unitsOf(before)) {
          if (kept.has(unit)) continue;
          tracker.forget(unit);
          this.#store(unit, [], files);
        }
      }
      for (const unit of due) tracker.require(unit);
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
    tracker: Pick<DependencyTracker, 'run'>,
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
   * type, its parts and concerns, and one function takes every report: with a hundred evaluations in a
   * millisecond, a closure for each of them shows. Each record is a call of its own, which V8 compiles once: a loop
   * that runs for a second is compiled while it runs, and again with each kind of record it meets.
   * @param notes learns what they read
   * @returns the files in which something was found
   */
  runAll(
    records: Iterable<QmsRecord>,
    queries: Queries,
    concernsOf: ConcernsOf,
    unread: UnreadTexts,
    notes: UnitNotes | null,
  ): Set<string> {
    const allRead = unread.isEmpty;
    const files = new Set<string>();
    let found: UnitIssue[] = [];
    let [rule, record]: [RecordRule | RepositoryRule | null, QmsRecord | null] = [null, null];
    const report: Report = (issue) => {
      found.push({ issue: { ...issue, rule: rule!.id }, rule: rule!, record });
    };
    const judgeRecord = (at: QmsRecord): void => {
      record = at;
      const first = notes === null ? 0 : this.#number(at.key) * this.#recordRules.length;
      notes?.beginRecord(at);
      for (const index of this.#rulesUnder(at, concernsOf(at))) {
        rule = this.#recordRules[index]!;
        this.evaluations += 1;
        notes?.begin(first + index);
        let isWithheld = false;
        if (allRead) rule.check(at, queries, report);
        else {
          const each = rule;
          isWithheld = judgedInDoubt(() => each.check(at, queries, report), at, unread);
        }
        if (found.length === 0) continue;
        const unit = this.#number(at.key) * this.#recordRules.length + index;
        this.#store(unit, isWithheld ? withheld(found) : found, files);
        found = [];
      }
    };
    for (const each of records) judgeRecord(each);
    record = null;
    for (const [index, each] of this.#repositoryRules.entries()) {
      rule = each;
      this.evaluations += 1;
      notes?.begin(-1 - index);
      const isWithheld = judgedInDoubt(() => each.check(queries, report), null, unread);
      if (found.length > 0) this.#store(-1 - index, isWithheld ? withheld(found) : found, files);
      found = [];
    }
    notes?.end();
    return files;
  }

  /** Takes over what another one found on another state of the root; units have the same numbers in both. */
  adopt(other: UnitRunner): void {
    [this.#numbers, this.#keys] = [other.#numbers, other.#keys];
    for (const [unit, found] of other.#found) this.#store(unit, found, new Set());
  }

  /** What was found, as plain data. */
  kept(): Pick<KeptFindings, 'units' | 'shared'> {
    const ofRules = this.#recordRules.length;
    const units = [...this.#found].map(([unit, found]): KeptUnit => {
      const rule = unit < 0 ? this.#repositoryRules[-1 - unit]! : this.#recordRules[unit % ofRules]!;
      const key = unit < 0 ? null : this.#keys[Math.floor(unit / ofRules)]!;
      const own = found.filter((each) => !this.#causes.isShared(each));
      const isCaused = found.some(({ issue }) => issue.cause !== undefined);
      return { rule: rule.id, key, issues: own.map(keptIssue), ...(isCaused ? { caused: true } : {}) };
    });
    const shared = this.#causes.shared().map(({ rule, issue }) => ({ rule: rule.id, issue }));
    return { units, shared };
  }

  /** Begins with what an earlier run found. */
  beginWith({ units, shared }: KeptFindings, recordOf: (key: string) => QmsRecord | undefined): void {
    const recordRules = new Map(this.#recordRules.map((rule, index) => [rule.id, { rule, index }]));
    const repositoryRules = new Map(this.#repositoryRules.map((rule, index) => [rule.id, { rule, index }]));
    for (const { rule: id, key, issues, caused } of units) {
      const found = key === null ? repositoryRules.get(id) : recordRules.get(id);
      if (found === undefined) throw new Error(`no rule is called ${id}`);
      const { rule, index } = found;
      const unit = key === null ? -1 - index : this.#number(key) * this.#recordRules.length + index;
      const unitIssues = issues.map(
        (each): UnitIssue => ({
          ...each,
          rule,
          get record() {
            return key === null ? null : (recordOf(key) ?? null);
          },
        }),
      );
      this.#store(unit, unitIssues, new Set());
      if (caused === true) this.#causedBefore.push(unit);
    }
    this.#sharedBefore = shared.map(({ rule: id, issue }) => {
      const rule = recordRules.get(id)?.rule ?? repositoryRules.get(id)?.rule;
      if (rule === undefined) throw new Error(`no rule is called ${id}`);
      return { rule, issue, record: null };
    });
  }

  /**
   * Something has changed since the earlier run: of what many documents shared then, each has to be found again.
   * @returns the units that find it
   */
  forgetShared(): readonly UnitId[] {
    const units = this.#causedBefore;
    [this.#sharedBefore, this.#causedBefore] = [[], []];
    return units;
  }

  /** The record a unit looks at, by its key; null for one on the repository. */
  keyOf(unit: UnitId): string | null {
    return unit < 0 ? null : this.#keys[Math.floor(unit / this.#recordRules.length)]!;
  }

  /** What a unit is for another run. */
  readerOf(unit: UnitId): Reader {
    const key = this.keyOf(unit);
    return key === null
      ? { kind: 'repository-rule', index: -1 - unit }
      : { kind: 'record', key, rule: unit % this.rulesOfRecord };
  }

  /** How many units a record may have. */
  get rulesOfRecord(): number {
    return this.#recordRules.length;
  }

  /** The units of what read something in an earlier run, as far as there still are any. */
  unitsOfReader(
    reader: Extract<Reader, { readonly kind: 'record' | 'repository-rule' }>,
    recordOf: (key: string) => QmsRecord | undefined,
  ): UnitId[] {
    if (reader.kind === 'repository-rule')
      return reader.index < this.#repositoryRules.length ? [-1 - reader.index] : [];
    const record = recordOf(reader.key);
    const units = record === undefined ? [] : this.#unitsOf(record);
    const { rule } = reader;
    return rule === undefined ? units : units.filter((unit) => unit % this.#recordRules.length === rule);
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
    return file === configurationFile ? [...own, ...this.#causes.shared(), ...this.#sharedBefore] : own;
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

/** Why many documents share an issue is known to the rule alone: what it says of each is kept. */
function keptIssue({ issue: { cause: _, ...issue }, withheld: isWithheld }: UnitIssue): KeptIssue {
  return { issue, ...(isWithheld === undefined ? {} : { withheld: isWithheld }) };
}

/** Whether records have a part. */
function holding(part: Part): (record: QmsRecord) => boolean {
  if (part === 'references' || part === 'fileUses' || part === 'oddities')
    return (record) => record[part].length > 0;
  if (part === 'adoption') return ({ adoption }) => adoption !== null;
  const key = part.slice('data.'.length);
  return ({ data }) => data[key] !== undefined && data[key] !== null;
}
