import type { Configuration, ConfigurationSection, IsoDate } from '../model/configuration.ts';
import type { FileFacts, ReadingIssue } from '../model/facts.ts';
import type { Finding, SuppressedFinding } from '../model/finding.ts';
import type { FileEvidence, Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Rule } from '../model/rule.ts';
import { integrity, signedFileBytes } from '../records/canonical.ts';
import { defaultConfiguration, largestFileSize } from '../records/configuration.ts';
import {
  configurationFile,
  configurationIssues,
  type ReadConfiguration,
  readConfiguration,
  unreadConfiguration,
} from '../records/configuration-check.ts';
import { dateOf } from '../records/dates.ts';
import { selectFiles } from '../records/file-selection.ts';
import { compileGlob } from '../records/globs.ts';
import { foldersOf } from '../records/paths.ts';
import type { ReadSetup } from '../records/read-setup.ts';
import type { SchemaCatalogue } from '../schemas/catalogue.ts';
import { decode } from '../text/decode.ts';
import { Aggregates } from './aggregates.ts';
import { DependencyTracker } from './cells.ts';
import { deepEqual } from './deep-equal.ts';
import { Engine, type UnitIssue } from './engine.ts';
import { editsOfFix } from './fix-edits.ts';
import { type Concerns, concernsOfUnknown, judgedConcerns, publishedSeverity } from './gate.ts';
import { LocatedFile } from './located-file.ts';
import type { Clock, FileSystem, ReadFacts, ReadResult } from './ports.ts';
import { type Publication, type PublishedFile, publishFile } from './publish.ts';
import { factsOf } from './read-facts.ts';
import { type DecidedExceptions, decideExceptions, noExceptions, voidsException } from './silence.ts';
import { type RecordChange, RecordStore } from './store.ts';
import { touchChange } from './touch.ts';
import { type Facts, trackedQueries } from './tracked-queries.ts';

/** The record types of a root: the shipped ones and those of its own schemas, with what is wrong with the latter. */
export interface LoadedTypes {
  readonly catalogue: SchemaCatalogue;
  /** Faults by schema file. */
  readonly issues: ReadonlyMap<string, readonly ReadingIssue[]>;
}

export interface ProjectOptions {
  readonly files: FileSystem;
  readonly readFacts: ReadFacts;
  readonly loadTypes: (
    schemaFiles: readonly { readonly path: string; readonly text: string }[],
  ) => Promise<LoadedTypes>;
  readonly clock: Clock;
  readonly rules: readonly Rule[];
  /** `--today`: overrides `asOf` and the clock. */
  readonly today?: IsoDate;
  /** Keep track of what every rule reads, for incremental updates. A one-off check does without. */
  readonly incremental: boolean;
  /**
   * Called often during long work, to let others have a turn. True asks to stop because newer changes
   * wait: what is left undone stays due and is done by the next call. Absent, all is done in one go.
   */
  readonly breathe?: () => Promise<boolean>;
  /** A file that an editor has open, with its trees kept from one call to the next. */
  readonly opened?: (path: string) => LocatedFile | null;
  /** While qms.yaml cannot be read, go by what it said last (for an editor in which it is being typed). */
  readonly keepConfiguration?: boolean;
}

/** All findings of a root, in order of file (code units), position, rule and message. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** What of the configuration decides what is read and how; the rest only matters to the rules that read it. */
export const readingBasis = (configuration: Configuration): readonly unknown[] => {
  const { records, exclude, types, aliases, schemas, ids, limits, judgeFrom, risk } = configuration;
  return [records, exclude, types, aliases, schemas, ids, limits, judgeFrom, risk.scale];
};

/** How many evaluations there are between two breaths: some milliseconds of work. */
const unitsPerBreath = 200;

/** How many files are opened together for publishing what was found in them. */
const openedAtOnce = 32;

/** How many of them are read side by side. */
const attachmentsAtOnce = 8;

/** What a project knows of its configuration, in one piece: replaced as a whole when qms.yaml changes. */
interface Configured {
  readonly read: ReadConfiguration;
  readonly types: LoadedTypes;
  readonly setup: ReadSetup;
  readonly issues: readonly ReadingIssue[];
  /** Texts of the root's own schemas, to see when they change. */
  readonly schemas: readonly { readonly path: string; readonly text: string }[];
}

/**
 * One QMS root: its files read, its records indexed, its rules run, its findings published; kept up to
 * date change by change. All input and output goes through the ports it is given.
 */
export class Project {
  readonly #options: ProjectOptions;
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #tracker = new DependencyTracker();
  readonly #engine: Engine;
  readonly #facts: Facts;
  readonly #queries: Queries;
  readonly #published = new Map<string, PublishedFile>();
  readonly #stale = new Set<string>();
  #configured: Configured;
  #listed: Set<string>;
  #folders: Set<string> | null = null;
  #exceptions: DecidedExceptions = noExceptions;

  private constructor(options: ProjectOptions, listed: readonly string[], configured: Configured) {
    this.#options = options;
    this.#rules = new Map(options.rules.map((rule) => [rule.id, rule]));
    this.#engine = new Engine(options.rules);
    this.#listed = new Set(listed);
    this.#configured = configured;
    this.#facts = {
      store: new RecordStore(),
      aggregates: new Aggregates(),
      configuration: configured.setup.configuration,
      today: this.#day(),
      evidence: new Map(),
      standing: (path) => this.#standing(path),
    };
    this.#queries = trackedQueries(this.#facts, this.#tracker);
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
    return new Project(options, listed, await configure(options, listed));
  }

  /** Reads all records and judges them. A project whose index was aborted is of no further use. */
  async index(signal?: AbortSignal): Promise<void> {
    await this.#readAll(signal);
    while (!(await this.#runRules())) signal?.throwIfAborted();
  }

  /** What one file says on its own, as it can be told while the others are still unread. Keeps nothing. */
  async findingsOnItsOwn(path: string): Promise<readonly Finding[]> {
    const { setup } = this.#configured;
    let facts = this.#ownFacts(path);
    if (facts === undefined && setup.selection.selects(path)) {
      const result = await this.#options.files.read(path, setup.configuration.limits.fileSize);
      facts = factsOf(path, result, setup) ?? undefined;
    }
    const records = new Map(facts?.records.map((record) => [record.key, record]));
    const { findings } = await publishFile(
      path,
      facts,
      [],
      this.#publication(
        (key) => records.get(key),
        (other) => this.locate(other),
      ),
    );
    // Whether a comment silences anything is known once every rule has run.
    return findings.filter(({ rule }) => rule !== 'ignore-unused');
  }

  get configuration(): Configuration {
    return this.#configured.setup.configuration;
  }

  get catalogue(): SchemaCatalogue {
    return this.#configured.types.catalogue;
  }

  /** False while `qms.yaml` cannot be read and defaults (or what it said last) hold in its place. */
  get configurationReadable(): boolean {
    return this.#configured.read.readable;
  }

  get setup(): ReadSetup {
    return this.#configured.setup;
  }

  /** The day findings are judged on. */
  get today(): IsoDate {
    return this.#facts.today;
  }

  get store(): RecordStore {
    return this.#facts.store;
  }

  /** The queries rules use, untracked when called from outside a rule. */
  get queries(): Queries {
    return this.#queries;
  }

  /** Rule evaluations since the project was opened. */
  get evaluations(): number {
    return this.#engine.evaluations;
  }

  /** Every file below the root, as last listed. */
  get listed(): ReadonlySet<string> {
    return this.#listed;
  }

  /** Files that hold at least one record. */
  get recordFiles(): number {
    let count = 0;
    for (const { records } of this.#facts.store.files.values()) if (records.length > 0) count += 1;
    return count;
  }

  #day(): IsoDate {
    const { asOf } = this.#configured.setup.configuration;
    return this.#options.today ?? (asOf === null ? null : dateOf(asOf)) ?? this.#options.clock();
  }

  #standing(path: string): 'file' | 'folder' | null {
    if (this.#listed.has(path)) return 'file';
    this.#folders ??= new Set([...this.#listed].flatMap(foldersOf));
    return this.#folders.has(path) ? 'folder' : null;
  }

  async #readAll(signal?: AbortSignal): Promise<void> {
    const { setup } = this.#configured;
    const selected = [...this.#listed].filter(setup.selection.selects);
    const seen = new Set(selected);
    const changes: RecordChange[] = [];
    for (const path of this.#facts.store.files.keys())
      if (!seen.has(path)) changes.push(...this.#facts.store.remove(path));
    await this.#options.readFacts(
      selected,
      setup,
      (facts) => changes.push(...this.#facts.store.put(facts)),
      signal,
    );
    this.#takeIn(changes);
    await this.#readEvidence(this.#evidenceNeeded(this.#facts.store.records.values()));
    if (this.#options.incremental)
      for (const unit of this.#engine.allUnits(this.#facts.store.records.values()))
        this.#tracker.require(unit);
    for (const path of [...this.#published.keys(), ...this.#facts.store.files.keys(), configurationFile])
      this.#stale.add(path);
    for (const path of this.#configured.types.issues.keys()) this.#stale.add(path);
  }

  #takeIn(changes: readonly RecordChange[]): void {
    // A one-off check has noted nothing that could be touched.
    if (!this.#options.incremental) return;
    for (const change of changes) {
      this.#facts.aggregates.change(change.before, change.after, (name, bucket) => {
        this.#tracker.touch(`aggregate ${name}`, bucket);
      });
      touchChange(this.#tracker, this.#facts.store, change);
    }
    for (const path of this.#engine.change(changes, this.#tracker)) this.#stale.add(path);
  }

  /** Runs what is due. False when it was asked to stop before the end. */
  async #runRules(): Promise<boolean> {
    const { judgeFrom } = this.configuration;
    const judged = (record: QmsRecord): Concerns =>
      this.catalogue.get(record.type) === undefined ? concernsOfUnknown : judgedConcerns(record, judgeFrom);
    const recordOf = (key: string): QmsRecord | undefined => this.#facts.store.records.get(key);
    const { breathe, incremental } = this.#options;
    if (!incremental) {
      const records = this.#facts.store.records.values();
      for (const path of this.#engine.runAll(records, this.#queries, judged)) this.#stale.add(path);
    }
    const atOnce = breathe === undefined ? Number.POSITIVE_INFINITY : unitsPerBreath;
    while (this.#tracker.hasDue) {
      const units = this.#tracker.takeDue(atOnce);
      const files = this.#engine.run(units, this.#tracker, this.#queries, judged, recordOf);
      for (const path of files) this.#stale.add(path);
      if (breathe !== undefined && (await breathe()) && this.#tracker.hasDue) return false;
    }
    const { store } = this.#facts;
    const exceptions = decideExceptions(store.ofType('exception'), this.today, {
      required: this.configuration.signOff.required,
      isJudged: !this.#engine
        .issuesIn(configurationFile)
        .some((found) => found.rule.id === 'signoff-evidence-weak' && this.#isError(found)),
      isFaulty: this.#wronglySigned(),
      recordOf,
    });
    if (deepEqual(exceptions, this.#exceptions)) return true;
    this.#exceptions = exceptions;
    this.#everythingStale();
    return true;
  }

  /** Whether any rule on sign-offs reports an error at a record, looked up file by file. */
  #wronglySigned(): (record: QmsRecord) => boolean {
    const inFile = new Map<string, ReadonlySet<string | undefined>>();
    return ({ key, file }) => {
      let keys = inFile.get(file);
      if (keys === undefined) {
        const found = this.#engine
          .issuesIn(file)
          .filter((each) => voidsException(each.rule.id) && this.#isError(each));
        keys = new Set(found.map(({ issue }) => issue.place.record));
        inFile.set(file, keys);
      }
      return keys.has(key);
    };
  }

  /** True for what is published as an error, whatever may silence it. */
  #isError({ issue, rule, record }: UnitIssue): boolean {
    const key = issue.place.record;
    const about = key === undefined ? record : (this.#facts.store.records.get(key) ?? record);
    return publishedSeverity(issue, rule, about, this.configuration.rules) === 'error';
  }

  #everythingStale(): void {
    for (const path of this.#published.keys()) this.#stale.add(path);
    for (const path of this.#engine.files()) this.#stale.add(path);
    for (const [path, facts] of this.#facts.store.files)
      if (facts.issues.length + facts.ignores.length > 0) this.#stale.add(path);
    this.#stale.add(configurationFile);
  }

  /** Files whose bytes a rule will ask for: what signed records cover, and data files. */
  #evidenceNeeded(records: Iterable<QmsRecord>): Set<string> {
    const needed = new Set<string>();
    for (const record of records) {
      for (const { use, target } of record.fileUses) {
        if (target === null || !this.#listed.has(target)) continue;
        if (use === 'data' || (record.digests.length > 0 && (use === 'signed-file' || use === 'image')))
          needed.add(target);
      }
    }
    return needed;
  }

  async #readEvidence(paths: Iterable<string>): Promise<void> {
    const waiting = [...paths];
    while (waiting.length > 0) {
      await Promise.all(waiting.splice(0, attachmentsAtOnce).map((path) => this.#readOneEvidence(path)));
    }
  }

  async #readOneEvidence(path: string): Promise<void> {
    if (this.#listed.has(path))
      this.#facts.evidence.set(path, evidenceOf(await this.#options.files.read(path, largestFileSize), path));
    else this.#facts.evidence.delete(path);
  }

  /**
   * Takes in that files were created, changed or deleted (which of these is found out by reading them).
   * Afterwards the findings are those of a root freshly opened in its present state.
   * @returns false when it stopped early for newer changes: the rules left to run are due with the next call
   */
  async update(paths: readonly string[], signal?: AbortSignal): Promise<boolean> {
    if (!this.#options.incremental) throw new Error('a project opened for one check cannot be updated');
    const changed = [...new Set(paths)];
    await Promise.all(changed.map((path) => this.#relist(path)));
    const { selects } = this.#configured.setup.selection;
    if (changed.some((path) => path === configurationFile || this.isSchema(path))) {
      if (await this.#reconfigure(signal)) return this.#runRules();
    }
    const [present, gone] = [
      changed.filter((path) => this.#listed.has(path) && selects(path)),
      changed.filter((path) => !this.#listed.has(path)),
    ];
    const changes: RecordChange[] = [];
    for (const path of gone) changes.push(...this.#facts.store.remove(path));
    await this.#options.readFacts(
      present,
      this.#configured.setup,
      (facts) => changes.push(...this.#facts.store.put(facts)),
      signal,
    );
    this.#takeIn(changes);
    const needed = this.#evidenceNeeded(changes.flatMap(({ after }) => (after === null ? [] : [after])));
    const missing = [...needed].filter((path) => !this.#facts.evidence.has(path));
    await this.#readEvidence(new Set([...missing, ...this.#cited(changed)]));
    for (const path of changed) {
      this.#tracker.touch('file', path);
      for (const folder of foldersOf(path)) this.#tracker.touch('file', folder);
    }
    for (const path of changed) this.#stale.add(path);
    const moved = new Set(changed);
    for (const [path, { relatedFiles }] of this.#published)
      if (relatedFiles.some((other) => moved.has(other))) this.#stale.add(path);
    return this.#runRules();
  }

  /** The day has changed (midnight has passed): what reads it is judged anew. */
  async advance(): Promise<void> {
    if (this.#moveOn()) await this.#runRules();
  }

  /** Takes in which day it is. True when it is another than before. */
  #moveOn(): boolean {
    const today = this.#day();
    if (today === this.#facts.today) return false;
    this.#facts.today = today;
    this.#tracker.touch('today', '');
    for (const id of this.#facts.store.idsWithVersions()) {
      this.#tracker.touch('record', id);
      this.#tracker.touch('target', id);
    }
    return true;
  }

  async #relist(path: string): Promise<void> {
    const result = await this.#options.files.read(path, 0);
    if (this.#listed.has(path) === (result.kind !== 'missing')) return;
    if (result.kind === 'missing') this.#listed.delete(path);
    else this.#listed.add(path);
    this.#folders = null;
  }

  /** True for one of the root's own schemas. */
  isSchema(path: string): boolean {
    return (
      this.#configured.schemas.some((schema) => schema.path === path) ||
      isSchemaFile(this.configuration, path)
    );
  }

  /** Those of some paths whose content a record is judged by. */
  #cited(paths: readonly string[]): readonly string[] {
    return paths.filter((path) => this.#facts.store.isContentUsed(path) || this.#facts.evidence.has(path));
  }

  /** Reads qms.yaml and the root's schemas again. True when everything had to be read anew with it. */
  async #reconfigure(signal?: AbortSignal): Promise<boolean> {
    const before = this.#configured;
    const lastGood = this.#options.keepConfiguration === true ? before.setup.configuration : null;
    const after = await configure(this.#options, [...this.#listed], lastGood);
    this.#configured = after;
    this.#facts.configuration = after.setup.configuration;
    this.#stale.add(configurationFile);
    for (const path of [...before.types.issues.keys(), ...after.types.issues.keys()]) this.#stale.add(path);
    const sections = Object.keys(after.setup.configuration) as ConfigurationSection[];
    const different = sections.filter(
      (section) => !deepEqual(before.setup.configuration[section], after.setup.configuration[section]),
    );
    if (
      !deepEqual(readingBasis(before.setup.configuration), readingBasis(after.setup.configuration)) ||
      !deepEqual(before.schemas, after.schemas)
    ) {
      this.#facts.today = this.#day();
      await this.#readAll(signal);
      return true;
    }
    for (const section of different) this.#tracker.touch('config', section);
    if (different.includes('rules') || different.includes('standards')) this.#everythingStale();
    this.#moveOn();
    return false;
  }

  /**
   * Publishes what has changed since the last call, the files of `first` before all others. Stopped early
   * for newer changes, it leaves the rest for the next call.
   * @returns the paths whose findings were made anew
   */
  async publish(first: readonly string[] = []): Promise<readonly string[]> {
    const paths = [...first.filter((path) => this.#stale.has(path))];
    for (const path of paths) this.#stale.delete(path);
    paths.push(...[...this.#stale].sort());
    for (const path of paths) this.#stale.add(path);
    const opened = new Map<string, Promise<LocatedFile | null>>();
    const publication = this.#publication(
      (key) => this.#facts.store.records.get(key),
      (path) => {
        const file = opened.get(path) ?? this.locate(path);
        opened.set(path, file);
        return file;
      },
    );
    const { breathe } = this.#options;
    for (const [index, path] of paths.entries()) {
      if (index % openedAtOnce === 0) {
        opened.clear();
        // Asked for together, because with some file systems every question is a journey.
        for (const next of paths.slice(index, index + openedAtOnce))
          if (this.#hasIssues(next)) void publication.open(next);
      }
      const published = await publishFile(
        path,
        this.#factsOf(path),
        this.#engine.issuesIn(path),
        publication,
      );
      this.#stale.delete(path);
      if (published.findings.length + published.suppressed.length === 0) this.#published.delete(path);
      else this.#published.set(path, published);
      if (breathe !== undefined && (await breathe())) return paths.slice(0, index + 1);
    }
    return paths;
  }

  #hasIssues(path: string): boolean {
    return (this.#factsOf(path)?.issues.length ?? 0) > 0 || this.#engine.hasIssues(path);
  }

  #publication(recordOf: Publication['recordOf'], open: Publication['open']): Publication {
    return {
      configuration: this.configuration,
      ruleOf: (id) => this.#rules.get(id),
      recordOf,
      exceptions: this.#exceptions.inEffect,
      unsigned: this.#exceptions.unsigned,
      marked: this.#options.incremental,
      editsOf: (plan, file, record) => editsOfFix(plan, file, record, this.configuration.aliases),
      open,
    };
  }

  #factsOf(path: string): FileFacts | undefined {
    return this.#ownFacts(path) ?? this.#facts.store.files.get(path);
  }

  /** What is wrong with qms.yaml or with one of the root's own schemas. */
  #ownFacts(path: string): FileFacts | undefined {
    const issues =
      path === configurationFile ? this.#configured.issues : this.#configured.types.issues.get(path);
    return issues === undefined ? undefined : { path, records: [], issues, ignores: [], anchors: null };
  }

  /** A file's text with its trees, or null when it cannot be read. */
  async locate(path: string): Promise<LocatedFile | null> {
    const open = this.#options.opened?.(path) ?? null;
    if (open !== null) return open;
    const result = await this.#options.files.read(path, largestFileSize);
    return result.kind === 'bytes' ? new LocatedFile(path, decode(result.bytes).text) : null;
  }

  /** The published findings of one file. */
  findingsOf(path: string): PublishedFile | undefined {
    return this.#published.get(path);
  }

  /** All published findings. */
  outcome(): Outcome {
    const files = [...this.#published.keys()].sort();
    return {
      findings: files.flatMap((path) => this.#published.get(path)!.findings),
      suppressed: files.flatMap((path) => this.#published.get(path)!.suppressed),
    };
  }
}

function evidenceOf(result: ReadResult, path: string): FileEvidence {
  if (result.kind !== 'bytes')
    return { exists: true, unread: result.kind, sri: null, text: null, anchors: null };
  const text = /\.(csv|tsv|txt)$/i.test(path) ? decode(result.bytes).text : null;
  return { exists: true, unread: null, sri: integrity(signedFileBytes(result.bytes)), text, anchors: null };
}

function isSchemaFile(configuration: Configuration, path: string): boolean {
  return configuration.schemas.some((pattern) => {
    const glob = compileGlob(pattern);
    return 'test' in glob && glob.test(path);
  });
}

/** A qms.yaml that is gone counts as empty: its root is about to go as well. */
function readConfigurationOf(result: ReadResult): ReadConfiguration {
  if (result.kind === 'too-large') return unreadConfiguration('it is larger than 1 MB');
  if (result.kind === 'unreadable') return unreadConfiguration(result.reason);
  return readConfiguration(result.kind === 'bytes' ? result.bytes : new Uint8Array());
}

/** Reads qms.yaml and the root's own schemas. `lastGood` holds in place of a qms.yaml that cannot be read. */
async function configure(
  options: ProjectOptions,
  listed: readonly string[],
  lastGood: Configuration | null = null,
): Promise<Configured> {
  const result = await options.files.read(configurationFile, defaultConfiguration.limits.fileSize);
  const read = readConfigurationOf(result);
  const configuration = read.readable ? read.configuration : (lastGood ?? read.configuration);
  const schemas: { path: string; text: string }[] = [];
  const unread = new Map<string, string>();
  for (const path of listed.filter((candidate) => isSchemaFile(configuration, candidate)).sort()) {
    const file = await options.files.read(path, configuration.limits.fileSize);
    if (file.kind === 'bytes') schemas.push({ path, text: decode(file.bytes).text });
    else if (file.kind === 'too-large') unread.set(path, 'it is larger than `limits.fileSize` allows');
    else unread.set(path, file.kind === 'missing' ? 'it is gone' : file.reason);
  }
  const types = await options.loadTypes(schemas);
  const setup: ReadSetup = {
    configuration,
    selection: selectFiles(configuration),
    catalogue: types.catalogue,
  };
  const ruleIds = options.rules.map(({ id }) => id);
  const issues = configurationIssues(read, types.catalogue, ruleIds, { listed, unread });
  return { read, types, setup, schemas, issues };
}
