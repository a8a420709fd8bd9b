import type { FileFacts } from '../model/facts.ts';
import type { FileContent } from '../model/queries.ts';
import { settled } from '../records/kept-yaml.ts';
import { foldersOf } from '../records/paths.ts';
import { isMarkdown } from '../records/read-file.ts';
import type { ReadSetup } from '../records/read-setup.ts';
import { contentNeeded, readContent } from './file-content.ts';
import type { ListedFiles } from './listed-files.ts';
import type { FileSystem, ReadFacts } from './ports.ts';
import type { RecordChange } from './record-store.ts';
import { placesLinkedIn } from './record-uses.ts';
import type { RuleRunner } from './rule-runner.ts';
import type { Facts } from './tracked-queries.ts';

export interface IntakeOptions {
  readonly files: FileSystem;
  readonly readFacts: ReadFacts;
  readonly listed: ListedFiles;
  readonly facts: Facts;
  readonly runner: RuleRunner;
  /** What is known already of a file that records point at. */
  readonly knownContent?: ((path: string) => FileContent | undefined) | undefined;
}

/** What was read of a state that another one has otherwise. */
export interface RestRead {
  /** Files that differ, or that only one of them has. */
  readonly paths: readonly string[];
  /** Records from what they are in the other to what they are in this one. */
  readonly changes: readonly RecordChange[];
  /** Texts that were searched for anchors. */
  readonly searched: readonly string[];
}

/** Reads files: puts their records into the store, has at hand what records point at, and informs the runner. */
export class Intake {
  readonly #options: IntakeOptions;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** Finds out which of some files are there. True when any came or went. */
  async relist(paths: readonly string[]): Promise<boolean> {
    const { files, listed, runner } = this.#options;
    const look = async (path: string): Promise<boolean> => {
      const { kind } = await files.read(path, 0);
      return listed.note(path, kind !== 'missing');
    };
    const isOther = (await Promise.all(paths.map(look))).includes(true);
    if (isOther) runner.invalidate('file names', '');
    return isOther;
  }

  /** Reads all files there are, and drops what came from others. Afterwards everything is due. */
  async readAll(setup: ReadSetup, signal?: AbortSignal): Promise<void> {
    const { listed, facts, runner } = this.#options;
    const { store } = facts;
    const selected = [...listed.paths].filter(setup.selection.selects);
    const seen = new Set(selected);
    const changes: RecordChange[] = [];
    for (const path of store.files.keys()) if (!seen.has(path)) changes.push(...this.#remove(path));
    await this.#readRecords(selected, setup, changes, signal);
    await this.#readAnchors([...store.records.values()].flatMap(placesLinkedIn), setup, signal);
    runner.takeIn(changes);
    await this.#readContent(contentNeeded(store.records.values(), listed.paths));
    runner.requireAll();
  }

  /**
   * Reads of a state what another one, whose records its store begins with, has otherwise.
   * @param isSame whether both have a file alike
   */
  async readRest(
    other: Facts,
    isSame: (path: string) => boolean,
    setup: ReadSetup,
    signal?: AbortSignal,
  ): Promise<RestRead> {
    const { listed, facts } = this.#options;
    const paths = [...listed.paths].filter((path) => !isSame(path));
    for (const path of other.paths()) if (!listed.paths.has(path)) paths.push(path);
    for (const [path, content] of other.contents) if (isSame(path)) facts.contents.set(path, content);
    if (!other.unread.isEmpty)
      for (const [path, { unread }] of other.store.files) facts.unread.put(path, unread);
    return { paths, ...(await this.readChanged(paths, setup, signal)) };
  }

  /**
   * Reads files that were created, changed or deleted. Afterwards what depends on them is due.
   * @returns what became of records, and the texts that were searched for anchors
   */
  async readChanged(
    paths: readonly string[],
    setup: ReadSetup,
    signal?: AbortSignal,
  ): Promise<Pick<RestRead, 'changes' | 'searched'>> {
    const { listed, facts, runner } = this.#options;
    const { store, contents } = facts;
    const present = paths.filter((path) => listed.paths.has(path) && setup.selection.selects(path));
    const changes: RecordChange[] = [];
    for (const path of paths) if (!listed.paths.has(path)) changes.push(...this.#remove(path));
    await this.#readRecords(present, setup, changes, signal);
    runner.takeIn(changes);
    const records = changes.flatMap(({ after }) => (after === null ? [] : [after]));
    const linkedInto = present.filter((path) => store.isLinkedInto(path));
    const places = [...linkedInto, ...records.flatMap(placesLinkedIn)];
    const searched = await this.#readAnchors(places, setup, signal);
    const missing = [...contentNeeded(records, listed.paths)].filter((path) => !contents.has(path));
    // Those of the files whose content a record is judged by.
    const cited = paths.filter((path) => store.isContentUsed(path) || contents.has(path));
    await this.#readContent(new Set([...missing, ...cited]));
    for (const path of paths) {
      runner.invalidate('file', path);
      for (const folder of foldersOf(path)) runner.invalidate('file', folder);
    }
    return { changes, searched };
  }

  #remove(path: string): RecordChange[] {
    const { store, unread } = this.#options.facts;
    unread.put(path, undefined);
    return store.remove(path);
  }

  #readRecords(
    paths: readonly string[],
    setup: ReadSetup,
    changes: RecordChange[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { readFacts, facts } = this.#options;
    const take = (each: FileFacts): void => {
      changes.push(...facts.store.put(each));
      settled(each, facts.store.factsOf(each.path) ?? each);
      facts.unread.put(each.path, each.unread);
    };
    return readFacts(paths, setup, take, signal);
  }

  /** Has texts that hold no record searched for anchors: those that links of records lead into. Returns these. */
  async #readAnchors(
    paths: readonly string[],
    setup: ReadSetup,
    signal?: AbortSignal,
  ): Promise<readonly string[]> {
    const { readFacts, facts, runner } = this.#options;
    const { store } = facts;
    const unknown = [...new Set(paths)].filter(
      (path) => isMarkdown(path) && store.factsOf(path)?.anchors === null,
    );
    if (unknown.length === 0) return [];
    const take = ({ path, anchors }: FileFacts): void => {
      store.noteAnchors(path, anchors);
      runner.invalidate('file', path);
    };
    await readFacts(unknown, { ...setup, withAnchors: true }, take, signal);
    return unknown;
  }

  #readContent(paths: Iterable<string>): Promise<void> {
    const { files, listed, facts, knownContent } = this.#options;
    const unknown = [...paths].filter((path) => {
      const known = knownContent?.(path);
      if (known !== undefined) facts.contents.set(path, known);
      return known === undefined;
    });
    return readContent(unknown, files, listed.paths, facts.contents, facts.sha256);
  }
}
