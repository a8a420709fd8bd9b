import { english } from '../../messages/language.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isWantedFor, type WantedOfHistory } from '../evidence.ts';
import type { PublishedFile } from '../findings/publication.ts';
import type { ProjectOptions } from '../project-options.ts';
import type { RecordChange } from '../record-store.ts';
import type { RuleRunner } from '../rule-runner.ts';
import type { Facts } from '../tracked-queries.ts';
import {
  addEarlierReads,
  begin,
  type Remembered,
  readsToKeep,
  rememberedOf,
  runToKeep,
} from './remembering.ts';
import type { RunBasis } from './run-keeper.ts';
import type { RunReads } from './run-reads.ts';

/** How many reads are noted for the next run between two breaths. */
const readsPerBreath = 20_000;

/** What a project knows of an earlier run that it goes on from, and what it leaves for the next. */
export class RunMemory {
  readonly #options: ProjectOptions;
  readonly #facts: Facts;
  readonly #runner: RuleRunner;
  #basis: RunBasis | null = null;
  #remembered: Remembered | null = null;
  #isToBeKept = false;
  /** What rules read, noted for the next run. */
  #reads: RunReads | null = null;

  constructor(options: ProjectOptions, facts: Facts, runner: RuleRunner) {
    this.#options = options;
    this.#facts = facts;
    this.#runner = runner;
  }

  /** What notes for the next run what is read; null where nothing is noted. */
  get reads(): RunReads | null {
    return this.#isToBeKept ? this.#reads : null;
  }

  get isToBeKept(): boolean {
    return this.#isToBeKept;
  }

  /** Nothing is kept of this run: what was kept before still serves, or something has changed. */
  forget(): void {
    this.#isToBeKept = false;
  }

  /**
   * Puts what an earlier run knew in place of what reading and judging everything would bring.
   * @returns what it knew; null where there is nothing that could be used: then this run may be kept
   */
  async begin(basis: RunBasis): Promise<Remembered | null> {
    const { keeper, aggregates, incremental, language = english } = this.#options;
    if (keeper === undefined || aggregates === undefined) return null;
    this.#basis = basis;
    const earlier = await keeper.recall(basis);
    this.#remembered =
      earlier === null ? null : rememberedOf(earlier, this.#facts, aggregates, incremental, language);
    if (this.#remembered === null) {
      earlier?.close();
      this.#isToBeKept = true;
    } else begin(this.#remembered, this.#facts, this.#runner, aggregates);
    return this.#remembered;
  }

  /** Has what rules read noted, where it is to be kept. */
  noteReads(): void {
    if (this.#basis === null || !this.#isToBeKept) return;
    this.#reads = readsToKeep(this.#basis, this.#facts, this.#runner);
    this.#runner.noteReads(this.#reads);
  }

  /**
   * Whether the history may have something else to say than in the run this one goes on from.
   * @param changes records that are others since
   */
  mayHistoryDiffer(changes: readonly RecordChange[]): boolean {
    const { changedApproval } = this.#options;
    const { store, contents } = this.#facts;
    const isSigned = (record: QmsRecord | null): boolean => record?.data['signOffs'] !== undefined;
    return (
      this.#remembered?.isHistoryAsItWas !== true ||
      this.#runner.isHistoryDue ||
      this.#remembered.earlier.changed.some((path) => contents.has(path) || store.isContentUsed(path)) ||
      changes.some(({ before, after }) => isSigned(before) || isSigned(after)) ||
      changes.some(({ after }) => after !== null && isWantedFor(after, this.#runner.queries, changedApproval))
    );
  }

  /** Takes in every record, so that this run can be kept in place of the one it goes on from. */
  beginAnew(): void {
    this.#facts.store.takeInAll();
    this.#isToBeKept = true;
    this.noteReads();
    if (this.#reads !== null && this.#remembered !== null) addEarlierReads(this.#reads, this.#remembered);
  }

  /**
   * Keeps what was found, once all of it is published.
   * @param wanted what the history was read for
   * @param wantedNow finds out what it would be read for now
   * @param published what was published of each file
   */
  async keep(
    wanted: WantedOfHistory,
    wantedNow: () => WantedOfHistory,
    published: () => ReadonlyMap<string, PublishedFile>,
  ): Promise<void> {
    const { keeper, aggregates, incremental } = this.#options;
    const basis = this.#basis;
    if (!this.#isToBeKept || keeper === undefined || basis === null) return;
    const reads = incremental ? await this.#readsOfEditor(basis) : this.#reads;
    if (reads === null || !this.#isToBeKept) return;
    this.forget();
    if (incremental && this.#runner.noting(reads, wantedNow) !== wanted) return;
    const names = this.#remembered?.judged.groups ?? [];
    const groups = new Set(this.#facts.aggregates.known());
    for (const name of names) if (aggregates?.has(name) === true) groups.add(aggregates.get(name)!);
    await keeper.keep(
      basis,
      runToKeep(basis, this.#facts, this.#runner, reads, wanted, [...groups], published()),
    );
  }

  /** What rules read in an editor, which notes that for itself; null where newer changes make it worthless. */
  async #readsOfEditor(basis: RunBasis): Promise<RunReads | null> {
    const { breathe } = this.#options;
    const reads = readsToKeep(basis, this.#facts, this.#runner);
    let count = 0;
    for (const [kind, name, reader] of this.#runner.notedReads()) {
      reads.add(kind, name, reader);
      count += 1;
      if (count % readsPerBreath === 0 && (await breathe?.()) === true) return null;
    }
    return reads;
  }
}
