import { english, type Language } from '../messages/language.ts';
import type { Configuration, ConfigurationSection, IsoDate } from '../model/configuration.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Queries } from '../model/queries.ts';
import type { Rule } from '../model/rule.ts';
import { baselineFile } from '../records/baseline.ts';
import { configurationFile, largestFileSize } from '../records/configuration.ts';
import { dateOf } from '../records/dates.ts';
import type { ReadSetup } from '../records/read-setup.ts';
import { settingsFiles } from '../records/settings-files.ts';
import type { SchemaCatalogue } from '../schemas/catalogue.ts';
import { decode } from '../text/decode.ts';
import { Aggregates } from './aggregates.ts';
import { Baseline } from './baseline.ts';
import { deepEqual } from './deep-equal.ts';
import {
  changedEvidence,
  evidenceRequest,
  noEvidence,
  type WantedOfHistory,
  wantedOfHistory,
} from './evidence.ts';
import type { PublishedFile } from './findings/publication.ts';
import { type Outcome, Publisher } from './findings/publisher.ts';
import { Intake } from './intake.ts';
import { historyRestsOn, isHistoryAsItWas } from './kept/judged.ts';
import type { Remembered } from './kept/remembering.ts';
import { RunMemory } from './kept/run-memory.ts';
import { mayBeLeftOut, recordsLeftOut } from './left-out.ts';
import { ListedFiles } from './listed-files.ts';
import { LocatedFile } from './located-file.ts';
import type { FileSystem, ReadCommitted } from './ports.ts';
import type { ProjectOptions } from './project-options.ts';
import { factsOf } from './read-facts.ts';
import { type RecordChange, RecordStore } from './record-store.ts';
import {
  differentSections,
  faultsOfSetup,
  isOwnSchema,
  type RootSetup,
  readRootBaseline,
  readRootSetup,
  readsDifferently,
  type SettingsInForce,
  withIssues,
} from './root-setup.ts';
import { RuleRunner } from './rule-runner.ts';
import { differencesBetween, type StateDifferences } from './state-differences.ts';
import type { Exception } from './suppression.ts';
import type { Facts } from './tracked-queries.ts';
import { UnreadTexts } from './unread-texts.ts';

/**
 * One QMS root: its files read, its records indexed, its rules run, its findings published; kept up to
 * date change by change. All input and output goes through the ports it is given.
 */
export class Project {
  readonly #options: ProjectOptions;
  readonly #files: ListedFiles;
  readonly #facts: Facts;
  readonly #runner: RuleRunner;
  readonly #intake: Intake;
  readonly #publisher: Publisher;
  readonly #baseline: Baseline;
  /** Files whose findings are to be published anew. */
  readonly #stale = new Set<string>();
  #rootSetup: RootSetup;
  /** What an earlier run left, and what is left for the next. */
  readonly #memory: RunMemory;
  /** What the history was last read for. */
  #wanted: WantedOfHistory = null;

  private constructor(
    options: ProjectOptions,
    listed: readonly string[],
    rootSetup: RootSetup,
    store = new RecordStore(),
  ) {
    const { rules, exceptionsInForce, incremental, breathe } = options;
    this.#options = options;
    this.#rootSetup = rootSetup;
    this.#files = new ListedFiles(listed);
    this.#facts = {
      store,
      aggregates: new Aggregates(),
      aspects: new Map(),
      unread: new UnreadTexts(store, () => this.configuration.rules),
      configuration: rootSetup.setup.configuration,
      catalogue: rootSetup.setup.catalogue,
      sha256: rootSetup.setup.sha256,
      today: this.#day(),
      contents: new Map(),
      evidence: noEvidence(options.readEvidence !== undefined),
      standing: (path) => this.#files.standing(path),
      paths: () => this.#files.paths,
      fileTwins: () => this.#files.twins,
    };
    const shared = { rules, breathe, stale: this.#stale };
    this.#runner = new RuleRunner({
      ...shared,
      incremental,
      exceptionsInForce,
      facts: this.#facts,
      catalogue: () => this.#rootSetup.types.catalogue,
    });
    this.#memory = new RunMemory(options, this.#facts, this.#runner);
    const { files, readFacts, knownContent } = options;
    this.#intake = new Intake({
      files,
      readFacts,
      listed: this.#files,
      facts: this.#facts,
      runner: this.#runner,
      knownContent,
    });
    this.#baseline = new Baseline({
      read: () => this.#rootSetup.baseline,
      terms: () => ({
        today: this.today,
        exceptions: this.configuration.exceptions,
        rules: this.#publisher.rules,
        within: options.baselineWithin ?? null,
      }),
      nameNow: (id) => this.store.versions(id)[0]?.id ?? null,
      isThere: (path) => this.listed.has(path),
      isUnsure: () => this.hasUnreadText,
      language: this.language,
    });
    this.#publisher = new Publisher({
      ...shared,
      marked: incremental || options.keeper !== undefined,
      baseline: this.#baseline,
      language: this.language,
      store: this.#facts.store,
      runner: this.#runner,
      rootSetup: () => this.#rootSetup,
      locate: (path) => this.locate(path),
    });
  }

  /** Reads a whole root and judges it. The root must hold a `qms.yaml`; a faulty one gives findings, not an error. */
  static async open(options: ProjectOptions, signal?: AbortSignal): Promise<Project> {
    const project = await Project.begin(options);
    await project.index(signal);
    return project;
  }

  /** Reads the configuration and the record types of a root and none of its records yet: `index` does. */
  static async begin(options: ProjectOptions): Promise<Project> {
    const listed = await options.files.list();
    return new Project(options, listed, await readRootSetup(options, listed));
  }

  /** Reads all records, the history where it is wanted, and judges them. */
  async index(signal?: AbortSignal): Promise<void> {
    const begun = await this.beginAsBefore(signal);
    if (begun === 'unchanged') return;
    if (begun === null) {
      await this.readAll(signal);
      if (!this.#options.incremental) this.#memory.noteReads();
      await this.readWantedEvidence(signal);
    }
    while (!(await this.judge())) signal?.throwIfAborted();
  }

  /**
   * Begins where an earlier run left off, in place of `readAll`, and takes in what has changed since; `judge` runs the
   * rules on that.
   * @returns whether anything has; null where there is none to begin with: everything is to be read and judged
   */
  async beginAsBefore(signal?: AbortSignal): Promise<'unchanged' | 'changed' | null> {
    const { setup, schemas, types } = this.#rootSetup;
    const remembered = await this.#memory.begin({ listed: [...this.listed], setup, schemas });
    if (remembered === null) return null;
    this.#wanted = remembered.judged.history.wanted;
    const { changed } = remembered.earlier;
    const published = this.#asPublished(remembered);
    for (const files of [remembered.judged.speaking, this.#runner.filesWithIssues(), types.issues.keys()])
      for (const path of files) if (!published.has(path)) this.#stale.add(path);
    this.#stale.add(configurationFile);
    this.#publisher.beginWith(published);
    this.#publisher.renewRelated(new Set(changed));
    const { isHistoryAsItWas, isOtherHead, isOtherDay } = remembered;
    if (changed.length === 0 && isHistoryAsItWas && !isOtherHead && !isOtherDay) return 'unchanged';
    const { changes } = await this.#intake.readChanged(changed, setup, signal);
    for (const path of changed) this.#stale.add(path);
    // An editor asks the history by itself, in its own time.
    if (!this.#options.incremental) await this.#beginAnew(remembered, changes, signal);
    return 'changed';
  }

  /** Where the day or the history are others, what was kept is kept anew, so that the next run finds them as they are. */
  async #beginAnew(
    { earlier, isOtherDay }: Remembered,
    changes: readonly RecordChange[],
    signal?: AbortSignal,
  ): Promise<void> {
    const mayDiffer = this.#memory.mayHistoryDiffer(changes);
    if (!mayDiffer && !isOtherDay) return;
    this.#memory.beginAnew();
    if (!mayDiffer) return;
    const before = this.#facts.evidence;
    await this.readWantedEvidence(signal);
    const isOther = changedEvidence(before, this.#facts.evidence).length > 0;
    if (earlier.changed.length === 0 && !isOther && !isOtherDay) this.#memory.forget();
  }

  /** What an earlier run published of files whose findings still stand where they stood. */
  #asPublished({ earlier, published }: Remembered): ReadonlyMap<string, PublishedFile> {
    const isOther = new Set([...earlier.changed, configurationFile]);
    const { opened } = this.#options;
    return new Map(
      [...published].filter(([path]) => !isOther.has(path) && (opened?.(path) ?? null) === null),
    );
  }

  /** Whether what was found could be kept: not where it still stands in what was kept before, or something was typed. */
  get isToBeKept(): boolean {
    return this.#memory.isToBeKept;
  }

  /**
   * Keeps what was found for the next run, once all of it is published.
   * @param wanted what the history was read for
   */
  keep(wanted = this.#wanted): Promise<void> {
    return this.#memory.keep(
      wanted,
      () => this.wantedOfHistory(),
      () => this.#publisher.kept(),
    );
  }

  /**
   * Reads another state of this root next to this one, which is read itself and not judged yet. What both have alike is
   * read and indexed once; and once this one is judged, only what reads anything that differs is judged a second time.
   * Where qms.yaml or a schema has files read otherwise, nothing is shared; where a text could be read in part only, all
   * is judged twice.
   * @param isSame whether both have a file alike
   * @returns the other state, read; `judge` has it judged and published, after this one
   */
  async beside(
    options: ProjectOptions,
    isSame: (path: string) => boolean,
    signal?: AbortSignal,
  ): Promise<{ readonly other: Project; readonly judge: () => Promise<void> }> {
    const types = this.#rootSetup;
    const besides: ProjectOptions = {
      ...options,
      incremental: false,
      today: this.today,
      loadTypes: async (found) =>
        deepEqual(found, types.schemas) ? types.types : await options.loadTypes(found),
      knownContent: (path) => (isSame(path) ? this.#facts.contents.get(path) : undefined),
    };
    const listed = await besides.files.list();
    const known = isSame(configurationFile) ? types.read : undefined;
    const setup = await readRootSetup({ ...besides, knownConfiguration: known }, listed);
    const isReadAlike = !readsDifferently(types, setup);
    const other = new Project(besides, listed, setup, new RecordStore(isReadAlike ? this.store : undefined));
    const read = isReadAlike ? await other.#intake.readRest(this.#facts, isSame, setup.setup, signal) : null;
    const areAllRead = this.#facts.unread.isEmpty && other.#facts.unread.isEmpty;
    if (read === null) await other.readAll(signal);
    else if (!areAllRead) other.#renewAll();
    await other.readWantedEvidence(signal);
    if (read === null || !areAllRead)
      return {
        other,
        judge: async () => {
          while (!(await other.judge())) signal?.throwIfAborted();
          await other.publish();
        },
      };
    const sections = differentSections(this.#rootSetup, other.#rootSetup);
    const differences = differencesBetween(this.#facts, other.#facts, read, sections);
    this.#runner.foresee(differences.reads);
    return { other, judge: () => other.#judgeFrom(this, differences, sections) };
  }

  /** Judges and publishes this state from what was found in another one. */
  async #judgeFrom(
    one: Project,
    { paths, changes }: StateDifferences,
    sections: readonly ConfigurationSection[],
  ): Promise<void> {
    this.#stale.clear();
    this.#publisher.adopt(one.#publisher);
    await this.#runner.runFrom(one.#runner, changes);
    for (const path of [...paths, configurationFile]) this.#stale.add(path);
    this.#publisher.renewRelated(new Set(paths));
    if (this.#runner.decideExceptions() || changesFindings(sections)) this.#publisher.renewAll();
    await this.publish();
  }

  /** Reads all records; `judge` runs the rules on them. A project for which this was aborted is of no further use. */
  async readAll(signal?: AbortSignal): Promise<void> {
    await this.#intake.readAll(this.setup, signal);
    this.#renewAll();
  }

  /** All that may be found is to be published. */
  #renewAll(): void {
    const { issues } = this.#rootSetup.types;
    for (const files of [this.#publisher.files(), this.store.files.keys(), issues.keys()])
      for (const path of files) this.#stale.add(path);
    this.#stale.add(configurationFile);
  }

  /** What one file says on its own, as it can be said while the others are still unread. Keeps nothing. */
  async findingsOnItsOwn(path: string): Promise<readonly Finding[]> {
    const { setup } = this.#rootSetup;
    let facts = faultsOfSetup(this.#rootSetup, path);
    if (facts === undefined && setup.selection.selects(path)) {
      const result = await this.#options.files.read(path, setup.configuration.limits.fileSize);
      facts = factsOf(path, result, setup) ?? undefined;
    }
    return this.#publisher.findingsOfReading(path, facts);
  }

  get configuration(): Configuration {
    return this.#rootSetup.setup.configuration;
  }

  /** The types of record, described in the language of the project. */
  get catalogue(): SchemaCatalogue {
    return this.#rootSetup.types.catalogue.in(this.language);
  }

  /** What findings, descriptions and all else that is shown of it are put into words in. */
  get language(): Language {
    return this.#options.language ?? english;
  }

  /** Which settings hold: not `good` while `qms.yaml` cannot be read. */
  get settingsInForce(): SettingsInForce {
    return this.#rootSetup.inForce;
  }

  get setup(): ReadSetup {
    return this.#rootSetup.setup;
  }

  /** The day findings are judged on. */
  get today(): IsoDate {
    return this.#facts.today;
  }

  get store(): RecordStore {
    return this.#facts.store;
  }

  /** The files it is read from. */
  get files(): FileSystem {
    return this.#options.files;
  }

  /** The rules it was given, in their order. */
  get rules(): readonly Rule[] {
    return this.#options.rules;
  }

  /** The rule of a name, or undefined for a name that none has. */
  ruleOf(id: string): Rule | undefined {
    return this.#publisher.rules.get(id);
  }

  /** The queries rules use, untracked when called from outside a rule. */
  get queries(): Queries {
    return this.#runner.queries;
  }

  /** Rule evaluations since the project was opened. */
  get evaluations(): number {
    return this.#runner.evaluations;
  }

  /** Every file below the root, as last listed. */
  get listed(): ReadonlySet<string> {
    return this.#files.paths;
  }

  /** Files that hold at least one record. */
  get recordFiles(): number {
    return this.store.recordFiles;
  }

  #day(): IsoDate {
    const { asOf } = this.#rootSetup.setup.configuration;
    return this.#options.today ?? (asOf === null ? null : dateOf(asOf)) ?? this.#options.clock();
  }

  /**
   * Runs the rules that are due on the records of some files and publishes these, where so much is due that they should
   * not wait for it: what is found there from elsewhere, and which exceptions hold, is as it was until all is judged.
   * @returns the paths whose findings were made anew
   */
  async judgeFirst(paths: readonly string[]): Promise<readonly string[]> {
    return this.#runner.runIn(new Set(paths)) ? this.#publisher.publish(paths, 'only-first') : [];
  }

  /**
   * Runs the rules that are due.
   * @returns false when it stopped early for newer changes: what is left is due with the next call
   */
  async judge(): Promise<boolean> {
    if (!(await this.#runner.run())) return false;
    if (this.#runner.decideExceptions()) this.#publisher.renewAll();
    return true;
  }

  /**
   * Takes in that files were created, changed or deleted (which of these is found out by reading them), and judges.
   * Afterwards the findings are those of a root freshly opened in its present state.
   * @returns false when it stopped early for newer changes: the rules left to run are due with the next call
   */
  async update(paths: readonly string[], signal?: AbortSignal): Promise<boolean> {
    await this.takeIn(paths, signal);
    return this.judge();
  }

  /** The first half of `update`: what changed is read, and rules that read any of it are due. */
  async takeIn(paths: readonly string[], signal?: AbortSignal): Promise<void> {
    if (!this.#options.incremental) throw new Error('a project opened for one check cannot be updated');
    const changed = [...new Set(paths)];
    if (changed.length > 0) this.#memory.forget();
    const isOtherList = await this.#intake.relist(changed);
    if (changed.some((path) => path === configurationFile || this.isSchema(path))) {
      if (await this.#reconfigure(signal)) return;
    } else if (changed.includes(baselineFile)) {
      const baseline = await readRootBaseline(this.#options.files, this.listed);
      this.#rootSetup = { ...this.#rootSetup, baseline };
    }
    // Entries of qms.yaml name files, and say so where there are none.
    if (isOtherList) this.#rootSetup = withIssues(this.#rootSetup, this.rules, [...this.listed]);
    if (isOtherList) this.#stale.add(configurationFile);
    await this.#intake.readChanged(changed, this.setup, signal);
    for (const path of changed) this.#stale.add(path);
    this.#publisher.renewRelated(new Set(changed));
  }

  /** The day has changed (midnight has passed): what reads it is judged anew. */
  async advance(): Promise<void> {
    if (this.moveOn()) await this.judge();
  }

  /** The first half of `advance`. True when it is another day than before. */
  moveOn(): boolean {
    const isAnother = this.#runner.moveTo(this.#day());
    if (isAnother) this.#memory.forget();
    return isAnother;
  }

  /** Whether the history will always say the same of the same sign-offs, as far as it was asked. */
  get isHistoryLasting(): boolean {
    const { evidence } = this.#facts;
    const head = evidence.kind === 'read' ? evidence.head : null;
    return isHistoryAsItWas({ wanted: this.#wanted, evidence }, head, evidence);
  }

  /** What findings rest on of the history: see {@link historyRestsOn}. */
  get historyRestsOn(): string | null {
    return historyRestsOn({ wanted: this.#wanted, evidence: this.#facts.evidence });
  }

  /** Reads the history where it is wanted. */
  async readWantedEvidence(signal?: AbortSignal): Promise<void> {
    const find = (): WantedOfHistory => this.wantedOfHistory();
    const { reads } = this.#memory;
    const wanted = reads === null ? find() : this.#runner.noting(reads, find);
    this.#wanted = wanted;
    if (wanted !== null) await this.readEvidence(wanted === 'with-signatures', signal);
    else this.#takeInEvidence(noEvidence(this.#options.readEvidence !== undefined));
  }

  /** What the history is to be read for; null where nothing needs it. */
  wantedOfHistory(): WantedOfHistory {
    return wantedOfHistory(this.store, this.queries, this.#options.changedApproval);
  }

  /**
   * Reads what the history says of the sign-offs as they are now; what reads any of it is due afterwards. Takes its
   * time, and holds nothing else up.
   * @param withSignatures whether signatures of commits are looked at
   * @returns whether it says something else of any sign-off than before
   */
  async readEvidence(withSignatures: boolean, signal?: AbortSignal): Promise<boolean> {
    const { readEvidence, files, breathe, changedApproval } = this.#options;
    if (readEvidence === undefined) return false;
    const place = {
      files,
      listed: this.listed,
      root: { setup: this.setup, schemas: this.#rootSetup.schemas },
      withSignatures,
      ...(breathe === undefined ? {} : { breathe }),
    };
    const request = evidenceRequest(this.store, this.queries, place, changedApproval);
    return this.#takeInEvidence(await readEvidence(request, signal));
  }

  #takeInEvidence(evidence: Evidence): boolean {
    const changed = changedEvidence(this.#facts.evidence, evidence);
    this.#facts.evidence = evidence;
    for (const [kind, name] of changed) this.#runner.invalidate(kind, name);
    return changed.length > 0;
  }

  /** Reads files as commits hold them; null where git is not to be asked. */
  get readCommitted(): ReadCommitted | null {
    return this.#options.readCommitted ?? null;
  }

  /** True for one of the root's own schemas. */
  isSchema(path: string): boolean {
    return isOwnSchema(this.#rootSetup, path);
  }

  /** Reads qms.yaml and the root's schemas again. True when everything had to be read anew with it. */
  async #reconfigure(signal?: AbortSignal): Promise<boolean> {
    const before = this.#rootSetup;
    const kept = this.#options.keepConfiguration === true ? before : null;
    const after = await readRootSetup(this.#options, [...this.listed], kept);
    this.#rootSetup = after;
    this.#facts.configuration = after.setup.configuration;
    this.#facts.catalogue = after.setup.catalogue;
    this.#stale.add(configurationFile);
    for (const path of [...before.types.issues.keys(), ...after.types.issues.keys()]) this.#stale.add(path);
    if (readsDifferently(before, after)) {
      this.#facts.today = this.#day();
      await this.readAll(signal);
      return true;
    }
    const different = differentSections(before, after);
    for (const section of different) this.#runner.invalidate('config', section);
    if (different.includes('rules')) this.#runner.renewUnread();
    if (changesFindings(different)) this.#publisher.renewAll();
    this.#runner.moveTo(this.#day());
    return false;
  }

  /**
   * Publishes what has changed since the last call, the files of `first` before all others. Stopped early
   * for newer changes, it leaves the rest for the next call.
   * @returns the paths whose findings were made anew
   */
  publish(first: readonly string[] = []): Promise<readonly string[]> {
    return this.#publisher.publish(first);
  }

  /** A file's text with its trees, or null when it cannot be read. */
  async locate(path: string): Promise<LocatedFile | null> {
    const open = this.#options.opened?.(path) ?? null;
    if (open !== null) return open.under(this.setup);
    const result = await this.#options.files.read(path, largestFileSize);
    return result.kind === 'bytes'
      ? new LocatedFile(path, decode(result.bytes).text, null, this.setup)
      : null;
  }

  /** Whether a file is read otherwise than as records, or may be. */
  isReadBesides(path: string): boolean {
    return (
      settingsFiles.includes(path) ||
      this.isSchema(path) ||
      this.#facts.contents.has(path) ||
      mayBeLeftOut(path, this.setup)
    );
  }

  /** Files that the configuration leaves out although they hold records of types it knows. */
  recordsLeftOut(): Promise<readonly string[]> {
    const unread = [...this.listed].filter((path) => !this.store.hasRead(path));
    return recordsLeftOut(unread, this.#options.files, this.setup);
  }

  /** The exceptions that silence what they name. */
  get exceptions(): readonly Exception[] {
    return this.#runner.exceptions.inEffect;
  }

  /** The baseline: its entries with what is found of them, and what is wrong with it. */
  get baseline(): Baseline {
    return this.#baseline;
  }

  /** True while some text can be read in part only, so that what is found says little of what is not. */
  get hasUnreadText(): boolean {
    return !this.#facts.unread.isEmpty;
  }

  /** The files that can be read in part only and may hold records of a type. */
  unreadFilesOf(type: string): readonly string[] {
    return this.#facts.unread.naming(type);
  }

  /** The published findings of one file. */
  findingsOf(path: string): PublishedFile | undefined {
    return this.#publisher.findingsOf(path);
  }

  /** All published findings. */
  outcome(): Outcome {
    return this.#publisher.outcome();
  }
}

/** Sections of qms.yaml that say what becomes of whatever was found, besides those that rules read. */
const changesFindings = (sections: readonly ConfigurationSection[]): boolean =>
  sections.includes('rules') || sections.includes('standards');
