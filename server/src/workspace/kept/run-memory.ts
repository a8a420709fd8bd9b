import { english } from '../../messages/language.ts';
import type { QmsRecord } from '../../model/record.ts';
import { configurationFile } from '../../records/configuration.ts';
import { readText } from '../../records/read-file.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { isWantedFor, type WantedOfHistory } from '../evidence.ts';
import type { PublishedFile } from '../findings/publication.ts';
import type { TouchedFile } from '../ports.ts';
import type { ProjectOptions } from '../project-options.ts';
import type { RecordChange } from '../record-store.ts';
import { isOwnSchema } from '../root-setup.ts';
import type { RuleRunner } from '../rule-runner.ts';
import type { Facts } from '../tracked-queries.ts';
import { historyRestsOn } from './judged.ts';
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
    } else {
      begin(this.#remembered, this.#facts, this.#runner, aggregates);
      // An editor asks the history by itself, in its own time.
      if (!incremental) this.#remembered = await this.#withLaterCommits(this.#remembered, basis);
    }
    return this.#remembered;
  }

  /** Takes it that the history says what it said where later commits touched nothing that it was asked about. */
  async #withLaterCommits(remembered: Remembered, basis: RunBasis): Promise<Remembered> {
    const { judged, earlier, isHistoryAsItWas } = remembered;
    const { evidence } = judged.history;
    const { head } = earlier;
    const { committedBetween } = this.#options;
    if (isHistoryAsItWas || committedBetween === undefined || evidence.kind !== 'read') return remembered;
    if (head === null || head === 'no-repository' || historyRestsOn(judged.history) !== evidence.head)
      return remembered;
    const touched = await committedBetween(evidence.head, head);
    if (touched === null || touched.some((file) => this.#mattersToHistory(file, basis))) return remembered;
    this.#facts.evidence = { ...evidence, head };
    this.#runner.invalidate('head', '');
    return { ...remembered, isHistoryAsItWas: true, isOtherHead: true };
  }

  /** Whether a commit of a file may have the history say something else of any sign-off. */
  #mattersToHistory({ path, texts }: TouchedFile, basis: RunBasis): boolean {
    const { store, contents } = this.#facts;
    const { setup } = basis;
    const facts = store.factsOf(path);
    return (
      path.split('/').at(-1) === configurationFile ||
      isOwnSchema(basis, path) ||
      path.split('/').at(-1) === '.gitattributes' ||
      contents.has(path) ||
      store.isContentUsed(path) ||
      (setup.selection.selects(path) && texts.some((text) => mayHoldSignOffs(path, text, setup))) ||
      facts?.unread !== undefined ||
      facts?.records.some((record) => this.#isOfHistory(record)) === true
    );
  }

  /** Whether the history is asked about a record. */
  #isOfHistory(record: QmsRecord): boolean {
    return isSigned(record) || isWantedFor(record, this.#runner.queries, this.#options.changedApproval);
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
    const { store, contents } = this.#facts;
    return (
      this.#remembered?.isHistoryAsItWas !== true ||
      this.#runner.isHistoryDue ||
      this.#remembered.earlier.changed.some((path) => contents.has(path) || store.isContentUsed(path)) ||
      changes.some(({ before }) => before !== null && isSigned(before)) ||
      changes.some(({ after }) => after !== null && this.#isOfHistory(after))
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

/** Whether sign-offs stand in a text of a file, or cannot be read there. */
function mayHoldSignOffs(path: string, text: string, setup: ReadSetup): boolean {
  const { records, unread } = readText(path, text, setup);
  return unread !== undefined || records.some(isSigned);
}

const isSigned = ({ data }: QmsRecord): boolean => data['signOffs'] !== undefined;
