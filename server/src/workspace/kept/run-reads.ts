import type { Aggregate, Aspect } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { UnitId, UnitNotes } from '../dependency-tracker.ts';
import { numbersUnder, type Postings, PostingsBuilder } from './postings.ts';

/** What read a fact: rules on one record, or something that looks at the repository as a whole. */
export type Reader =
  /** With the number of the rule, where that is known. */
  | { readonly kind: 'record'; readonly key: string; readonly rule?: number }
  | { readonly kind: 'repository-rule'; readonly index: number }
  | { readonly kind: 'exceptions' }
  | { readonly kind: 'history' };

/** The kind of fact that one bucket of a grouping is. */
export const kindOfBucket = ({ name }: Pick<Aggregate, 'name'>) => `aggregate ${name}` as const;

/**
 * Notes during a run what rules read, for the next run: record by record, not rule by rule, which takes a twentieth of
 * the room and of the time. Which rules read the day is noted: it changes more often than all else, and few do.
 */
export class RunReads implements UnitNotes {
  readonly #postings = new PostingsBuilder();
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #rulesOfRecord: number;
  #running: number | null = null;
  #rule: number | null = null;

  /**
   * @param keys the keys of all records, in the order in which they are kept
   * @param rulesOfRecord how many units a record may have
   */
  constructor(keys: readonly string[], rulesOfRecord: number) {
    this.#rulesOfRecord = rulesOfRecord;
    this.#numbers = new Map(keys.map((key, index) => [key, index + firstRecord]));
  }

  beginRecord(record: QmsRecord): void {
    this.#running = this.#numbers.get(record.key) ?? null;
  }

  begin(unit: UnitId): void {
    if (unit < -mostRepositoryRules)
      throw new Error(`more than ${mostRepositoryRules} rules on the repository`);
    if (unit < 0) this.#running = firstRepositoryRule - 1 - unit;
    this.#rule = unit < 0 ? null : unit % this.#rulesOfRecord;
  }

  /** What is read from now on is read to find out which exceptions are in force. */
  beginExceptions(): void {
    this.#running = exceptionsNumber;
    this.#rule = null;
  }

  /** What is read from now on is read to find out what the history has to be read for. */
  beginHistory(): void {
    this.#running = historyNumber;
    this.#rule = null;
  }

  end(): void {
    this.#running = null;
  }

  read(kind: string, name: string): void {
    if (this.#running === null || settled.has(kind)) return;
    this.#postings.add(kind, kind === day ? nameOfDay(this.#rule) : name, this.#running);
  }

  readBucket(aggregate: Aggregate, bucket: string): void {
    this.read(kindOfBucket(aggregate), bucket);
  }

  readValues(aggregate: Aggregate, bucket: string): void {
    this.readBucket(aggregate, bucket);
  }

  readAspect(_aspect: Aspect, id: string): void {
    this.read('record', id);
  }

  /** Notes what is known of a run that noted by itself who read what. */
  add(kind: string, name: string, reader: Reader): void {
    this.beginReader(reader);
    this.read(kind, name);
  }

  /** What is read from now on is read by this one. */
  beginReader(reader: Reader): void {
    if (reader.kind === 'exceptions') this.beginExceptions();
    else if (reader.kind === 'history') this.beginHistory();
    else if (reader.kind === 'repository-rule') this.begin(-1 - reader.index);
    else {
      this.#running = this.#numbers.get(reader.key) ?? null;
      this.#rule = reader.rule ?? null;
    }
  }

  /**
   * Takes over who read what in an earlier run. Those that ran again since read something else by now, perhaps, which
   * does no harm: they may run once too often.
   * @param keys the keys of all records, in the order of that run
   */
  addEarlier(reads: Postings, keys: readonly string[]): void {
    this.#postings.addAll(reads, (number) =>
      number < firstRecord ? number : (this.#numbers.get(keys[number - firstRecord]!) ?? null),
    );
  }

  build(): Postings {
    return this.#postings.build();
  }
}

/** Kinds of fact that are as they were when a run goes on, so that it is not noted who read them. */
export const settled: ReadonlySet<string> = new Set(['config']);

const day = 'today';
const nameOfDay = (rule: number | null): string => (rule === null ? '' : String(rule));

/**
 * What read a fact in an earlier run; of the day, with the rules that did.
 * @param readers what `readersIn` gave
 * @param rulesOfRecord how many units a record may have
 */
export const readersWithRules =
  (readers: (kind: string, name: string) => readonly Reader[], rulesOfRecord: number) =>
  (kind: string, name: string): readonly Reader[] => {
    if (kind !== day) return readers(kind, name);
    const ofRules = Array.from({ length: rulesOfRecord }, (_, rule) =>
      readers(day, nameOfDay(rule)).map((reader) =>
        reader.kind === 'record' ? { ...reader, rule } : reader,
      ),
    );
    return [...readers(day, nameOfDay(null)), ...ofRules.flat()];
  };

const exceptionsNumber = 0;
const historyNumber = 1;
const firstRepositoryRule = 2;
const mostRepositoryRules = 1000;
const firstRecord = firstRepositoryRule + mostRepositoryRules;

/** What read a fact in a run of which `RunReads` built this, and perhaps others. */
export const readersIn =
  (reads: Postings, keys: () => readonly string[]) =>
  (kind: string, name: string): Reader[] =>
    numbersUnder(reads, kind, name).map((number): Reader => {
      if (number === exceptionsNumber) return { kind: 'exceptions' };
      if (number === historyNumber) return { kind: 'history' };
      return number < firstRecord
        ? { kind: 'repository-rule', index: number - firstRepositoryRule }
        : { kind: 'record', key: keys()[number - firstRecord]! };
    });
