import type { Language } from '../../messages/language.ts';
import type { FileFacts } from '../../model/facts.ts';
import type { Finding, SuppressedFinding } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Rule } from '../../model/rule.ts';
import { baselineFile } from '../../records/baseline.ts';
import { configurationFile } from '../../records/configuration.ts';
import type { Baseline } from '../baseline.ts';
import type { LocatedFile } from '../located-file.ts';
import type { RecordStore } from '../record-store.ts';
import { faultsOfSetup, type RootSetup } from '../root-setup.ts';
import type { RuleRunner } from '../rule-runner.ts';
import { editsOfFix } from './fix-edits.ts';
import type { Publication, PublishedFile } from './publication.ts';
import { publishFile } from './publish.ts';

/** How many files are opened together for publishing what was found in them. */
const openedAtOnce = 32;

/** All findings of a root, in order of file (code units), position, rule and message. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

export interface PublisherOptions {
  readonly rules: readonly Rule[];
  readonly language: Language;
  readonly store: RecordStore;
  readonly runner: RuleRunner;
  readonly rootSetup: () => RootSetup;
  /** Texts may change before their findings are used, now or in a later run. */
  readonly marked: boolean;
  readonly breathe?: (() => Promise<boolean>) | undefined;
  /** A file's text with its trees, or null when it cannot be read. */
  readonly locate: (path: string) => Promise<LocatedFile | null>;
  /** Files whose findings are to be published anew; taken out here once they are. */
  readonly stale: Set<string>;
  /** What is laid over all that is published. */
  readonly baseline: Baseline;
}

/** Publishes what reading and rules have found, file by file, and keeps what was published. */
export class Publisher {
  readonly #options: PublisherOptions;
  /** The rules by name. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly #published = new Map<string, PublishedFile>();
  /** Files whose findings an earlier run published, and nobody has been told of yet. */
  readonly #untold = new Set<string>();

  constructor(options: PublisherOptions) {
    this.#options = options;
    this.rules = new Map(options.rules.map((rule) => [rule.id, rule]));
  }

  /** The published findings of one file. */
  findingsOf(path: string): PublishedFile | undefined {
    return this.#options.baseline.shown(path) ?? this.#published.get(path);
  }

  /** Files that findings were published for. */
  files(): Iterable<string> {
    return this.#published.keys();
  }

  /** Begins with what an earlier run published of files that are the same now. */
  beginWith(files: ReadonlyMap<string, PublishedFile>): void {
    for (const [path, published] of files) {
      this.#published.set(path, published);
      this.#untold.add(path);
    }
  }

  /** What was published of each file, without what a baseline makes of it. */
  kept(): ReadonlyMap<string, PublishedFile> {
    return new Map([...this.#published].filter(([path]) => path !== baselineFile));
  }

  /** Takes over what was published of another state of the root; its baseline is that state's own. */
  adopt(other: Publisher): void {
    for (const [path, published] of other.#published)
      if (path !== baselineFile) this.#published.set(path, published);
  }

  /** All published findings. */
  outcome(): Outcome {
    const files = [...this.#published.keys()].sort().map((path) => this.findingsOf(path)!);
    return {
      findings: files.flatMap(({ findings }) => findings),
      suppressed: files.flatMap(({ suppressed }) => suppressed),
    };
  }

  /** Findings of files that point at places in one of these are to be published anew. */
  renewRelated(moved: ReadonlySet<string>): void {
    for (const [path, { relatedFiles }] of this.#published)
      if (relatedFiles.some((other) => moved.has(other))) this.#options.stale.add(path);
  }

  /** All findings are to be published anew: something that decides about each of them has changed. */
  renewAll(): void {
    const { stale, runner, store, baseline } = this.#options;
    for (const path of this.#published.keys()) stale.add(path);
    for (const path of runner.filesWithIssues()) stale.add(path);
    for (const [path, facts] of store.files)
      if (facts.issues.length + facts.ignores.length > 0) stale.add(path);
    stale.add(configurationFile);
    if (baseline.issues.length > 0) stale.add(baselineFile);
  }

  /**
   * Publishes what has changed since the last call, the files of `first` before all others. Stopped early
   * for newer changes, it leaves the rest for the next call.
   * @param which `only-first` leaves all others for the next call
   * @returns the paths whose findings were made anew
   */
  async publish(first: readonly string[], which: 'all' | 'only-first' = 'all'): Promise<readonly string[]> {
    const { stale, store, runner, breathe, locate } = this.#options;
    const told = [...this.#untold].filter((path) => !stale.has(path));
    this.#untold.clear();
    const paths = [...first.filter((path) => stale.has(path))];
    if (which === 'all') {
      for (const path of paths) stale.delete(path);
      paths.push(...[...stale].sort());
      for (const path of paths) stale.add(path);
    }
    const opened = new Map<string, Promise<LocatedFile | null>>();
    const publication = this.#publication(
      (key) => store.record(key),
      (path) => {
        const file = opened.get(path) ?? locate(path);
        opened.set(path, file);
        return file;
      },
    );
    for (const [index, path] of paths.entries()) {
      if (index % openedAtOnce === 0) {
        opened.clear();
        // Asked for together, because with some file systems every question is a journey.
        for (const next of paths.slice(index, index + openedAtOnce))
          if (this.#hasIssues(next)) void publication.open(next);
      }
      const facts = this.#factsOf(path);
      const issues = runner.shownIn(path);
      // In most files there is nothing to be said, and no comment that could silence it.
      const isSilent =
        issues.length === 0 && (facts?.issues.length ?? 0) + (facts?.ignores.length ?? 0) === 0;
      const published = isSilent ? null : await publishFile(path, facts, issues, publication);
      stale.delete(path);
      this.#keep(path, published);
      if (breathe !== undefined && (await breathe()))
        return [...told, ...paths.slice(0, index + 1), ...(await this.#layBaseline(publication))];
    }
    return [...new Set([...told, ...paths, ...(await this.#layBaseline(publication))])];
  }

  #keep(path: string, published: PublishedFile | null): void {
    if (published === null || published.findings.length + published.suppressed.length === 0)
      this.#published.delete(path);
    else this.#published.set(path, published);
  }

  /** Lays the baseline over what is published; gives the files that are shown otherwise by it. */
  async #layBaseline(publication: Publication): Promise<readonly string[]> {
    const { baseline, stale } = this.#options;
    const changed = baseline.renew(this.#published, stale.size === 0);
    if (changed.includes(baselineFile))
      this.#keep(baselineFile, await publishFile(baselineFile, this.#factsOf(baselineFile), [], publication));
    return changed;
  }

  /** Findings of what reading alone says about a file, from these facts. Keeps nothing. */
  async findingsOfReading(path: string, facts: FileFacts | undefined): Promise<readonly Finding[]> {
    const records = new Map(facts?.records.map((record) => [record.key, record]));
    const publication = this.#publication((key) => records.get(key), this.#options.locate);
    const { findings } = await publishFile(path, facts, [], publication);
    // Whether a comment silences anything is known once every rule has run.
    return findings.filter(({ rule }) => rule !== 'ignore-unused');
  }

  #factsOf(path: string): FileFacts | undefined {
    const { rootSetup, baseline, store } = this.#options;
    if (path === baselineFile)
      return { path, records: [], issues: baseline.issues, ignores: [], anchors: null };
    return faultsOfSetup(rootSetup(), path) ?? store.factsOf(path);
  }

  #hasIssues(path: string): boolean {
    return (this.#factsOf(path)?.issues.length ?? 0) > 0 || this.#options.runner.hasIssues(path);
  }

  #publication(
    recordOf: (key: string) => QmsRecord | undefined,
    open: (path: string) => Promise<LocatedFile | null>,
  ): Publication {
    const { runner, rootSetup, marked, language } = this.#options;
    const { configuration, sha256 } = rootSetup().setup;
    return {
      configuration,
      sha256,
      language,
      ruleOf: (id) => this.rules.get(id),
      recordOf,
      exceptions: runner.exceptions.inEffect,
      unsigned: runner.exceptions.unsigned,
      marked,
      editsOf: (plan, file, record) => editsOfFix(plan, file, record, configuration.aliases),
      open,
    };
  }
}
